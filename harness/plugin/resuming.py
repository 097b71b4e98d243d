"""Keeps a run's journal, and tells anew what an earlier part of the run has walked: nothing twice, nothing lost."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

import harness
from harness.errors import BadFile, printable
from harness.files import CannotWrite, checksum, why
from harness.plugin.calling import REPORTS
from harness.plugin.collecting import is_visit
from harness.plugin.crashed import Crashed
from harness.plugin.items import AGAIN, OVER, POSTPONED, PROPERTY, RUN, TRY_OF
from harness.plugin.journal import VISITS, Asked, Journal
from harness.plugin.progress import Progress
from harness.plugin.working import ENDS
from harness.reporters import Run
from harness.scenario import load_scenario
from harness.telling import counted

# What makes a visit what it is: a run goes on as it was asked.
FIXED = {
    "--as": "standings", "--repeat": "repeat", "--retry": "retry", "--trials": "trials", "--language": "language", "--throttle": "throttle",
    "--keyboard": "keyboard", "--no-pictures": "no_pictures", "--no-probe": "no_probe", "--budget": "budgets", "--baseline": "baseline",
    "--fail-on": "fail_on", "--commit": "commit", "--device": "device", "--browser": "browser",
}  # fmt: skip


def begin(config: pytest.Config, run: Run) -> Journal:
    """Begin the journal of a new run."""
    asked = Asked(
        run=run.id, started=run.started, tool=harness.__version__, place=str(config.invocation_params.dir),
        arguments=[str(each) for each in config.invocation_params.args], options=_fixed(config),
    )  # fmt: skip
    return Journal.begin(run.folder, asked)


def keep_journal(config: pytest.Config, run: Run, progress: Progress, before: Journal | None) -> None:
    """Keep a run's journal from now on; the run is the one of the journal that is there already, where it is resumed."""
    if before:
        run.id, run.started = before.asked.run, before.asked.started
        config.stash[OVER], config.stash[ENDS] = before.over(), before.end
    config.stash[RUN] = run.id
    config.pluginmanager.register(Crashed(run, config), "mystery-shop-crashed")
    resuming = Resuming(before or begin(config, run), run, config, progress)
    config.pluginmanager.register(resuming, "mystery-shop-resuming")


def resumable(config: pytest.Config) -> Journal:
    """Read the journal of the run that is to be resumed. A usage error where there is none, or it was asked for otherwise."""
    folder = Path(config.option.reports)
    if config.option.again:
        raise pytest.UsageError("--resume walks what is missing, and --again walks nothing: give one of them")
    try:
        journal = Journal.read(folder)
    except BadFile as error:
        raise pytest.UsageError(f"--resume: {error}") from None
    if journal is None:
        raise pytest.UsageError(printable(f"--resume: there is no run in {folder}; name its folder with --reports FOLDER"))
    if journal.finished:
        pytest.exit(f"the run of {_when(journal)} is finished: of its {counted(journal.finished, 'visit')} none is missing", returncode=0)
    if str(config.invocation_params.dir) != journal.asked.place:
        raise pytest.UsageError(printable(f"--resume: the run was begun in {journal.asked.place}; go on from there"))
    for option, value in _fixed(config).items():
        if value != (before := journal.asked.options.get(option, value)):
            raise pytest.UsageError(printable(f"--resume: the run was begun with {option} {_shown(before)}, and goes on as it was begun"))
    return journal


def _fixed(config: pytest.Config) -> dict[str, Any]:
    return {option: getattr(config.option, name, None) for option, name in FIXED.items()}


def _shown(value: object) -> str:
    return f"`{' '.join(map(str, value)) if isinstance(value, list) else value}`" if value else "left out"


def _when(journal: Journal) -> str:
    return f"{journal.asked.started.astimezone():%Y-%m-%d %H:%M:%S}"


