"""What a run was asked and what has come of it, line by line on disk, for whoever resumes it when it has died."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from harness.errors import BadFile, Problem
from harness.files import why, write

NAME = ".run.jsonl"
VISIT, VISITS = "visit.json", "visits"


class Asked(msgspec.Struct, tag="asked", kw_only=True):
    """The first line: which run this is, and how it was asked for."""

    run: str
    started: datetime.datetime
    tool: str
    place: str  # the folder in which the command was given
    arguments: list[str]
    options: dict[str, Any] = {}  # that make a visit what it is


class Expected(msgspec.Struct, tag="expected", kw_only=True):
    """Which visits were collected, in their order, and how the scenarios' files read then."""

    visits: list[str]  # nodeids
    files: dict[str, str] = {}  # checksums by path


class Ended(msgspec.Struct, tag="ended", kw_only=True):
    """A visit that is over and lies on disk, and pytest's own reports of it."""

    visit: str  # nodeid
    folder: str  # its name below `visits`
    reports: list[Any]


class _EndedHead(msgspec.Struct, tag="ended"):
    """The same without the reports, which are read when their turn has come."""

    visit: str
    folder: str


class Finished(msgspec.Struct, tag="finished"):
    """The last line: nothing is missing, and all reports are written."""

    visits: int


_Line = Asked | Expected | _EndedHead | Finished


class Journal:
    """Written by one process, the one that holds the folder. What it has noted outlives the process, and a power cut.

    A line that the run had only begun to write when it died counts for nothing and is written over.
    """

    def __init__(self, folder: Path, asked: Asked) -> None:
        self.asked = asked
        self.visits: list[str] = []  # in the order of collection
        self.files: dict[str, str] = {}
        self.finished = 0  # visits, of a run that is over
        self.end = 0  # bytes
        self._folder = folder
        self._places: dict[str, tuple[int, int, str]] = {}  # by nodeid: where its line is, how long it is, and the visit's folder

    @classmethod
    def begin(cls, folder: Path, asked: Asked) -> Journal:
        """Begin that of a new run, in the place of an earlier one's."""
        made = cls(folder, asked)
        line = _encoded(asked)
        write(folder, NAME, line)
        made.end = len(line)
        return made

    @classmethod
    def read(cls, folder: Path, end: int | None = None) -> Journal | None:
        """Read a run's journal, or only its first `end` bytes; None where there is none. BadFile where it is damaged."""
        path = folder / NAME
        try:
            raw = path.read_bytes()[:end]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BadFile([Problem(str(path), 1, 1, f"the run's journal cannot be read: {why(error)}")]) from None
        made, decode = None, msgspec.json.Decoder(_Line).decode
        for number, line in enumerate(raw[: raw.rfind(b"\n") + 1].splitlines(keepends=True), start=1):
            try:
                noted = decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                raise BadFile([Problem(str(path), number, 1, "this line of the run's journal is damaged")]) from None
            if isinstance(noted, Asked):
                made = cls(folder, noted)
            elif made:
                made._take(noted, len(line))
            if made:
                made.end += len(line)
        return made

    def _take(self, noted: Expected | _EndedHead | Finished, length: int) -> None:
        if isinstance(noted, Expected):
            self._expect(noted)
        elif isinstance(noted, _EndedHead):
            self._places[noted.visit] = self.end, length, noted.folder
        else:
            self.finished = noted.visits

    def _expect(self, expected: Expected) -> None:
        self.visits = list(dict.fromkeys([*self.visits, *expected.visits]))
        self.files = {**expected.files, **self.files}

    def over(self) -> dict[str, str]:
        """Give the folders of the visits that are over and still lie on disk, by nodeid."""
        visits = self._folder / VISITS
        return {visit: name for visit, (_, _, name) in self._places.items() if os.path.exists(visits / name / VISIT)}

    def expect(self, visits: Iterable[str], files: Mapping[str, str]) -> None:
        """Note which visits were collected, and how their files read; what was noted before stays."""
        expected = Expected(visits=list(visits), files=dict(files))
        if set(expected.visits) - set(self.visits):
            self._expect(expected)
            self._append(expected)

    def note(self, visit: str, folder: str, reports: Sequence[Any]) -> None:
        """Note that a visit is over."""
        at = self.end
        length = self._append(Ended(visit=visit, folder=folder, reports=list(reports)))
        self._places[visit] = at, length, folder

    def reports(self, visits: Iterable[str]) -> Iterator[tuple[str, list[Any]]]:
        """Give what pytest said of visits that are over, each with its folder's name."""
        decode = msgspec.json.Decoder(Ended).decode
        with (self._folder / NAME).open("rb") as file:
            for visit in visits:
                at, length, folder = self._places[visit]
                file.seek(at)
                yield folder, decode(file.read(length)).reports

    def finish(self) -> None:
        """Note that the run is over; what only a run needs that goes on is let go."""
        lines = _encoded(self.asked) + _encoded(Finished(len(self.visits)))
        write(self._folder, NAME, lines)
        self.end = len(lines)

    def _append(self, line: Expected | Ended) -> int:
        raw = _encoded(line)
        with (self._folder / NAME).open("r+b") as file:
            file.truncate(self.end)
            file.seek(self.end)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        self.end += len(raw)
        return len(raw)


def _encoded(line: Asked | Expected | Ended | Finished) -> bytes:
    return msgspec.json.encode(line, enc_hook=str) + b"\n"  # tests may put anything into their reports
