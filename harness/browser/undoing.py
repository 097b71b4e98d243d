"""Undoing: what a visit has sent and must not leave so is taken back when it is over."""

import contextlib
import math
import time

import msgspec

from harness.browser.halt import meaning
from harness.browser.walk import Walk
from harness.model import Journey, PageView, Undone, Visit
from harness.reading.endings.outcomes import judge
from harness.reading.undoing import due, marked
from harness.scenario import JourneyPlan

AFTER_CTRL_C_S = 60.0  # for which somebody who wants to stop waits at most
WORDS = 300  # characters of the last page that are kept
_ELSEWHERE = ("go", "sign-in", "mail")  # verbs that begin somewhere else than where the visit has ended


def undo(walk: Walk, visit: Visit, seconds: float = math.inf) -> Visit:
    """Walk the scenario's `undo` journeys that the visit needs, in so many seconds; give it with what became of them.

    It is what stood before that: the pages, presses and mails of undoing are no customer's. Ctrl-C gives up what is left.
    """
    plans, undone = due(walk.scenario.undo, visit), list[Undone]()
    walk.eyes.until = time.monotonic() + seconds
    first = len(walk.eyes.views)
    try:
        for plan in plans:
            over = Undone(name=plan.name, mirrors=plan.mirrors, reason="Its time was over.")
            undone.append(_undone(walk, plan, visit.id) if time.monotonic() < walk.eyes.until else over)
    except KeyboardInterrupt:
        given_up = "It was given up by Ctrl-C."
        undone += [Undone(name=plan.name, mirrors=plan.mirrors, reason=given_up) for plan in plans[len(undone) :]]
    _clear_away(walk, first, {each.picture for each in undone})
    return walk.eyes.secrets.blot(marked(msgspec.structs.replace(visit, undone=undone), walk.scenario.undo))


def _undone(walk: Walk, plan: JourneyPlan, id: str) -> Undone:
    started, first = time.monotonic(), len(walk.eyes.views)
    base = Undone(name=plan.name, mirrors=plan.mirrors)
    try:
        journey = _walked(walk, plan)
    except Exception as error:  # the browser is gone
        return msgspec.structs.replace(base, reason=meaning(error, *walk.eyes.windows.state).message)
    visit = msgspec.structs.replace(walk.visit(id), journeys=[journey])
    verdict, last = judge(visit, visit.journeys[0]), visit.views[-1] if len(visit.views) > first else None
    return msgspec.structs.replace(
        base,
        state="undone" if verdict.outcome == "reached" else "not-undone",
        reason="" if verdict.outcome == "reached" else verdict.reason,
        words=_words(last) if last else "",
        url=last.url.partition("?")[0] if last else "",
        picture=last.screenshot if last else "",
        seconds=round(time.monotonic() - started, 1),
    )


def _words(page: PageView) -> str:
    """Give what somebody who has to take it back by hand would see first."""
    said = page.dialog or " · ".join([*page.headings[:3], *page.errors[:2]]) or page.text
    return " ".join(said.split())[:WORDS]


def _walked(walk: Walk, plan: JourneyPlan) -> Journey:
    """Walk a journey in a window of its own, unless it goes on where the visit has ended; whatever it presses is cleared."""
    if plan.steps[0].verb in _ELSEWHERE or walk.eyes.windows.state != (False, False, False):
        walk.eyes.begin_anew()
    return walk.apart(plan)


def _clear_away(walk: Walk, first: int, but: set[str]) -> None:
    """Remove the pictures of undoing that nothing shows."""
    for view in walk.eyes.views[first:]:
        if walk.eyes.pictures and view.screenshot and view.screenshot not in but:
            with contextlib.suppress(OSError):
                (walk.eyes.pictures / view.screenshot).unlink()
