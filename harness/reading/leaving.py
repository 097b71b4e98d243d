"""What stands between a customer's wish to leave and the end."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.lexicon import folded_sentences, normal
from harness.model import FieldView, Journey, Visit
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import PRESSES, Look, address, deeds, looks, matches, own_words, page_at, quoted, saying

KINDS = ("offer", "survey", "plea", "sure")


class Screen(NamedTuple):
    """A screen that leaving does not need, with what it is and the words that show it."""

    look: Look
    kind: str
    words: str
    sure: bool = False  # whatever else it holds, it asks whether the customer is sure


def leaving_journeys(visit: Visit) -> Iterator[Journey]:
    """Give the walked journeys by which the customer wants out."""
    return (journey for journey in visit.journeys if is_leaving(visit, journey))


def is_leaving(visit: Visit, journey: Journey) -> bool:
    """Tell whether it is a walked journey by which the customer wants out."""
    return journey.walked and bool(journey.steps) and kind_of(journey, visit.language) == "leave"


def wish(visit: Visit, journey: Journey) -> int:
    """Give the index of the look on which the customer first pressed what names leaving; the journey's first where no name does."""
    seen = looks(visit, journey)
    for _, act in deeds(journey, PRESSES):
        if 0 <= act.view < len(visit.views) and matches(visit, visit.views[act.view], "leaving.wish", act.name):
            return act.view
    return seen[0].view if seen else -1


def after_wish(visit: Visit, journey: Journey) -> list[Look]:
    """Give the looks between the wish and the end: not the page that confirms that it is done."""
    since = wish(visit, journey)
    behind = [look for look in looks(visit, journey) if look.view > since]
    if journey.halt is not None or not behind:
        return behind
    end = behind[-1].page.fingerprint
    return [look for look in behind[:-1] if not end or look.page.fingerprint != end]


def screens_kept_by(visit: Visit, journey: Journey) -> list[Screen]:
    """Give the screens after the wish that hold an offer, a survey, a plea or `are you sure`, each once."""
    found: dict[tuple[str, str], Screen] = {}
    for screen in _screens(visit, journey):
        found.setdefault(_mark(screen), screen)
    return list(found.values())


def holding_back(visit: Visit, journey: Journey) -> set[int]:
    """Give the looks at those screens that leaving could do without.

    One of them protects from slips, and is not among these: the last that asks whether the customer is sure, else the one on which the
    end was pressed, whatever else stands on it.
    """
    screens, way = _screens(visit, journey), after_wish(visit, journey)
    final = [each for each in screens if each.sure] or [each for each in screens if each.look.view == way[-1].view]
    needed = _mark(final[-1]) if final else None
    return {screen.look.view for screen in (*screens, *_detours(visit, journey)) if _mark(screen) != needed}


def _detours(visit: Visit, journey: Journey) -> list[Screen]:
    """Give each look at such a screen that the site's file leads past, before the wish too: leaving may begin with one."""
    acts = (act for step in journey.steps if step.part == "detour" for act in step.acts)
    pages = {(page.page, address(page)) for act in acts if (page := page_at(visit, act.view))}
    there = [look for look in looks(visit, journey) if (look.page.page, address(look.page)) in pages]
    return [screen for look in there if (screen := _screen(visit, look, frozenset()))]


def _mark(screen: Screen) -> tuple[str, str]:
    return address(screen.look.page), screen.words


def _screens(visit: Visit, journey: Journey) -> list[Screen]:
    """Give each look at such a screen. What stood on the pages before the wish, such as a footer's advertisement, counts for nothing."""
    since = wish(visit, journey)
    before = frozenset[str]().union(*(folded_sentences(page.text) for page in visit.views[: since + 1]))
    last = judge(visit, journey)
    stuck = last.view if last.outcome == "dead-end" else -1  # which is reported as such
    seen = (_screen(visit, look, before) for look in after_wish(visit, journey) if look.view != stuck)
    return [screen for screen in seen if screen]


def _screen(visit: Visit, look: Look, before: frozenset[str]) -> Screen | None:
    said = [*own_words(visit, look.view), *look.page.headings[:1], look.page.title]
    fresh = [part for part in said if normal(part) not in before]
    for kind in KINDS:
        words = saying(visit, look.page, f"retention.{kind}", fresh)
        if words and (kind != "survey" or _asks(look)):
            return Screen(look, kind, quoted(words[0]), bool(saying(visit, look.page, "retention.sure", fresh)))
    return None


def _asks(look: Look) -> bool:
    """A survey that may be skipped in place, beside the button that ends it, is a courtesy and no screen of its own."""
    return any(field.required and field.control in ("text", "choice") for field in look.page.fields)


def reason_fields(visit: Visit, look: Look) -> list[FieldView]:
    """Give the required fields of a look that ask why the customer leaves."""
    return [field for field in look.page.fields if field.required and _asks_why(visit, look, field)]


def _asks_why(visit: Visit, look: Look, field: FieldView) -> bool:
    if field.secret or field.token not in ("comment", "unknown", ""):
        return False
    return matches(visit, look.page, "leaving.reason", field.label) or (not field.label and field.token == "comment")
