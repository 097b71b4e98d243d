"""Look for errors of the site that leave the customer standing."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.endings.ways_on import ends_without_way_on


@audit
def outage_without_alternative(visit: Visit) -> Iterator[Finding]:
    """The site fails, and the page offers nothing else.

    Failures happen; what the customer can do meanwhile is the company's to say: a number, an address, when it will work again, or the
    same in another place. A bare error leaves them to guess whether what they sent has arrived. Errors that left no page behind, such
    as a line that was cut, are left out: they may be ours.
    """
    for journey, verdict, page in ends_without_way_on(visit, "server-error"):
        what = f"with status {page.status}" if page.status >= 500 else f"and says `{verdict.words}`"
        yield Finding(
            audit="outage-without-alternative",
            severity="moderate",
            certainty="likely",
            seen=f"the page came {what}, and shows nobody to ask, no time to come back and nothing to press but the way back",
            journey=journey.name,
            step=journey.halt.step if journey.halt else -1,
            view=verdict.view,
            words=verdict.words,
            url=page.url,
        )
