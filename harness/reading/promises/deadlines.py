"""By when: the times that a sentence names, in the words of a language's `times`."""

import calendar
import functools
import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from harness.lexicon import Lexicon, lexicon, normal

# The sentence is first written in one tongue for all: figures, and `<units.days>` where the lexicon knows a word.
_AT = "<(?:at|before)>"
_TO = rf"(?: ?[-–—/] ?| <(?:to|at)> (?:{_AT} )?)"
_UNTIL = "(?: ?[-–—/] ?| <to> )"
_ORDINAL = r"(?: ?\.| <ordinal>)?"
_SPAN = re.compile(rf"(?:\b(\d{{1,3}}){_TO})?\b(\d{{1,3}})[ -]*<units\.([\w-]+)>")
_HOUR = r"\d{1,2}(?:[:.]\d\d(?!\d))?(?: <units\.hours>(?: \d\d\b)?| <am>| <pm>| <oclock>)?"
_LAST_HOUR = r"\b(\d{1,2})(?:[:.](\d\d)(?!\d))?( <units\.hours>(?: (\d\d)\b)?| <am>| <pm>| <oclock>)?(?! ?[\d%€$£])"
_CLOCK = re.compile(rf"({_AT}[ .]*|<day>,? (?:{_AT}[ .]*)?)?(?:\b{_HOUR}{_TO})?{_LAST_HOUR}")
_MONTH = r"<months\.(\d+)>"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}){_ORDINAL}(?: <of>)? {_MONTH}(?:[ ,.]*(?:<of> )?(\d{{4}}))?")
_MONTH_DAY = re.compile(rf"{_MONTH}\.? (?:\d{{1,2}}{_ORDINAL}{_UNTIL})?(\d{{1,2}})\b{_ORDINAL}(?:,? (\d{{4}}))?(?! ?\d)")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_FIGURES = re.compile(r"(?!\d\.\d\.(?!\d))\b(\d{1,2})(?:\.(\d{1,2})\.(\d{4})?|/(\d{1,2})/(\d{4}))(?!\d)")  # but `2.5.` is a figure
_NAMED = re.compile(r"(<next> )?<(today|tomorrow|after-tomorrow|end-of-week|next-week|end-of-month|weekdays\.(\d))>")
_HOUR_NEXT = re.compile(rf"(?:{_AT}|<to>)$")  # before a figure that is an hour of the day
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=\dh)(?=\d)")
_WEEK = 7
_LONGEST = 400  # characters of a sentence; what is longer is a list and no promise
_HOURS_OF_THE_DAY = 7  # fewer are hours to wait: `entre 2 et 3 heures`
_LONG_AGO = 180  # days: a date farther back is meant for next year


class Due(NamedTuple):
    """A moment, and whether it was told by the calendar: then nobody knows in which time zone."""

    at: datetime
    calendar: bool = True


def due(tongue: Lexicon, sentence: str, said: datetime) -> Due | None:
    """Give the latest of the times that a sentence names, None if it names none; the end of the day where it names a day.

    Working days are Monday to Friday, public holidays are not known.
    """
    if len(sentence) > _LONGEST:
        return None
    try:
        return _latest(_spelled(tongue.language, sentence), said)
    except OverflowError:  # a time that no calendar has
        return None


def _latest(text: str, said: datetime) -> Due | None:
    found: list[Due] = []
    days: list[date] = []
    for pattern, day in _DAYS:
        text = pattern.sub(functools.partial(_take, days, functools.partial(day, said.date())), text)
    text = _SPAN.sub(functools.partial(_span, found, said, "<office-hours>" in text), text)
    clock = _clock(text)
    if days:
        found.append(Due(datetime.combine(max(days), clock) if clock else _end(max(days))))
    elif clock:
        at = datetime.combine(said.date(), clock)
        found.append(Due(at if at > said else at + timedelta(days=1)))
    return max(found, default=None)


