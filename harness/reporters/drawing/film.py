"""What a row of the HTML report opens to: a visit as journeys of frames, and its findings with their places."""

import dataclasses
import re
import zlib

import msgspec

from harness.model import Act, Box, Finding, Halt, Journey, JourneyScore, MailView, PageView, Promise, Step, Visit
from harness.reading.looks import pictured
from harness.reporters import Result
from harness.reporters.drawing.pictures import Picture, Pictures, around, on_screen, viewport

FOLD = 0.625  # of a picture's width: what is seen of a mail without scrolling
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclasses.dataclass(frozen=True)
class Frame:
    """One step with the look at the page that it acted on; `boxes` are what it acted on, the last one last."""

    id: str
    number: int
    step: Step
    page: PageView | None
    picture: Picture | None
    boxes: list[Box]
    halt: Halt | None
    letter: "Letter | None" = None  # that the step read


@dataclasses.dataclass(frozen=True)
class Letter:
    """A mail with its picture, and whether a step has read it."""

    mail: MailView
    picture: Picture | None
    read: bool

    @property
    def whole(self) -> Box:
        """The whole picture."""
        width, height = self.mail.screenshot_size if min(self.mail.screenshot_size) > 0 else (720, 450)
        return Box(width=width, height=height)

    @property
    def top(self) -> Box:
        """What one sees of it first."""
        return Box(width=self.whole.width, height=min(self.whole.height, self.whole.width * FOLD))


@dataclasses.dataclass(frozen=True)
class Stretch:
    """One journey: its numbers, and its frames where it was walked."""

    score: JourneyScore
    frames: list[Frame]


@dataclasses.dataclass(frozen=True)
class Place:
    """A finding, the frame it belongs to, the address it was seen at, and the screenshot cut around its box, or whole where it has none."""

    finding: Finding
    frame: Frame | None
    url: str
    picture: Picture | None
    cutting: Box | None
    boxes: list[Box]
    letter: Letter | None = None  # the mail that it was seen in


def anchor(result: Result) -> str:
    """Give the id of the visit's row: readable, safe in an address, and its own even where names are alike."""
    name = _NOT_IN_ID.sub("-", result.scorecard.visit.lower()).strip("-")
    return f"visit-{name[:60]}-{zlib.crc32(result.nodeid.encode('utf-8', 'replace')):08x}"


def stretches(result: Result, pictures: Pictures) -> list[Stretch]:
    """Give the journeys in the scorecard's order."""
    walked = {journey.name: (number, journey) for number, journey in enumerate(result.visit.journeys)}
    return [
        Stretch(score, _frames(result, *walked[score.name], pictures) if score.name in walked else [])
        for score in result.scorecard.journeys
    ]


def places(result: Result, pictures: Pictures, journeys: list[Stretch]) -> list[Place]:
    """Give the findings in the scorecard's order, each with where it was seen."""
    frames = {(stretch.score.name, frame.number - 1): frame for stretch in journeys for frame in stretch.frames}
    return [_place(result, finding, pictures, frames.get((finding.journey, finding.step))) for finding in result.scorecard.findings]


def spoken(said: Finding | Promise, visit: Visit) -> str:
    """Give the code of the language of a company's words: what their page or mail says it is in, else the site's."""
    own = ""
    if 0 <= said.mail < len(visit.mails):
        own = visit.mails[said.mail].language
    elif 0 <= said.view < len(visit.views):
        own = visit.views[said.view].language
    return own or visit.language


def letters(result: Result, pictures: Pictures) -> list[Letter]:
    """Give the mails of the visit, as they came."""
    read = {step.mail for journey in result.visit.journeys for step in journey.steps}
    return [Letter(mail, pictures.named(result, mail.screenshot), at in read) for at, mail in enumerate(result.visit.mails)]


def _frames(result: Result, number: int, journey: Journey, pictures: Pictures) -> list[Frame]:
    halts = {journey.halt.step: journey.halt} if journey.halt else {}
    return [
        _frame(result, f"{anchor(result)}-{number}-{index}", index, step, halts.get(index), pictures)
        for index, step in enumerate(journey.steps)
    ]


def _frame(result: Result, key: str, index: int, step: Step, halt: Halt | None, pictures: Pictures) -> Frame:
    views, mails = result.visit.views, result.visit.mails
    if 0 <= step.mail < len(mails):
        letter = Letter(mails[step.mail], pictures.named(result, mails[step.mail].screenshot), read=True)
        return Frame(key, index + 1, step, None, letter.picture, [], halt, letter)
    acted_on = _acted_on(step, len(views))
    view = pictured(views, acted_on)
    acts = [act for act in step.acts if act.view == acted_on and act.box]
    return Frame(
        id=key, number=index + 1, step=step, page=views[view] if view >= 0 else None, picture=pictures.of(result, view),
        boxes=[box for box in _boxes(acts, views[view]) if on_screen(box, viewport(result.visit))] if view >= 0 else [], halt=halt,
    )  # fmt: skip


def _acted_on(step: Step, views: int) -> int:
    # Going somewhere is done to no page: what shows the step is where it led.
    choices = [step.acts[-1].view] if step.acts and step.acts[-1].kind != "go" else []
    return next((view for view in [*choices, step.view] if 0 <= view < views), -1)


def _shown(box: Box, page: PageView) -> Box:
    """Give where a box is on the page's screenshot."""
    return msgspec.structs.replace(box, x=box.x - page.scroll[0], y=box.y - page.scroll[1])


def _boxes(acts: list[Act], page: PageView) -> list[Box]:
    return [_shown(act.box, page) for act in acts if act.box]


def _place(result: Result, finding: Finding, pictures: Pictures, frame: Frame | None) -> Place:
    views, mails = result.visit.views, result.visit.mails
    if 0 <= finding.mail < len(mails):
        letter = Letter(mails[finding.mail], pictures.named(result, mails[finding.mail].screenshot), read=True)
        return Place(finding, frame, "", letter.picture, None, [], letter)
    page = views[finding.view] if 0 <= finding.view < len(views) else None
    whole = viewport(result.visit)
    at = pictured(views, finding.view) if page else -1
    box = _shown(finding.box, views[at]) if finding.box and page else None
    shown = box if box and on_screen(box, whole) else None
    picture = pictures.of(result, at) if shown or not box else None  # a box off the screenshot is not seen on it
    cutting = (around(shown, whole) if shown else whole) if picture else None
    return Place(finding, frame, finding.url or (page.url if page else ""), picture, cutting, [shown] if shown else [])
