"""Look for failures of a page's own scripts."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.endings.outcomes import judge
from harness.reading.looks import quoted
from harness.reading.questions.asking import places

NOT_SCRIPTS = ("Failed to load resource",)  # Chromium's console also tells of requests that failed


@audit
def script_error(visit: Visit) -> Iterator[Finding]:
    """A page's scripts fail.

    Most such errors pass unseen; where the customer gets stuck on the same page, the error is likely to be the reason, and then
    counts as moderate. Each message is reported once in a visit.
    """
    stuck = {verdict.view for journey in visit.journeys if (verdict := judge(visit, journey)).outcome == "dead-end"}
    seen: set[str] = set()
    for place in places(visit):
        for message in place.page.script_errors:
            if message in seen or any(word in message for word in NOT_SCRIPTS):
                continue
            seen.add(message)
            yield Finding(
                audit="script-error",
                severity="moderate" if place.view in stuck else "minor",
                seen="a script of the page failed" + (" where the customer could not go on" if place.view in stuck else ""),
                journey=place.journey.name,
                step=place.step,
                view=place.view,
                words=quoted(message),
                url=place.page.url,
            )
