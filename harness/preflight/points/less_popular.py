"""The point of less success than planned."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """Whoever has had it already is told so.

    A campaign that is less popular than hoped is sent again, to everybody. Who has redeemed already meets the same page: it helps them
    if it says so, and when, or for what.
    """
    why = not_gathered(evidence, "walks") or "nothing was gathered for it"
    asked = "What does the page say to those who have redeemed already, when they are reminded?"
    return decided(4, "less-popular", [], [f"{asked} (not gathered: {why})"], "")
