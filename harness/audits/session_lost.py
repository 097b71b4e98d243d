"""Look for pages on which the company has forgotten the customer in the middle of what they were doing."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.sessions import SOON_S, losses

WHAT = {
    "session": "the page says that the session is over",
    "basket": "the basket, which was filled, is empty",
    "sign-in": "the page asks who the customer is, who was signed in",
}


@audit
def session_lost(visit: Visit) -> Iterator[Finding]:
    """The company forgets the customer in the middle.

    Who did not sign out and was not away has to say once more who they are, and to find and type again what is lost. WCAG 2.2 asks
    that data survive when a session ends (2.2.5, level AAA) and that people be told how long they may be idle (2.2.6, AAA).
    """
    for loss in losses(visit):
        place = loss.place
        yield Finding(
            audit="session-lost",
            severity="moderate",
            certainty="likely",
            seen=f"{WHAT[loss.what]}, without signing out and within {SOON_S // 60} minutes of the page before: `{loss.words}`",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=loss.words,
            url=place.page.url,
        )
