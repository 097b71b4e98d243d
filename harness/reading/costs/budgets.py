"""What a journey may cost, held against what it cost: which limits were not kept, and the step with which they first were not."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from harness.model import BrokenBudget, Budget, Effort, Finding, Journey, JourneyScore, Limit, Relative, Severity, Visit
from harness.reading.costs.prediction import predict
from harness.reading.costs.symmetry import ratio
from harness.reading.looks import looks

COUNTS = ("clicks", "keystrokes", "fields", "choices", "pages", "dialogs")
RATIOS = ("clicks", "pages", "seconds")
RANKS: tuple[Severity, ...] = ("minor", "moderate", "serious", "critical")
OF_SCORES: Mapping[str, str] = {"largest paint, ms": "", "leaving ÷ joining": "clicks"}  # the count that a part's figure is made of

Figures = Mapping[str, float]  # what a journey came to, by metric


class Spent(NamedTuple):
    """A journey with what it came to, and what its limits may be made from: None where that was not gone through."""

    visit: Visit
    journey: Journey
    score: JourneyScore
    findings: Sequence[Finding]  # of this journey, in the order of its steps; not those that are waived
    mirror: Figures | None = None
    baseline: Figures | None = None


def figures(score: JourneyScore, findings: Sequence[Finding]) -> dict[str, float]:
    """Give what a journey came to, in each metric that a limit can be set for."""
    said: dict[str, float] = {name: getattr(score.effort, name) for name in COUNTS}
    said["seconds"] = score.seconds.middle
    if score.score is not None:
        said["score"] = score.score
    return said | {f"findings.{rank}": len(_as_bad(findings, rank)) for rank in RANKS}


def broken(spent: Spent) -> list[BrokenBudget]:
    """Give the limits that were not kept, of several for one metric the tightest."""
    budgets = (spent.journey.budget, *spent.journey.further_budgets)
    found: dict[str, BrokenBudget] = {}
    for each in (over for budget in budgets for metric, limit in _limits(budget) if (over := _over(spent, budget.origin, metric, limit))):
        tighter = each.metric not in found or (each.limit - found[each.metric].limit) * (-1 if each.metric == "score" else 1) < 0
        if tighter:
            found[each.metric] = each
    return list(found.values())


def said(over: BrokenBudget) -> str:
    """Put a limit that was not kept into words: the figure, the limit, and the first step that broke it."""
    allowed = f"{'at least' if over.metric == 'score' else 'allowed'} {over.limit:g}"
    whence = ", ".join(filter(None, [f"by the {over.against}" if over.against else "", over.origin]))
    step = f"step {over.step + 1} `{over.words}`" if over.step >= 0 else ""
    if over.metric == "score":
        place = ", ".join(filter(None, [f"most for {over.by}" if over.by else "", f"above all at {step}" if step else ""]))
    else:
        place = f"first over at {step}{f' by {over.by}' if over.by else ''}" if step else over.by or "no step was recorded"
    return f"{over.metric}: {over.figure:g}, {allowed}{f' ({whence})' if whence else ''}{f'; {place}' if place else ''}"


def by_journey(visit: Visit, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Give the findings of each journey in the order of its steps. One of no journey belongs to that of its page, else to the first."""
    found: dict[str, list[Finding]] = {journey.name: [] for journey in visit.journeys}
    for finding in placed(visit, findings):
        found.setdefault(finding.journey, []).append(finding)
    return {name: sorted(each, key=lambda finding: math.inf if finding.step < 0 else finding.step) for name, each in found.items()}


def placed(visit: Visit, findings: Sequence[Finding]) -> list[Finding]:
    """Give findings with the journey and the step that their pages belong to, where they name none themselves."""
    seen = {look.view: (journey.name, look.step) for journey in reversed(visit.journeys) for look in looks(visit, journey)}
    first = next((journey.name for journey in visit.journeys if journey.walked), "")
    return [_placed(finding, *seen.get(finding.view, (first, -1))) for finding in findings]


def _placed(finding: Finding, journey: str, step: int) -> Finding:
    if not finding.journey:
        return msgspec.structs.replace(finding, journey=journey, step=step)
    return msgspec.structs.replace(finding, step=step) if finding.step < 0 and finding.journey == journey else finding


