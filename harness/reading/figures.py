"""The sums, days and times of day that an answer names, as values that can be held against each other."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from harness.lexicon import Lexicon, lexicon
from harness.mails.moments import dates
from harness.mails.money import amounts

_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "euroa": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "$": "USD",
    "usd": "USD", "dollars": "USD", "chf": "CHF", "fr": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
}  # fmt: skip
_NUMBER = re.compile(r"(?:\d{1,3}(?:[ .,'’\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,12})(?:[.,]\d{1,2})?")
_GAPS = re.compile(r"[ '’\u00a0\u202f\u2009]")
_SPAN = re.compile(r"\d\.?\s?[–—]\s?\d|(?<![\d-])\d{1,2}(?::\d\d)?\s?-\s?\d{1,2}(?![\d-])")
_CLOCK = re.compile(
    r"(?<![\d.:])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?|(?<![\d.:])([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)(?![\d:])", re.I
)


class Sum(NamedTuple):
    """An amount, or the two that it may be (`1.200`), and its currency; empty where it says none, or one that has several countries."""

    values: frozenset[Decimal]
    currency: str = ""

    def may_be(self, other: "Sum") -> bool:
        """Tell whether both may mean the same."""
        return not self.values.isdisjoint(other.values) and (not self.currency or not other.currency or self.currency == other.currency)


class Day(NamedTuple):
    """A day, with the two readings of `03/04`; year 0: it says none."""

    year: int
    days: frozenset[tuple[int, int]]  # month and day

    def may_be(self, other: "Day") -> bool:
        """Tell whether both may mean the same."""
        return not self.days.isdisjoint(other.days) and (not self.year or not other.year or self.year == other.year)


def sums(text: str) -> list[Sum]:
    """Give the amounts of money of a text; where it is nothing but a number, that number."""
    if _NUMBER.fullmatch(text.strip()):
        return [Sum(_values(text.strip()))]
    return [Sum(_values(number[0]), _currency(written)) for written in amounts(text) if (number := _NUMBER.search(written))]


def _values(number: str) -> frozenset[Decimal]:
    plain = _GAPS.sub("", number)
    signs = re.findall(r"[.,]", plain)
    whole = re.sub(r"[.,]", "", plain)
    if not signs:
        return frozenset([Decimal(whole)])
    after = len(plain) - 1 - max(plain.rfind("."), plain.rfind(","))
    divided = Decimal(whole).scaleb(-after)
    if after != 3:
        return frozenset([divided])
    grouped = len(signs) > 1 and len(set(signs)) == 1
    return frozenset([Decimal(whole)] if grouped else [Decimal(whole), divided])


def _currency(written: str) -> str:
    return next((_CURRENCIES[word] for word in re.findall(r"[€$£]|[a-z]+", written.casefold()) if word in _CURRENCIES), "")


def days(text: str, tongues: Sequence[Lexicon]) -> list[Day]:
    """Give the days of a text; none where it names a span of them."""
    if _spans(text, tongues):
        return []
    return list(dict.fromkeys(day for tongue in tongues for written in dates(text, tongue.language) if (day := _day(written, tongue))))


def _day(written: str, tongue: Lexicon) -> Day | None:
    figures = [int(figure) for figure in re.findall(r"\d+", written)]
    year = next((figure for figure in figures if figure > 31), 0)
    rest = [figure for figure in figures if figure <= 31]
    if month := _month(written, tongue):
        return Day(year, frozenset([(month, rest[0])])) if rest else None
    if figures[0] > 31:
        return Day(year, frozenset([(rest[0], rest[1])])) if len(rest) == 2 else None
    if len(rest) == 3 and not year:  # `03.04.26`
        year = 2000 + rest[2]
    readings = [(rest[1], rest[0])] if len(rest) > 1 else []
    readings += [(rest[0], rest[1])] if len(rest) > 1 and "/" in written else []
    known = frozenset((month, day) for month, day in readings if 1 <= month <= 12)
    return Day(year, known) if known else None


def _month(written: str, tongue: Lexicon) -> int:
    for known in (tongue, lexicon("en")):
        for key in known.keys("times.months"):
            if known.find(f"times.months.{key}", written):
                return int(key)
    return 0


def clocks(text: str, tongues: Sequence[Lexicon]) -> set[tuple[int, int]]:
    """Give the times of day of a text, by the clock of 24 hours; none where it names a span of them."""
    if _spans(text, tongues):
        return set()
    found = set()
    for twelve, past, half, hour, minute in _CLOCK.findall(text):
        found.add((int(twelve) % 12 + 12 * (half in "pP"), int(past or 0)) if twelve else (int(hour), int(minute)))
    return found


def weekdays(text: str, tongues: Sequence[Lexicon]) -> set[int]:
    """Give the days of the week that a text names, Monday being 1; none where it names a span of them."""
    if _spans(text, tongues):
        return set()
    return {int(key) for tongue in tongues for key in tongue.keys("times.weekdays") if tongue.find(f"times.weekdays.{key}", text)}


def _spans(text: str, tongues: Sequence[Lexicon]) -> bool:
    return bool(_SPAN.search(text)) or any(tongue.find("times.to", text) for tongue in tongues)
