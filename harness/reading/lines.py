"""Where in the scenario's files something is to be told: the line of a step, for build servers and editors."""

import dataclasses

from harness.model import BrokenBudget, Step, Visit


@dataclasses.dataclass(frozen=True, order=True)
class Line:
    """A file, as the run was told of it, and a line of it from 1."""

    path: str
    line: int = 1


def line_of(visit: Visit, journey: str, step: int = -1) -> Line:
    """Give the line of a journey's step; of no such step the journey's first, and of no such journey the scenario's first line."""
    steps = _steps(visit, journey)
    return _line(visit, steps[step] if 0 <= step < len(steps) else _first(visit, steps))


def line_of_end(visit: Visit, journey: str) -> Line:
    """Give the line of the step that a journey ended with."""
    return _line(visit, last_step(visit, journey))


def line_of_budget(visit: Visit, journey: str, broken: BrokenBudget) -> Line:
    """Give the line of the step that broke a budget."""
    return Line(broken.path, broken.line) if broken.path and broken.line else line_of(visit, journey, broken.step)


def last_step(visit: Visit, journey: str) -> Step | None:
    """Give the step that a journey ended with; None where it was not walked."""
    walked = next((each for each in visit.journeys if each.name == journey), None)
    if walked is None or not walked.steps:
        return None
    return walked.steps[walked.halt.step] if walked.halt and 0 <= walked.halt.step < len(walked.steps) else walked.steps[-1]


def _steps(visit: Visit, journey: str) -> list[Step]:
    return next((each.steps for each in visit.journeys if each.name == journey), [])


def _first(visit: Visit, steps: list[Step]) -> Step | None:
    own = (step for step in steps if step.path in ("", visit.file) and not step.part)  # not one of the site's sign-in
    return next(own, steps[0] if steps else None)


def _line(visit: Visit, step: Step | None) -> Line:
    return Line(step.path or visit.file, max(1, step.line)) if step else Line(visit.file)
