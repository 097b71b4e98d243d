"""The graph of a rush: waiting, errors, false refusals and effort over the customers who came at once, and a table beside it."""

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from harness.model.surge import Level, Surge
from harness.reporters.drawing.charts import took
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.present import NONE, number_text, waiting_text
from harness.reporters.drawing.tongue import noted, say

LEFT, RIGHT, ABOVE, BELOW = 36, 306, 12, 102  # of the plot, in units of its box
_APART = 12  # that words at the ends of lines need to be read
_ENDS = ("served", "refused", "turned-away", "in-between", "unclear", "unfinished")
_CHARTS = {
    "waiting": noted("Waiting for an answer"), "lost": noted("Lost customers"), "errors": noted("Failed requests"),
    "effort": noted("Score of real browsers"),
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Spot:
    """A number at a level: where it lies, and what it says."""

    x: float
    y: float
    words: str


@dataclasses.dataclass(frozen=True)
class Row:
    """A line of a chart, told apart by `look` (`first` is drawn through, `second` dashed), with its name at the end."""

    look: str
    name: str
    path: str
    spots: list[Spot]
    name_y: float


@dataclasses.dataclass(frozen=True)
class Chart:
    """One thing over the customers who came at once."""

    name: str
    words: str  # what a screen reader says
    top: str
    rows: list[Row]
    limit: float | None  # where what customers should have lies
    limit_words: str


@dataclasses.dataclass(frozen=True)
class Mark:
    """Customers at once, below the scale."""

    x: float
    words: str


Numbers = Sequence[float | None]


def graph(surge: Surge, wait_s: float, scores: Mapping[str, float | None]) -> Markup:
    """Draw a rush. `wait_s`: the longest that customers should have to wait; `scores`: of real browsers' visits, by folder."""
    levels = sorted((level for level in surge.levels if level.requests), key=lambda level: (level.users, not level.alone))
    places = [_place(level.users, levels) for level in levels]
    marks = [Mark(x, str(level.users)) for x, level in zip(places, levels, strict=True)]
    away = _place(surge.first_turned_away, levels) if surge.first_turned_away is not None and levels else None
    charts = _charts(levels, places, wait_s, scores) if levels else []
    rows = [_row(level, scores) for level in levels]
    return Markup(render("rush", charts=charts, marks=marks, away=away, surge=surge, rows=rows))


def _charts(levels: Sequence[Level], places: Sequence[float], wait_s: float, scores: Mapping[str, float | None]) -> list[Chart]:
    draw = partial(_chart, places)
    waits = [{name: level.wait_ms.get(name, 0) for name in ("p50", "p95")} for level in levels]
    lines: dict[str, Numbers] = {say("95 of 100"): [wait["p95"] for wait in waits], say("half"): [wait["p50"] for wait in waits]}
    lost: dict[str, Numbers] = {
        say("turned away"): [float(level.ends.get("turned-away", 0) + level.ends.get("in-between", 0)) for level in levels],
        say("refused falsely"): [float(level.refused_falsely) for level in levels],
    }
    errors: dict[str, Numbers] = {"": [_failed(level) for level in levels]}
    effort = [_score(level, scores) for level in levels]
    charts = [draw("waiting", lines, waiting_text, limit=wait_s * 1000), draw("lost", lost, number_text), draw("errors", errors, _percent)]
    return [*charts, draw("effort", {"": effort}, number_text, top=100.0)] if any(score is not None for score in effort) else charts


def _chart(
    places: Sequence[float], name: str, lines: Mapping[str, Numbers], told: Callable[[float], str], limit: float = 0, top: float = 0
) -> Chart:  # fmt: skip
    highest = top or max([limit * 1.15, 1.0, *(value for values in lines.values() for value in values if value is not None)])
    drawn: dict[str, list[Spot]] = {}
    for called, values in lines.items():
        spots = [
            Spot(x, _up(value, highest), f"{called}: {told(value)}" if called else told(value))
            for x, value in zip(places, values, strict=True) if value is not None
        ]  # fmt: skip
        drawn |= {called: spots} if spots else {}
    names = _apart([spots[-1].y for spots in drawn.values()])
    rows = [
        Row(look, called, "M" + "L".join(f"{spot.x} {spot.y}" for spot in spots), spots, name_y)
        for look, (called, spots), name_y in zip(("first", "second"), drawn.items(), names, strict=False)
    ]
    said = "; ".join(f"{row.name} {', '.join(spot.words.removeprefix(f'{row.name}: ') for spot in row.spots)}".strip() for row in rows)
    within = say("should be within {time}", time=told(limit)) if limit else ""
    return Chart(say(_CHARTS[name]), f"{say(_CHARTS[name])}: {said}", told(highest), rows, _up(limit, highest) if limit else None, within)


def _place(users: int, levels: Sequence[Level]) -> float:
    """Give where so many customers lie from the left: ten times as many are as far apart anywhere."""
    low, high, here = (math.log(max(1, number)) for number in (levels[0].users, levels[-1].users, users))
    share = min(1.0, max(0.0, (here - low) / (high - low))) if high > low else 0.5
    return round(LEFT + 12 + (RIGHT - LEFT - 24) * share, 1)


def _up(value: float, top: float) -> float:
    return round(BELOW - (BELOW - ABOVE) * min(1.0, max(0.0, value / top)), 1)


def _apart(ends: Sequence[float]) -> list[float]:
    """Move words at the ends of lines away from each other, and none below the plot, where customers are counted."""
    order, places, room = sorted(range(len(ends)), key=lambda at: (ends[at], at), reverse=True), list(ends), float(BELOW + _APART)
    for at in order:
        places[at] = room = min(ends[at], room - _APART)
    return places


def _score(level: Level, scores: Mapping[str, float | None]) -> float | None:
    """Give the worst score of the visits at a level; one that was not measured counts for none."""
    return min((score for folder in level.visits if (score := scores.get(folder)) is not None), default=None)


def _failed(level: Level) -> float:
    """Give the share of requests that failed in percent; some were sent at the level before."""
    return min(100.0, 100 * level.errors / level.requests)


def _percent(share: float) -> str:
    return f"{number_text(share)} %" if share < 10 else f"{share:.0f} %"


def _row(level: Level, scores: Mapping[str, float | None]) -> list[str]:
    """Write a level's row of the table."""
    waits = [waiting_text(level.wait_ms[name]) if name in level.wait_ms else NONE for name in ("p50", "p95", "p99", "max")]
    score = _score(level, scores)
    users = say("{number}, alone", number=level.users) if level.alone else str(level.users)
    ends = [str(level.ends.get(end, 0)) for end in _ENDS]
    rest = [_percent(_failed(level)), number_text(level.per_second), took(level.window_s)]
    return [users, *ends[:2], str(level.refused_falsely), *ends[2:], *waits, *rest, NONE if score is None else number_text(score)]
