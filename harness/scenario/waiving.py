"""What can be said of waivers only on a day, and by whoever knows the audits."""

import datetime
from collections.abc import Collection, Iterable

from harness.errors import Problem
from harness.scenario.mistakes import meant, shown
from harness.scenario.plan import WaiverPlan
from harness.scenario.reading import problem_at

LONGEST = datetime.timedelta(days=366)


def mistaken(waivers: Iterable[WaiverPlan], audits: Collection[str], today: datetime.date) -> list[Problem]:
    """Give what is wrong with waivers: an audit that nobody knows, or a day more than a year away."""
    problems: list[Problem] = []
    for plan in waivers:
        waiver = plan.waiver
        if audits and waiver.audit not in audits:
            hint = meant(waiver.audit, audits, "`mystery-shop explain` lists all audits")
            problems.append(_said(plan, plan.audit_at, f"there is no audit {shown(waiver.audit)}", hint, waiver.audit))
        if datetime.date.fromisoformat(waiver.until) > today + LONGEST:
            hint = f"write a day up to {today + LONGEST}, and look at it again then"
            problems.append(_said(plan, plan.until_at, "nothing is waived for more than a year", hint, waiver.until))
    return problems


def expired(waivers: Iterable[WaiverPlan], today: datetime.date) -> list[Problem]:
    """Give the waivers whose day is over; that is no mistake, and their findings count again."""
    over = [plan for plan in waivers if datetime.date.fromisoformat(plan.waiver.until) < today]
    hint = "take the waiver out, or give it another day"
    return [_said(plan, plan.until_at, f"the waiver of `{plan.waiver.audit}` has expired", hint, plan.waiver.until) for plan in over]


def _said(plan: WaiverPlan, place: tuple[int, int], message: str, hint: str, marked: str) -> Problem:
    return problem_at(plan.waiver.path, *place, message, hint, len(marked))
