"""What a visit has sent that has to be taken back, and what became of that."""

from collections.abc import Sequence

import msgspec

from harness.model import Committed, NotUndone, Visit
from harness.reading.endings.outcomes import judge
from harness.scenario import JourneyPlan


def due(plans: Sequence[JourneyPlan], visit: Visit) -> list[JourneyPlan]:
    """Give the journeys of `undo` that a visit needs: those for whatever it has sent, and those that mirror a journey which sent something.

    What the visit has taken back itself needs none: a journey was reached that mirrors the one which sent it.
    """
    left = {each.journey for each in visit.committed} - taken_back(visit)
    return [plan for plan in plans if (plan.mirrors in left if plan.mirrors else left)]


def taken_back(visit: Visit) -> set[str]:
    """Give the journeys that another journey of the visit has undone."""
    return {journey.mirrors for journey in visit.journeys if journey.mirrors and judge(visit, journey).outcome == "reached"}


def marked(visit: Visit, plans: Sequence[JourneyPlan]) -> Visit:
    """Note on each thing that was sent whether it was taken back."""
    state, taken = {each.name: each.state for each in visit.undone}, taken_back(visit)

    def mark(sent: Committed) -> Committed:
        about = [state.get(plan.name, "not-undone") for plan in plans if plan.mirrors in ("", sent.journey)]
        done = sent.journey in taken or all(each == "undone" for each in about)
        return msgspec.structs.replace(sent, undo="undone" if done else "not-undone") if about or sent.journey in taken else sent

    return msgspec.structs.replace(visit, committed=[mark(each) for each in visit.committed])


def not_undone(visit: Visit) -> NotUndone | None:
    """Give what a visit has left behind at the company although its scenario says how it is taken back; None where there is nothing."""
    left = [each for each in visit.committed if each.undo == "not-undone"]
    if not left:
        return None
    kept = {name: value for journey in visit.journeys for step in journey.steps for name, value in step.kept.items()}
    return NotUndone(
        visit=visit.id, scenario=visit.scenario, site=visit.site, site_name=visit.site_name, address=visit.address, started=visit.started,
        mailbox=visit.mailbox, committed=left, kept=kept, tried=[each for each in visit.undone if each.state == "not-undone"],
    )  # fmt: skip
