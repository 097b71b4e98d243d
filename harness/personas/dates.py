"""Dates as a customer says them: `next friday`, `tomorrow`, `in 3 days`."""

import datetime
import re

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def spoken_date(words: str, today: datetime.date) -> datetime.date | None:
    """Turn `today`, `tomorrow`, `in 3 days`, `in 2 weeks`, `friday`, `next friday` or `2027-01-31` into a date; None if it is none of them.

    A weekday is the first such day after today, and `next` says the same: a customer booking a table means the coming one.
    """
    said = " ".join(words.lower().split())
    if said in ("today", "tomorrow"):
        return today + datetime.timedelta(days=said == "tomorrow")
    if found := re.fullmatch(r"in (\d{1,3}) (day|week)s?", said):
        return today + datetime.timedelta(days=int(found[1]) * (7 if found[2] == "week" else 1))
    if (day := said.removeprefix("next ")) in _DAYS:
        return today + datetime.timedelta(days=(_DAYS.index(day) - today.weekday() - 1) % 7 + 1)
    try:
        return datetime.date.fromisoformat(said)
    except ValueError:
        return None
