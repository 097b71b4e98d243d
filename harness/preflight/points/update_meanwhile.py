"""The point of nobody touching it meanwhile."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """Nobody updates it meanwhile.

    An update in the hours after a mail meets everybody at once, and its mistakes do too. Who releases, and whether they know the day, only
    people can say.
    """
    why = not_gathered(evidence, "watch") or "nothing was gathered for it"
    asked = "Is every release stopped from the day before until the rush is over, and who has been told?"
    return decided(9, "update-meanwhile", [], [f"{asked} (not gathered: {why})"], "")
