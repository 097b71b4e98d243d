"""Line charts: any numbers lie within the box, and gaps stay gaps."""

import re

from hypothesis import given
from hypothesis import strategies as st

from harness.reporters.drawing.lines import HEIGHT, LEFT, WIDTH, across, line, up


def words(one: int, other: int) -> str:
    return f"{one}-{other}"


def test_numbers_that_are_the_same_are_one_stretch() -> None:
    drawn = line([5, 5, 8, None, 8, 8], [False] * 6, 10, words)
    assert [stretch.words for stretch in drawn.stretches] == ["0-1", "2-2", "4-5"]
    assert [gap.words for gap in drawn.gaps] == ["3-3"]
    assert re.findall("[ML]", drawn.path) == ["M", "L", "M"], "broken where nothing was measured"


def test_marks_lie_on_their_numbers() -> None:
    drawn = line([5, 5, 5], [False, True, True], 5, words)
    assert drawn.stretches[0].crosses == list(across(3)[1:])
    assert drawn.stretches[0].y == up(5, 5) < up(4, 5) < up(0, 5)


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=50), st.floats(min_value=0, max_value=1e9))
def test_any_numbers_lie_in_the_box(values: list[float | None], top: float) -> None:
    drawn = line(values, [True] * len(values), top, words)
    for stretch in drawn.stretches:
        assert LEFT <= stretch.left <= stretch.right <= WIDTH
        assert 0 <= stretch.y <= HEIGHT
    assert len(drawn.gaps) == values.count(None)
    assert sum(len(stretch.crosses) for stretch in drawn.stretches) == len(values) - values.count(None)


def test_the_only_number_stands_in_the_middle() -> None:
    assert across(0) == ()
    (only,) = across(1)
    assert abs(only - (LEFT + WIDTH) / 2) < 1
