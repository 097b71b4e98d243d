"""Line charts as plain SVG: where the pieces of one lie, in units of its box; templates draw them."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache

WIDTH, HEIGHT = 280, 90
LEFT = 24  # where the scale begins; what it says stands before
_SIDE, _ABOVE, _BELOW = 7, 8, 8  # room for points at the edges


@dataclasses.dataclass(frozen=True)
class Stretch:
    """Numbers on end that are the same: where it starts and ends, what it says, and the places of those that are marked."""

    left: float
    right: float
    y: float
    words: str
    crosses: list[float]


@dataclasses.dataclass(frozen=True)
class Gap:
    """A place where nothing was measured."""

    x: float
    words: str


@dataclasses.dataclass(frozen=True)
class Line:
    """A row of numbers drawn: the line through them, broken where there is none."""

    path: str
    stretches: list[Stretch]
    gaps: list[Gap]


def line(values: Sequence[float | None], marked: Sequence[bool], top: float, words: Callable[[int, int], str]) -> Line:
    """Draw numbers on a scale from 0 to `top`, from left to right. `words` says what stands from one place to another."""
    places = across(len(values))
    stretches, gaps, path = [], [], []
    start = 0
    for end in range(1, len(values) + 1):
        value = values[start]
        if end < len(values) and value is not None and values[end] == value:
            continue
        if value is None:
            gaps.append(Gap(places[start], words(start, start)))
        else:
            y, crosses = up(value, top), [places[at] for at in range(start, end) if marked[at]]
            stretches.append(Stretch(places[start], places[end - 1], y, words(start, end - 1), crosses))
            path.append(f"{'L' if start and values[start - 1] is not None else 'M'}{places[start]} {y}H{places[end - 1]}")
        start = end
    return Line("".join(path), stretches, gaps)


@cache
def across(number: int) -> tuple[float, ...]:
    """Give where so many numbers lie from the left; the only one in the middle."""
    room = WIDTH - LEFT - 2 * _SIDE
    return tuple(round(LEFT + _SIDE + room * (at / (number - 1) if number > 1 else 0.5), 1) for at in range(number))


def up(value: float, top: float) -> float:
    """Give where a number lies from above; what is off the scale lies at its end."""
    share = min(1.0, max(0.0, value / top)) if top > 0 else 0.0
    return round(HEIGHT - _BELOW - (HEIGHT - _ABOVE - _BELOW) * share, 1)
