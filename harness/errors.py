"""Mistakes in files: where they are, what is wrong, and what to do about it."""

import dataclasses
import re
from collections.abc import Iterable

# `##[` begins a command wherever in a line GitHub's build servers meet it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]|#(?=#\[)")


def printable(text: str) -> str:
    """Make text from a page or a file safe for a terminal and a log: control, bidirectional and zero-width characters become `\\xNN`."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


@dataclasses.dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file. Lines and columns count from 1; `length` is how many characters the caret marks."""

    path: str
    line: int
    column: int
    message: str
    help: str = ""
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        lines = [printable(f"{self.path}:{self.line}:{self.column}: {self.message}")]
        if self.excerpt.strip():
            lines += self._marked()
        if self.help:
            lines.append(f"  = help: {printable(self.help)}")
        return "\n".join(lines)

    def _marked(self) -> list[str]:
        start = max(0, self.column - 61)  # a line of 10 MB must not fill the terminal
        shown = printable(self.excerpt[start : start + 120].replace("\t", " "))
        caret = " " * (self.column - 1 - start) + "^" * max(1, min(self.length, 120 - (self.column - 1 - start)))
        number = str(self.line)
        return [f"  {number} | {shown}", f"  {' ' * len(number)} | {caret}"]


class BadFile(Exception):
    """A scenario, site or visit file that cannot be used; carries every mistake found, in the order of lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
