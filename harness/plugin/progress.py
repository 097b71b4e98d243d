"""Takes visits into the run as they finish, and tells of each."""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.errors import BadFile, printable
from harness.model import Scorecard
from harness.plugin.collecting import is_visit
from harness.plugin.items import PROPERTY, TRY_OF
from harness.reporters import Result, Run
from harness.reporters.drawing import present
from harness.visit_file import read_scorecard, read_visit

_OUTCOME = 22  # columns: the longest is `dead end: silent no-op`
_CLICKS, _TAB_STOPS = 9, 13  # columns of what was spent, by mouse and by keyboard
_UNSEEN = 110  # columns of a line where nobody looks on, as in a build server's log

Status = tuple[str, str, str | tuple[str, dict[str, bool]]]


class Progress:
    """Stands on the controller only. Its hooks come before those of reporters, which find the visit in the run."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        self._expected: dict[str, None] = {}  # the visits' nodeids, in the order of collection
        self._further: dict[str, dict[str, None]] = {}  # tries of these, by the first's nodeid
        self._longest = 0  # characters of the names of visits
        self._seconds: dict[str, float] = {}  # spent on each so far
        self._reports: dict[str, list[pytest.TestReport]] = {}  # of visits that have not ended
        self._told = 0
        self._telling = False
        self._gap = False  # whether an empty line is to stand above the first
        self._unread: list[str] = []
        self._untold = False
        self.expecting: Callable[[Sequence[str]], Sequence[str]] = list  # gives the visits of the whole run for those that are to be walked

    @property
    def _terminal(self) -> Any:
        # Looked up late, for pytest makes it after all others have been configured; None with `-p no:terminal`.
        return self._config.pluginmanager.getplugin("terminalreporter")

    @property
    def _lines(self) -> bool:
        """Whether each visit gets a line of ours; with `-v` pytest writes one itself."""
        return self._terminal is not None and self._config.get_verbosity() <= 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn which visits to expect; a controller with workers does not get here."""
        self._expect(item.nodeid for item in session.items)
        self._gap = self._config.get_verbosity() == 0

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Learn it from the first worker; all collect the same, and one that takes the place of a dead one begins no new run."""
        if not self._expected:
            self._expect(ids)

    def _expect(self, nodeids: Iterable[str]) -> None:
        coming = list(filter(is_visit, nodeids))
        self._expected = dict.fromkeys(self.expecting(coming))
        self._told = len(self._expected) - len(coming)  # an earlier part of the run has told of these
        self._longest = max(map(len, map(_name, self._expected)), default=0)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> Generator[None, object, object]:
        """Keep pytest from announcing the file of a visit that gets a line of its own."""
        if not is_visit(nodeid) or not self._lines:
            return (yield)
        terminal, before = self._terminal, self._terminal.showfspath
        terminal.showfspath = False
        try:
            return (yield)
        finally:
            terminal.showfspath = before

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> Generator[None, object, object]:
        """Take a finished visit into the run before the reporters see its report, and tell of it after them."""
        if not is_visit(report.nodeid):
            return (yield)
        self._take(report)
        self._hand_on(report)
        ended = report.when not in ("setup", "teardown") or (report.when == "setup" and not report.passed)  # else of a worker that died
        self._telling = ended and self._lines
        try:
            said = yield
            if self._telling and not self._untold:
                self._tell(report)
            return said
        finally:
            self._telling = False

    @contextlib.contextmanager
    def untold(self) -> Iterator[None]:
        """Take in visits without a line for each."""
        self._untold = True
        try:
            yield
        finally:
            self._untold = False

    def _take(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties)
        if first := told.get(TRY_OF):
            self._further.setdefault(str(first), {})[report.nodeid] = None
        spent = 0.0 if report.when == "setup" else self._seconds.get(report.nodeid, 0.0)
        self._seconds[report.nodeid] = spent + report.duration
        folder = told.get(PROPERTY)
        if not folder or (report.when != "setup" and report.nodeid in self._run.results):
            return
        path = Path(str(folder))
        try:
            visit, scorecard = read_visit(path / "visit.json"), read_scorecard(path / "scorecard.json")
        except BadFile as error:
            self._unread.append(str(error))
            return
        self._run.results.add(Result(report.nodeid, path, visit, scorecard))

    def _hand_on(self, report: pytest.TestReport) -> None:
        """Give a visit to the reporters when its test has ended."""
        reports = self._reports.setdefault(report.nodeid, [])
        reports.append(report)
        if report.when != "teardown":
            return
        del self._reports[report.nodeid]
        if result := self._run.results.get(report.nodeid):
            seconds = self._seconds[report.nodeid]
            hook = self._config.pluginmanager.hook.pytest_mystery_shop_visit
            hook(result=result, status=status_of(reports), seconds=seconds, said=said_by(reports))

    @pytest.hookimpl(wrapper=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> Generator[None, Status, Status]:
        """Say the outcome of a visit where pytest would only say passed or failed."""
        category, letter, word = yield
        letter = "" if self._telling else letter
        result = self._run.results.get(report.nodeid)
        if result and report.when == "call" and category in ("passed", "failed"):
            score = f" {present.score_text(result.scorecard.score)}" if report.passed and result.scorecard.score is not None else ""
            return category, letter, outcome_text(result, report).upper() + score
        return category, letter, word

    def _tell(self, report: pytest.TestReport) -> None:
        terminal = self._terminal
        if self._config.get_terminal_writer().width_of_current_line or self._gap:
            terminal.line("")  # off the line with the dots of ordinary tests
        self._gap, terminal.currentfspath = False, None
        self._told += 1
        columns = self._config.get_terminal_writer().fullwidth if terminal.isatty() else _UNSEEN
        terminal.line(self._line(report, columns), **{"green" if report.passed else "yellow" if report.skipped else "red": True})
        if report.skipped and isinstance(report.longrepr, tuple):  # pytest would say why only with `-rs`
            terminal.line(f"    {report.longrepr[2].removeprefix('Skipped: ')}")
        terminal.flush()

    def _line(self, report: pytest.TestReport, columns: int) -> str:
        result = self._run.results.get(report.nodeid)
        score = spent = present.NONE
        if result and present.measured(result.scorecard):
            score = present.NONE if result.scorecard.score is None else present.score_text(result.scorecard.score)
            spent = _spent(result.scorecard)
        expected = len(self._expected) + sum(map(len, self._further.values()))
        count = f"{self._told:>{len(str(expected))}}/{expected}"
        cells = [count, _name(report.nodeid), outcome_text(result, report), score, spent, f"{self._seconds[report.nodeid]:.1f} s"]
        widths = {"names": self._longest, "outcome": _OUTCOME, "spent": _TAB_STOPS if self._config.getoption("keyboard") else _CLICKS}
        aligned = "{} {:<{names}}  {:<{outcome}} {:>3} {:>{spent}} {:>7}".format(*cells, **widths)
        new = f"  {present.new(result.scorecard)} new" if result and present.new(result.scorecard) else ""
        return aligned + new if len(aligned + new) < columns else f"{count} {'  '.join(cells[1:])}{new}"

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        """Keep pytest from writing a last percentage onto a line where nothing stands."""
        done = yield
        if self._told and self._terminal and not self._config.get_terminal_writer().width_of_current_line:
            self._terminal._show_progress_info = False
        return done

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Put the visits into the order of collection, whichever worker was faster, each with its further tries."""
        self._run.results.sort([each for first in self._expected for each in (first, *self._further.get(first, ()))])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the visits that the reports lack."""
        for said in self._unread:
            terminalreporter.write_line(f"a visit is in no report, for its file cannot be read: {said}", red=True)


def _name(nodeid: str) -> str:
    file, _, site = nodeid.rpartition("::")
    return printable(f"{file.rpartition('/')[2]}::{site}")


def _spent(card: Scorecard) -> str:
    said = present.counted(card.effort.tab_stops, "Tab stops") if card.keyboard else present.counted(card.effort.clicks, "clicks")
    return said.replace(present.NO_BREAK, " ")


def status_of(reports: Sequence[pytest.TestReport]) -> str:
    """Give what a test came to: `error` where it failed outside of its verdict, which is nobody's fault but ours."""
    if any(each.failed and each.when != "call" for each in reports):
        return "error"
    return next((each.outcome for each in reports if not each.passed), "passed")


def said_by(reports: Sequence[pytest.TestReport]) -> str:
    """Give why a test failed, and what was written meanwhile; each part of the log under its heading."""
    failures = [each.longreprtext for each in reports if each.failed]
    logs = dict(section for each in reports for section in each.sections)
    return "\n\n".join([*failures, *(f"{heading}\n{text}" for heading, text in logs.items() if text.strip())])


def outcome_text(result: Result | None, report: pytest.TestReport) -> str:
    """Give what a test of a visit came to: the visit's outcome, or what failed or stopped the test."""
    if result is None:
        return "skipped" if report.skipped else "error" if report.failed else "passed"
    if report.failed and result.scorecard.outcome in ("reached", "held"):
        return "over budget" if any(journey.over_budget for journey in result.scorecard.journeys) else f"{result.scorecard.outcome}, failed"
    return present.outcome_text(result.scorecard)