def names_soon(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says `shortly`."""
    return bool(tongue.find("times.soon", sentence))


@functools.lru_cache(maxsize=1024)
def _spelled(language: str, sentence: str) -> str:
    """Write a sentence in figures and keys of `times`; what else it says stays."""
    text = normal(_GLUED.sub(" ", sentence.replace("<", " ").replace(">", " ")))
    parts, at = [], 0
    places = lexicon(language).places("times", text)
    for number, (start, end, key) in enumerate(places):
        section, _, name = key.partition(".")
        parts.append(text[at:start])
        one = "" if re.search(r"\d *$", "".join(parts[-2:])) else "1 "  # `tunnin kuluessa` is an hour, `2 tunnin kuluessa` two
        if section == "numbers":
            parts.append(name if _counts(text, places, number) else text[start:end])
        else:
            parts.append(f"{one}<units.{name}>" if section == "one" else f"<{key}>")
        at = end
    return " ".join("".join((*parts, text[at:])).split())


def _counts(text: str, places: list[tuple[int, int, str]], number: int) -> bool:
    """Tell whether a number in words is one of a time: `eine` of `heute eine Antwort` is none, nor is `a` of `by a courier`."""
    start, end, counted = places[number]
    after = places[number + 1 : number + 2]
    before = places[number - 1 : number] if number else []
    return any(not text[end:begins].strip(" -–") for begins, _, _ in after) or any(
        not text[ends:start].strip(" .-–") and key in ("at", "before", "to") and counted != "numbers.1" for _, ends, key in before
    )


def _take(days: list[date], day: Callable[[re.Match[str]], date | None], match: re.Match[str]) -> str:
    found = _or_none(day, match)
    if found is None:
        return match[0]
    days.append(found)
    return "<day>"


def _or_none(day: Callable[[re.Match[str]], date | None], match: re.Match[str]) -> date | None:
    try:
        return day(match)
    except (ValueError, OverflowError):  # 31 February
        return None


def _dated(said: date, day: str, month: str, year: str | None) -> date:
    if year:
        return date(int(year), int(month), int(day))
    this = date(said.year, int(month), int(day))
    return this if (said - this).days < _LONG_AGO else date(said.year + 1, int(month), int(day))


def _in_figures(said: date, match: re.Match[str]) -> date | None:
    day, dotted, dotted_year, month, year = match.groups()
    if dotted:
        return _dated(said, day, dotted, dotted_year)
    try:
        return _dated(said, day, month, year)
    except ValueError:  # the month first
        return _dated(said, month, day, year)


def _named(said: date, match: re.Match[str]) -> date | None:
    name, weekday = match[2], match[3]
    if weekday:
        ahead = (int(weekday) - 1 - said.weekday() - 1) % _WEEK + 1  # said on a Friday, `by Friday` is in a week
        return said + timedelta(days=ahead + (_WEEK if match[1] and ahead < _WEEK else 0))
    sunday = said + timedelta(days=6 - said.weekday())
    if name == "end-of-month":
        return said.replace(day=calendar.monthrange(said.year, said.month)[1])
    ahead = {"today": 0, "tomorrow": 1, "after-tomorrow": 2}.get(name, -1)
    if ahead >= 0:
        return said + timedelta(days=ahead)
    return sunday + timedelta(days=_WEEK if name == "next-week" or match[1] else 0)


_DAYS: tuple[tuple[re.Pattern[str], Callable[[date, re.Match[str]], date | None]], ...] = (
    (_ISO, lambda said, match: _dated(said, match[3], match[2], match[1])),
    (_FIGURES, _in_figures),
    (_DAY_MONTH, lambda said, match: _dated(said, match[1], match[2], match[3])),
    (_MONTH_DAY, lambda said, match: _dated(said, match[2], match[1], match[3])),
    (_NAMED, _named),
)


def _span(found: list[Due], said: datetime, office: bool, match: re.Match[str]) -> str:
    """Keep a span of time unless a word beside it says that it is no deadline, as in `24 hours before` and `for 2 days`."""
    before, after = match.string[: match.start()].rstrip(" ("), match.string[match.end() :].lstrip()
    number, unit = int(match[2]), match[3]
    if unit == "hours" and _HOURS_OF_THE_DAY <= number <= 24 and _HOUR_NEXT.search(before):
        return match[0]
    if not before.endswith(("<span-after>", "<before>")) and not after.startswith(("<span-before>", "<before>")):
        found.append(_in_office(said, number, unit) if office else _from(said, number, unit))
    return ";"


def _in_office(said: datetime, number: int, unit: str) -> Due:
    """Count in working days where hours count on weekdays only: nobody says when the office opens."""
    if unit in ("minutes", "hours"):
        return _from(said, max(1, math.ceil(number / 24)) if unit == "hours" else 1, "working-days")
    return _from(said, number, "working-days" if unit == "days" else unit)


def _from(said: datetime, number: int, unit: str) -> Due:
    if unit in ("minutes", "hours"):
        return Due(said + timedelta(**{unit: number}), calendar=False)
    day = said.date()
    if unit == "working-days":
        for _ in range(number):
            day += timedelta(days=max(1, _WEEK - day.weekday()) if day.weekday() > 3 else 1)
        return Due(_end(day))
    return Due(_end(day + timedelta(days=number * {"days": 1, "weeks": _WEEK, "months": 31}[unit])))


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time())


def _clock(text: str) -> time | None:
    """Give the last hour of the day that a sentence names: by its minutes, by a word beside it, or after a day."""
    hours = [_hour(*match.groups()) for match in _CLOCK.finditer(text)]
    return next(filter(None, reversed(hours)), None)


def _hour(mark: str | None, hour: str, minutes: str | None, unit: str | None, french: str | None) -> time | None:
    if not (mark or minutes or french or (unit and "units" not in unit)):
        return None
    number = int(hour) % 12 + (12 if "pm" in unit else 0) if unit and "m>" in unit else int(hour)
    minute = int(minutes or french or 0)
    return time(number % 24, minute) if number <= 24 and minute < 60 else None
