"""What stands in the files of a page under watch: other content under the same name is a deployment as well."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from harness.model.preflight import Noticed
from harness.preflight.gathering.looking import Answer, Look
from harness.preflight.gathering.noticing import folded, listed, path_of

MOST = 20  # files that are fetched in a round
ALL = 100 << 20  # bytes that are read of them during a watch
BEFORE = 2  # rounds that tell what is different every time
ROUND_S = 15.0  # after which no further file of a round is asked for
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)  # one that is never closed goes on to the end, and is gone through once
_STYLES = ".css"


class Contents:
    """Files under watch, fetched in rounds. What differed in the first two rounds is volatile; later a change counts when two rounds on end
    have it, and so does a failure.

    `fetch` gives what stands at an address, and `ours` tells whether it may be asked for; a round is due `every` so many seconds.
    """

    def __init__(self, fetch: Callable[[str], Answer], ours: Callable[[str], bool], every: float, now: Callable[[], float]) -> None:
        self._fetch, self._ours, self._every, self._now = fetch, ours, every, now
        self._next = 0.0
        self._rounds = self._read = 0  # the second in bytes
        self._first: frozenset[str] = frozenset()  # what the page asked for then
        self._loose: set[str] = set()  # paths whose query is another one every time
        self._volatile: set[str] = set()
        self._known: dict[str, set[str]] = {}  # contents by name: where two servers take turns, the second is told once
        self._last: dict[str, tuple[str, str]] = {}  # trouble and content by name, in the round before
        self._failing: set[str] = set()

    def see(self, look: Look, at: str) -> list[Noticed]:
        """Fetch the files that a page asks for where that is due, and give what is noticed."""
        first = self._rounds < BEFORE
        if look.trouble or self._read > ALL or (self._now() < self._next and not first):
            return []
        self._next, self._rounds = self._now() + self._every, self._rounds + 1
        if first:
            self._first = self._first or look.files
            self._loose |= {path_of(file) for file in look.files - self._first}
        found = dict(self._round(look.files))
        noticed = self._learned(found) if first else list(self._changes(found, at))
        self._last = found
        return noticed

    def _round(self, files: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        until = self._now() + ROUND_S
        for file in sorted(filter(self._ours, files))[:MOST]:
            if self._now() < until:
                answer = self._fetch(file)
                self._read += len(answer.raw)
                yield path_of(file) if path_of(file) in self._loose else file, (answer.trouble, content(file, answer))

    def _learned(self, found: dict[str, tuple[str, str]]) -> list[Noticed]:
        """Take what the first rounds show for what is usual."""
        for name, (trouble, now) in found.items():
            if trouble:
                self._failing.add(name)
            elif now not in self._known.setdefault(name, {now}):
                self._volatile.add(name)
        return []

    def _changes(self, found: dict[str, tuple[str, str]], at: str) -> Iterator[Noticed]:
        lasting = {name: now for name, now in found.items() if self._last.get(name) == now}
        failed = [f"{name}: {trouble}" for name, (trouble, _) in lasting.items() if trouble and name not in self._failing]
        fine_again = {name for name, (trouble, _) in found.items() if not trouble}
        self._failing = (self._failing - fine_again) | {name for name, (trouble, _) in lasting.items() if trouble}
        fine = {name: now for name, (trouble, now) in lasting.items() if not trouble}
        changed = [name for name, now in fine.items() if now not in self._known.setdefault(name, {now}) and name not in self._volatile]
        for name in changed:
            self._known[name].add(fine[name])
        if failed:
            yield Noticed(at=at, kind="error", said=listed(failed))
        if changed:
            yield Noticed(at=at, kind="deployment", said=listed([f"other content in {name}" for name in changed]))


def content(file: str, answer: Answer) -> str:
    """Give a mark of what stands in a file, but for what may be the time: numbers and tokens in scripts, comments in styles."""
    text = answer.raw.decode("utf-8", "replace")
    text = _COMMENT.sub("", text) if urlsplit(file).path.endswith(_STYLES) else folded(text)
    return hashlib.sha256(text.encode()).hexdigest()
