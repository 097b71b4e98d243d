"""Dead ends at which a page shows the customer nothing else to do."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.lexicon import normal
from harness.model import DeadEndKind, Journey, PageView, Visit
from harness.reading.dead_ends import error_page
from harness.reading.looks import Look, address, page_at, told
from harness.reading.outcomes import judge
from harness.reading.reaching import may_show_way_to_ask
from harness.reading.replies import every_tongue
from harness.reading.verdict import Verdict


class End(NamedTuple):
    """A dead end with the page that shows no way on."""

    journey: Journey
    verdict: Verdict
    page: PageView


def ends_without_way_on(visit: Visit, kind: DeadEndKind) -> Iterator[End]:
    """Give the dead ends of a kind whose page shows nobody to ask, nothing of its own to press but the way back, and names no other way.

    An error that left no page of its own behind, such as a line that was cut, is none: it may be ours.
    """
    for journey in visit.journeys:
        verdict = judge(visit, journey)
        page = page_at(visit, verdict.view)
        if verdict.outcome != "dead-end" or verdict.kind != kind or page is None:
            continue
        if kind == "server-error" and error_page(visit, Look(-1, verdict.view, page)) is None:
            continue
        if not (may_show_way_to_ask(visit, page) or _leads_on(visit, page) or _names_other_way(page)):
            yield End(journey, verdict, page)


def _leads_on(visit: Visit, page: PageView) -> bool:
    """Tell whether there is something to press that other pages have not, besides the way back to them."""
    here = address(page)
    elsewhere = {normal(each.name) for other in visit.views if address(other) != here for each in (*other.links, *other.buttons)}
    own = (each.name for each in (*page.links, *page.buttons) if not each.disabled and normal(each.name) not in elsewhere)
    return any(not any(tongue.find("ways-on.back", name) for tongue in every_tongue()) for name in own)


def _names_other_way(page: PageView) -> bool:
    said = "\n".join(told(page))
    return any(tongue.find("ways-on.other", said) for tongue in every_tongue())
