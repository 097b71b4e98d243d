"""Whether two answers of a company say the same, as a customer would hold them together: sums, days, times, states, numbers."""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from harness.lexicon import Lexicon, normal
from harness.reading.figures import Day, clocks, days, sums, weekdays

Same = bool | None  # None: it cannot be said
PATH = ("early", "sent", "ready", "delivered")  # of an order, in this order
OVER = ("cancelled", "refunded", "ended")
STATES = (*PATH, *OVER, "active")
SHORT = 6  # words of an answer that says nothing besides
STATE_WORDS = 12  # an answer that says more tells a story
_BLOT = "•"
_SIGNS = re.compile(r"(?:[^\w€$£]|_)+")
_NUMBER = re.compile(r"#?[A-Za-z]{0,8}[\W_]?\d[\w/.-]{2,30}")


class Answer(NamedTuple):
    """What was kept under a name: its words, when the company said them, and the languages to read them in."""

    words: str
    at_s: float
    tongues: tuple[Lexicon, ...]


def differ(one: Answer, other: Answer) -> str:
    """Say `sure` or `likely` where two answers contradict each other; empty where they agree or cannot be compared."""
    texts = [_plain(each.words) for each in (one, other)]
    if not all(texts) or _BLOT in one.words + other.words or texts[0] == texts[1]:
        return ""
    found = [same for compare in _WAYS if (same := compare(one, other)) is not None]
    if all(found) or _within(*texts):
        return ""
    return "sure" if max(len(text.split()) for text in texts) <= SHORT else "likely"


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", normal(text)).split())


def _within(one: str, other: str) -> bool:
    """Whether one answer says all of the other: `Shipped` and `Shipped on 27 November`."""
    return not re.search(r"\d", one + other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _money(one: Answer, other: Answer) -> Same:
    first, second = sums(one.words), sums(other.words)
    if not first or not second or _basis(one) != _basis(other):
        return None
    return any(mine.may_be(theirs) for mine in first for theirs in second)


def _basis(answer: Answer) -> set[str]:
    """Give the words that say what a price is for, or without."""
    found = (tongue.find("prices.basis", answer.words) for tongue in answer.tongues)
    return {match[0] for match in found if match}


def _day(one: Answer, other: Answer) -> Same:
    first, second = (days(each.words, each.tongues) for each in (one, other))
    if first and second:
        return any(mine.may_be(theirs) for mine in first for theirs in second)
    weeks = [weekdays(each.words, each.tongues) | _weekdays_of(found) for each, found in ((one, first), (other, second))]
    return not weeks[0].isdisjoint(weeks[1]) if all(weeks) else None


def _weekdays_of(found: Iterable[Day]) -> set[int]:
    known = set()
    for day in found:
        for month, number in day.days:
            try:
                known |= {datetime.date(day.year, month, number).isoweekday()}
            except ValueError:  # no year, or no such day
                return set()
    return known


def _clock(one: Answer, other: Answer) -> Same:
    first, second = clocks(one.words, one.tongues), clocks(other.words, other.tongues)
    return not first.isdisjoint(second) if first and second else None


def _state(one: Answer, other: Answer) -> Same:
    """Hold two states together; that an order has got further by the time of the later answer is no contradiction."""
    first, second = sorted((one, other), key=lambda answer: answer.at_s)
    before, after = state(first), state(second)
    if not before or not after:
        return None
    if before == after or (before in OVER and after in OVER):
        return True
    if before in PATH and after in PATH:
        moved_on = PATH.index(after) > PATH.index(before)
        return None if moved_on and second.at_s > first.at_s else False
    if (before in OVER) == (after in OVER) or {before, after} == {"delivered", "ended"}:
        return None  # `active` says nothing of where an order is, and what is completed may be called closed
    return None if after in OVER and second.at_s > first.at_s else False


def state(answer: Answer) -> str:
    """Give the state that an answer names by its longest words; empty where it names none, or where it may be otherwise."""
    if len(answer.words.split()) > STATE_WORDS or any(tongue.find("status.open", answer.words) for tongue in answer.tongues):
        return ""
    lengths = {key: max(tongue.longest(f"status.{key}", answer.words) for tongue in answer.tongues) for key in STATES}
    best = max(lengths.values())
    named = [key for key in STATES if lengths[key] == best]
    return named[0] if best and len(named) == 1 else ""


def _number(one: Answer, other: Answer) -> Same:
    """Hold two numbers of orders or customers together; one may stand with letters before it, or behind its name."""
    first, second = (answer.words.strip(" .") for answer in (one, other))
    if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(second)) or sums(first) or sums(second) or _is_time(one) or _is_time(other):
        return None
    bare = [_SIGNS.sub("", normal(each)) for each in (first, second)]
    return bare[0].endswith(bare[1]) or bare[1].endswith(bare[0])


def _is_time(answer: Answer) -> bool:
    return bool(days(answer.words, answer.tongues) or clocks(answer.words, answer.tongues))


_WAYS: tuple[Callable[[Answer, Answer], Same], ...] = (_money, _day, _clock, _state, _number)
