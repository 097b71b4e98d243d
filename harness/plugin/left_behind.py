"""Collects what could not be taken back, also by visits that were cut short, and says it first."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from harness.errors import BadFile, printable
from harness.model import Visit
from harness.reading.undoing import not_undone
from harness.reporters import Result, Run
from harness.reporters.drawing import sent
from harness.visit_file import read_visit


class LeftBehind:
    """Stands on the controller only; its hooks come before those of reporters, which find it in the run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._seen: set[str] = set()  # visits that have finished, by id

    @pytest.hookimpl(tryfirst=True)
    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Note what a visit has left behind."""
        card = result.scorecard
        self._seen.add(card.visit)
        self._run.left += [card.not_undone] if card.not_undone else []

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Note what visits have left behind that were cut short, of which nobody else tells."""
        if not self._run.again:
            self._run.left += [left for visit in self._cut_short() if (left := not_undone(visit))]

    def _cut_short(self) -> Iterator[Visit]:
        """Give the visits of this run that came to no scorecard."""
        folder = self._run.folder / "visits"
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in self._seen and not (path / "scorecard.json").exists() and (path / "visit.json").exists():
                with contextlib.suppress(BadFile):
                    if (visit := read_visit(path / "visit.json")) and self._of_this_run(visit):
                        yield visit

    def _of_this_run(self, visit: Visit) -> bool:
        try:
            return datetime.fromisoformat(visit.started).astimezone(UTC) >= self._run.started.astimezone(UTC).replace(microsecond=0)
        except ValueError:
            return False

    @pytest.hookimpl(tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say it before anything else is summed up."""
        if not self._run.left:
            return
        terminalreporter.ensure_newline()
        terminalreporter.section(sent.left_head(len(self._run.left)), sep="!", red=True, bold=True)
        for left in self._run.left:
            first, *more = map(_one_line, sent.left_lines(left))
            terminalreporter.write_line(first, red=True, bold=True)
            for line in more:
                terminalreporter.write_line(f"    {line}")


def _one_line(said: str) -> str:
    return " ".join(printable(said).split())
