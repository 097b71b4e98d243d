"""What a text says: its first code, date or amount of money, or what stands after some words of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from harness.lexicon import sentences
from harness.mails import codes
from harness.mails.moments import dates
from harness.mails.money import amounts

_LONGEST = 300  # characters of what is given
_SAME = str.maketrans("’‘ʼ´`‑‐\u00a0\u202f\u2009", "'''''--   ")  # ways to write one sign, each of one character
_LEADING = " \t:=–—>→-"
_KINDS: dict[str, Callable[[str, str], Iterator[str]]] = {"code": codes.codes, "date": dates, "amount": amounts}
KINDS = tuple(_KINDS)


def first(kind: str, text: str, language: str) -> str:
    """Give the first code, date or amount as the text writes it, white space folded; empty where there is none.

    Of codes it is the one that stands nearest to what calls it one.
    """
    return next((" ".join(found.split()) for found in _KINDS[kind](text, language)), "")


def after(label: str, text: str) -> str:
    """Give what stands after words: behind a colon, in the next cell or the one below, or on the next line; empty where they are not there.

    `Order status` is found as a label of its own (`Order status: Shipped`) before it is found inside a sentence.
    """
    words = _same(label).strip().rstrip(":").split()
    if not words:
        return ""
    label_words = r"\s+".join(map(re.escape, words))
    rows = [[cell.strip() for cell in line.split("\t")] for line in _same(text).split("\n") if line.strip()]
    for pattern in (rf"^\W*{label_words}\s*(?:[:=–—-](?!\w)|$)", rf"(?<!\w){label_words}(?!\w)"):
        for row, cell, rest in _found(re.compile(pattern, re.I), rows):
            if said := _value(rest) or _beside(rows, row, cell):
                return said
    return ""


def _same(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SAME)


def _found(pattern: re.Pattern[str], rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Give where words stand, by row and cell, and what follows in the same cell."""
    for row, cells in enumerate(rows):
        for cell, said in enumerate(cells):
            if match := pattern.search(said):
                yield row, cell, said[match.end() :]


def _value(rest: str) -> str:
    """Give the rest of a line up to the end of its sentence, without the signs around it."""
    told = rest.strip(_LEADING)
    return next(iter(sentences(told)), "")[:_LONGEST].rstrip(" .,;!") if any(map(str.isalnum, told)) else ""


def _beside(rows: list[list[str]], row: int, cell: int) -> str:
    """Give the cell to the right, or the one below where the row is the head of a table or holds nothing more."""
    cells = rows[row]
    below = rows[row + 1] if row + 1 < len(rows) else []
    column = len(cells) > 2 and len(below) == len(cells)
    if cell + 1 < len(cells) and not column:
        return _value(cells[cell + 1])
    return _value(below[min(cell, len(below) - 1)]) if below else ""
