"""CSV files of any length as rows with their lines: the encoding is told, never guessed; the delimiter is seen from the first line."""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from harness.campaign.columns import COLUMNS, column_name, column_names
from harness.scenario.mistakes import nearest, shown

DELIMITERS = (",", ";", "\t")
LONGEST_LINE = 1 << 20  # bytes
Row = tuple[int, list[str]]  # the line it begins on, and its cells

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NAMES = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "latin-1": "Latin-1"}
_FAULTS = {  # by what the module `csv` calls them
    "limit": "a cell is longer than 131,072 characters",
    "new-line": "a carriage return stands in it alone; save the file with the usual ends of lines",
}
_SEPARATOR = re.compile(r"sep=(.)\r?\n?")  # a first line that spreadsheets write


class Unreadable(Exception):
    """Why a list cannot be read, or not on; a sentence with the line, and nothing of what stands there."""


class Listed:
    """A list as its rows, read once. `columns` are the names of its first line, in lower case and with `-`."""

    def __init__(self, columns: list[str], rows: Iterator[Row]) -> None:
        self.columns = columns
        self.rows = rows

    def at(self, column: str) -> int:
        """Give the place of a column; -1 where there is none."""
        return self.columns.index(column) if column in self.columns else -1


def read_list(path: Path, encoding: str = "", needed: str = "email") -> Listed:
    """Begin to read a list with a head. Unreadable where it is no list, or lacks the column that is needed; so are rows, further on."""
    lines = _lines(path, encoding)
    first = next(lines, "")
    delimiter = found[1] if (found := _SEPARATOR.fullmatch(first)) else ""
    start = 2 if delimiter else 1
    first = next(lines, "") if delimiter else first
    delimiter = delimiter or max(DELIMITERS, key=lambda each: _known(first, each))
    rows = _rows(itertools.chain([first], lines), delimiter, start)
    columns = column_names(next(rows, (start, []))[1])
    if needed not in columns:
        raise Unreadable(_lacking(needed, columns, start))
    if twice := next((name for name in columns if name in COLUMNS and columns.count(name) > 1), ""):
        raise Unreadable(f"line {start} names the column `{twice}` twice")
    return Listed(columns, rows)


def read_column(path: Path, encoding: str, column: str) -> Iterator[tuple[int, str]]:
    """Give the cells of one column with their lines: the one of that name, or the only one of a file without a head. Unreadable."""
    lines = _lines(path, encoding)
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=lambda each: _known(first, each))
    rows = _rows(itertools.chain([first], lines), delimiter, 1)
    head = next(rows, (1, []))
    names = column_names(head[1])
    at = names.index(column) if column in names else 0
    if column not in names and len(names) > 1:
        raise Unreadable(_lacking(column, names, 1))
    for line, cells in rows if column in names else itertools.chain([head], rows):
        if at < len(cells) and (cell := cells[at].strip()):
            yield line, cell


def _known(line: str, delimiter: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # reading its rows tells what is wrong with it
        return 0, 0
    return sum(column_name(cell) in COLUMNS for cell in cells), len(cells)


def _lacking(needed: str, columns: list[str], line: int) -> str:
    """Say that a column is missing; other names are not shown where the first line may be a customer's."""
    near = nearest(needed, [each for each in columns if "@" not in each])
    meant = f"; {shown(near)} is there, call it `{needed}`" if near else f"; its first line has to name the columns: `{needed}`, ..."
    return f"line {line} names no column `{needed}`{meant}"


def _rows(lines: Iterable[str], delimiter: str, start: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = start
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = start + reader.line_num
    except csv.Error as error:
        why = next((why for sign, why in _FAULTS.items() if sign in str(error)), "a quotation mark is open, or stands inside a cell")
        raise Unreadable(f"line {line} cannot be read: {why}") from None


def _lines(path: Path, encoding: str) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
                raise Unreadable("this is a spreadsheet, not CSV; save it as `CSV UTF-8`")
            mark = next((mark for mark in _MARKS if start.startswith(mark)), b"")
            encoding = _MARKS.get(mark) or encoding or "utf-8"
            file.seek(0 if encoding == "utf-16" else len(mark))
            yield from _wide(file) if encoding == "utf-16" else _narrow(file, encoding)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}") from None


def _narrow(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Decode line by line, so that what cannot be decoded has a line."""
    number, readline = 0, file.readline
    try:
        while raw := readline(LONGEST_LINE):
            number += 1
            text = raw.decode(encoding)
            if len(raw) >= LONGEST_LINE:
                raise Unreadable(f"line {number} is longer than 1 MiB")
            if "\0" in text:
                raise Unreadable(f"line {number} is no text; is the file in UTF-16? Then say so: `encoding: utf-16`")
            yield text
    except UnicodeDecodeError:
        others = " or ".join(f"`encoding: {each}`" for each in ("cp1252", "latin-1") if each != encoding)
        hint = f"say in which encoding it is, {others}, or save it as UTF-8"
        raise Unreadable(f"line {number} is not in {_NAMES[encoding]}; {hint}") from None


def _wide(file: BinaryIO) -> Iterator[str]:
    number, text = 0, io.TextIOWrapper(file, "utf-16", newline="")
    try:
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) >= LONGEST_LINE:
                raise Unreadable(f"line {number} is longer than 1 MiB")
            yield line
    except UnicodeError:
        raise Unreadable(f"it cannot be read after line {number}: what follows is not in UTF-16") from None
    finally:
        text.detach()
