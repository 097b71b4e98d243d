"""Look for what is over and leads nowhere from there."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.endings.ways_on import ends_without_way_on


@audit
def expired_without_way_forward(visit: Visit) -> Iterator[Finding]:
    """What the customer came for is over, and the page offers nothing else.

    They are there and want it: another date, a new code or somebody to ask would keep them, a page that only says that it is over sends
    them away. Looked for is a way to ask, anything to press that is not only the way back, and words of another way; what says that
    there may be one counts as one.
    """
    for journey, verdict, page in ends_without_way_on(visit, "expired"):
        yield Finding(
            audit="expired-without-way-forward",
            severity="moderate",
            certainty="likely",
            seen=f"the page says `{verdict.words}` and shows nobody to ask, no other date and nothing to press but the way back",
            journey=journey.name,
            step=journey.halt.step if journey.halt else -1,
            view=verdict.view,
            words=verdict.words,
            url=page.url,
        )
