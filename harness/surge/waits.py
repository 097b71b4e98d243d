"""Waits for answers, kept as a histogram, so that half a million of them take no more room than a few."""

import math
from collections import Counter
from collections.abc import Mapping

_STEP = math.log(1.02)  # a class is two percent wide: as exact as a percentile of a rush can be


class Waits:
    """How long answers took, in milliseconds."""

    def __init__(self) -> None:
        self.classes: Counter[int] = Counter()
        self.longest = 0.0

    def note(self, ms: float) -> None:
        """Count one wait."""
        self.classes[max(0, math.ceil(math.log(ms) / _STEP)) if ms > 1 else 0] += 1
        self.longest = max(self.longest, ms)

    def add(self, classes: Mapping[str, int], longest: float) -> None:
        """Count those that somebody else has noted."""
        self.classes.update({int(name): count for name, count in classes.items()})
        self.longest = max(self.longest, longest)

    def percentile(self, percent: float) -> float:
        """Give the wait that so many percent do not exceed, never less than it was and at most two percent more; 0 where nobody waited."""
        needed, passed = math.ceil(self.classes.total() * percent / 100), 0
        for name in sorted(self.classes):
            passed += self.classes[name]
            if passed >= needed:
                return round(min(math.exp(name * _STEP), self.longest), 1)
        return 0.0

    def told(self) -> dict[str, float]:
        """Give what a level says of its waits."""
        if not self.classes:
            return {}
        return {**{f"p{percent}": self.percentile(percent) for percent in (50, 95, 99)}, "max": round(self.longest, 1)}
