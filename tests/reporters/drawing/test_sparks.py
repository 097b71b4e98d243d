"""Trends in a terminal: any numbers, any names, any width."""

import math
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.comparing.trend import Change, Point, Series
from harness.reporters.drawing.sparks import BLOCKS, spark, told

NUMBERS = st.lists(st.none() | st.floats(), max_size=60)


@pytest.mark.parametrize(
    ("values", "highest", "drawn"),
    [
        ([], 0, ""), ([5], 0, "█"), ([0, 0], 0, "▁▁"), ([0, 5, 10], 0, "▁▅█"), ([50, 100], 100, "▅█"), ([7, 7, 7], 0, "███"),
        ([5, None, 5], 0, "█·█"), ([math.nan, math.inf, -math.inf, 3], 0, "···█"), ([-4, 4], 0, "▁█"), ([120], 100, "█"), ([None], 0, "·"),
    ],
)  # fmt: skip
def test_spark(values: list[float | None], highest: float, drawn: str) -> None:
    assert spark(values, highest) == drawn


@given(NUMBERS, st.floats(min_value=0, max_value=1e6))
def test_any_numbers_are_drawn(values: list[float | None], highest: float) -> None:
    drawn = spark(values, highest)
    assert len(drawn) == len(values)
    for block, value in zip(drawn, values, strict=True):
        known = value is not None and math.isfinite(value)
        assert (block == "·") != known
    known = sorted(value for value in values if value is not None and math.isfinite(value))
    heights = [BLOCKS.index(spark([value, *values], highest)[0]) for value in known]
    assert heights == sorted(heights), "a larger number is never drawn lower"


def series(values: list[float | None], *, dead: tuple[int, ...] = (), changes: tuple[Change, ...] = (), **named: str) -> Series:
    names = {"file": "scenarios/leave.yaml", "scenario": "Leave", "site": "gym", "site_name": "Pulse Gym"} | named
    points = [
        Point("r", f"2026-11-{at % 28 + 1:02}T10:00:00+00:00", 1, int(value is not None), int(at in dead), score=value, clicks=value)
        for at, value in enumerate(values)
    ]
    return Series(
        **names, standing="stranger", device="", keyboard=False, throttle="", points=points, changes=list(changes), lost=0
    )  # fmt: skip


def test_told() -> None:
    changes = [
        Change(metric="clicks", since="2026-11-04T10:00:00+00:00", before=5, after=8, lasting=False),
        Change(metric="score", since="2026-11-03T10:00:00+00:00", before=90, after=69.6, lasting=True),
        Change(metric="dead_ends", since="2026-11-03T10:00:00+00:00", before=0, after=1, lasting=True),
    ]
    assert told(series([90, None, 70, 69.6], changes=tuple(changes)), 80) == [
        "Pulse Gym: Leave",
        "  4 runs from 2026-11-01 to 2026-11-04, leave::gym",
        "  score     ▇·▆▆  90 → 70, down 20",
        "  clicks    █·▆▆  90 → 69.6, down 20.4",
        "  last run, 2026-11-04: +3 clicks (5 → 8)",
        "  since 2026-11-03: −20 points (90 → 70), dead ends",
    ]


def test_what_was_spent_until_a_dead_end_is_a_cross() -> None:
    lines = told(series([8, 8, 2], dead=(2,)), 80)
    assert lines[2:] == ["  score     ▂▂▁  8 → 2, down 6", "  clicks    ██✕  8 → dead end"]
    assert told(series([2], dead=(0,)), 80)[-1] == "  clicks    ✕  dead ends"


def test_several_runs_of_a_day_are_told_by_their_time() -> None:
    change = Change(metric="clicks", since="2026-11-01T10:00:00+00:00", before=5, after=8, lasting=True)
    lines = told(series([5] * 29, changes=(change,)), 80)
    assert lines[-1] == "  since 2026-11-01 10:00: +3 clicks (5 → 8)"


@given(NUMBERS.filter(bool), st.integers(min_value=60, max_value=200), st.text(max_size=300), st.booleans())
def test_lines_fit_and_are_harmless(values: list[float | None], width: int, name: str, plain: bool) -> None:
    sane = [value if value is None or not math.isfinite(value) else min(1e4, max(0.0, value)) for value in values]
    lines = told(series(sane, site_name=name, site=name, scenario=name), width, plain)
    columns = [sum(not unicodedata.combining(letter) for letter in line) for line in lines]  # signs that stand above others take none
    assert max(columns) <= width + 2 * plain
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", "".join(lines))
    if plain:
        assert "".join(lines[2:]).isascii()
