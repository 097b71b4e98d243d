"""Count the screens between the wish to leave and the end."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.leaving import leaving_journeys, screens_kept_by

FINE, SERIOUS = 1, 3


@audit
def retention_screen(visit: Visit) -> Iterator[Finding]:
    """Screens that leaving does not need stand in the way.

    One question whether the customer is sure protects from slips. Each further offer, survey or "before you go" is time spent on the
    company's wish and not on the customer's; Amazon's former way out had four pages and fifteen options. A screen counts once,
    whatever stands on it: none or one is fine, two are moderate, three or more serious.
    """
    for journey in leaving_journeys(visit):
        screens = screens_kept_by(visit, journey)
        if len(screens) <= FINE:
            continue
        named = "; ".join(f"{screen.kind}: `{screen.words}`" for screen in screens)
        yield Finding(
            audit="retention-screen",
            severity="serious" if len(screens) >= SERIOUS else "moderate",
            certainty="likely",
            seen=f"{len(screens)} screens between the wish to leave and the end that leaving does not need: {named}",
            journey=journey.name,
            step=screens[0].look.step,
            view=screens[0].look.view,
            words=screens[0].words,
            url=screens[0].look.page.url,
        )
