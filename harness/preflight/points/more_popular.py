"""The point of more success than planned."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """The page holds when many more come than planned, and when nothing is left.

    A gift that is liked is passed on. Whoever comes when three or ten times as many are there, or when the last one is gone, should
    find a way forward, and not a page that fell or a wall.
    """
    why = not_gathered(evidence, "surge") or "nothing was gathered for it"
    asked = "What happens when ten times as many come, and what does the page say when the stock has run out?"
    return decided(3, "more-popular", [], [f"{asked} (not gathered: {why})"], "")
