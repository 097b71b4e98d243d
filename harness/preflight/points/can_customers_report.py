"""The point of customers who can tell us."""

from harness.model.preflight import Evidence, Point
from harness.preflight.deciding import decided, not_gathered


def judge(evidence: Evidence) -> Point:
    """Customers can tell somebody what is wrong.

    Who meets an error is the first to know of it. Where every page, and every error, shows a way to somebody who answers, a mistake costs
    an hour; where none does, it costs the campaign.
    """
    why = not_gathered(evidence, "walks") or "nothing was gathered for it"
    asked = "How far is it from each page, and from each error, to somebody who can be asked, and does a message arrive?"
    return decided(10, "can-customers-report", [], [f"{asked} (not gathered: {why})"], "")
