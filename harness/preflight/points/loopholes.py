"""The point of loopholes."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """What is given is given once, to those it is meant for.

    A code that works twice, or for others, or after its day is found by somebody and passed on; then it is taken back from everybody, and
    those who were honest lose it too.
    """
    why = not_gathered(evidence, "loopholes") or "nothing was gathered for it"
    asked = "Can a code be used twice, by others, after its day, or with its letters changed?"
    return decided(6, "loopholes", [], [f"{asked} (not gathered: {why})"], "")
