"""Look for pages that keep the customer waiting."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Severity, Timings, Visit
from harness.reading.costs.anchors import paint_anchor
from harness.reading.looks import address
from harness.reading.questions.asking import places

ATTENTION_LOST = 10_000  # ms; Nielsen's last limit: people turn to something else
FIRST_BYTE = 1_800  # ms; `poor` by web.dev's thresholds


@audit
def slow_page(visit: Visit) -> Iterator[Finding]:
    """A page keeps the customer waiting.

    After ten seconds people turn to something else (Nielsen). Serious: not loaded, or its largest part not painted, within ten
    seconds. Moderate: the largest part painted later than the median of the anchors. Minor: the first byte after 1.8 s.
    Each address counts once.
    """
    median = paint_anchor(visit).median
    seen: set[str] = set()
    for place in places(visit):
        if place.page.timings is None or address(place.page) in seen:
            continue
        slow = _slow(place.page.timings, median)
        if slow is None:
            continue
        seen.add(address(place.page))
        severity, said = slow
        yield Finding(
            audit="slow-page",
            severity=severity,
            seen=said,
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=place.page.title,
            url=place.page.url,
        )


def _slow(timings: Timings, median: float) -> tuple[Severity, str] | None:
    longest = max(timings.loaded, timings.largest_paint, timings.first_byte)
    if longest > ATTENTION_LOST:
        return "serious", f"the page took {longest / 1000:.1f} s, more than the 10 s after which people turn away"
    if timings.largest_paint > median:
        return "moderate", f"the largest part was painted after {timings.largest_paint / 1000:.1f} s (median {median / 1000:g} s)"
    if timings.first_byte > FIRST_BYTE:
        return "minor", f"the first byte came after {timings.first_byte / 1000:.1f} s"
    return None
