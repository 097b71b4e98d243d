"""How long a site asks to be left alone."""

import datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.manners.patience import FIRST_S, MOST_S, asks_to_wait, next_wait, retry_after

NOW = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:02:00 GMT", 120.0),
        ("Sunday, 01-Mar-26 12:02:00 GMT", 120.0),  # RFC 850
        ("Sun Mar  1 12:02:00 2026", 120.0),  # asctime
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),  # over already
        ("Sun, 01 Mar 9999 12:00:00 GMT", MOST_S),
        ("9" * 18, MOST_S),
        ("9" * 400, None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("١٢", None),
        ("Sun, 99 Mar 2026 12:00:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.integers(0, 10**7))
def test_numbers_and_dates_say_the_same(seconds: int) -> None:
    date = format_datetime(NOW + datetime.timedelta(seconds=seconds), usegmt=True)
    assert retry_after(str(seconds), NOW) == retry_after(date, NOW) == seconds


@given(st.text(max_size=60) | st.text("0123456789: GMTSunJa,+-", max_size=40))
def test_any_header_is_a_time_or_none(header: str) -> None:
    seconds = retry_after(header, NOW)
    assert seconds is None or 0 <= seconds <= MOST_S


@given(st.integers(1, 10**6))
def test_waits_grow_where_nothing_is_said(times: int) -> None:
    assert FIRST_S <= next_wait(None, times) <= next_wait(None, times + 1) <= MOST_S
    assert next_wait(MOST_S, times) == MOST_S
    assert 1.0 <= next_wait(0.0, times) <= next_wait(0.0, times + 1) <= MOST_S


@pytest.mark.parametrize(
    ("status", "header", "asks"),
    [(429, "", True), (429, "9", True), (503, "9", True), (503, "", False), (503, " ", False), (200, "9", False)],
)  # fmt: skip
def test_what_asks_to_wait(status: int, header: str, asks: bool) -> None:
    assert asks_to_wait(status, header) is asks
