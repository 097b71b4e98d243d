"""One file per output; this one says what a reporter gets to see of a run."""

import dataclasses
import datetime
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pytest

from harness.model import NotUndone, Scorecard, Visit
from harness.registry import Registry, kebab
from harness.visit_file import read_scorecard, read_visit


class Result:
    """One finished visit. `folder` holds `visit.json`, `scorecard.json` and the screenshots; they are read when they are asked for.

    BadFile where a file is gone or was damaged since.
    """

    def __init__(self, nodeid: str, folder: Path, visit: Visit | None = None, scorecard: Scorecard | None = None) -> None:
        self.nodeid = nodeid
        self.folder = folder
        if visit is not None:
            self.visit = visit
        if scorecard is not None:
            self.scorecard = scorecard

    @cached_property
    def visit(self) -> Visit:
        """The visit."""
        return read_visit(self.folder / "visit.json")

    @cached_property
    def scorecard(self) -> Scorecard:
        """The scorecard."""
        return read_scorecard(self.folder / "scorecard.json")


class Results(Mapping[str, Result]):
    """The finished visits of a run by nodeid. Only where they lie is kept: a run of 10,000 would not fit into memory.

    Whoever goes through all of them gets each as another object that reads anew, and lets go of it before the next.
    """

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}
        self._latest: Result | None = None  # several reporters look at the visit that has just finished

    def add(self, result: Result) -> None:
        """Take in a visit."""
        self._folders[result.nodeid] = result.folder
        self._latest = result

    def sort(self, nodeids: Sequence[str]) -> None:
        """Put the visits into the order of collection, whichever worker was faster."""
        order = {nodeid: at for at, nodeid in enumerate(nodeids)}
        self._folders = dict(sorted(self._folders.items(), key=lambda item: order.get(item[0], -1)))
        self._latest = None

    def __getitem__(self, nodeid: str) -> Result:
        if self._latest is not None and self._latest.nodeid == nodeid:
            return self._latest
        return Result(nodeid, self._folders[nodeid])

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


@dataclasses.dataclass
class Run:
    """Everything that a run has brought so far; `folder` is where reports go, `language` what pages for people are written in.

    `id` names the run for good, wherever its numbers go: when it started, in UTC, and what no other run of that second has. `page` is
    where the main report goes; None where none is written. `pages` says of each other page whether there is one when all are written.
    `again`: nothing is walked, the visits are those of runs that are over.
    """

    folder: Path
    language: str = "en"
    results: Results = dataclasses.field(default_factory=Results)
    started: datetime.datetime = dataclasses.field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    id: str = ""
    page: Path | None = None
    pages: dict[str, Callable[[], bool]] = dataclasses.field(default_factory=dict)
    again: bool = False
    unsteady: dict[str, str] = dataclasses.field(default_factory=dict)  # what differs between tries, by nodeid, at the end
    left: list[NotUndone] = dataclasses.field(default_factory=list)  # what could not be taken back, of visits cut short too

    def __post_init__(self) -> None:
        self.id = self.id or f"{self.started.astimezone(datetime.UTC):%Y-%m-%dT%H-%M-%SZ}-{secrets.token_hex(2)}"

    def scorecards(self) -> Iterator[Scorecard]:
        """Give the scorecards in the order of collection, each read anew."""
        return (result.scorecard for result in self.results.values())


# A reporter is made once per run, before collection, and registered as a pytest plugin: it implements the hooks it needs,
# pytest's own and those of `harness/plugin/hooks.py`.
Reporter = Callable[[Run, pytest.Config], Any]
reporters: Registry[Reporter] = Registry("harness.reporters")
ReporterClass = TypeVar("ReporterClass", bound=Callable[..., Any])


def reporter(cls: ReporterClass) -> ReporterClass:
    """Register a reporter under its kebab-case name; `--report` lists them."""
    reporters.add(kebab(cls.__name__), cls)
    return cls
