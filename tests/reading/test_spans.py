"""Stretches of time in words: a claim of how late it was is never more than the truth."""

import pytest

from harness.reading.spans import span


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-1, "0 seconds"), (0.4, "0 seconds"), (0.9, "1 second"),
        (1, "1 second"), (40, "40 seconds"), (59.9, "1 minute"), (60, "1 minute"), (5400, "1 hour"),
        (3 * 3600 - 0.1, "3 hours"), (3 * 3600 - 9, "2 hours"), (86_399.9, "1 day"), (2.5 * 86_400, "2 days"), (86_400_000, "1,000 days"),
    ],
)  # fmt: skip
def test_span(seconds: float, said: str) -> None:
    assert span(seconds) == said