def _limits(budget: Budget) -> Iterator[tuple[str, Limit]]:
    yield from ((name, limit) for name in (*COUNTS, "seconds", "score") if (limit := getattr(budget, name)) is not None)
    if budget.ratio is not None:
        yield from ((f"ratio.{name}", budget.ratio) for name in RATIOS)
    yield from ((f"findings.{rank}", limit) for rank, limit in budget.findings.items())


def _over(spent: Spent, origin: str, metric: str, limit: Limit) -> BrokenBudget | None:
    """Hold one limit against its figure; None where it was kept or one of both is not known."""
    figure = _figure(spent, metric)
    allowed = _resolved(limit, metric, spent)
    if figure is None or allowed is None or (figure >= allowed if metric == "score" else figure <= allowed):
        return None
    step, by = _blamed(spent, metric, allowed)
    walked = spent.journey.steps[step] if 0 <= step < len(spent.journey.steps) else None
    return BrokenBudget(
        metric=metric, figure=figure, limit=allowed, by=by, origin=origin, step=step if walked else -1,
        against=limit.to if isinstance(limit, Relative) else "mirror" if metric.startswith("ratio.") else "",
        path=walked.path if walked else "", line=walked.line if walked else 0, words=(walked.words or walked.verb) if walked else "",
    )  # fmt: skip


def _figure(spent: Spent, metric: str) -> float | None:
    own = figures(spent.score, spent.findings)
    kind, _, name = metric.partition(".")
    return ratio(own[name], spent.mirror[name]) if kind == "ratio" and spent.mirror else own.get(metric)


def _resolved(limit: Limit, metric: str, spent: Spent) -> float | None:
    if not isinstance(limit, Relative):
        return limit
    other = spent.mirror if limit.to == "mirror" else spent.baseline
    return None if other is None or metric not in other else round(other[metric] * limit.times + limit.plus, 2)


def _blamed(spent: Spent, metric: str, allowed: float) -> tuple[int, str]:
    """Give the index of the step that broke a limit, -1 where none can be told, and what besides a step did."""
    kind, _, name = metric.partition(".")
    if kind == "findings":
        finding = _as_bad(spent.findings, name)[max(0, math.floor(allowed))]
        return finding.step, finding.audit
    if kind == "score":
        return _dearest(spent)
    if kind == "ratio" and spent.mirror:
        allowed *= spent.mirror[name]
    return _first_over(spent, name or metric, allowed), ""


def _as_bad(findings: Sequence[Finding], rank: str) -> list[Finding]:
    return [finding for finding in findings if RANKS.index(finding.severity) >= RANKS.index(rank)]


def _first_over(spent: Spent, metric: str, limit: float) -> int:
    steps = spent.journey.steps

    def so_far(count: int) -> float:
        if metric == "seconds":
            return predict(Journey(name=spent.journey.name, steps=steps[:count]), spent.visit).middle
        return float(getattr(Effort.total([step.effort for step in steps[:count]]), metric))

    return next((count - 1 for count in range(1, len(steps)) if so_far(count) > limit), len(steps) - 1)


def _dearest(spent: Spent) -> tuple[int, str]:
    """Give the part that costs most of a score, and the step at which most of it was spent; of a dead end where it ended."""
    if spent.score.outcome == "dead-end":
        return spent.journey.halt.step if spent.journey.halt else -1, "the dead end"
    part = min(spent.score.parts, key=lambda each: each.score, default=None)
    if part is None:
        return -1, ""
    metric = OF_SCORES.get(part.metric, part.metric)
    dearest = max(range(len(spent.journey.steps)), key=lambda at: _cost(spent, metric, at), default=-1) if metric else -1
    return dearest, f"{part.metric} {part.value:g} (median {part.median:g})"


def _cost(spent: Spent, metric: str, at: int) -> float:
    step = spent.journey.steps[at]
    if metric == "seconds":
        return predict(Journey(name=spent.journey.name, steps=[step]), spent.visit).middle
    return float(getattr(step.effort, metric))


def from_baseline(budget: Budget) -> bool:
    """Tell whether any limit is made from the baseline, without which it cannot be checked."""
    limits = [*budget.findings.values(), *(getattr(budget, name) for name in budget.__struct_fields__)]
    return any(isinstance(limit, Relative) and limit.to == "baseline" for limit in limits)
