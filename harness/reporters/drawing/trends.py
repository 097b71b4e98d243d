"""The page of how things have moved: its charts, and what they say in words."""

import dataclasses
import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from harness.comparing.trend import METRICS, Change, Point, Series
from harness.reporters.drawing import lines
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.present import NO_BREAK, NONE, counted, moment_text, number_text
from harness.reporters.drawing.tongue import day_text, language, noted, say, spelled

MOST = 1000  # series on a page; more would open slowly, and nobody reads them
_NAMES = {"score": noted("Score"), "clicks": noted("Clicks"), "fields": noted("Fields"), "findings": noted("Findings")}
_COUNTED = {
    "score": (noted("{number} point"), noted("{number} points")), "clicks": (noted("{number} click"), noted("{number} clicks")),
    "fields": (noted("{number} field"), noted("{number} fields")), "findings": (noted("{number} finding"), noted("{number} findings")),
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Chart:
    """One metric of a series, drawn."""

    name: str
    moved: str  # from the first number to the last
    words: str  # what a screen reader says
    top: str
    line: lines.Line
    steps: list[float]  # where a change begins


@dataclasses.dataclass(frozen=True)
class Told:
    """What one run changed for the worse or for the better, in words."""

    worse: bool
    words: str


@dataclasses.dataclass(frozen=True)
class Drawn:
    """A series on the page."""

    site: str
    scenario: str
    manner: str
    runs: str
    changes: list[Told]
    charts: list[Chart]
    rows: list[list[str]]
    dead: bool  # whether the last run met a dead end


def page(series: Sequence[Series], pages: Mapping[str, str]) -> str:
    """Write the page; `pages` are the run's others, by name, as `nav.pages` gives them."""
    anchors = {point.anchors for each in series for point in each.points if point.anchors}
    drawn = [_drawn(each) for each in series[:MOST]]
    return render("trend", drawn=drawn, pages=pages, left=max(0, len(series) - MOST), metrics=_NAMES, anchors=sorted(anchors))


def _drawn(series: Series) -> Drawn:
    days = _days(tuple(point.started for point in series.points), language())
    charts = [_chart(series, metric, days) for metric in METRICS if any(value is not None for value in series.values(metric))]
    return Drawn(
        site=series.site_name or series.site, scenario=series.scenario, manner=_manner(series), runs=_runs(days),
        changes=list(_told(series.changes, dict(zip((point.started for point in series.points), days, strict=True)))),
        charts=charts, rows=[_row(point, when) for point, when in zip(series.points, days, strict=True)],
        dead=bool(series.points and series.points[-1].dead_ends),
    )  # fmt: skip


def _chart(series: Series, metric: str, days: Sequence[str]) -> Chart:
    values = [_shown(value, metric) for value in series.values(metric)]
    known = [value for value in values if value is not None]
    top = 100.0 if metric == "score" else max([1.0, *known])
    moved = _moved(values, [_shown(value, metric) for value in series.comparable(metric)])
    starts = {point.started: at for at, point in enumerate(series.points)}
    dead = [point.dead_ends > 0 for point in series.points]
    return Chart(
        name=say(_NAMES[metric]), moved=moved, words=f"{say(_NAMES[metric])}: {moved}, {_runs(days)}", top=_number(top),
        line=lines.line(values, dead, top, lambda one, other: _words(series, metric, one, other, days)),
        steps=[lines.across(len(values))[starts[change.since]] for change in series.changes if change.metric == metric],
    )  # fmt: skip


def _shown(value: float | None, metric: str) -> float | None:
    """Give a number as precisely as it is told: a score is whole, for part of it is measured time."""
    if value is None or not math.isfinite(value):
        return None
    return float(round(value)) if metric == "score" else value


def _moved(values: Sequence[float | None], comparable: Sequence[float | None]) -> str:
    """Give the first number and the last; what was spent until a dead end is not held against what was spent in all."""
    known = [at for at, value in enumerate(values) if value is not None]
    first = next((value for value in comparable if value is not None), None)
    if not known or first is None:
        return say("dead end") if known else NONE
    last = comparable[known[-1]]
    return say("{before} → {after}", before=_number(first), after=say("dead end") if last is None else _number(last))


def _words(series: Series, metric: str, one: int, other: int, days: Sequence[str]) -> str:
    value = _shown(getattr(series.points[one], metric), metric)
    when = days[one] if one == other else say("{first} to {last}", first=days[one], last=days[other])
    said = _walks(series.points[one]) if value is None else _amount(value, metric, language())
    dead = [say("dead end")] if any(point.dead_ends for point in series.points[one : other + 1]) else []
    return f"{when}: {', '.join([said, *dead])}"


@lru_cache(4096)
def _amount(value: float, metric: str, _language: str) -> str:
    one, many = _COUNTED[metric]
    return say(one if value == 1 else many, number=_number(value)).replace(" ", NO_BREAK, 1)


def _number(number: float) -> str:
    return str(int(number)) if number == int(number) else number_text(number)  # most are whole, and there are very many


def _told(changes: Sequence[Change], days: Mapping[str, str]) -> Iterator[Told]:
    def together(change: Change) -> tuple[str, bool, bool]:
        return change.since, change.lasting, change.worse

    for (since, lasting, worse), some in groupby(sorted(changes, key=together, reverse=True), key=together):
        said, day = ", ".join(map(_change, some)), days.get(since, since)
        last = say("last run, {day}: {change}", day=day, change=said)
        yield Told(worse, say("since {day}: {change}", day=day, change=said) if lasting else last)


def _change(change: Change) -> str:
    if change.metric == "dead_ends":
        return say("a dead end") if change.worse else say("no dead end any more")
    before, after = (_shown(value, change.metric) or 0.0 for value in (change.before, change.after))
    amount = f"{'+' if after > before else '−'}{_amount(round(abs(after - before), 1), change.metric, language())}"
    return say("{amount} ({before} → {after})", amount=amount, before=_number(before), after=_number(after))


def _walks(point: Point) -> str:
    """Say how many walks a run has made, and how they ended where that is worth saying."""
    stopped = spelled(point.stopped) if point.stopped else ""
    if not point.measured:
        return say("not measured: {outcome}", outcome=stopped)
    if point.walks == 1:
        return say("dead end") if point.dead_ends else "1"
    said = [counted(point.dead_ends, "dead ends")] if point.dead_ends else []
    if point.stopped:
        said.append(say("{number} not measured: {outcome}", number=point.walks - point.measured, outcome=stopped))
    return say("{said} of {walks}", said=", ".join(said), walks=point.walks) if said else str(point.walks)


def _row(point: Point, when: str) -> list[str]:
    values = (_shown(getattr(point, metric), metric) for metric in METRICS)
    return [when, _walks(point), *(NONE if value is None else _number(value) for value in values)]


@lru_cache  # most series have been walked in the same runs
def _days(runs: tuple[str, ...], _language: str) -> list[str]:
    """Give the day of each run by when it started, and the time as well where a day has several."""
    days = [started[:10] for started in runs]
    return [_day(started, days.count(day) == 1) for started, day in zip(runs, days, strict=True)]


def _day(started: str, alone: bool) -> str:
    try:
        read = datetime.datetime.fromisoformat(started)
    except ValueError:
        return started
    return day_text(read) if alone else moment_text(read)


def _runs(days: Sequence[str]) -> str:
    runs = counted(len(days), "runs")
    return say("{runs}, {first} to {last}", runs=runs, first=days[0], last=days[-1]) if len(days) > 1 else runs


def _manner(series: Series) -> str:
    standing = "" if series.standing == "stranger" else spelled(series.standing)
    parts = [standing, series.device, say("by keyboard") if series.keyboard else "", series.throttle, Path(series.file).name]
    return ", ".join(filter(None, parts))
