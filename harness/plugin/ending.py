"""What a run with visits comes to as an exit status."""

from collections.abc import Generator

import pytest

from harness.exits import EXITS, Exit
from harness.plugin.collecting import is_visit
from harness.reporters import Result, Run
from harness.reporters.drawing import present


class Ending:
    """Stands on the controller only. Ordinary tests of the same run count as pytest counts them."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._trouble = False  # a visit failed by its verdict, or an ordinary test in any way
        self._mistakes = False  # in files
        self._visits: set[str] = set()  # that were begun, by nodeid
        self._errors = 0  # visits that ended in a failure of ours
        self._measured = 0

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that cannot be used."""
        self._mistakes |= report.failed

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a visit, and a failure with whose it is."""
        if is_visit(report.nodeid):
            self._visits.add(report.nodeid)
        ours = is_visit(report.nodeid) and report.when != "call"
        self._errors += report.failed and ours
        self._trouble |= report.failed and not ours

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Count what was measured."""
        self._measured += present.measured(result.scorecard)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, object, object]:
        """Set the status when all reports are written; a fault of ours in doing so must not end in a status that is a verdict."""
        try:
            return (yield)
        except Exception:
            session.config.notify_exception(pytest.ExceptionInfo.from_current(), session.config.option)
            session.exitstatus = Exit.BROKEN
        finally:
            # `-x` ends a run of several workers as if somebody had interrupted it, and one of one worker as a failure.
            stopped = int(session.exitstatus) == Exit.CUT_SHORT and session.shouldfail
            session.exitstatus = self._status(pytest.ExitCode.TESTS_FAILED if stopped else session.exitstatus)
        return None

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        """Say what a status means that is not pytest's own."""
        if (status := self._status(exitstatus)) != exitstatus:
            terminalreporter.write_line(f"exit status {int(status)}: {EXITS[Exit(status)]}", yellow=True)

    def _status(self, status: int) -> int:
        """Give the status in the place of pytest's, which stays where the run was cut short or nothing of ours was in it."""
        if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or self._trouble:
            return status
        if self._mistakes:
            return Exit.CUT_SHORT
        if self._errors or (self._run.left and not self._run.again):
            return Exit.BROKEN
        return Exit.NOTHING if self._visits and not self._measured else status
