"""The point of plan B."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """There is another way when the page falls.

    When the page falls, customers need to be told so, and where else to turn. A notice, a page that stands without the server and another
    channel take an hour to make before, and a day while everybody calls.
    """
    why = not_gathered(evidence, "pages") or "nothing was gathered for it"
    asked = "Can a notice be put on the page, is there a page that stands without the server, and which other channel is named?"
    return decided(12, "plan-b", [], [f"{asked} (not gathered: {why})"], "")
