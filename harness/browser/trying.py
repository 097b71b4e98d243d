"""What is tried when a visit is over: what customers do by accident, where the site is ours and it was asked for."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from harness.browser.double_press import try_double_press
from harness.browser.mishaps import try_back, try_reload
from harness.browser.walk import Walk
from harness.model import Trial
from harness.scenario.plan import Mishap

Another = Callable[[], AbstractContextManager[Walk]]  # another customer's walk of the same scenario, not yet begun


def try_mishaps(walk: Walk, wanted: Sequence[Mishap], another: Another) -> list[Trial]:
    """Try mishaps one after the other, Back last: it turns away from the page that the visit ended on."""
    ended = not walk.journeys or any(journey.halt or not journey.walked for journey in walk.journeys)
    why = "the site is not said to be ours" if not walk.site.owned else "the visit ended early" if ended else ""
    visit = walk.visit("")
    trials = []
    for kind in sorted(wanted, key=("double-press", "reload", "back").index):
        if why:
            trials.append(Trial(kind=kind, untried=why))
        elif kind == "double-press":
            with another() as other:
                trials.append(try_double_press(visit, other))
        else:
            trials.append(try_back(walk) if kind == "back" else try_reload(walk))
    return trials
