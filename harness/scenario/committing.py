"""What says that something may be sent which cannot be taken back, and what of that deserves a note."""

import itertools
from collections.abc import Iterable, Iterator

from harness.errors import Problem
from harness.model import ClearedBy
from harness.scenario.mistakes import shown
from harness.scenario.plan import PlannedStep, Scenario, Site
from harness.scenario.reading import problem_at

LOOKING = ("expect", "should", "read", "wait", "agree", "street")  # verbs that press nothing


def cleared_by(step: bool | None, journey: bool | None, site: Site) -> ClearedBy:
    """Say what clears a step of these words, the nearest first; empty where nothing does."""
    said: tuple[tuple[ClearedBy, bool | None], ...] = (("step", step), ("journey", journey), ("site", site.commit))
    for by, commit in said:
        if commit is not None:
            return by if commit else ""
    return "command" if site.asked else "owned" if site.owned else ""


def may_commit(scenario: Scenario, site: Site) -> bool:
    """Whether any step of a visit may send what cannot be taken back."""
    return any(_clearing(scenario, site))


def notes(scenario: Scenario, sites: Iterable[Site]) -> Iterator[Problem]:
    """Tell of `commit: true` where it does nothing, and of what would be sent to a company that is not ours and never be undone."""
    others = [site for site in sites if not site.owned]
    steps = [step for journey in scenario.journeys for step in journey.steps] if others else []
    for step in (*steps, *(step for site in others for step in _own_steps(site))):
        if step.commit and step.verb in LOOKING:
            said = f"`{step.verb}` presses nothing, so `commit: true` does nothing here"
            yield problem_at(step.path, step.line, step.column, said, "set it beside the step that presses the last button", len(step.verb))
    for site in others if not scenario.undo else ():
        for line, column, words in itertools.islice(_clearing(scenario, site), 1):
            said = f"what is sent to site {shown(site.key)}, which is not said to be ours, is never undone"
            yield problem_at(scenario.path, line, column, said, "list under `undo:` the journeys that take it back", len(words))


def _clearing(scenario: Scenario, site: Site) -> Iterator[tuple[int, int, str]]:
    """Give line, column and words of each step that may send something, or of the journey where that or the site says so."""
    for journey in scenario.journeys:
        for step in journey.steps:
            if step.verb not in LOOKING and (by := cleared_by(step.commit, journey.commit, site)):
                yield (step.line, step.column, step.verb) if by == "step" else (journey.line, journey.column, journey.name)
    first = scenario.journeys[0]
    if any(step.commit and step.verb not in LOOKING for step in _own_steps(site)):
        yield first.line, first.column, first.name


def _own_steps(site: Site) -> tuple[PlannedStep, ...]:
    return (*site.sign_in, *(step for detour in site.detours for step in detour.steps))
