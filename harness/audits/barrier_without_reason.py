"""Look for barriers where nothing needs protecting."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.barriers import DOORS, barriers


@audit
def barrier_without_reason(visit: Visit) -> Iterator[Finding]:
    """A barrier stands where nothing needs protecting.

    An online shop that keeps the hours of its office, or a price behind a sign-in, stops customers when nobody and nothing is the safer for
    it, as a speed limit at night does for works done by day. Told by the page's own words where they give no reason, such as
    maintenance, trade prices or an age limit.
    """
    for barrier in barriers(visit):
        place = barrier.place
        guarded = f"what anyone may know is shown only after {DOORS.get(barrier.kind)}"
        yield Finding(
            audit="barrier-without-reason",
            severity="moderate",
            certainty="likely",
            seen=f"{'what runs by itself keeps hours' if barrier.kind == 'hours' else guarded}, and no reason is given: `{barrier.words}`",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=barrier.words,
            url=place.page.url,
        )
