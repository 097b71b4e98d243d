"""The point of a service that is ready."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """The journeys work as customers come to them.

    On a phone and a desktop, in the languages of those who are written to, over a slow line, and where scripts of others are blocked. What
    works on the maker's own desk is tried by nobody else before it goes out.
    """
    why = not_gathered(evidence, "walks") or "nothing was gathered for it"
    asked = "Who has walked the journeys on a phone, in each language and over a slow line?"
    return decided(7, "service", [], [f"{asked} (not gathered: {why})"], "")
