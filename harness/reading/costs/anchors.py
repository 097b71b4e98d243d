"""The one table of anchors that scores are held against, each with its source, and the curve between them."""

import math
from statistics import NormalDist
from typing import NamedTuple

from harness.lexicon import lexicon, normal
from harness.model import Journey, Part, Visit

ANCHORS_VERSION = "2026.1"
PHONE_WIDTH = 600  # CSS pixels; a narrower window is a phone
P10_QUANTILE = 1.28155  # standard deviations from the median to the best tenth


class Anchor(NamedTuple):
    """What the best tenth and the median come to in one metric of one kind of journey (`*`: of all)."""

    kind: str
    metric: str
    p10: float
    median: float
    source: str


ANCHORS = (
    Anchor("leave", "clicks", 2, 6.7, "EU–Amazon undertaking 2022: two clicks; mean of 40 services (EmailToolTester 2023)"),
    Anchor("leave", "pages", 2, 4, "Germany's two stages (§ 312k BGB); four pages of Amazon's former way out"),
    Anchor("leave", "seconds", 60, 300, "Nielsen; Lenfest 2022 (two thirds of 22 newspapers under 5 min)"),
    Anchor("leave", "leaving ÷ joining", 1.0, 1.5, "legal symmetry; 27 against 18 clicks on 40 platforms (Marketing Letters 2022)"),
    Anchor("checkout", "fields", 8, 11.3, "Baymard 2024"),
    Anchor("join", "fields", 3, 6, "157 real sign-up forms"),
    Anchor("sign-in", "fields", 2, 3, "281 real sign-in forms"),
    Anchor("newsletter", "fields", 1, 1.5, "19 real newsletter forms (median 1, p90 7)"),
    Anchor("phone", "largest paint, ms", 2500, 4000, "Lighthouse, mobile"),
    Anchor("desktop", "largest paint, ms", 1200, 2400, "Lighthouse, desktop"),
)
KINDS = tuple(dict.fromkeys(anchor.kind for anchor in ANCHORS if anchor.kind not in ("phone", "desktop")))
FALLBACK = "leave"  # the only kind with an anchor for predicted seconds


def curve(value: float, p10: float, median: float) -> float:
    """Give the share of 1 for a value: 0.90 at p10, 0.50 at the median, 1 at nothing at all, and 0 for what is no number."""
    if math.isnan(value):
        return 0.0
    if value <= 0:
        return 1.0
    if math.isinf(value):
        return 0.0
    sigma = math.log(median / p10) / P10_QUANTILE
    return 1 - NormalDist().cdf(math.log(value / median) / sigma)


def part(anchor: Anchor, value: float) -> Part:
    """Hold a value against an anchor."""
    return Part(
        metric=anchor.metric,
        value=value,
        p10=anchor.p10,
        median=anchor.median,
        score=round(curve(value, anchor.p10, anchor.median), 4),
        source=anchor.source,
    )


def anchor(kind: str, metric: str) -> Anchor:
    """Give the anchor of a kind and metric; KeyError where there is none."""
    return next((each for each in ANCHORS if (each.kind, each.metric) == (kind, metric)), None) or _missing(kind, metric)


def _missing(kind: str, metric: str) -> Anchor:
    raise KeyError(f"no anchor for {metric} of {kind}")


def is_phone(visit: Visit) -> bool:
    """Tell whether the visit was made in a window as narrow as a phone's, or on a phone held sideways."""
    return 0 < (min(visit.viewport) if visit.touch else visit.viewport[0]) < PHONE_WIDTH


def paint_anchor(visit: Visit) -> Anchor:
    """Give the anchor of the largest paint for the visit's kind of device."""
    return anchor("phone" if is_phone(visit) else "desktop", "largest paint, ms")


def kind_of(journey: Journey, language: str = "en") -> str:
    """Give a journey's kind: as written, else `leave` for one that mirrors, else by the words of its name, else empty."""
    if journey.kind:
        return journey.kind
    if journey.mirrors:
        return "leave"
    name = normal(journey.name.replace("-", " ").replace("_", " "))
    for tongue in (lexicon("en"), lexicon(language)):
        for kind in tongue.keys("journeys"):
            if tongue.find(f"journeys.{kind}", name):
                return kind
    return ""
