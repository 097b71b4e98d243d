"""Finished visits of a reports folder, put into the history later."""

import datetime
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from harness.comparing.history import History, RunFacts, Walked
from harness.errors import BadFile, Problem
from harness.visit_file import read_scorecard

Read = TypeVar("Read", bound=msgspec.Struct)
AT_ONCE = 1000  # visits in one transaction
SCORECARDS = "scorecards.json"


class _Named(msgspec.Struct):
    visit: str = ""


class _Run(msgspec.Struct):
    """What is needed of `scorecards.json`."""

    scorecards: list[_Named] = []
    run: str = ""
    started: str = ""


class _Start(msgspec.Struct):
    """What is needed of a visit: some have megabytes."""

    started: str = ""


class Folder:
    """A reports folder, of which only the latest run's visits count. `problems` are visits that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[Problem] = []
        self.path = folder
        self._run = _decoded(folder / SCORECARDS, _Run) or _Run()

    def add_to(self, history: History) -> int:
        """Put the visits into a history; give how many there were. What a run has put in stays that run's, and is brought up to date."""
        visits, number, facts = self._visits(self.problems), 0, None
        while some := list(islice(visits, AT_ONCE)):
            runs, rest = history.renew(some)
            if rest:
                facts = facts or self._facts(runs)
                history.put(facts, rest, "finished")
            number += len(some)
        return number

    def _facts(self, known: set[RunFacts]) -> RunFacts:
        """Tell which run this was: by its file, by what it put in before it was killed, or else by when it visited what."""
        if self._run.run:
            return RunFacts(self._run.run, self._run.started)
        if known:
            return max(known, key=lambda run: run.started)
        marks = sorted((each.started, each.card.visit) for each in self._visits([]))
        started = RunFacts.of("", _moment(marks[0][0]), {}).started
        digest = hashlib.sha256(repr(marks).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return RunFacts(f"{started.removesuffix('+00:00').replace(':', '-')}Z-{digest}", started)

    def _visits(self, problems: list[Problem]) -> Iterator[Walked]:
        wanted = {card.visit for card in self._run.scorecards}
        for path in sorted(self.path.glob("visits/*/scorecard.json")):
            try:
                card = read_scorecard(path)
            except BadFile as error:
                problems += error.problems
                continue
            if not card.retry and (not wanted or card.visit in wanted):  # as a run writes it down itself
                visit = _decoded(path.with_name("visit.json"), _Start)
                yield Walked(card, visit.started if visit else "")


def _moment(started: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(started).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return datetime.datetime.fromtimestamp(0, datetime.UTC)


def _decoded(path: Path, kind: type[Read]) -> Read | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
