"""The mark beside a visit that is being walked: who walks, and what was about to be sent for good when it died."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import msgspec

from harness.errors import BadFile
from harness.model import Committed, Halt, Journey, Visit
from harness.plugin.journal import VISIT
from harness.visit_file import read_visit, write_visit

MARK = ".walking.jsonl"
DIED = "The visit died while it was being walked."
LOST = "The visit died when this was over: what it had seen was not kept."


class _Begun(msgspec.Struct):
    """The mark's first line. All others are what was about to be sent."""

    item: str  # nodeid
    visit: Visit  # as it stood before its first step


class Underway:
    """Made when a visit begins, and gone when it lies on disk."""

    def __init__(self, folder: Path, item: str, visit: Visit) -> None:
        self._path = folder / MARK
        self._path.write_bytes(msgspec.json.encode(_Begun(item, visit)) + b"\n")

    def about_to_commit(self, committed: Committed) -> None:
        """Note it. When this returns it is on disk: whatever dies then, nobody sends it twice."""
        with self._path.open("ab") as file:
            file.write(msgspec.json.encode(committed) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        _sync(self._path.parent)

    def end(self) -> None:
        """Take the mark away."""
        self._path.unlink(missing_ok=True)


def left_behind(folder: Path, run: str) -> Visit | None:
    """Give the visit that an earlier part of a run has left in its folder, to be told as it is; None where it is to be walked.

    It is told where it had ended, and where it died past the point of no return: then as an error that says what may have been sent.
    """
    visit, (begun, committed) = _written(folder, run), read_mark(folder)
    if visit is None or visit.cut_short:
        if begun is None or begun.visit.run != run or not committed:
            return None
        visit = dead(begun.visit, visit.committed if visit else committed)
        write_visit(visit, folder / VISIT)
    for part in folder.glob(".*"):  # the mark, and what was half written
        part.unlink()
    return visit


def _written(folder: Path, run: str) -> Visit | None:
    with contextlib.suppress(BadFile):
        visit = read_visit(folder / VISIT)
        return visit if visit.run == run else None
    return None


def _not_undone(committed: Committed) -> Committed:
    return msgspec.structs.replace(committed, undo=committed.undo or "not-undone")


def read_mark(folder: Path) -> tuple[_Begun | None, list[Committed]]:
    """Read what a visit's mark says; a last line that is not whole was never on disk, and so nothing was sent."""
    try:
        first, *rest = (folder / MARK).read_bytes().split(b"\n")[:-1]
        return msgspec.json.decode(first, type=_Begun), [msgspec.json.decode(line, type=Committed) for line in rest]
    except (OSError, ValueError):
        return None, []


def dead(begun: Visit, committed: list[Committed]) -> Visit:
    """Make of a visit that died what can be told of it; what is not known to be taken back was not."""
    names = [journey.name for journey in begun.journeys]
    last = names.index(committed[-1].journey) if committed and committed[-1].journey in names else 0
    message = f"{DIED} {_sent(committed[-1])}" if committed else DIED
    journeys = [_dead(journey, LOST if at < last else message) for at, journey in enumerate(begun.journeys[: last + 1])]
    later = begun.journeys[last + 1 :]
    return msgspec.structs.replace(begun, journeys=[*journeys, *later], committed=[_not_undone(each) for each in committed])


def _dead(journey: Journey, message: str) -> Journey:
    return msgspec.structs.replace(journey, walked=True, halt=Halt(cause="harness", step=0, message=message))


def _sent(committed: Committed) -> str:
    name, what = committed.name or committed.url or "a request", committed.what or "cannot be taken back"
    return f"`{name}` {what}: it had been about to be sent, so the visit was not walked again."


def _sync(folder: Path) -> None:
    """Have the folder's list of files on disk, too; Windows has no such thing."""
    with contextlib.suppress(OSError):
        handle: Any = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
