"""Look for what the author of the scenario hoped for and what is not there."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import page_at, quoted


@audit
def unmet_expectation(visit: Visit) -> Iterator[Finding]:
    """Something that ought to be there is not.

    The scenario's author says what a customer may expect, such as an order number or a date on a confirmation. The journey goes
    on without it; the customer goes on less sure.
    """
    for journey in visit.journeys:
        for number, step in enumerate(journey.steps):
            if not step.unmet:
                continue
            page = page_at(visit, step.view)
            yield Finding(
                audit="unmet-expectation",
                severity="moderate",
                seen=f"`{quoted(step.unmet)}` was expected and not there",
                journey=journey.name,
                step=number,
                view=step.view,
                url=page.url if page else "",
            )
