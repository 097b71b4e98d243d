"""What becomes different from look to look, told from what is different every time."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from harness.model.preflight import Noticed
from harness.preflight.gathering.looking import Look

FAILED = 500  # status from which on an answer is the server's failure
GONE = (404, 410)
NAMED = 3  # of what has changed
CUT = 120  # characters of a sentence
_COUNTED = re.compile(r"\d+(?:[.,:]\d+)*")
_TOKEN = re.compile(r"\b(?=\w*\d)(?=\w*[a-zA-Z])[\w-]{8,}\b")

_Make = tuple[frozenset[str], frozenset[tuple[str, str]]]  # files and versions of a page, by which one deployment is told from another


class Noticing:
    """A page under watch. What the looks before it began did not have in common is volatile, and so are numbers, dates and tokens in words.

    What is new counts when two looks on end have it: of two servers one may be late, and a page may show another quotation each time; where
    two servers go on to take turns, the second is told once. A failure that the server tells of counts at once, for a customer has met it;
    no answer at all may be our line, and has to last as well.
    """

    def __init__(self, before: Sequence[Look]) -> None:
        fine = [look for look in before if look.status and not _failed(look)] or list(before[-1:])
        self._known = fine[-1]
        self._words = {folded(part) for look in fine for part in look.words}
        self._loose = {path_of(file) for look in fine for file in look.files - fine[0].files}
        self._loose_versions = {name for look in fine for name in look.versions if look.versions[name] != fine[0].versions.get(name)}
        self._made = {self._make(look) for look in fine}
        self._last: Look | None = None
        self._failing = ""

    def see(self, look: Look, at: str) -> list[Noticed]:
        """Give what is noticed with this look."""
        lasting, self._last = self._last, look
        if _failed(look):
            return self._fail(look, at, lasting)
        if self._failing:  # what was done meanwhile shows in the first look after it
            self._failing = ""
            return [Noticed(at=at, kind="back"), *self._changes(look, look, at)]
        return self._changes(look, lasting, at) if lasting and not _failed(lasting) else []

    def _fail(self, look: Look, at: str, lasting: Look | None) -> list[Noticed]:
        lasts = look.status or (lasting is not None and not lasting.status)
        if self._failing == look.trouble or not lasts:
            return []
        self._failing = look.trouble or f"status {look.status}"
        return [Noticed(at=at, kind="error", said=self._failing)]

    def _make(self, look: Look) -> _Make:
        files = (file for file in look.files if path_of(file) not in self._loose)
        return frozenset(files), frozenset(each for each in look.versions.items() if each[0] not in self._loose_versions)

    def _changes(self, look: Look, lasting: Look, at: str) -> list[Noticed]:
        found = [] if self._make(look) in self._made else list(self._deployed(look, lasting, at))
        said = [part for part in look.words if folded(part) not in self._words and part in lasting.words]
        if said:
            found.append(Noticed(at=at, kind="text", said=listed([part[:CUT] for part in said])))
        if found:
            self._known = look
            self._words |= {folded(part) for part in look.words}
            self._made.add(self._make(look))
        return found

    def _deployed(self, look: Look, lasting: Look, at: str) -> Iterator[Noticed]:
        new = {file for file in look.files & lasting.files if file not in self._known.files and path_of(file) not in self._loose}
        gone = {file for file in self._known.files - look.files - lasting.files if path_of(file) not in self._loose}
        headers = [
            f"{name}: {look.versions[name]}" for name in sorted(look.versions)
            if look.versions[name] == lasting.versions.get(name) != self._known.versions.get(name) and name not in self._loose_versions
        ]  # fmt: skip
        if new or gone:
            files = [*sorted(new), *(f"{file} is gone" for file in sorted(gone - new))]
            yield Noticed(at=at, kind="deployment", said=listed(files))
        elif headers:
            yield Noticed(at=at, kind="deployment", said=listed(headers))


def _failed(look: Look) -> bool:
    return not look.status or look.status >= FAILED or look.status in GONE


def path_of(file: str) -> str:
    """Give a file's name without what tells its version."""
    parts = urlsplit(file)
    return f"{parts.netloc}{parts.path}"


def folded(part: str) -> str:
    """Fold what changes by nature."""
    return _COUNTED.sub("0", _TOKEN.sub("*", part))


def listed(changes: Sequence[str]) -> str:
    """Name the first changes, and count the others."""
    return ", ".join(changes[:NAMED]) + (f" and {len(changes) - NAMED} more" if len(changes) > NAMED else "")
