"""What a scorecard means for a test: pass, fail, skip or error, with the line of the scenario it is about."""

import pytest

from harness.errors import printable
from harness.model import JourneyScore, Scorecard, Visit
from harness.reading.lines import last_step

FINE = ("reached", "held", "not-walked")
NOT_MEASURED = ("bot-wall", "stale-scenario", "pending", "not-walked")  # the last where no journey of the visit was begun


def explain(visit: Visit, card: Scorecard) -> str:
    """Say for each journey that did not end well what happened and at which line, then the findings."""
    lines = []
    for journey in card.journeys:
        said = [] if journey.outcome in FINE else [_outcome(journey)]
        said += [f"over budget: {broken}" for broken in journey.over_budget]
        lines += [f"{journey.name}: {each}" for each in said]
        lines += [f"  at {place}" for place in [_place(visit, journey)] if said and place]
    lines += [f"  {finding.severity} {finding.audit}: {finding.seen}" for finding in card.findings if finding.audit != "dead-end"]
    return "\n".join(map(_in_one_line, lines))


def line(visit: Visit, card: Scorecard) -> int:
    """Give the line of the scenario where the first journey that did not end well ended, from 1; 1 where all did."""
    steps = (last_step(visit, journey.name) for journey in card.journeys if journey.outcome not in FINE)
    return next((step.line for step in steps if step), 1)


def _outcome(journey: JourneyScore) -> str:
    kind = f" ({journey.kind})" if journey.kind else ""
    return f"{journey.outcome}{kind}: {journey.reason}"


def _place(visit: Visit, journey: JourneyScore) -> str:
    step = last_step(visit, journey.name)
    return f"{step.path}:{step.line}: `{step.words}`" if step else ""


def _in_one_line(text: str) -> str:
    """Make words of a page harmless for a terminal, and keep them from passing for lines of ours."""
    return printable(text.replace("\n", " "))


def deliver(visit: Visit, card: Scorecard) -> None:
    """Pass, fail or skip: reached and held within budget pass, a dead end or a broken budget fails, what was not measured skips."""
    if card.outcome in NOT_MEASURED:
        pytest.skip(f"not measured: {_summary(visit, card)}")
    if card.outcome == "dead-end" or any(journey.over_budget for journey in card.journeys):
        pytest.fail(explain(visit, card), pytrace=False)


def _summary(visit: Visit, card: Scorecard) -> str:
    journey = next((each for each in card.journeys if each.outcome == card.outcome), None)
    if journey is None:
        return _in_one_line(f"{card.outcome}: {card.reason}")
    if place := _place(visit, journey):
        return _in_one_line(f"{journey.name}: {_outcome(journey)}, at {place}")
    return _in_one_line(_outcome(journey))
