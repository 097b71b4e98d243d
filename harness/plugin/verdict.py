"""What a scorecard means for a test: pass, fail, skip or error, with the line of the scenario it is about."""

import pytest

from harness.comparing.failing import fails
from harness.comparing.telling import changed, expired
from harness.errors import printable
from harness.model import FailOn, Finding, JourneyScore, Scorecard, Visit
from harness.reading.lines import last_step

FINE = ("reached", "held", "not-walked")
NOT_MEASURED = ("bot-wall", "stale-scenario", "pending", "not-walked")  # the last where no journey of the visit was begun


def explain(visit: Visit, card: Scorecard) -> str:
    """Say for each journey that did not end well what happened and at which line, then the findings and what the baseline has otherwise."""
    lines = []
    for journey in card.journeys:
        said = [] if journey.outcome in FINE else [_outcome(journey)]
        said += [f"over budget: {broken}" for broken in journey.over_budget]
        lines += [f"{journey.name}: {each}" for each in said]
        lines += [f"  at {place}" for place in _places(visit, journey) if said]
    lines += [f"  {_found(finding)}" for finding in card.findings if finding.audit != "dead-end" or finding.waived]
    lines += [f"  {said}" for said in [*expired(card), *changed(card)]]
    return "\n".join(map(_in_one_line, lines))


def _found(finding: Finding) -> str:
    mark = "new " if finding.new else ""
    return f"{mark}{finding.severity} {finding.audit}: {finding.seen}{f'; waived: {finding.waived}' if finding.waived else ''}"


def _places(visit: Visit, journey: JourneyScore) -> list[str]:
    """Give where a journey ended, if not well, and the steps that broke its budget, each once."""
    steps = [f"{over.path}:{over.line}: `{over.words}`" for over in sorted(journey.broken, key=lambda over: over.step) if over.step >= 0]
    ended = [] if journey.outcome in FINE and steps else [_place(visit, journey)]
    return [place for place in dict.fromkeys([*ended, *steps]) if place]


def line(visit: Visit, card: Scorecard) -> int:
    """Give the line of the scenario where the first journey that did not end well ended, or broke its budget; 1 where all is well."""
    ended = [step.line for journey in card.journeys if journey.outcome not in FINE and (step := last_step(visit, journey.name))]
    return next(iter([*ended, *(over.line for journey in card.journeys for over in journey.broken if over.line)]), 1)


def _outcome(journey: JourneyScore) -> str:
    kind = f" ({journey.kind})" if journey.kind else ""
    return f"{journey.outcome}{kind}: {journey.reason}"


def _place(visit: Visit, journey: JourneyScore) -> str:
    step = last_step(visit, journey.name)
    return f"{step.path}:{step.line}: `{step.words}`" if step else ""


def _in_one_line(text: str) -> str:
    """Make words of a page harmless for a terminal, and keep them from passing for lines of ours."""
    return printable(text.replace("\n", " "))


def deliver(visit: Visit, card: Scorecard, fail_on: FailOn = "trouble") -> None:
    """Pass, fail or skip: what was not measured skips; what fails is said by `fail_on`."""
    if card.outcome in NOT_MEASURED:
        pytest.skip(f"not measured: {_summary(visit, card)}")
    if fails(card, fail_on):
        pytest.fail(explain(visit, card), pytrace=False)


def _summary(visit: Visit, card: Scorecard) -> str:
    journey = next((each for each in card.journeys if each.outcome == card.outcome), None)
    if journey is None:
        return _in_one_line(f"{card.outcome}: {card.reason}")
    if place := _place(visit, journey):
        return _in_one_line(f"{journey.name}: {_outcome(journey)}, at {place}")
    return _in_one_line(_outcome(journey))
