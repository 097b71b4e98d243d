"""What is known before a run: its baseline, read before anything is walked, and its waivers, of which is told when it has ended."""

from pathlib import Path

import pytest

from harness.errors import BadFile, printable
from harness.model import Waiver, WaiverUse
from harness.plugin.collecting import asked_sites
from harness.reading.costs.budgets import from_baseline
from harness.reporters import Result
from harness.reporters.drawing import present
from harness.scenario.allowances import asked_budget
from harness.telling import counted


def check_baseline(config: pytest.Config) -> None:
    """Raise a usage error where the baseline cannot be used, or none is named and only what is new is to fail."""
    from harness.comparing.baseline import read

    path = config.getoption("--baseline")
    if not path and config.getoption("fail_on") == "new":
        raise pytest.UsageError("--fail-on new: what is new is told by a baseline; name one with `--baseline FILE`")
    if not path and any(from_baseline(asked_budget(text)) for text in config.getoption("budgets")):
        raise pytest.UsageError("--budget: a limit is made from the baseline; name one with `--baseline FILE`")
    try:
        if path:
            read(Path(path)).check()
    except BadFile as error:
        raise pytest.UsageError(f"--baseline: {error}") from None


class Unchecked:
    """Tells at the end of a run without a baseline how many journeys have limits that only a baseline can check."""

    def __init__(self) -> None:
        self._journeys = 0

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Count them."""
        for journey in result.visit.journeys:
            self._journeys += any(map(from_baseline, (journey.budget, *journey.further_budgets)))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say that they were not checked."""
        if self._journeys:
            said = f"limits made from the baseline were not checked in {counted(self._journeys, 'journey')}: name it with `--baseline FILE`"
            terminalreporter.write_line(said, yellow=True)


class Waivers:
    """Tells at the end of a run which waivers have expired, and, where nothing was left out, which no finding was met for."""

    def __init__(self, config: pytest.Config) -> None:
        # A waiver may be for a visit that was not walked.
        self._left_out = bool(asked_sites(config) or config.option.keyword or config.option.markexpr)
        self._met: dict[tuple[str, int], tuple[Waiver, int, bool]] = {}  # by place: with how many findings, and whether it is over

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Count what a visit's waivers were for."""
        for use in result.scorecard.waivers if present.measured(result.scorecard) else ():
            self._count(use)

    def _count(self, use: WaiverUse) -> None:
        place = (use.waiver.path, use.waiver.line)
        _, findings, over = self._met.get(place, (use.waiver, 0, False))
        self._met[place] = (use.waiver, findings + use.findings, over or use.expired)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name them."""
        for (path, line), (waiver, findings, over) in sorted(self._met.items()):
            place = f"{path}:{line}: the waiver of `{waiver.audit}`"
            if not findings and not self._left_out:
                terminalreporter.write_line(printable(f"{place} is for nothing: no visit of this run has such a finding"), yellow=True)
            elif findings and over:
                terminalreporter.write_line(printable(f"{place} expired on {waiver.until}; its findings count again"), yellow=True)