class Resuming:
    """Stands on the controller. Its notes of a visit come before any reporter changes pytest's reports of it."""

    def __init__(self, journal: Journal, run: Run, config: pytest.Config, progress: Progress) -> None:
        self._journal, self._run, self._config, self._progress = journal, run, config, progress
        progress.expecting = self.expect
        self._over = config.stash[OVER]
        self._reports: dict[str, list[Any]] = {}  # of visits that have not ended
        self._tries: dict[str, list[tuple[str, str, list[Any]]]] = {}  # that are over, of visits with more to come, by the first
        self._telling = False
        self._unwritten = ""  # why the journal lacks a visit
        self._whole = False  # the run has come to its end
        self._missing = set(journal.visits) - set(self._over)
        self._gone: set[str] = set()  # missing visits that nobody asks for any more

    def pytest_report_header(self) -> list[str]:
        """Say what is resumed, and what has changed since."""
        if not self._config.option.resume:
            return []
        asked, all_of_it = self._journal.asked, len(self._journal.visits)
        said = [f"resuming the run of {_when(self._journal)}: of {counted(all_of_it, 'visit')} {all_of_it - len(self._missing):,} are over"]
        if asked.tool != harness.__version__:
            said.append(f"it was begun by mystery-shop {asked.tool}, and goes on with {harness.__version__}")
        for path in (path for path, before in self._journal.files.items() if _read(self._config, path) != before):
            over = sum(visit.startswith(f"{path}::") for visit in self._over)
            if over:
                said.append(f"{path} has changed since: {counted(over, 'visit')} of it stay as they were walked")
        return [printable(line) for line in said]

    def expect(self, visits: Sequence[str]) -> list[str]:
        """Note which visits are to be walked; give all of the run, in its order."""
        files = {visit.rpartition("::")[0] for visit in visits if is_visit(visit)}
        self._journal.expect(filter(is_visit, visits), {path: _read(self._config, path) for path in sorted(files)})
        missing = set(self._journal.visits) - set(self._over)
        self._gone = _gone(self._config, missing - set(visits))
        self._missing = missing - self._gone
        return [visit for visit in dict.fromkeys([*self._journal.visits, *visits]) if visit not in self._gone]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what pytest says of a visit; when that is all, that the visit is over."""
        if self._telling or not is_visit(report.nodeid):
            return
        if getattr(report, "crashed", False):
            self._reports.pop(report.nodeid, None)
            return
        said = self._config.hook.pytest_report_to_serializable(config=self._config, report=report)
        reports = self._reports.setdefault(report.nodeid, [])
        reports.append({name: value for name, value in said.items() if name != "node"})  # xdist's own
        if report.when == "teardown":
            del self._reports[report.nodeid]
            self._end(report.nodeid, dict(report.user_properties), reports)

    def _end(self, visit: str, told: dict[str, Any], reports: list[Any]) -> None:
        """Note a visit that is over when its further tries are: a run that dies before goes on with them."""
        if POSTPONED in told:
            return  # it stays missing, for `--resume` on another day
        first, folder = str(told.get(TRY_OF, visit)), told.get(PROPERTY)
        tries = self._tries.setdefault(first, [])
        if folder:
            tries.append((visit, Path(str(folder)).name, reports))
        if AGAIN in told or (not folder and any(each["outcome"] == "failed" for each in reports)):
            return  # there is more to come, or it failed before it began, and nothing of it is on disk
        self._missing.discard(first)
        for each in reversed(self._tries.pop(first)):  # the first one last: where it is noted, all are
            self._note(*each)

    def _note(self, visit: str, folder: str, reports: Sequence[Any]) -> None:
        try:
            self._journal.note(visit, folder, reports)
        except OSError as error:  # the visit itself lies on disk, and names its run
            self._unwritten = why(error)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Tell of the visits that were over before, when those that were missing have been walked, or the run was cut short again."""
        try:
            done = yield
            self._whole = True
            return done
        finally:
            self._telling = True
            with self._progress.untold():
                for folder, reports in self._journal.reports(self._over) if self._over else ():
                    self._tell(folder, reports)
            session.testscollected += len(self._over)

    def _tell(self, folder: str, reports: list[Any]) -> None:
        for said in reports:
            report = self._config.hook.pytest_report_from_serializable(config=self._config, data=said)
            others = [(name, value) for name, value in report.user_properties if name != PROPERTY]
            report.user_properties = [*others, (PROPERTY, str(self._run.folder / VISITS / folder))]
            self._config.hook.pytest_runtest_logreport(report=report)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say that visits are missing, and how they are walked; and what the journal lacks."""
        if self._unwritten:
            terminalreporter.write_line(f"the run's journal could not be written to: {self._unwritten}", red=True)
        if self._gone:
            are, it = ("is", "it") if len(self._gone) == 1 else ("are", "them")
            named = min(self._gone) + ", ..." * (len(self._gone) > 1)
            said = f"{counted(len(self._gone), 'visit')} of this run {are} let go, for no scenario asks for {it} any more: {named}"
            terminalreporter.write_line(printable(said))
        if self._missing:
            has, it = ("has", "it") if len(self._missing) == 1 else ("have", "them")
            again = f"mystery-shop run --resume{_named(self._run.folder, self._config)}"
            said = f"{counted(len(self._missing), 'visit')} of this run {has} not been walked: `{again}` walks {it}"
            terminalreporter.write_line(printable(said), yellow=True)

    def pytest_unconfigure(self) -> None:
        """Note that the run is finished, where it is."""
        if self._whole and not self._missing:
            with contextlib.suppress(CannotWrite):  # whoever resumes it finds that nothing is missing
                self._journal.finish()


def _gone(config: pytest.Config, visits: set[str]) -> set[str]:
    """Give those of which the scenario has been taken away, or no longer names the site; a file with mistakes may still ask for them."""
    asked: dict[str, Sequence[str]] = {}
    for path in {visit.rpartition("::")[0] for visit in visits}:
        with contextlib.suppress(BadFile):
            asked[path] = load_scenario(config.rootpath / path).sites if (config.rootpath / path).exists() else ()
    parted = ((visit, *visit.rpartition("::")[::2]) for visit in visits)
    return {visit for visit, path, name in parted if path in asked and name.partition("[")[0] not in asked[path]}


def _named(folder: Path, config: pytest.Config) -> str:
    """Give the option that names the reports folder, where it is not the one that is taken without."""
    here = config.invocation_params.dir
    if folder == here / REPORTS:
        return ""
    return f" --reports {shlex.quote(str(folder.relative_to(here) if folder.is_relative_to(here) else folder))}"


def _read(config: pytest.Config, path: str) -> str:
    try:
        return checksum((config.rootpath / path).read_text("utf-8", "replace"))
    except OSError:
        return ""
