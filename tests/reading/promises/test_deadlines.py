"""Times that sentences name, in English; the other languages are in tests/lexicon/."""

from datetime import datetime

import pytest

from harness.lexicon import lexicon
from harness.reading.promises.deadlines import due

MONDAY = datetime(2026, 11, 23, 10)
FRIDAY_NIGHT = datetime(2026, 11, 27, 22)
SATURDAY = datetime(2026, 11, 28, 10)


def by(sentence: str, said: datetime = MONDAY) -> str:
    found = due(lexicon("en"), sentence, said)
    return f"{found.at:%m-%d %H:%M}" if found else ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("within 2 hours", "11-23 12:00"),
        ("in a couple of hours", "11-23 13:00"),
        ("within an hour", "11-23 11:00"),
        ("within the hour", "11-23 11:00"),
        ("in 24h", "11-24 10:00"),
        ("in 45 minutes", "11-23 10:45"),
        ("you will get today one mail, tomorrow another", "11-25 00:00"),
        ("tomorrow at five o'clock", "11-24 05:00"),
        ("in 24–48 hours", "11-25 10:00"),
        ("in 2 to 5 days", "11-29 00:00"),
        ("in 2–5 days", "11-29 00:00"),
        ("in 2–5 working days", "12-01 00:00"),
        ("in 2 - 5 business days", "12-01 00:00"),
        ("within three weeks", "12-15 00:00"),
        ("by Friday", "11-28 00:00"),
        ("by Monday", "12-01 00:00"),
        ("on Monday next week", "12-07 00:00"),
        ("next Friday", "12-05 00:00"),
        ("today", "11-24 00:00"),
        ("today 14–15", "11-23 15:00"),
        ("today between 2 and 3 pm", "11-23 15:00"),
        ("today by 5 pm", "11-23 17:00"),
        ("by 17:30", "11-23 17:30"),
        ("by 9:00", "11-24 09:00"),
        ("tomorrow at 14.30", "11-24 14:30"),
        ("the day after tomorrow", "11-26 00:00"),
        ("on 27 November", "11-28 00:00"),
        ("on the 27th of November", "11-28 00:00"),
        ("on November 27, 2026", "11-28 00:00"),
        ("on November 27 at 4 pm", "11-27 16:00"),
        ("between 27 and 29 November", "11-30 00:00"),
        ("November 27–29", "11-30 00:00"),
        ("on 2026-11-27", "11-28 00:00"),
        ("on 27.11.2026", "11-28 00:00"),
        ("on 27/11/2026", "11-28 00:00"),
        ("on 11/27/2026", "11-28 00:00"),
        ("on 5 January", "01-06 00:00"),
        ("by the end of the week", "11-30 00:00"),
        ("by the end of next week", "12-07 00:00"),
        ("by the end of the month", "12-01 00:00"),
        ("within 2 hours during opening hours", "11-25 00:00"),
        ("within 30 minutes, on weekdays", "11-25 00:00"),
        ("within 48 hours on weekdays", "11-26 00:00"),
        ("in 2 days, at the latest by Friday", "11-28 00:00"),
    ],
)
def test_the_latest_time_that_a_sentence_names(sentence: str, expected: str) -> None:
    assert by(f"It will be there {sentence}.") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "shortly", "soon", "some day", "in version 2.5", "on 31 February", "for 14 days", "24 hours before your visit",
        "2 days ago", "every 2 hours", "for 50 € only", "at half the price: 12.50 €", "99:99", "in 1881", "after 3 days",
        "x" * 500 + " in 2 hours",
    ],
)  # fmt: skip
def test_what_is_no_deadline(sentence: str) -> None:
    assert by(f"We will write {sentence}.") == ""


@pytest.mark.parametrize(
    ("said", "days", "expected"),
    [
        (FRIDAY_NIGHT, 1, "12-01 00:00"),
        (SATURDAY, 1, "12-01 00:00"),
        (SATURDAY, 5, "12-05 00:00"),
        (MONDAY, 10, "12-08 00:00"),
    ],
)
def test_weekends_are_no_working_days(said: datetime, days: int, expected: str) -> None:
    assert by(f"in {days} working days", said) == expected


def test_a_date_that_has_just_been_is_past_and_one_long_ago_is_next_years() -> None:
    assert by("on 12 November") == "11-13 00:00"
    found = due(lexicon("en"), "on 12 January", MONDAY)
    assert found is not None
    assert found.at.year == 2027


@pytest.mark.parametrize("text", ["9" * 400, "1–" * 200, "<at> 14 <day>" * 20, "1 to " * 79 + "2 days", "24/7/" * 70, "٣ or ² days"])
def test_no_sentence_breaks_it(text: str) -> None:
    due(lexicon("en"), text, MONDAY)
    due(lexicon("en"), text, datetime(9999, 12, 31))
