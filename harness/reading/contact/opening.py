"""On which days somebody is there to be asked, by the words of a page."""

import re
from collections.abc import Iterator
from functools import cache

from harness.lexicon import Lexicon, lexicon, normal
from harness.mails.moments import dates

ALL = frozenset(range(1, 8))  # ISO: Monday is 1
MEANT = {"weekdays": frozenset(range(1, 6)), "daily": ALL, "weekend": frozenset({6, 7}), "others": ALL}  # key of the lexicon: days
LONGEST = 300  # characters of a line that is read
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?\s?(?:a\.?m\.?|p\.?m\.?|uhr|h)?"
_HOURS = re.compile(rf"(?<![\d.,]){_CLOCK}\s?(?:[-–—]|\w{{1,5}})\s?(?:klo\.? |kl\.? )?{_CLOCK}(?!\d|,\d)|\b24\s?/\s?7\b")
_PARTS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+|\d+|\.{2,}|[-–—~→…]")
_DASHES = ("-", "–", "—", "~", "→", "…", "..", "...")


def open_days(text: str, language: str) -> frozenset[int] | None:
    """Give the days of the week on which, by what a page says, somebody is there; None where it says nothing of hours.

    Hours of several kinds (telephone, chat, a shop) are put together: what is open by any of them counts. Where the end of a range cannot
    be read, nothing is told.
    """
    tongues = dict.fromkeys((lexicon(language), lexicon("en")))
    found: list[frozenset[int]] = []
    for line in _lines(text):
        read = [_days(line, words) for words in tongues]
        if None in read and not any(read):
            return None
        found += filter(None, read)
    return frozenset().union(*found) if found else None


def closures(text: str, language: str) -> list[str]:
    """Give the lines in which a page says that nobody is there on a certain day."""
    words = lexicon(language)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if len(line) <= LONGEST and words.find("opening.closed", line) and any(dates(line, language))]


def _lines(text: str) -> Iterator[str]:
    """Give the lines that name hours; where one names nothing else, after the line before."""
    before = ""
    for line in (normal(line)[:LONGEST] for line in text.splitlines() if line.strip()):
        if _HOURS.search(line):
            yield line if re.search(r"[^\W\d_]{2}", _HOURS.sub("", line)) or _HOURS.search(before) else f"{before} {line}"
        before = line


def _days(line: str, words: Lexicon) -> frozenset[int] | None:
    """Give the days that a line names as open: where it says of some that they are closed, those on the side of the hours.

    None where a range ends with a word that is no day's name: `Mon–Fr`.
    """
    if closed := words.find("opening.closed", line):
        first = _HOURS.search(line)
        line = line[: [*_HOURS.finditer(line)][-1].end()] if first and first.start() < closed.start() else line[closed.end() :]
    found = {day for key, days in MEANT.items() if words.find(f"opening.{key}", line) for day in days}
    names, upto = _names(words.language), set(words.phrases["opening.to"])
    last, through = 0, False
    for part in _PARTS.findall(line):
        day = names.get(part, 0)
        if day and through:
            found |= {(last + step - 1) % 7 + 1 for step in range((day - last) % 7 + 1)}
        elif day:
            found.add(day)
        elif through and part.isalpha() and part not in upto:
            return None
        through = bool(last) and not day and (part in _DASHES or part in upto)
        last = day or (last if through else 0)
    return frozenset(found)


@cache
def _names(language: str) -> dict[str, int]:
    known = lexicon(language).phrases
    return {normal(name): int(key) for key in "1234567" for name in known[f"opening.days.{key}"]}
