"""The point of a mailing in stages."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """The mail goes out in waves that the page can bear.

    A mail to everybody at once brings everybody at once. How many can be served without waiting too long tells how large a wave may be,
    and how far apart the waves have to be.
    """
    why = not_gathered(evidence, "surge") or "nothing was gathered for it"
    asked = "In which waves does the mail go out, and who stops them when the page is slow?"
    return decided(5, "staged-mailing", [], [f"{asked} (not gathered: {why})"], "")
