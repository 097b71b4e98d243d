"""What a scenario allows a journey to cost, held against what it cost."""

from harness.model import Effort, Journey, Visit
from harness.reading.costs.prediction import predict

COUNTS = ("clicks", "keystrokes", "fields", "choices", "pages", "dialogs")


def over_budget(visit: Visit, journey: Journey, score: float | None) -> list[str]:
    """Say, for each limit that was broken, the figure, the limit, and the first step that broke it."""
    said = [line for name in COUNTS if (line := _count(journey, name))]
    limit = journey.budget.seconds
    if limit is not None and (seconds := predict(journey, visit).middle) > limit:
        said.append(f"seconds: {seconds:g}, allowed {limit:g}; {_first_over(journey, _seconds_broken(visit, journey, limit))}")
    least = journey.budget.score
    if least is not None and score is not None and score < least:
        said.append(f"score: {score:g}, at least {least:g}")
    return said


def _count(journey: Journey, name: str) -> str:
    limit: int | None = getattr(journey.budget, name)
    figure: int = getattr(journey.effort, name) if limit is not None else 0
    if limit is None or figure <= limit:
        return ""
    so_far = Effort()
    for at, step in enumerate(journey.steps):
        so_far += step.effort
        if getattr(so_far, name) > limit:
            return f"{name}: {figure}, allowed {limit}; {_first_over(journey, at)}"
    return f"{name}: {figure}, allowed {limit}"


def _seconds_broken(visit: Visit, journey: Journey, limit: float) -> int:
    """Give the index of the step with which the prediction first went over the limit."""
    for count in range(1, len(journey.steps)):
        if predict(_cut(journey, count), visit).middle > limit:
            return count - 1
    return len(journey.steps) - 1


def _cut(journey: Journey, count: int) -> Journey:
    return Journey(name=journey.name, steps=journey.steps[:count])


def _first_over(journey: Journey, at: int) -> str:
    if not 0 <= at < len(journey.steps):
        return "no step was recorded"
    step = journey.steps[at]
    return f"first over at step {at + 1} `{step.words or step.verb}`"
