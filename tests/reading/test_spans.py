"""Stretches of time in words: a claim of how late it was is never more than the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.reading.spans import SLACK_S, span


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-1, "0 seconds"), (0.4, "0 seconds"), (0.9, "1 second"),
        (1, "1 second"), (40, "40 seconds"), (59.9, "1 minute"), (60, "1 minute"), (5400, "1 hour 30 minutes"),
        (3 * 3600 - 0.1, "3 hours"), (3 * 3600 - 9, "2 hours 59 minutes"), (86_399.9, "1 day"), (2.5 * 86_400, "2 days 12 hours"),
        (86_400_000, "1,000 days"), (2 * 3600 + 300, "2 hours"), (66, "1 minute"), (67, "1 minute 7 seconds"),
        (86_400 + 7200, "1 day"), (86_400 + 10_800, "1 day 3 hours"),
    ],
)  # fmt: skip
def test_span(seconds: float, said: str) -> None:
    assert span(seconds) == said


@given(st.floats(min_value=0, max_value=1e9))
def test_it_is_never_more_than_it_was_and_hardly_less(seconds: float) -> None:
    words = span(seconds).replace(",", "").split()
    told = sum(int(number) * SIZES[unit.rstrip("s")] for number, unit in zip(words[::2], words[1::2], strict=True))
    assert told <= seconds + SLACK_S
    assert told >= seconds * 0.85 or seconds < 20


SIZES = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}
