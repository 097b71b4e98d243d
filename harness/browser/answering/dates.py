"""How a field wants a date written, read off what stands at it."""

import datetime
import itertools
import re
from collections.abc import Sequence

from harness.browser.answering.question import Question
from harness.fields.dates import numbers_of
from harness.lexicon import Lexicon, languages, lexicon, normal

_LETTERS = "answering.date-letters"  # of day, month and year, in this order
_HINT = re.compile(r"(?<!\w)(\w{1,4})([ ]?[./\-– ][ ]?|)(?!\1)(\w{1,4})(?:\2((?!\1|\3)\w{2,4}))?(?!\w)")
_SAMPLE = re.compile(r"(?<!\d)(\d{1,4})([./\-])(\d{1,2})\2(\d{1,4})(?!\d)")
_CODES = {"dd": "%d", "mm": "%m", "yy": "%y", "yyyy": "%Y"}
_AS_DATE = {"date": "%Y-%m-%d", "datetime-local": "%Y-%m-%dT12:00", "month": "%Y-%m", "week": "%G-W%V"}


def written(day: datetime.date, question: Question) -> str:
    """Write a date as the field asks for it; where nothing says how, as the page's language does."""
    field = question.field
    if field.type in _AS_DATE:
        return day.strftime(_AS_DATE[field.type])
    wanted = hinted(question.said, question.tongues) or _by_sample(question) or _by_pattern(field.pattern)
    if not wanted and field.longest in (6, 8) and question.spelling.date:
        wanted = re.sub(r"[^dmy]", "", question.spelling.date.replace("yyyy", "yyyy" if field.longest == 8 else "yy"))
    return write(day, wanted or question.spelling.date or "yyyy-mm-dd")


def write(day: datetime.date, pattern: str) -> str:
    """Write a date by a pattern such as `dd.mm.yyyy` or `mm/yy`."""
    short = {"d": str(day.day), "m": str(day.month)}
    return re.sub(r"d+|m+|y+", lambda run: short.get(run[0]) or day.strftime(_CODES.get(run[0], _CODES[run[0][0] * 2])), pattern)


def hinted(text: str, tongues: Sequence[Lexicon]) -> str:
    """Find a hint such as `DD/MM/YYYY`, `pp.kk.vvvv` or `MM/YY` in a text; give it in the letters d, m and y, empty if there is none."""
    for lettered in itertools.chain(tongues, map(lexicon, languages())):
        kinds = dict(zip(map(normal, lettered.phrases[_LETTERS]), "dmy", strict=True))
        for found in _HINT.finditer(normal(text)[:1000]):
            runs = [found[1], found[3], found[4]] if found[4] else [found[1], found[3]]
            read = [kinds.get(run[0], "") * len(run) if len(set(run)) == 1 else "" for run in runs]
            if all(read) and {each[0] for each in read} >= {"m", "y"} and (len(runs) == 3) == ("d" in {each[0] for each in read}):
                return found[2].replace("–", "-").join(read)
    return ""


def _by_sample(question: Question) -> str:
    """Read a date that stands there as an example: `31.12.1999`. Which of two small numbers is the day, the page's language says."""
    if not (found := _SAMPLE.search(question.said)):
        return ""
    parts = [found[1], found[3], found[4]]
    if len(parts[0]) == 4:
        return found[2].join(["yyyy", "mm", "dd"])
    if len(parts[2]) not in (2, 4):
        return ""
    day_first = int(parts[0]) > 12 or (int(parts[1]) <= 12 and not question.spelling.date.startswith("m"))
    return found[2].join([*(["dd", "mm"] if day_first else ["mm", "dd"]), "y" * len(parts[2])])


def _by_pattern(pattern: str) -> str:
    """Read the one regular expression whose order is beyond doubt: four digits first."""
    return "yyyy-mm-dd" if re.match(r"\^?\(?(\\d|\[0-9\])\{4\}\)?-", pattern) else ""


def part_of(question: Question) -> str:
    """Tell which part of a date a field asks for alone: `day`, `month` or `year`; empty where it asks for all of it."""
    field = question.field
    if part := next((part for part in ("day", "month", "year") if question.token.endswith(f"-{part}")), ""):
        return part
    numbers = numbers_of(field)
    if len(numbers) >= 28 and max(numbers) == 31:
        return "day"
    if numbers and min(numbers) > 1900:
        return "year"
    if 12 <= len(field.option_values) <= 13 and (not numbers or max(numbers) == 12):
        return "month"
    return _by_words(question) if 0 < field.longest <= 4 or field.options else ""


def _by_words(question: Question) -> str:
    field = question.field
    for words in question.tongues:
        letters = dict(zip(map(normal, words.phrases[_LETTERS]), ("day", "month", "year"), strict=True))
        for text in (field.placeholder, field.label):
            run = normal(text).strip("()*: ")
            if run and len(set(run)) == 1 and run[0] in letters:
                return letters[run[0]]
            if part := next((part for part in ("day", "month", "year") if words.find(f"answering.{part}", text)), ""):
                return part
    return ""
