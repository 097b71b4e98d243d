"""What a scorecard means for a test: pass, fail, skip or error, with the line of the scenario it is about."""

import pytest

from harness.errors import printable
from harness.model import JourneyScore, Scorecard, Step, Visit


class Verdict(Exception):
    """A visit that did not end well; the message points at the step's line in the YAML."""


def explain(visit: Visit, card: Scorecard) -> str:
    """Say for each journey that did not end well what happened and at which line, then the findings."""
    lines = []
    for journey in card.journeys:
        if journey.outcome not in ("reached", "held", "not-walked"):
            kind = f" ({journey.kind})" if journey.kind else ""
            lines += [f"{_place(visit, journey)}{journey.name}: {journey.outcome}{kind}: {journey.reason}"]
        lines += [f"{_place(visit, journey)}{journey.name}: over budget: {said}" for said in journey.over_budget]
    lines += [f"  {finding.severity} {finding.audit}: {finding.seen}" for finding in card.findings]
    return printable("\n".join(lines)).replace("\\x0a", "\n")


def _place(visit: Visit, journey: JourneyScore) -> str:
    walked = next((each for each in visit.journeys if each.name == journey.name), None)
    steps: list[Step] = walked.steps if walked else []
    if not steps:
        return ""
    at = steps[walked.halt.step] if walked and walked.halt and 0 <= walked.halt.step < len(steps) else steps[-1]
    return f"{at.path}:{at.line}: `{at.words}`\n  "


def deliver(visit: Visit, card: Scorecard) -> None:
    """Pass, fail or skip: reached and held within budget pass, a dead end or a broken budget fails, what was not measured skips."""
    __tracebackhide__ = True
    said = explain(visit, card)
    if card.outcome in ("bot-wall", "stale-scenario"):
        pytest.skip(f"not measured: {said}")
    if card.outcome == "dead-end" or any(journey.over_budget for journey in card.journeys):
        raise Verdict(said)
