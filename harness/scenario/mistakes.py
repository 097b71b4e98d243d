"""Gathers the mistakes of one file while it is read."""

import difflib
import re
from collections.abc import Iterable
from typing import Protocol

from harness.errors import BadFile, Problem

MOST = 100  # mistakes in one file after which reading it further helps nobody
LONGEST_WORD = 60  # characters; comparing longer words takes long and says nothing

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML's own line ends


class Placed(Protocol):
    """Anything with a place in the text; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def shown(word: str) -> str:
    """Quote a word from a file, cut to what a message can hold."""
    word = " ".join(word.split())
    return f"`{word[:LONGEST_WORD]}…`" if len(word) > LONGEST_WORD else f"`{word}`"


class Mistakes:
    """All mistakes found in one file so far. Lines in which `hidden` is found are not shown."""

    def __init__(self, path: str, text: str = "", hidden: re.Pattern[str] | None = None) -> None:
        self.path = path
        self.text = text
        self._hidden = hidden
        self.problems: list[Problem] = []
        self.seen = 0  # mistakes so far, those hushed too
        self._lines: list[str] | None = None
        self._hushed: list[tuple[Placed, Placed]] = []

    @property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        if self._lines is None:
            self._lines = LINE_END.split(self.text)
        return self._lines

    def add(self, at: Placed, message: str, hint: str = "") -> None:
        """Note a mistake at a node of the file."""
        self.seen += 1
        if self._hushed and self._is_hushed((at.line, at.column)):
            return
        rest = len(self._line(at.line).rstrip()) + 1 - at.column
        length = at.end_column - at.column if at.line == at.end_line else rest
        self.add_at(at.line, at.column, message, hint, max(1, min(length, rest)))

    def add_at(self, line: int, column: int, message: str, hint: str = "", length: int = 1) -> None:
        """Note a mistake at a line and column. BadFile when there are too many to go on."""
        self.problems.append(Problem(self.path, line, column, message, hint, length, self._excerpt(line)))
        if len(self.problems) >= MOST:
            last = max(self.problems)
            self.problems.append(Problem(self.path, last.line, last.column + 1, "too many mistakes; those after are not shown"))
            raise BadFile(self.problems)

    def hush(self, key: Placed, value: Placed) -> None:
        """Note no further mistake from a mistyped key to the end of its value: one typo is one problem."""
        self._hushed.append((key, value))

    def stop_if_any(self) -> None:
        """Raise BadFile when something was wrong."""
        if self.problems:
            raise BadFile(self.problems)

    def _is_hushed(self, at: tuple[int, int]) -> bool:
        for key, value in self._hushed:
            start, end = (key.line, key.column), (value.end_line, value.end_column)
            if start <= at < end or at == (value.line, value.column):
                return True
        return False

    def _excerpt(self, number: int) -> str:
        line = self._line(number)
        return "" if self._hidden and self._hidden.search(line) else line

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is meant, or an empty string."""
    near = difflib.get_close_matches(word, list(known), n=1) if len(word) <= LONGEST_WORD else []
    return near[0] if near else ""


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Say which known word is meant, or something else when none is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else otherwise
