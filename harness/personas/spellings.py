"""The ways in which pages, addresses, mails and files write a customer's fact."""

import base64
import datetime
import functools
import html
import json
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, quote_plus

SHORTEST = 6  # characters; anything shorter stands in other words too
SHORTEST_WORD = 3  # ... of a private fact, which is looked for as a word of its own
_GAP = "(?: |-|\\.|/|\\(|\\)|\u00a0|\u202f|%20|\\+){0,3}"  # between digits; in bytes too, so no character class
_NUMBERS = ("tel", "tel-national", "cc-number", "identity-number", "")
_DIGITS = 7  # of a telephone number, at least


class Word(NamedTuple):
    """A fact's value, and what it is: its token; empty for a secret of any kind.

    Not found is one in a picture, in words (a month's name), cut in pieces, enciphered, or too short to tell from other words.
    """

    value: str
    token: str = ""


def found_in(words: frozenset[Word], text: str) -> re.Pattern[str] | None:
    """Give what finds the words in this text, the longer forms first; None where none of them stands there."""
    low, bare = text.lower(), ""
    found = {source for form, source in _literals(words) if form in low}
    for digits, source in _numbers(words):
        bare = bare or re.sub(r"%20|[^0-9a-z]", "", low)
        found |= {source} if digits in bare else set()
    return _pattern(frozenset(found)) if found else None


@functools.lru_cache(maxsize=256)
def _pattern(sources: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(sources, key=lambda source: (-len(source), source))), re.IGNORECASE)


@functools.lru_cache(maxsize=64)
def _literals(words: frozenset[Word]) -> tuple[tuple[str, str], ...]:
    """Give each form in lower case, with the regular expression for it."""
    made: dict[str, str] = {}
    for word in words:
        for value in _said(word):
            if len(value) >= SHORTEST:
                made |= {form.lower(): re.escape(form) for form in written(value)}
            elif len(value) >= SHORTEST_WORD and word.token and not (value.isdigit() and len(value) < SHORTEST - 1):
                made.setdefault(value.lower(), rf"(?<![^\W_]){re.escape(value)}(?![^\W_])")
    return tuple(made.items())


@functools.lru_cache(maxsize=64)
def _numbers(words: frozenset[Word]) -> tuple[tuple[str, str], ...]:
    """Give the digits of numbers, with the regular expression for them however they are grouped."""
    made: dict[str, str] = {}
    for word in words:
        digits = re.sub(r"[^0-9a-zA-Z]", "", word.value).lower() if word.token in _NUMBERS else ""
        if re.fullmatch(r"\d{6,}[a-z]?\d{0,4}[a-z]?", digits):
            whole = word.value.strip().startswith("+")
            for start in range(4 if whole else 1):  # as dialled at home: nobody knows where the country's code ends
                if start == 0 or len(digits) - start >= _DIGITS:
                    made[digits[start:]] = _GAP.join(digits[start:])
    return tuple(made.items())


def _said(word: Word) -> Iterable[str]:
    """Give the ways in which people write a fact."""
    yield word.value
    if word.token == "bday":
        yield from _dates(word.value)
    if word.token in ("name", "cc-name") and " " in word.value:
        first, last = word.value.split(" ", 1)
        yield from (f"{last}, {first}", f"{last} {first}")
    if word.token == "street-address":
        yield from (part.strip() for part in word.value.split(","))
    if word.token in ("email", "url"):
        own = word.value.rpartition("@")[0] or word.value.partition("://")[2]
        yield from (own, own.partition("+")[0])  # without what tells visits apart


def _dates(value: str) -> Iterable[str]:
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return
    for order in ("{d}{s}{m}{s}{y}", "{m}{s}{d}{s}{y}", "{y}{s}{m}{s}{d}"):
        for sign in (".", "/", "-", " ", ". ", ""):
            for wide in ("02d", "d") if sign else ("02d",):
                yield order.format(d=format(day.day, wide), m=format(day.month, wide), y=day.year, s=sign)
    yield f"{day:%d%m%y}"


def written(value: str) -> set[str]:
    """Give a text as it stands in addresses, HTML, JSON, Python, base64 (wherever it begins there) and hexadecimal digits."""
    marked = html.escape(value)
    forms = {value, value.upper(), value.lower(), quote(value), quote(value, safe=""), quote_plus(value), quote(quote(value, safe=""))}
    forms |= {marked, marked.replace("&#x27;", "&#39;"), html.escape(value, quote=False), marked.replace("&#x27;", "&apos;")}
    forms |= {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1], repr(value)[1:-1]}
    data = value.encode("utf-8", "replace")
    return forms | {data.hex()} | {text for each in (data, quote(value).encode()) for text in _base64(each)}


@functools.lru_cache(maxsize=64)
def begun_in_bytes(value: str) -> tuple[re.Pattern[bytes], ...]:
    """Give what finds a text that is being typed, from more than half of it on, at least all but its last sign; in UTF-8 and UTF-16."""
    first = min(max(SHORTEST, len(value) // 2 + 1), len(value) - 1)
    gap = _GAP.encode() if value.isdigit() else b""
    sources = set()
    for spell in (str, quote, quote_plus, html.escape, lambda text: json.dumps(text)[1:-1], str.upper):
        start, whole = spell(value[:first]), spell(value)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be") if whole.startswith(start) else ():
            between = gap if encoding == "utf-8" else b""
            begun, rest = ([re.escape(sign.encode(encoding)) for sign in text] for text in (start, whole[len(start) :]))
            sources.add(between.join(begun) + b"".join(b"(?:" + between + sign for sign in rest) + b")?" * len(rest))
    return tuple(re.compile(source, re.IGNORECASE) for source in sorted(sources))


def _base64(data: bytes) -> Iterable[str]:
    """Give what is sure to stand in base64 of anything that holds these bytes, at each of the three places where they can begin."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + data + b"\0\0").decode()
        sure = text[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
        yield from (sure, sure.replace("+", "-").replace("/", "_"))
