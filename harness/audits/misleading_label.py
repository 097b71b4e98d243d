"""Look for ways out that are called something else."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.endings.outcomes import judge
from harness.reading.leaving import leaving_journeys
from harness.reading.looks import PRESSES, Deed, deeds, matches, own_words, page_at, quoted, saying


@audit
def misleading_label(visit: Visit) -> Iterator[Finding]:
    """The way out is called something else than leaving.

    Who wants to leave looks for a word that says so, passes by "pause" or "manage plan", and concludes that there is no way or takes one
    that does not end it. Consumer centres in Germany, which looked at 840 sites by hand, counted 38 whose button was called something else.
    """
    for journey in leaving_journeys(visit):
        pressed = [deed for deed in deeds(journey, PRESSES) if page_at(visit, deed.act.view) is not None]
        called = next((deed for deed in pressed if _says(visit, deed, "leaving.instead")), None)
        if called is None or judge(visit, journey).outcome not in ("reached", "held"):
            continue
        if any(_says(visit, deed, "leaving.wish") or _named_beside(visit, deed) for deed in pressed):
            continue
        yield Finding(
            audit="misleading-label",
            severity="moderate",
            certainty="likely",
            seen=f"what led to leaving is called `{quoted(called.act.name)}`, and nothing that was pressed on the way names leaving",
            journey=journey.name,
            step=called.step,
            view=called.act.view,
            words=quoted(called.act.name),
            url=visit.views[called.act.view].url,
            box=called.act.box,
        )


def _says(visit: Visit, deed: Deed, key: str) -> bool:
    return matches(visit, visit.views[deed.act.view], key, deed.act.name)


def _named_beside(visit: Visit, deed: Deed) -> bool:
    """Tell whether the page on which the customer pressed names leaving in another control, or in words of its own."""
    page = visit.views[deed.act.view]
    named = [each.name for each in (*page.links, *page.buttons)]
    return bool(saying(visit, page, "leaving.wish", [*named, *own_words(visit, deed.act.view)]))
