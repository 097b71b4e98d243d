"""The point of the rush."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """In a rush everybody gets what they were promised, and is told so.

    When hundreds come at once codes are marked as used that brought nothing, orders are taken and never confirmed, and customers are told
    that they have redeemed already. Nobody sees it but they.
    """
    why = not_gathered(evidence, "surge") or "nothing was gathered for it"
    asked = "Has the page been tried with as many customers at once as are expected, and was every code redeemed exactly once?"
    return decided(8, "rush", [], [f"{asked} (not gathered: {why})"], "")
