"""Charts as plain SVG: where their pieces lie, in percent of the width, and what they say; templates draw them."""

import dataclasses
from collections.abc import Mapping

from harness.reporters.drawing import present, tongue

PARTS = ("needed", "again", "retention", "waiting", "consent")  # of the time that a journey takes, in the order they are drawn


@dataclasses.dataclass(frozen=True)
class Segment:
    """A part of a bar: which one, what it is called, its seconds, where it begins and how long it is in percent of the chart's width."""

    part: str
    name: str
    seconds: float
    start: float
    width: float


@dataclasses.dataclass(frozen=True)
class Dot:
    """A number and what it spreads over, in percent of the chart's width; the ends are the number where it does not spread."""

    low: float
    middle: float
    high: float


def part_name(part: str) -> str:
    """Name a part of the time that a journey takes, in the language of the page."""
    return {
        "needed": tongue.say("needed"),
        "again": tongue.say("asked again"),
        "retention": tongue.say("holding back"),
        "waiting": tongue.say("waiting for the site"),
        "consent": tongue.say("cookie banner"),
    }[part]


def segments(split: Mapping[str, float], longest: float) -> list[Segment]:
    """Stack seconds by part, to the scale on which `longest` fills the width. Parts that took nothing are left out."""
    stacked: list[Segment] = []
    start = 0.0
    for part in PARTS:
        if (seconds := split.get(part, 0)) > 0:
            width = share(seconds, longest)
            stacked.append(Segment(part, part_name(part), seconds, round(start, 2), width))
            start += width
    return stacked


def took(seconds: float) -> str:
    """Give seconds as short as they can be read: `3.4 s`, `48 s`, `12 min`."""
    if seconds >= 120:
        return f"{seconds / 60:.0f} min"
    return f"{present.number_text(seconds)} s" if seconds < 9.95 else f"{seconds:.0f} s"


def between(low: str, high: str) -> str:
    """Say the ends of what a number spreads over, with the unit once; empty where both read the same."""
    unit = high.partition(" ")[2]
    return "" if low == high else f"{low.removesuffix(f' {unit}')}–{high}"


def dot(low: float, middle: float, high: float, longest: float) -> Dot:
    """Place a number and the ends of what it spreads over on a scale from 0 to `longest`."""
    return Dot(share(low, longest), share(middle, longest), share(high, longest))


def share(number: float, whole: float) -> float:
    """Give a number in percent of the whole, from 0 to 100."""
    return round(min(100.0, max(0.0, 100 * number / whole)), 2) if whole > 0 else 0.0
