"""Hostile words as plain text of GitHub-flavoured Markdown, and parts of a page that keep to a size."""

import bisect
import re
from urllib.parse import quote

from harness.errors import printable

LONGEST = 300  # characters of anything that a page says
_BREAK = "\N{ZERO WIDTH SPACE}"
# What build servers turn into links, pictures and calls to people once the text stands: addresses, `@name`, `#1`, `:smile:`, `GH-1`.
_TIES = re.compile(r"@|[#!$%~&^:](?=[\w+-])|:(?=//)|\bwww(?=\.)|\bgh-(?=\d)", re.IGNORECASE)
# Characters by number are text wherever they stand; in tables a backslash would not do.
_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "&<>|\\`$"} | {ord(sign): f"\\{sign}" for sign in "*_[]~"}


def plain(text: str, most: int = LONGEST) -> str:
    """Give words in one line that yield no element, in a paragraph or in a table's cell; never at the beginning of a line of their own."""
    line = " ".join(printable(text).split()).encode("utf-8", "replace").decode()
    cut = line if len(line) <= most else f"{line[: most - 1]}…"
    return _TIES.sub(lambda found: found.group() + _BREAK, cut).translate(_SIGNS)


def link(text: str, address: str) -> str:
    """Give a link to an address of our own making."""
    return f"[{plain(text)}](<{quote(address, safe=':/#?=-._~%', errors='replace')}>)"


class Part:
    """Lines of a page, the worst first; of those that do not fit into `most` characters only the number is kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._length = 0
        self._kept: list[tuple[int, str, int, str]] = []
        self.count = 0

    def add(self, rank: int, nodeid: str, line: str) -> None:
        """Put a line in: by its rank, 0 for the worst, then in the order of visits."""
        self.count += 1
        bisect.insort(self._kept, (rank, nodeid, self.count, line))
        self._length += len(line) + 1
        while self._length > self._most:
            self._length -= len(self._kept.pop()[-1]) + 1

    @property
    def lines(self) -> list[str]:
        """The lines that fit."""
        return [line for *_, line in self._kept]

    @property
    def left_out(self) -> int:
        """How many do not."""
        return self.count - len(self._kept)
