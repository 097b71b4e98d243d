"""A visit whose worker was killed: one outcome in all reports, as any visit has."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.comparing import changes
from harness.comparing.baseline import read as read_baseline
from harness.plugin.collecting import is_visit
from harness.plugin.items import PROPERTY, TRY_OF, name_of_try
from harness.plugin.journal import VISIT, VISITS
from harness.plugin.underway import MARK, dead, read_mark
from harness.reporters import Run
from harness.visit_file import write_scorecard, write_visit

SAID = "the process that walked this visit died"


class Crashed:
    """Stands on the controller. What dies before its point of no return is `cut_short`, and walked again by whoever resumes the run."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run, self._config = run, config
        self._last: Any = None  # the report of the visit that has just died

    @pytest.hookimpl(optionalhook=True)
    def pytest_handlecrashitem(self, crashitem: str, report: Any) -> None:
        """Make of xdist's report, which is of no phase of a test, that of a setup that failed, with what is known of the visit."""
        if not is_visit(crashitem):
            return
        report.when, report.longrepr, report.crashed = "setup", f"{SAID} ({report.longrepr})", True
        self._last = report
        for mark in (self._run.folder / VISITS).glob(f"*/{MARK}"):
            begun, committed = read_mark(mark.parent)
            if begun and begun.visit.run == self._run.id and begun.item in (crashitem, name_of_try(crashitem, begun.visit.attempt)):
                self._write(mark.parent, msgspec.structs.replace(dead(begun.visit, committed), cut_short=not committed))
                report.nodeid = begun.item
                report.user_properties = [(PROPERTY, str(mark.parent)), *[(TRY_OF, crashitem)] * (begun.item != crashitem)]

    def _write(self, folder: Path, visit: Any) -> None:
        path = self._config.getoption("--baseline")
        write_visit(visit, folder / VISIT)
        write_scorecard(changes.scored(visit, read_baseline(Path(path)) if path else None), folder / "scorecard.json")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_logreport(self, report: Any) -> Generator[None, object, object]:
        """Tell everybody that the test of a visit that died is over, when they have been told that it failed."""
        done = yield
        if report is self._last:
            self._last = None
            over = pytest.TestReport(
                report.nodeid, report.location, {}, "passed", None, "teardown", user_properties=report.user_properties,
            )  # fmt: skip
            over.crashed, over.node = True, report.node  # type: ignore[attr-defined]
            self._config.hook.pytest_runtest_logreport(report=over)
        return done
