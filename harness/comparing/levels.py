"""Where a row of numbers steps from one level to another and stays there."""

import math
import statistics
from collections.abc import Sequence

import msgspec

SPREADS = 3  # of a level's own spread that a number has to be away from its middle


class Level(msgspec.Struct, frozen=True):
    """A stretch of numbers about the same: where it starts, its median; not `lasting` where it is the last number alone."""

    start: int
    middle: float
    lasting: bool = True


def levels(values: Sequence[float | None], least: float) -> list[Level]:
    """Give the levels of a row of numbers, at `least` that far from each other; None, NaN and infinite numbers are passed over.

    A new level begins where two numbers on end lie off the middle of the level so far, on the same side: one alone is a chance,
    but the last of all, of which nobody knows yet.
    """
    known = [(at, value) for at, value in enumerate(values) if value is not None and math.isfinite(value)]
    found: list[Level] = []
    while known:
        size, members = _stretch([value for _, value in known], least)
        found.append(Level(known[0][0], statistics.median(members)))
        known = known[size:]
        if len(known) == 1:
            found.append(Level(known[0][0], known[0][1], lasting=False))
            break
    return found


def _stretch(row: Sequence[float], least: float) -> tuple[int, list[float]]:
    """Give how many numbers belong to the first level, and those of them that make its middle."""
    members, middle = [row[0]], row[0]
    for at in range(1, len(row)):
        off = row[at] - middle
        if abs(off) >= least:
            slack = max(least, SPREADS * statistics.median(abs(each - middle) for each in members))
            if abs(off) >= slack and (at + 1 == len(row) or _stays(row[at + 1] - middle, off, slack)):
                return at, members
        members.append(row[at])  # a chance too: it tells how far the numbers spread
        middle = statistics.median(members) if off else middle
    return len(row), members


def _stays(following: float, off: float, slack: float) -> bool:
    return abs(following) >= slack and (following > 0) == (off > 0)
