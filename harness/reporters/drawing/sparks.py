"""Trends as lines of text: a row of blocks as tall as the numbers, and what has become of them in words."""

import datetime
import math
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeGuard

from harness.comparing.trend import METRICS, Change, Series
from harness.errors import printable
from harness.telling import counted

BLOCKS, PLAIN = "▁▂▃▄▅▆▇█", "_.:-=+*#"
SIGNS = "·✕→−…"  # not measured, dead end, ...
_PLAINLY = str.maketrans({"·": "?", "✕": "x", "→": "->", "−": "-", "…": "..."} | dict(zip(BLOCKS, PLAIN, strict=True)))
_HIGHEST = {"score": 100.0}  # of metrics whose scale has an end
_NOUNS = {"score": "point", "clicks": "click", "fields": "field", "findings": "finding"}
_NARROWEST = 8  # blocks, whatever the width
_NAME = max(map(len, METRICS))
_WORDS = 24  # columns for `100 → 100, down 12.5`


def spark(values: Sequence[float | None], highest: float = 0.0) -> str:
    """Draw numbers from 0 up to the highest of them, or to `highest` if that is more; a dot where there is none."""
    top = max([highest, *(value for value in values if _known(value))])
    return "".join(_block(value, top) if _known(value) else "·" for value in values)


def _known(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)


def _block(value: float, top: float) -> str:
    share = min(1.0, max(0.0, value / top)) if top > 0 else 0.0
    return BLOCKS[round(share * (len(BLOCKS) - 1))]


def told(series: Series, width: int, plain: bool = False) -> list[str]:
    """Tell a series in lines of at most `width` columns, as far as what has changed fits into them; `plain`: in ASCII, but for names."""
    runs = f"{counted(len(series.points), 'run')}{_days(series)}"
    lines = [_in_one_line(f"{series.site_name or series.site}: {series.scenario}"), f"  {_in_one_line(f'{runs}, {_manner(series)}')}"]
    lines += [_line(series, metric, width) for metric in METRICS if any(map(_known, series.values(metric)))]
    for (since, lasting), changes in groupby(series.changes, key=lambda change: (change.since, change.lasting)):
        said = f"{'since' if lasting else 'last run,'} {_day(since, series)}: {', '.join(map(_change, changes))}"
        lines += textwrap.wrap(said, max(_NARROWEST, width), initial_indent="  ", subsequent_indent="    ")
    fitted = [_cut(line, width) for line in lines]
    return [line.translate(_PLAINLY) for line in fitted] if plain else fitted


def _line(series: Series, metric: str, width: int) -> str:
    room = max(_NARROWEST, width - _NAME - _WORDS - 6)
    values, comparable = (_shown(row[-room:], metric) for row in (series.values(metric), series.comparable(metric)))
    blocks = spark(values, _HIGHEST.get(metric, 0.0))
    marked = ("✕" if _known(value) and not _known(other) else block for value, other, block in zip(values, comparable, blocks, strict=True))
    return f"  {metric:<{_NAME}}  {''.join(marked)}  {_moved(values, comparable)}"


def _shown(values: Sequence[float | None], metric: str) -> list[float | None]:
    """Give numbers as precisely as they are told: a score is whole, for part of it is measured time."""
    return [float(round(value)) if metric == "score" and _known(value) else value for value in values]


def _moved(values: Sequence[float | None], comparable: Sequence[float | None]) -> str:
    """Say the first number, the last, and the way it has gone; what was spent until a dead end is not held against what the rest took."""
    first = next((value for value in comparable if value is not None), None)
    at = max((at for at, value in enumerate(values) if _known(value)), default=-1)
    if at < 0 or first is None:
        return "dead ends" if at >= 0 else "not measured"
    last = comparable[at]
    if last is None:
        return f"{_number(first)} → dead end"
    by = round(last, 1) - round(first, 1)
    way = f"{'up' if by > 0 else 'down'} {_number(abs(by))}" if by else "the same"
    return f"{_number(first)} → {_number(last)}, {way}"


def _change(change: Change) -> str:
    if change.metric == "dead_ends":
        return "dead ends" if change.worse else "dead ends no more"
    before, after = _shown([change.before, change.after], change.metric)
    by = round((after or 0.0) - (before or 0.0), 1)
    amount = f"{_number(abs(by))} {_NOUNS[change.metric]}{'' if abs(by) == 1 else 's'}"
    return f"{'+' if by > 0 else '−'}{amount} ({_number(before or 0.0)} → {_number(after or 0.0)})"


def _day(started: str, series: Series) -> str:
    """Give the day of a run, with the time where the series has several runs of one day; in UTC."""
    try:
        read = datetime.datetime.fromisoformat(started)
    except ValueError:
        return started
    alone = sum(point.started[:10] == started[:10] for point in series.points) == 1
    return f"{read:%Y-%m-%d}" if alone else f"{read:%Y-%m-%d %H:%M}"


def _days(series: Series) -> str:
    first, last = (series.points[at].started[:10] for at in (0, -1))
    return f" on {first}" if first == last else f" from {first} to {last}"


def _manner(series: Series) -> str:
    """Say the file and the site as the command line takes them, and how the company was visited where that is not as usual."""
    named = f"{Path(series.file).stem}::{series.site}"
    standing = "" if series.standing == "stranger" else series.standing
    return ", ".join(filter(None, [standing, series.device, "by keyboard" if series.keyboard else "", series.throttle, named]))


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _in_one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _cut(text: str, width: int) -> str:
    if _columns(text) <= width:
        return text
    while text and _columns(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _columns(text: str) -> int:
    # Wide characters take two columns of a terminal, combining ones none.
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
