"""Look for reasons that have to be given before leaving."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.leaving import leaving_journeys, reason_fields
from harness.reading.looks import address, looks


@audit
def required_survey(visit: Visit) -> Iterator[Finding]:
    """The customer has to give a reason to leave.

    Asked as a courtesy a reason costs nothing; demanded, it is work that only the company has use for, and it holds up what the
    customer has already decided.
    """
    for journey in leaving_journeys(visit):
        seen: set[tuple[str, str]] = set()
        for look in looks(visit, journey):
            fields = reason_fields(visit, look)
            mark = (address(look.page), "|".join(field.label for field in fields))
            if not fields or mark in seen:
                continue
            seen.add(mark)
            labels = ", ".join(f"`{field.label or field.name}`" for field in fields)
            yield Finding(
                audit="required-survey",
                severity="serious",
                seen=f"a reason has to be given before leaving goes on: {labels}",
                journey=journey.name,
                step=look.step,
                view=look.view,
                words=fields[0].label,
                url=look.page.url,
                box=fields[0].box,
            )
