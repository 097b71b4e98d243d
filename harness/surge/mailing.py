"""How large the waves of a mailing may be, and the schedule that follows: from what a rush has shown, never beyond it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from harness.model.surge import Level
from harness.surge.borne import BY, late, lost, waited

PAUSE_S = 60.0  # the least from one wave to the next; waves go out at whole minutes


@dataclass(frozen=True)
class Wave:
    """Customers who may come at once, and why not more; 0: not even the smallest load that was measured was borne."""

    users: int
    why: str
    journey_s: float = 0.0  # that their longest journey took

    @property
    def pause_s(self) -> float:
        """Seconds until the next: by then this one's customers have ended their journeys, even if all had come at once."""
        return max(PAUSE_S, math.ceil(self.journey_s / PAUSE_S) * PAUSE_S)


@dataclass(frozen=True)
class Schedule:
    """Waves of a mailing: how many, and when the first and the last go out."""

    waves: int
    pause_s: float
    first: datetime.datetime
    last: datetime.datetime


def largest(levels: Sequence[Level], wait_s: float) -> Wave:
    """Find the largest wave that keeps its customers under a wait, and loses none.

    Between two measured levels waits are taken to grow evenly. Where a site fills up they grow slowly first and steeply then, so
    that what is told here is rather too small. Where customers were lost nothing is told between levels: nobody knows where it began.
    """
    good: Level | None = None
    for level in sorted((level for level in levels if level.wait_ms), key=lambda level: level.users):
        if level.alone and late(level, wait_s):  # a site that nobody has asked for long answers its first customers slowly
            continue
        if loss := lost(level):
            return _up_to(good, f"{loss} at {level.users} at once")
        if late(level, wait_s):
            return _between(good, level, wait_s)
        good = level
    return Wave(good.users, f"the most that was tried: {waited(good)}", good.journey_s) if good else Wave(0, "nothing was measured")


def schedule(audience: int, wave: Wave, first: datetime.datetime) -> Schedule | None:
    """Plan an audience's waves; None where no wave may go out."""
    if wave.users < 1:
        return None
    waves = max(1, math.ceil(audience / wave.users))
    return Schedule(waves, wave.pause_s, first, first + datetime.timedelta(seconds=(waves - 1) * wave.pause_s))


def _up_to(good: Level | None, why: str) -> Wave:
    return Wave(good.users, f"more were not tried until {why}", good.journey_s) if good else Wave(0, why)


def _between(good: Level | None, bad: Level, wait_s: float) -> Wave:
    if good is None:
        return Wave(0, f"{waited(bad)} at {bad.users} at once already")
    low, high = good.wait_ms[BY], bad.wait_ms[BY]
    users = good.users + int((bad.users - good.users) * (wait_s * 1000 - low) / (high - low))
    return Wave(users, f"{waited(good)} at {good.users} at once, {waited(bad)} at {bad.users}", max(good.journey_s, bad.journey_s))


