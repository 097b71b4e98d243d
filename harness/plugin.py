"""The pytest plugin: scenarios become test items, visits become results."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harness.collecting import ENDINGS, collects_scenarios
from harness.errors import BadFile, printable
from harness.scenario import Scenario, is_scenario, load_scenario

if TYPE_CHECKING:
    from harness.model import Scorecard, Visit

PROPERTY = "mystery_shop"  # the user property that tells where a visit was written, also from another process
# pytest-playwright's own doing, and nothing that a run of scenarios can change.
NOT_OURS = r"ignore:Session-scoped fixtures defined as instance methods[\s\S]*'base_url':pytest.PytestDeprecationWarning"
LOOKS_ONLY = ("collectonly", "showfixtures", "show_fixtures_per_test")  # options with which nothing is walked


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that a run of scenarios has."""
    group = parser.getgroup("mystery-shop", "Mystery shopping")
    group.addoption("--reports", metavar="FOLDER", default="reports", help="where visits and reports go (default: reports)")
    group.addoption("--report", metavar="NAMES", default="", help="comma-separated reports to write (default: all; `list` names them)")
    group.addoption("--no-pictures", action="store_true", help="take no screenshots")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make the run and its reporters where the arguments name scenarios; workers only walk."""
    config.addinivalue_line("markers", "real: walks real third-party software")
    config.option.reports = str(config.invocation_params.dir / config.option.reports)  # workers are told the whole path
    from harness import fixtures

    # Later than pytest-playwright, whose fixtures ours build on and replace; a user's conftest.py comes later still and wins.
    config.pluginmanager.register(fixtures, "mystery-shop-fixtures")
    walks = not hasattr(config, "workerinput") and not any(config.getoption(name, False) for name in LOOKS_ONLY)
    if walks and collects_scenarios(config):
        _make_reporters(config)


def _make_reporters(config: pytest.Config) -> None:
    from harness.progress import Progress
    from harness.reporters import Run, reporters

    run = Run(folder=Path(config.option.reports))
    config.pluginmanager.register(Progress(run, config), "mystery-shop-progress")
    for name in [name.strip() for name in config.option.report.split(",") if name.strip()] or reporters.names():
        if name == "list":
            pytest.exit("reports: " + ", ".join(reporters.names()), returncode=0)
        if name not in reporters:
            raise pytest.UsageError(f"--report: `{name}` is none of {', '.join(reporters.names())}")
        if not config.pluginmanager.has_plugin(f"mystery-shop-{name}"):
            config.pluginmanager.register(reporters[name](run, config), f"mystery-shop-{name}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect scenario files and leave all other YAML alone."""
    if file_path.suffix in ENDINGS and is_scenario(file_path):
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of a skipped visit at which line of the scenario it ended, not at which line of ours."""
    report = yield
    if isinstance(item, VisitItem) and report.skipped and isinstance(report.longrepr, tuple):
        report.longrepr = (str(item.path), item.line(), report.longrepr[2])
    return report


class ScenarioFile(pytest.File):
    """A scenario file; one item for each site it names."""

    def collect(self) -> Iterator[pytest.Item]:
        """Check the file and make its items."""
        here = Path.cwd()
        try:
            scenario = load_scenario(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)
        except BadFile as error:
            raise self.CollectError(str(error)) from None
        for site in scenario.sites:
            yield VisitItem.from_parent(self, name=site, callobj=judged, scenario=scenario)


def judged(visit: Visit, scorecard: Scorecard, verdict: Callable[[Scorecard], None]) -> None:
    """Walk and judge: the fixtures do it, the verdict passes, fails or skips. The visit is asked for so that the item has it at hand."""
    __tracebackhide__ = True
    verdict(scorecard)


class VisitItem(pytest.Function):
    """One scenario at one site. A function item, so that fixtures, markers and options of pytest-playwright work as everywhere."""

    def __init__(self, *, scenario: Scenario, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scenario = scenario
        self.add_marker(pytest.mark.filterwarnings(NOT_OURS))

    def line(self) -> int:
        """Give the line of the scenario where the visit ended, from 1; 1 where it was not walked."""
        from harness.model import Scorecard, Visit
        from harness.verdict import line

        visit, card = self.funcargs.get("visit"), self.funcargs.get("scorecard")
        return line(visit, card) if isinstance(visit, Visit) and isinstance(card, Scorecard) else 1

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the item stands, and its name for the head of a failure: not the id, in which pytest would take `.yaml` for a class."""
        return self.path, 0, printable(f"{self.path.name} at {self.name}")
