"""What hurries the customer, as figures that can be held against those of a later look: countdowns, stocks, people who look on."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from harness.lexicon import Lexicon, normal, sentences
from harness.mails.money import AMOUNT
from harness.model import PAGES, Visit
from harness.reading.looks import address, tongues

KEYS = ("urgency.countdown", "urgency.few-left", "urgency.others-look", "urgency.ends")
COUNTS = ("urgency.few-left", "urgency.others-look")
PAGES_AT_MOST = 3
_MOST = 100  # times on a page that are looked at: a timetable has thousands
_LONGEST = 120  # characters of a sentence that claims a number
_NEAR = 120  # characters on either side of a countdown, in which the words are that make it one
_KEY = 40  # ... by which it is known again
_FIGURE = re.compile(r"\d+")
_PLURAL = re.compile(r"\(\w{1,2}\)")  # `item(s)` speaks of no seconds
_CLOCK = re.compile(r"(?<![\d.,:])(?:(\d{1,3}) ?: ?)?(?:(\d\d) ?: ?)?(\d{1,2}) ?: ?(\d\d)(?![\d:])")
_SYMBOLS = ("d", "h", "m", "s")
_SIZES = (86_400, 3_600, 60, 1)


class Countdown(NamedTuple):
    """What a countdown shows, in seconds; `grain` is its smallest unit, `key` the words around it."""

    seconds: int
    grain: int
    key: str
    words: str


class Claim(NamedTuple):
    """A number of things left, or of people who look on, with its sentence."""

    number: int
    words: str


def hurries(known: Sequence[Lexicon], text: str, keys: Iterable[str] = KEYS) -> bool:
    """Tell whether words of urgency stand in a text."""
    return any(tongue.find(key, text) for tongue in known for key in keys)


def hurrying(visit: Visit) -> list[int]:
    """Give the first looks at up to three pages with words of urgency that anybody may open again: a link of a mail works once."""
    mailed = {step.view for journey in visit.journeys for step in journey.steps if any(act.kind == "follow-mail" for act in step.acts)}
    found: dict[str, int] = {}
    for number, page in enumerate(visit.views):
        opened = page.opened_by in PAGES and number not in mailed and page.url.startswith("http")
        asked = any(each.answer == "" and each.url == page.url for each in page.sent)  # the page itself is the answer to a form
        if opened and not asked and page.status < 400 and address(page) not in found and hurries(tongues(visit, page), page.text):
            found[address(page)] = number
    return list(found.values())[:PAGES_AT_MOST]


def countdown(known: Sequence[Lexicon], text: str) -> Countdown | None:
    """Give the countdown of a page; None where it has none, or several that differ, or one that runs for this customer alone."""
    flat = normal(text)
    found = list(_countdowns(known, flat))
    return found[0] if found and all(abs(each.seconds - found[0].seconds) <= 1 for each in found) else None


def _countdowns(known: Sequence[Lexicon], flat: str) -> Iterator[Countdown]:
    if not hurries(known, flat, ("urgency.countdown",)):
        return
    for match, parts in islice(_durations(tuple(known), flat), _MOST):
        before, after = flat[max(0, match.start() - _NEAR) : match.start()], flat[match.end() : match.end() + _NEAR]
        around = f"{before} {after}"
        if hurries(known, around, ("urgency.countdown",)) and not hurries(known, around, ("urgency.innocent",)):
            seconds = sum(size * int(part or 0) for size, part in zip(_SIZES, parts, strict=True))
            grain = min(size for size, part in zip(_SIZES, parts, strict=True) if part is not None)
            key = _FIGURE.sub("#", f"{before[-_KEY:]}|{after[:_KEY]}")
            yield Countdown(seconds, grain, key, f"{before[-_KEY:].partition(' ')[2]}{match[0]}".strip())


def _durations(known: tuple[Lexicon, ...], flat: str) -> Iterator[tuple[re.Match[str], Sequence[str | None]]]:
    """Give what may be a countdown: `02:13:45`, `2 h 13 min`; one unit alone may be how long anything takes."""
    for match in _CLOCK.finditer(flat):
        first, second, minutes, seconds = match.groups()
        days, hours = (first, second) if second is not None else (None, first)
        yield match, (days, hours, minutes, seconds)
    for match in _units(known).finditer(flat):
        if sum(part is not None for part in match.groups()) > 1:
            yield match, match.groups()


@functools.lru_cache(maxsize=64)
def _units(known: tuple[Lexicon, ...]) -> re.Pattern[str]:
    parts = []
    keys = ("times.units.days", "times.units.hours", "times.units.minutes", "urgency.seconds")
    for key, symbol in zip(keys, _SYMBOLS, strict=True):
        words = {word for tongue in known for phrase in tongue.phrases[key] if " " not in phrase for word in phrase.split("|")} | {symbol}
        either = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
        parts.append(rf"(?:(\d{{1,3}}) ?(?:{either})(?!\w)\W{{0,3}}(?:[^\W\d]{{1,3}} )?)?")
    return re.compile(r"(?<![\d.,:])(?=\d)" + "".join(parts))


def claims(known: Sequence[Lexicon], key: str, text: str) -> dict[str, Claim]:
    """Give the numbers that a text claims, by their sentences without figures; what it says twice, or of times and money, is left out."""
    found: dict[str, Claim | None] = {}
    for sentence in sentences(text) if hurries(known, _PLURAL.sub("", text), (key,)) else ():
        figures = _FIGURE.findall(sentence)
        plain = _PLURAL.sub("", sentence)
        if len(figures) != 1 or len(sentence) > _LONGEST or not hurries(known, plain, (key,)) or _is_other(tuple(known), plain):
            continue
        folded = _FIGURE.sub("#", normal(sentence))
        found[folded] = None if folded in found else Claim(int(figures[0][:9]), sentence)
    return {folded: claim for folded, claim in found.items() if claim}


def _is_other(known: tuple[Lexicon, ...], sentence: str) -> bool:
    units = ("times.units.days", "times.units.hours", "times.units.minutes", "urgency.seconds", "urgency.innocent")
    return "%" in sentence or bool(AMOUNT.search(sentence)) or hurries(known, sentence, units)


def endings(known: Sequence[Lexicon], text: str) -> dict[str, str]:
    """Give the sentences that say that something ends with this day, folded and as they stand."""
    if not hurries(known, text, ("urgency.ends",)):
        return {}
    said = [part for part in sentences(text) if len(part) <= _LONGEST and hurries(known, part, ("urgency.ends",))]
    return {normal(part): part for part in said if not hurries(known, part, ("urgency.innocent",))}

