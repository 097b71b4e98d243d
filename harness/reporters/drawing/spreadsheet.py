"""Rows of CSV that a spreadsheet takes for text and numbers, and never for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

Cell = str | int | float | None

# A cell is one line of text. What cannot be seen is taken away, for a formula might stand behind it.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")
# Where spreadsheets begin a formula: at the start, or behind a semicolon where that is taken for the end of a cell. Wide letters too.
_FORMULA = re.compile(r"(^|;)(?=[\s\"'`]*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def write(file: TextIO, rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows as they come, without keeping any. The file has to be opened with `newline=""`."""
    csv.writer(file, lineterminator="\r\n").writerows(map(safe, row) for row in rows)


def safe(cell: Cell) -> Cell:
    """Give a text with an apostrophe before whatever could begin a formula; numbers stay as they are."""
    return _FORMULA.sub(r"\1'", _UNFIT.sub(" ", cell)) if isinstance(cell, str) else cell
