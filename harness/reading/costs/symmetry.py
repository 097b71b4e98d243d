"""Leaving held against joining: ratios of effort, and the authentication that leaving demands on top."""

import math
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from harness.model import Factor, Journey, Step, Symmetry, Visit
from harness.reading.costs.prediction import predict
from harness.reading.endings.outcomes import judge
from harness.reading.looks import own_words, page_at, quoted, saying

PASSWORDS, IDENTITY = ("password", "current-password"), ("identity-number", "identity-document")
IN_WORDS: tuple[Factor, ...] = ("id-document", "signature", "phone-call")
# What is typed where a proof is demanded; other proofs are given away from the page.
TYPED: Mapping[Factor, tuple[str, ...]] = {
    "password": PASSWORDS, "password-again": PASSWORDS, "one-time-code": ("one-time-code",), "id-document": IDENTITY,
}  # fmt: skip
GONE_THROUGH = ("reached", "held", "dead-end")


class Demand(NamedTuple):
    """One authentication factor that a journey demanded; `view` is the look whose words demand it, -1 if a step met it."""

    factor: Factor
    view: int = -1
    words: str = ""


def mirrored(visit: Visit, journey: Journey) -> Journey | None:
    """Give the journey that this one is held against, if it got where it was meant to."""
    named = (each for each in visit.journeys if journey.mirrors and each.name == journey.mirrors and each is not journey)
    other = next(named, None)
    return other if other and judge(visit, other).outcome in ("reached", "held") else None


def demands(visit: Visit, journey: Journey) -> list[Demand]:
    """Give the factors demanded, in order: those the shopper met, and those that the page of a dead end names in words."""
    factors = journey.effort.authentication
    met = [Demand(each, _where(visit, step, each)) for step in journey.steps for each in step.effort.authentication]
    verdict = judge(visit, journey)
    if verdict.outcome != "dead-end" or not 0 <= verdict.view < len(visit.views):
        return met
    page, words = visit.views[verdict.view], own_words(visit, verdict.view)
    for factor in IN_WORDS:
        found = next(iter(saying(visit, page, f"authentication.{factor}", words)), "")
        if found and factor not in factors:
            met.append(Demand(factor, verdict.view, quoted(found)))
    return met


def _where(visit: Visit, step: Step, factor: Factor) -> int:
    """Give the last look of a step at the page on which a proof was typed; where none was, the step's last look at all; else -1."""
    at = next((act.view for act in step.acts if act.token in TYPED.get(factor, ())), step.view)
    if (typed := page_at(visit, at)) is None:
        return -1
    return max(view for view in range(at, max(at, step.view) + 1) if (page := page_at(visit, view)) and page.page == typed.page)


def extra_demands(visit: Visit, journey: Journey, mirror: Journey) -> list[Demand]:
    """Give the factors that a journey demands beyond its mirror's, in order; one demanded twice counts twice."""
    left = Counter(journey_factor.factor for journey_factor in demands(visit, mirror))
    extra = []
    for demand in demands(visit, journey):
        if left[demand.factor] > 0:
            left[demand.factor] -= 1
        else:
            extra.append(demand)
    return extra


def ratio(leaving: float, joining: float) -> float | None:
    """Divide, to two decimals; None where joining has none of it or either is no number."""
    if not (math.isfinite(leaving) and math.isfinite(joining)) or joining <= 0:
        return None
    return round(leaving / joining, 2)


def hold(visit: Visit, journey: Journey) -> Symmetry | None:
    """Hold a journey against the one it mirrors; None where it mirrors none or either was not gone through."""
    mirror = mirrored(visit, journey)
    if mirror is None or judge(visit, journey).outcome not in GONE_THROUGH:
        return None
    left, joined = journey.effort, mirror.effort
    return Symmetry(
        journey=journey.name,
        mirrors=mirror.name,
        clicks=ratio(left.clicks, joined.clicks),
        pages=ratio(left.pages, joined.pages),
        seconds=ratio(predict(journey, visit).middle, predict(mirror, visit).middle),
        extra_authentication=tuple(demand.factor for demand in extra_demands(visit, journey, mirror)),
    )
