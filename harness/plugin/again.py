"""Visits that are over, collected as items: judged again from what lies on disk, without a browser, to write reports anew."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.comparing import changes
from harness.comparing.baseline import Baseline
from harness.errors import BadFile, printable
from harness.files import file_name
from harness.model import VISIT_VERSION, Scorecard, Visit
from harness.plugin.collecting import ENDINGS
from harness.plugin.items import Judged, judged
from harness.visit_file import read_scorecard, read_visit

VISIT, SCORECARD, VISITS = "visit.json", "scorecard.json", "visits"
_LONGEST = 200  # characters of a scenario's path in an item's id
_FOUND = pytest.StashKey[dict[str, Path]]()  # where the visits of this report lie, by id
_TAKEN = pytest.StashKey[set[str]]()  # their items' ids
UNFINISHED = pytest.StashKey[list[Path]]()  # visits that a run was at when it was killed


class _Head(msgspec.Struct):
    """What of a visit its item is named by; the rest is read when its turn has come."""

    scenario: str
    file: str
    site: str
    id: str = ""
    version: int = VISIT_VERSION


class VisitFolder(pytest.Directory):
    """A folder that was named: all visits in it and below, in the order of their names."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Find the visits."""
        files, unfinished = _visits(self.path)
        if not files:
            raise self.CollectError(f"there is no {VISIT} in this folder or below; `mystery-shop run` writes them")
        self.config.stash.setdefault(UNFINISHED, []).extend(unfinished)
        yield from (VisitFile.beside(self, path) for path in files)


class VisitFile(pytest.File):
    """A visit's file; one item, which is called as the item was that walked it."""

    head: _Head | None = None

    @classmethod
    def beside(cls, parent: pytest.Collector, path: Path) -> VisitFile:
        """Make it. Its id is the scenario's: reports and build servers then call a visit the same, whenever its reports were written."""
        head = _head(path)
        more: Any = {"nodeid": _file(head)} if head else {}
        made = cls.from_parent(parent, path=path, **more)
        made.head = head
        return made

    def collect(self) -> Iterator[pytest.Item]:
        """Make the item, once for each visit."""
        try:
            head = self.head or _whole_head(self.path)
        except BadFile as error:
            raise self.CollectError(str(error)) from None
        found, folder = self.config.stash.setdefault(_FOUND, {}), self.path.parent.resolve()
        if head.id in found:
            if found[head.id] == folder:  # folders may be named that lie in each other
                return
            said = f"{self.path}: `{head.id}` is in this report already, from {found[head.id]}; of visits of one id name only one"
            raise self.CollectError(printable(said))
        found[head.id] = folder
        name, taken = _name(head), self.config.stash.setdefault(_TAKEN, set())
        if f"{self.nodeid}::{name}" in taken:  # of two runs in different folders, whose scenarios are called the same
            name = printable(f"{name}[{head.id}]").replace(":", "-")
        taken.add(f"{self.nodeid}::{name}")
        yield FinishedVisit.from_parent(self, name=name, callobj=judged, head=head)


def _visits(folder: Path) -> tuple[list[Path], list[Path]]:
    """Give the files of visits below a folder, and the folders of visits that a run was at when it was killed."""
    files, unfinished = [], []
    for name, below, inside in os.walk(folder):
        below.sort()
        path = Path(name)
        if VISIT in inside:
            files.append(path / VISIT)
            below.clear()
        elif path.parent.name == VISITS:
            unfinished.append(path)
    return files, unfinished


def _head(path: Path) -> _Head | None:
    """Read what a visit's item is named by; None where the visit is none or has to be looked at more closely."""
    try:
        head = msgspec.json.decode(path.read_bytes(), type=_Head)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return head if head.version == VISIT_VERSION and head.id else None


def _whole_head(path: Path) -> _Head:
    visit = read_visit(path)
    return _Head(visit.scenario, visit.file, visit.site, visit.id or path.parent.name)


