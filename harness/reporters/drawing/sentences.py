"""Sentences of visits and scorecards in the language of the page, known by their patterns: they are recorded in English alone."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from harness import audits
from harness.reporters.drawing import tongue
from harness.shipped import read_yaml

# `tongues/<language>/sentences/*.yaml` hold English patterns with what they are. Of their holes, `{words}` has what the company said, which
# stays as it is, `{count:number}` a number, `{until:day}` a day, `{reason:said}` a sentence of ours, `{kind:words}` what table `words` of
# `pieces.yaml` has, or a word of the glossary; with a `*` several of these. The longest text of its own wins where several patterns fit.
_LONGEST = 5000  # characters; nothing of ours is longer
_DEEPEST = 5  # sentences in sentences
_HOLE = re.compile(r"\{(\w+)(?::([\w-]+)(\*?))?\}")
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?"
_BETWEEN = re.compile(rf"(, |; | {tongue.noted('and')} | {tongue.noted('or')} )")
_QUOTED = re.compile(r'(`[^`]*`|"[^"]*")')
SAID, AUDIT = "said", "audit"  # tables that are no pieces: whole sentences, titles of audits


@dataclasses.dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `foreign` where it ought to be in the language of the page and is not."""

    text: str
    foreign: bool = False


@dataclasses.dataclass(frozen=True)
class Pattern:
    """An English pattern and what it is: texts in turn with holes."""

    regex: re.Pattern[str]
    loose: re.Pattern[str]  # lets what is quoted hold quotation marks itself
    anchor: str  # its longest text of its own, without which it cannot fit
    kinds: Mapping[str, tuple[str, bool]]  # of each hole: its table, and whether it holds several
    parts: Sequence[str]  # texts and the names of holes in turn


def said_text(text: str, table: str = SAID) -> str:
    """Give a sentence, or a piece of one, in the language of the page, as text."""
    return "".join(piece.text for piece in told(text, table))


def told(text: str, table: str = SAID) -> Sequence[Piece]:
    """Give a sentence, or a piece of one that a table has, in the language of the page: its stretches, by which language they are in."""
    language = tongue.language()
    return (Piece(text),) if language == tongue.WRITTEN_IN or not text else _told(language, text, table)


@lru_cache(maxsize=4096)
def _told(language: str, text: str, table: str) -> Sequence[Piece]:
    return tuple(_pieces(language, text, table, _DEEPEST)) if len(text) <= _LONGEST else (Piece(text, foreign=True),)


def _pieces(language: str, text: str, table: str, deep: int) -> list[Piece]:
    if table == AUDIT:
        return [Piece(tongue.catalogue(language).get(audits.title(text), text), foreign=text not in audits.audits)]
    near = [pattern for pattern in patterns(language)[table] if pattern.anchor in text] if deep else []
    for pattern, regex in [*((each, each.regex) for each in near), *((each, each.loose) for each in near if each.loose != each.regex)]:
        if (match := regex.fullmatch(text)) and (found := _filled(language, pattern, match, deep - 1)):
            return found
    word = tongue.catalogue(language).get(tongue.unhyphenated(text)) if table != SAID else None
    return [Piece(word)] if word else [Piece(text, foreign=True)]


def _filled(language: str, pattern: Pattern, match: re.Match[str], deep: int) -> list[Piece]:
    """Give the pieces of what a pattern stands for; none where a hole has what its table does not know."""
    pieces: list[Piece] = []
    for number, part in enumerate(pattern.parts):
        held = [Piece(part)] if number % 2 == 0 else _held(language, match[part], *pattern.kinds[part], deep)
        if not held:
            return []
        pieces += held
    return pieces


def _held(language: str, text: str, table: str, several: bool, deep: int) -> list[Piece]:
    if table == "number":
        return [Piece(text.replace(",", "\N{NO-BREAK SPACE}").replace(".", tongue.POINTS[language]))]
    if table == "day":
        return [Piece(tongue.day_text(text))]
    if several:
        return list(_several(language, text, table, deep))
    pieces = _pieces(language, text, table, deep) if table else [Piece(text)]
    return [] if table not in ("", SAID) and pieces[0].foreign else pieces


def _several(language: str, text: str, table: str, deep: int) -> Iterator[Piece]:
    """Give the items of a list; what stands in quotation marks stays whole and as it is, and so do words that are none of ours."""
    for number, item in enumerate(_split(text)):
        if number % 2:
            yield Piece(item.replace(item.strip(), tongue.catalogue(language).get(item.strip(), item.strip())))
        else:
            pieces = _pieces(language, item, table, deep)
            yield from [Piece(item)] if pieces[0].foreign and item[:1] in ("`", '"') else pieces


def _split(text: str) -> list[str]:
    """Cut a list at what stands between its items, unless in quotation marks; items and what is between them in turn."""
    cut = [""]
    for number, stretch in enumerate(_QUOTED.split(text)):
        first, *rest = [stretch] if number % 2 else _BETWEEN.split(stretch)
        cut[-1] += first
        cut += rest
    return cut


@cache
def patterns(language: str) -> Mapping[str, Sequence[Pattern]]:
    """Read the patterns of a language by table; in each those with most text of their own first, for they say the most."""
    folder = tongue.FOLDER / language / "sentences"
    tables: dict[str, dict[str, str]] = {SAID: {}}
    for path in sorted(folder.glob("*.yaml")):
        content = read_yaml(path)
        if path.stem == "pieces":
            tables |= content
        else:
            tables[SAID] |= content
    return {name: [_pattern(*pair) for pair in sorted(table.items(), key=_weight, reverse=True)] for name, table in tables.items()}


def _weight(pair: tuple[str, str]) -> int:
    return len(_HOLE.sub("", pair[0]))


def _pattern(english: str, other: str) -> Pattern:
    texts = _HOLE.split(english)[::4]
    kinds = {hole[1]: (hole[2] or "", bool(hole[3])) for hole in _HOLE.finditer(english)}
    parts = re.split(r"\{(\w+)\}", other)
    regex, loose = (re.compile(_regex(english, quoted), re.DOTALL) for quoted in ("[^`]", "."))
    return Pattern(regex, loose, max(texts, key=len), kinds, parts)


def _regex(english: str, quoted: str) -> str:
    """Give a regular expression that goes through a text once: a hole ends where what stands behind it is met first."""
    holes = list(_HOLE.finditer(english))
    last = max((hole.end() for hole in holes if hole[2] != "number"), default=0)
    written, at, opened = "", 0, False
    for hole in holes:
        written += re.escape(english[at : hole.start()])
        if hole[2] == "number":
            written += f"(?P<{hole[1]}>{_NUMBER})"
        else:
            sign = quoted if english[: hole.start()].endswith("`") and english[hole.end() :].startswith("`") else "."
            written += ")" * opened + (f"(?P<{hole[1]}>{sign}*)" if hole.end() == last else f"(?>(?P<{hole[1]}>{sign}*?)")
            opened = hole.end() != last
        at = hole.end()
    return written + re.escape(english[at:])
