"""JUnit XML with the numbers of each visit as properties, for build servers."""

from typing import Any

import pytest
from _pytest.junitxml import xml_key  # there is no public way to the properties of a suite but a fixture

from harness.model import Scorecard
from harness.reading.costs.dividend import dividends
from harness.reporters import Run, reporter
from harness.reporters.drawing import present


@reporter
class Junit:
    """Sets where pytest writes its JUnit XML, `junit.xml` unless the command line says so, and adds properties to it."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        if not getattr(config.option, "xmlpath", None):
            config.option.xmlpath = str(run.folder / "junit.xml")

    def pytest_sessionstart(self) -> None:
        """Register the hook that adds the properties: only now, so that it comes before pytest's XML and after the results."""
        self._config.pluginmanager.register(_Properties(self._run))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Add what belongs to no single test: the identification dividends, of the suite."""
        if suite := self._config.stash.get(xml_key, None):
            for each in dividends(self._run.scorecards()):
                suite.add_global_property(f"dividend {each.visit}", present.dividend_text(each))


class _Properties:
    """Adds a visit's numbers to the last report of its test."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Add them where pytest's XML reads them: in the report of the teardown."""
        result = self._run.results.get(report.nodeid)
        if result and report.when == "teardown":
            # The folder is how workers tell where a visit lies: nothing for a file that leaves this machine.
            others = [(name, value) for name, value in report.user_properties if value != str(result.folder)]
            report.user_properties = [*others, *properties(result.scorecard)]


def properties(card: Scorecard) -> list[tuple[str, str]]:
    """Give the properties of a scorecard. Where nothing was measured there are no counts, for a 0 would read as one."""
    listed = [("visit", card.visit), ("standing", card.standing), ("outcome", card.outcome), ("kind", card.kind), ("reason", card.reason)]
    listed.append(("score", present.score_text(card.score)))
    if present.measured(card):
        effort = card.effort
        listed += [(name, str(getattr(effort, name))) for name in ("clicks", "keystrokes", "choices", "fields", "pages", "dialogs")]
        ends = (("seconds", card.seconds.middle), ("seconds-low", card.seconds.low), ("seconds-high", card.seconds.high))
        listed += [(name, f"{value:.1f}") for name, value in ends]
        listed.append(("prefill-share", "" if card.prefill_share is None else f"{card.prefill_share:.2f}"))
    listed += [(f"findings-{severity}", str(count)) for severity, count in present.by_severity(card.findings)]
    return [(name, value) for name, value in listed if value]
