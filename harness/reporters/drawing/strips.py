"""Film strips of several visits side by side: what each company showed at the same step of the scenario stands in the same column."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator

from harness.model import Journey, Step, Visit
from harness.reading.looks import pictured
from harness.reporters import Result
from harness.reporters.drawing.pictures import Picture, Pictures

SHOWN = 3  # pictures of a step; of a step that took more pages, the rest is a number
EMBEDDED = 200  # pictures that a page holds itself
_Place = tuple[int, int]  # the journey's number, and the step's line in the scenario


@dataclasses.dataclass
class Stage:
    """What a visit showed at one step of the scenario, with the sign-in and the detours of the company's own on the way."""

    pictures: list[Picture] = dataclasses.field(default_factory=list)
    more: int = 0  # pages that are not shown
    halted: bool = False
    parts: list[str] = dataclasses.field(default_factory=list)  # `sign-in`, `detour`, `try 2`


@dataclasses.dataclass(frozen=True)
class Column:
    """One step of the scenario, in the words of its author."""

    number: int
    journey: str
    words: str


@dataclasses.dataclass(frozen=True)
class Strips:
    """The columns, and for each visit its stages in their order; None where it did not come to."""

    columns: list[Column]
    rows: list[list[Stage | None]]

    @property
    def journeys(self) -> list[tuple[str, int]]:
        """The journeys in their order, each with how many columns it has."""
        groups = itertools.groupby(self.columns, key=lambda column: column.journey)
        return [(name, len(list(columns))) for name, columns in groups]


def aligned(results: Iterable[Result], pictures: Pictures) -> Strips:
    """Lay visits of the same scenario side by side. Each is let go of before the next is read."""
    words: dict[_Place, tuple[str, str]] = {}
    rows: list[dict[_Place, Stage]] = []
    for result in results:
        row: dict[_Place, Stage] = {}
        for place, journey, step in _placed(result.visit):
            if not step.part:
                words.setdefault(place, (journey.name, step.words or step.verb))
            _show(row.setdefault(place, Stage()), result, journey, step, pictures)
        rows.append(row)
    order = sorted(words)
    columns = [Column(number, *words[place]) for number, place in enumerate(order, 1)]
    return Strips(columns, [[row.get(place) for place in order] for row in rows])


def _placed(visit: Visit) -> Iterator[tuple[_Place, Journey, Step]]:
    """Give each step with the place of the scenario's step that it belongs to: what a company adds belongs to the one before."""
    for number, journey in enumerate(visit.journeys):
        place = (number, 0)
        for step in journey.steps:
            if step.part not in ("sign-in", "detour") or not place[1]:
                place = (number, step.line)
            yield place, journey, step


def _show(stage: Stage, result: Result, journey: Journey, step: Step, pictures: Pictures) -> None:
    halted = journey.halt is not None and journey.steps[journey.halt.step] is step
    stage.halted |= halted
    if step.part and step.part not in stage.parts:
        stage.parts.append(step.part)
    for name in _names(result.visit, step, halted):
        if len(stage.pictures) >= SHOWN or len(pictures.kept) >= EMBEDDED:
            stage.more += 1
        elif (picture := pictures.named(result, name)) and picture not in stage.pictures:
            stage.pictures.append(picture)


def _names(visit: Visit, step: Step, halted: bool) -> list[str]:
    """Give the files of the pictures of what a step acted on, or of where it led; of a mail where it read one."""
    if 0 <= step.mail < len(visit.mails):
        return [visit.mails[step.mail].screenshot]
    acted_on = [act.view for act in step.acts if act.kind != "go"]
    seen = [view for view in (acted_on or [step.view]) + [step.view] * halted if 0 <= view < len(visit.views)]
    return list(dict.fromkeys(visit.views[pictured(visit.views, view)].screenshot for view in seen))
