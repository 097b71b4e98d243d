"""Levels: a step is told when it stays, a chance is not, and any row of numbers is read."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.comparing.levels import Level, levels

FINITE = st.floats(min_value=-1e300, max_value=1e300)
ANY = st.lists(st.sampled_from([None, math.nan, math.inf, -math.inf]) | FINITE, max_size=40)
COUNTS = st.lists(st.integers(min_value=0, max_value=20), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], []),
        ([5], [(0, 5)]),
        ([5, 5, 5], [(0, 5)]),
        ([5, 5, 8, 8, 8], [(0, 5), (2, 8)]),
        ([5, 8, 8], [(0, 5), (1, 8)]),
        ([5, 5, 8, 5, 5], [(0, 5)]),  # a chance
        ([5, 5, 8, 2, 5], [(0, 5)]),
        ([5, 5, 5, 9, 5, 9, 5], [(0, 5)]),
        ([8, 8, 5, 5], [(0, 8), (2, 5)]),
        ([5, None, 8, None, 8], [(0, 5), (2, 8)]),
        ([None, None], []),
        ([None, 5, math.nan, 5, math.inf, 7, -math.inf, 7], [(1, 5), (5, 7)]),
        ([5, 5, 6, 6, 9, 9, 9, 12, 12], [(0, 5), (2, 6), (4, 9), (7, 12)]),
        ([5, 5.5, 5, 5.5], [(0, 5.25)]),  # less than the least
        ([1, 9, 1, 9, 1, 9, 1, 9, 9, 9], [(0, 1), (7, 9)]),
    ],
)  # fmt: skip
def test_levels(values: list[float | None], found: list[tuple[int, float]]) -> None:
    assert levels(values, 1) == [Level(start, middle) for start, middle in found]


def test_the_last_number_alone_is_the_last() -> None:
    assert levels([5, 5, 5, 8], 1) == [Level(0, 5), Level(3, 8, lasting=False)]
    assert levels([5, 8], 1) == [Level(0, 5), Level(1, 8, lasting=False)]
    assert levels([5, 5, 5, 8, None], 1) == [Level(0, 5), Level(3, 8, lasting=False)]


def test_a_slow_fall_is_told_at_last() -> None:
    found = levels([96, 94, 92, 90, 88, 86, 84, 82], 5)
    assert len(found) >= 2
    assert found[-1].middle < found[0].middle - 5


def test_numbers_that_spread_anyway_need_a_larger_step() -> None:
    assert len(levels([80, 70, 80, 70, 80, 70, 88, 88], 5)) == 1
    assert len(levels([75, 75, 75, 75, 75, 75, 88, 88], 5)) == 2


@given(ANY, st.floats(min_value=0.1, max_value=100))
def test_any_row_is_read(values: list[float | None], least: float) -> None:
    found = levels(values, least)
    known = [value for value in values if value is not None and math.isfinite(value)]
    assert bool(found) == bool(known)
    assert [level.start for level in found] == sorted({level.start for level in found})
    assert all(math.isfinite(level.middle) and min(known) <= level.middle <= max(known) for level in found)
    assert all(level.lasting for level in found[:-1])


@given(FINITE, st.integers(min_value=1, max_value=30))
def test_what_stays_the_same_is_one_level(value: float, times: int) -> None:
    assert levels([value] * times, 1) == [Level(0, value)]


@given(COUNTS, st.integers(min_value=2, max_value=9), st.integers(min_value=2, max_value=9), st.integers(min_value=1, max_value=9))
def test_one_step_is_one_step(start: list[int], before: int, after: int, step: int) -> None:
    row = [start[0]] * before + [start[0] + step] * after
    assert levels(row, 1) == [Level(0, start[0]), Level(before, start[0] + step)]