class FinishedVisit(Judged):
    """A visit that is over."""

    def __init__(self, *, head: _Head, **more: Any) -> None:
        super().__init__(**more)
        self.head, self.site = head, head.site

    def scenario_path(self) -> Path:
        """Give the scenario's file, which need not be here."""
        return Path(_file(self.head))


def _file(head: _Head) -> str:
    said = printable(head.file)[-_LONGEST:].replace("::", "-")  # a visit's file may come from anyone
    return said if said.endswith(ENDINGS) else f"{said}.yaml"


def _name(head: _Head) -> str:
    """Name the site, and what tells this visit from others there: `gym[member-2]`."""
    _, there, marks = head.id.rpartition(f"--{file_name(head.site)}")
    marks = marks.strip("-").replace("--", "-") if there else head.id
    return printable(f"{head.site}[{marks}]" if marks else head.site)[:_LONGEST].replace(":", "-")


@pytest.fixture
def visit(request: pytest.FixtureRequest) -> Visit:
    """The visit as it was walked."""
    try:
        return read_visit(request.node.path)
    except BadFile as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture
def visit_folder(request: pytest.FixtureRequest) -> Path:
    """Where the visit lies; one of another run is taken over into this run's folder, so that the reports stand on their own."""
    folder, reports = request.node.path.parent.resolve(), Path(request.config.getoption("--reports")).resolve()
    if folder.is_relative_to(reports):
        return request.node.path.parent  # type: ignore[no-any-return]
    own = reports / VISITS / file_name(request.node.head.id)
    take_over(folder, own)
    return own


@pytest.fixture
def scored(visit: Visit, baseline: Baseline | None, request: pytest.FixtureRequest) -> Scorecard:
    """The scorecard beside the visit, with what its run has held it against; made anew where a baseline is named, or there is none."""
    kept = None if baseline else scorecard_of(visit, request.node.path.parent)
    return kept or changes.scored(visit, baseline)


def scorecard_of(visit: Visit, folder: Path) -> Scorecard | None:
    """Give the scorecard beside a visit; None where there is none of it that can be read."""
    with contextlib.suppress(BadFile):
        card = read_scorecard(folder / SCORECARD)
        return card if card.visit == visit.id else None
    return None


def take_over(folder: Path, own: Path) -> None:
    """Put a visit's files into another folder, without a second copy on the disk where it can be helped; links are left."""
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True)
    for entry in os.scandir(folder):
        if entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
            try:
                os.link(entry.path, own / entry.name)
            except OSError:
                shutil.copy2(entry.path, own / entry.name)


class Again:
    """Collects visits in the place of everything else, where `--again` is given."""

    def __init__(self, config: pytest.Config) -> None:
        self._folders = [path for path in _named(config) if path.is_dir()]
        config.option.continue_on_collection_errors = True  # one visit that cannot be read keeps no other out of the reports

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """Find the visits in a folder that was named at once: pytest would look at each file of ten thousand visits."""
        return VisitFolder.from_parent(parent, path=path) if path in self._folders else None

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """Collect a visit."""
        return VisitFile.beside(parent, file_path) if file_path.name == VISIT else None

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out what is no visit."""
        return None if collection_path.name == VISIT or collection_path.is_dir() else True

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
        """Name what a run left unfinished."""
        for path in config.stash.get(UNFINISHED, []):
            said = f"{path} is in no report: there is no {VISIT} in it, for its run ended while it was being walked"
            terminalreporter.write_line(printable(said), yellow=True)


def reports_beside(config: pytest.Config) -> str:
    """Give where reports go that are written anew, if the command line does not say: the one folder that was named and has visits in it."""
    named = _named(config)
    if len(named) == 1 and (named[0] / VISITS).is_dir():
        return str(named[0])
    said = "with --reports FOLDER say where the reports go; only for one folder with `visits` in it they go there by themselves"
    raise pytest.UsageError(said)


def _named(config: pytest.Config) -> list[Path]:
    return [config.invocation_params.dir / arg.partition("::")[0] for arg in config.args]
