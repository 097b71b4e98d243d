"""Every visit's numbers in the history of all runs, and a page of how they have moved."""

from functools import cached_property
from pathlib import Path

import pytest

from harness.comparing.history import NAME, RunFacts, State, Walked
from harness.comparing.history import History as Kept
from harness.comparing.history_file import HistoryError, HistoryLocked
from harness.comparing.trend import Asked, Series, read_trend
from harness.errors import printable
from harness.files import write
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import nav, tongue, trends
from harness.telling import counted

AT_ONCE_S = 0.2  # that a visit waits for another run that is writing
AT_LAST_S = 10.0  # ... and the end of the run
LOOKS_BACK = 12  # runs on the page
PAGE = "trend"
SELDOM = 1024  # visits between two tries where another process keeps the history to itself


@reporter
class History:
    """Writes visits into `history.sqlite` as they end. A history that cannot be used costs the run nothing but its place in there."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        named = getattr(config.option, "history", None)
        self._path = config.invocation_params.dir / named if named else run.folder / NAME
        self._facts = RunFacts.of(run.id, run.started)
        # Visits that are over stay their own runs' and are brought up to date; others only go where they are asked to go, as one run.
        self._adds = bool(named or not run.again)
        self._wanted = not getattr(config.option, "no_history", False) and (self._adds or self._path.exists())
        self._waiting: list[tuple[str, str]] = []  # visits that are not in yet: nodeid, when it started
        self._tries_at = self._usual = SELDOM if run.again else 1  # visits waiting
        self._runs = {run.id}
        self._kept: Kept | None = None
        self._interrupted = False
        self._said = ""  # why visits are not in the history
        self._undrawn = ""  # why there is no page
        run.pages[PAGE] = lambda: bool(self._moved)

    def pytest_keyboard_interrupt(self) -> None:
        """Remember that the run was cut short."""
        self._interrupted = True

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Write a visit down, or several where writing was not possible for a while."""
        if not self._wanted or result.visit.retry:  # the medians of a run are those of visits, not of visits that came to trouble
            return
        self._waiting.append((result.nodeid, result.visit.started))
        if len(self._waiting) >= self._tries_at and not self._said:
            self._write(AT_ONCE_S)

    def pytest_sessionfinish(self) -> None:
        """Write down what is left, and that the run has ended; then the page, where there is an earlier run to hold this one against."""
        if self._moved:
            with tongue.speaking(self._run.language):
                write(self._run.folder, f"{PAGE}.html", trends.page(self._moved, nav.pages(self._run, self._run.folder)))

    @cached_property
    def _moved(self) -> list[Series]:
        """What has moved since earlier runs, of which this one has to be in the history; nothing where there is none."""
        if not self._wanted or not self._run.results:
            return []
        if not self._said:
            self._write(AT_LAST_S, at_last=True)
        if self._kept:
            self._kept.close()
        try:
            series = [] if self._waiting else read_trend(self._path, Asked(runs=tuple(self._runs), last=LOOKS_BACK))
        except HistoryError as error:  # other pages ask whether there is this one
            self._undrawn = str(error)
            return []
        return series if any(len(each.points) > 1 for each in series) else []

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what is not in the history, and how it gets there; or why it could not be drawn."""
        if self._undrawn:
            terminalreporter.write_line(printable(f"the trend was not drawn: {self._undrawn}"), yellow=True)
        if left := len(self._waiting):
            folder = self._run.folder
            shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
            are, them = ("is", "it") if left == 1 else ("are", "them")
            said = f"{counted(left, 'visit')} of this run {are} not in the history: {self._said}"
            terminalreporter.write_line(printable(f"{said}; `mystery-shop trend --add {shown}` adds {them} later"), yellow=True)

    def _write(self, wait_s: float, at_last: bool = False) -> None:
        ended: State = "interrupted" if self._interrupted else "finished"
        try:
            self._kept = self._kept or Kept(self._path, wait_s)
            self._kept.wait(wait_s)
            self._put(self._kept, [self._walked(each) for each in self._waiting], ended if at_last else None)
            self._waiting, self._tries_at = [], self._usual
        except HistoryLocked as error:
            self._tries_at = min(2 * self._tries_at, SELDOM)
            self._said = str(error) if at_last else ""
        except HistoryError as error:
            self._said = str(error)

    def _put(self, kept: Kept, visits: list[Walked], state: State | None) -> None:
        if self._run.again:
            runs, visits = kept.renew(visits)
            self._runs |= {run.id for run in runs}
        if self._adds and (visits or not self._run.again):
            kept.put(self._facts, visits, state)

    def _walked(self, visit: tuple[str, str]) -> Walked:
        return Walked(self._run.results[visit[0]].scorecard, visit[1])
