"""Dates as people write them: `12. lokakuuta 2026`, `October 12, 2026`, `12.10.2026`, `2026-10-12`."""

import functools
import re
from collections.abc import Iterator

from harness.lexicon import lexicon

_GAP = r"[ \u00a0\u202f]"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_NUMERIC = rf"(?P<numeric>(?<![\d./-])(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign)(?:{_YEAR}|\d\d))(?![\d/-])(?!\.\d))"
_SHORT = r"(?P<short>(?<![\d./-])\d{1,2}\.\d{1,2}\.(?!\d))"  # where the year goes without saying, as in Finnish and German
_CAPITAL = ("en", "de")  # languages that begin the names of months with a capital; `may` is no month


def dates(text: str, language: str) -> Iterator[str]:
    """Give the dates of a text in their order, in the language of the text or in English."""
    code = lexicon(language).language
    for match in pattern(code).finditer(text):
        if _is_date(match, code):
            yield match[0].rstrip()


@functools.cache
def pattern(language: str) -> re.Pattern[str]:
    """Give what finds dates, and now and then a version or a time of day, in texts of a language."""
    months = "|".join(_months(language) | _months("en"))
    of = "|".join(re.escape(word) for word in lexicon(language).phrases["times.of"])
    ordinal = "|".join(re.escape(word) for word in (*lexicon(language).phrases["times.ordinal"], "st", "nd", "rd", "th"))
    year = rf"(?:[.,]?{_GAP}(?:(?:{of}){_GAP})?{_YEAR})?"
    day_first = rf"(?<![\d.,:])\d{{1,2}}(?:\.|{ordinal})?{_GAP}?(?:(?:{of}){_GAP})?(?P<after>{months})(?!\w){year}"
    month_first = rf"(?<!\w)(?P<before>{months})\.?{_GAP}\d{{1,2}}(?:{ordinal})?(?![\d:.,]*\d){year}"
    month_first_with_year = rf"(?<!\w)(?P<dated>{months})\.?{_GAP}\d{{1,2}}(?:{ordinal})?,?{_GAP}{_YEAR}"
    return re.compile(f"{_NUMERIC}|{_SHORT}|{day_first}|{month_first_with_year}|{month_first}", re.I)


def _months(language: str) -> set[str]:
    known = lexicon(language)
    names = {name for key in known.keys("times.months") for name in known.phrases[f"times.months.{key}"]}
    return {re.escape(name.rstrip("~")) + (r"\w*+" if name.endswith("~") else "") for name in names}


def _is_date(match: re.Match[str], language: str) -> bool:
    if name := match["after"] or match["before"] or match["dated"]:
        day = re.search(r"\d+", match[0])
        capital = name[0].isupper() or language not in _CAPITAL
        return capital and day is not None and 1 <= int(day[0]) <= 31
    parts = [int(part) for part in re.findall(r"\d+", match[0])]
    if match["short"]:
        before = match.string[max(0, match.start() - 12) : match.start()].split()
        if language not in ("fi", "de") or (before and lexicon(language).find("times.at", before[-1])):
            return False
    day_and_month = sorted(parts[1:] if parts[0] > 31 else parts[:2])
    return 1 <= day_and_month[0] <= 12 and day_and_month[1] <= 31
