"""Two ways to answer one question, of which the company is known to prefer one."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.lexicon import lexicon
from harness.model import Box, ControlView, Offer, Visit
from harness.reading.banners import meaning
from harness.reading.leaving import leaving_journeys
from harness.reading.looks import matches, saying
from harness.reading.questions.asking import Place, places

LONGEST_NAME = 12  # words; anything longer is a text and no button
BESIDE = 300  # CSS pixels between the middles of two ways
DECLINES = ("declining.plainly", "declining.belittles")


class Way(NamedTuple):
    """One of the two, as it shows; 0 where it is not known how."""

    name: str
    area: float
    contrast: float
    type_px: float
    box: Box | None


class Choice(NamedTuple):
    """What the company prefers, `liked`, and the other way."""

    liked: Way
    other: Way
    journey: str = ""
    step: int = -1
    view: int = -1
    url: str = ""

    @property
    def liked_first(self) -> bool:
        """Whether the preferred way stands above the other, or before it on the same line."""
        return _middle(self.liked.box)[::-1] < _middle(self.other.box)[::-1]

    @property
    def box(self) -> Box | None:
        """The smallest rectangle that holds both; None where it is not known where one of them stands."""
        one, other = self.liked.box, self.other.box
        if one is None or other is None:
            return None
        left, top = min(one.x, other.x), min(one.y, other.y)
        right, bottom = max(one.x + one.width, other.x + other.width), max(one.y + one.height, other.y + other.height)
        return Box(x=left, y=top, width=right - left, height=bottom - top)


def choices(visit: Visit) -> Iterator[Choice]:
    """Give the choices that the visit met, each once: staying or leaving, an offer, the cookie banner."""
    seen: set[tuple[str, str]] = set()
    for choice in (*_on_pages(visit), *_on_banners(visit)):
        names = choice.liked.name, choice.other.name
        if names not in seen:
            seen.add(names)
            yield choice


def _on_pages(visit: Visit) -> Iterator[Choice]:
    leaving = list(leaving_journeys(visit))
    for place in places(visit):
        controls = [each for each in (*place.page.buttons, *place.page.links) if _is_way(each)]
        yield from _pairs(visit, place, controls, "declining.takes", DECLINES)
        if any(place.journey is each for each in leaving):
            yield from _pairs(visit, place, controls, "leaving.stay", ("leaving.wish", *DECLINES))


def _pairs(visit: Visit, place: Place, controls: list[ControlView], kind: str, against: tuple[str, ...]) -> Iterator[Choice]:
    """Give what stands together, but no `Skip to content`.

    `Do not cancel` names leaving and means staying, `No, get me the offer` says nothing clear.
    """
    page, names = place.page, [each.name for each in controls]
    likes = saying(visit, page, kind, names)
    others = {name for key in against for name in saying(visit, page, key, names)} if likes else set()
    others -= {name for name in others if "?" in name or matches(visit, page, "declining.other", name)}
    for one in controls:
        near = (other for other in controls if other.name in others and other.name not in likes and _together(one, other))
        clear = one.name in likes and (kind == "leaving.stay" or one.name not in others)
        if clear and (found := next(near, None)):
            yield Choice(_way(one), _way(found), place.journey.name, place.step, place.view, page.url)


def _is_way(control: ControlView) -> bool:
    return control.box is not None and not control.disabled and 0 < len(control.name.split()) <= LONGEST_NAME


def _together(one: ControlView, other: ControlView) -> bool:
    return all(abs(here - there) <= BESIDE for here, there in zip(_middle(one.box), _middle(other.box), strict=True))


def _middle(box: Box | None) -> tuple[float, float]:
    return (round(box.x + box.width / 2), round(box.y + box.height / 2)) if box else (0, 0)


def _on_banners(visit: Visit) -> Iterator[Choice]:
    """Give what a cookie banner offers on a screen that does both."""
    for probe in visit.consent_probes:
        tongues = lexicon(visit.language), lexicon(probe.language or visit.language)
        meant = {meaning(tongues, each.name): each for each in reversed(probe.offers)}
        if "accept" in meant and "refuse" in meant and probe.screens == 1:
            yield Choice(_way(meant["accept"]), _way(meant["refuse"]), url=visit.address)


def _way(control: ControlView | Offer) -> Way:
    box = control.box
    return Way(control.name, box.width * box.height if box else 0, control.contrast, control.type_px, box)
