"""Dead ends at which a page shows the customer nothing else to do."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.model import DeadEndKind, Journey, PageView, Visit
from harness.reading.contact.reaching import leads_on, may_show_way_to_ask
from harness.reading.contact.replies import every_tongue
from harness.reading.endings.dead_ends import error_page
from harness.reading.endings.outcomes import judge
from harness.reading.endings.verdict import Verdict
from harness.reading.looks import Look, page_at, told


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
        if not (may_show_way_to_ask(visit, page) or leads_on(visit, page) or _names_other_way(page)):
            yield End(journey, verdict, page)


def _names_other_way(page: PageView) -> bool:
    said = "\n".join(told(page))
    return any(tongue.find("ways-on.other", said) for tongue in every_tongue())
