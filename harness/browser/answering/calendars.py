"""Calendars that a script opens: turning the months and pressing the day is one choice."""

import time
from collections.abc import Sequence

import msgspec

from harness.browser.answering.question import Question, Took
from harness.browser.window import Window
from harness.personas.dates import spoken_date

TURNS_AT_MOST = 60  # months turned; nobody turns further
OPENING_MS = 1500


class Sheet(msgspec.Struct, kw_only=True):
    """What an open calendar shows, and what to press next in it."""

    found: bool = False
    day: bool = False  # it is the day itself
    pick: int = -1  # the option to pick where it is a list of months or years
    off: bool = False  # the day cannot be had


def choose(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    """Open a calendar, turn to the month and press the day. A question that was not understood but needs an answer gets a near day."""
    field, end = question.field, time.monotonic() + ms / 1000
    said = next(filter(None, (spoken_date(each, question.today) for each in wished)), None)
    if wished and said is None:
        return None
    day = said or spoken_date("next friday", question.today) or question.today
    asked = {
        "year": day.year, "month": day.month, "day": day.day, "any": said is None,
        "months": question.spelling.months, "next": question.phrases("answering.later"), "previous": question.phrases("answering.earlier"),
    }  # fmt: skip
    window.control(field, Sheet, ask="before")
    window.hand.press(window.field_handle(field), question.reach_ms(ms))
    for _ in range(TURNS_AT_MOST):
        sheet = window.control(field, Sheet, ask="sheet", wait=min(OPENING_MS, max(0.0, 1000 * (end - time.monotonic()))), **asked)
        if not sheet.found or sheet.off or time.monotonic() > end:
            break
        if window.press_listed(field, 0, max(1.0, 1000 * (end - time.monotonic())), option=sheet.pick) and sheet.day:
            return Took(text=day.isoformat(), choice=True)
    window.fold(field)
    return None
