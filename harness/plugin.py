"""The pytest plugin: scenarios become test items, visits become results."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.errors import BadFile
from harness.reporters import Result, Run, reporters
from harness.scenario import Scenario, is_scenario, load_scenario

RUN = pytest.StashKey[Run]()
PROPERTY = "mystery_shop"  # the user property that tells the controller where a worker wrote a visit


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that a run of scenarios has."""
    group = parser.getgroup("mystery-shop", "Mystery shopping")
    group.addoption("--reports", metavar="FOLDER", default="reports", help="where visits and reports go (default: reports)")
    group.addoption("--report", metavar="NAMES", default="", help="comma-separated reports to write (default: all): " + ", ".join(_names()))
    group.addoption("--no-pictures", action="store_true", help="take no screenshots")


def _names() -> list[str]:
    return reporters.names()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make the run and its reporters where the arguments name scenarios; workers only walk."""
    config.addinivalue_line("markers", "real: walks real third-party software")
    run = Run(folder=Path(config.getoption("--reports")).absolute())
    config.stash[RUN] = run
    from harness import fixtures

    # Later than pytest-playwright, whose fixtures ours build on and replace; a user's conftest.py comes later still and wins.
    config.pluginmanager.register(fixtures, "mystery-shop-fixtures")
    if hasattr(config, "workerinput") or not any(_holds_scenarios(Path(arg.split("::")[0])) for arg in config.args):
        return
    chosen = [name.strip() for name in config.getoption("--report").split(",") if name.strip()] or reporters.names()
    for name in chosen:
        if name not in reporters:
            raise pytest.UsageError(f"--report: there is no `{name}`; there are {', '.join(reporters.names())}")
        config.pluginmanager.register(reporters[name](run, config), f"mystery-shop-{name}")


def _holds_scenarios(path: Path) -> bool:
    return is_scenario(path) if path.is_file() else any(map(is_scenario, [*path.glob("*.yaml"), *path.glob("*/*.yaml")]))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect scenario files and leave all other YAML alone."""
    if file_path.suffix in (".yaml", ".yml") and is_scenario(file_path):
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Take a finished visit into the run before the reporters see the item."""
    config = _CONTROLLER.get("config")
    folder = dict(report.user_properties).get(PROPERTY)
    if config is None or not folder or report.nodeid in config.stash[RUN].results:
        return
    from harness.visit_file import read_scorecard, read_visit

    path = Path(str(folder))
    config.stash[RUN].results[report.nodeid] = Result(
        report.nodeid, path, read_visit(path / "visit.json"), read_scorecard(path / "scorecard.json")
    )


_CONTROLLER: dict[str, pytest.Config] = {}


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remember whose reports to read; pytest gives the hook for reports no config."""
    _CONTROLLER["config"] = session.config


def pytest_report_teststatus(report: pytest.TestReport, config: pytest.Config) -> tuple[str, str, tuple[str, dict[str, bool]]] | None:
    """Say the outcome of a visit where pytest would only say passed or failed."""
    result = config.stash[RUN].results.get(report.nodeid) if RUN in config.stash else None
    if result is None or report.when != "call":
        return None
    card = result.scorecard
    said = card.outcome + (f" ({card.kind})" if card.kind else "") + (f" {card.score:.0f}" if card.score is not None else "")
    colour = "green" if report.passed else "yellow" if report.skipped else "red"
    return report.outcome, report.outcome[0].upper() if report.failed else ".", (said.upper(), {colour: True})


class ScenarioFile(pytest.File):
    """A scenario file; one item for each site it names."""

    def collect(self) -> Iterator[pytest.Item]:
        """Check the file and make its items."""
        try:
            scenario = load_scenario(self.path)
        except BadFile as error:
            raise self.CollectError(str(error)) from None
        for site in scenario.sites:
            yield VisitItem.from_parent(self, name=site, callobj=judged, scenario=scenario)


def judged(scorecard: Any, verdict: Any) -> None:
    """Walk and judge: the fixtures do it, the verdict passes, fails or skips."""
    verdict(scorecard)


class VisitItem(pytest.Function):
    """One scenario at one site. A function item, so that fixtures, markers and options of pytest-playwright work as everywhere."""

    scenario: Scenario

    def __init__(self, *, scenario: Scenario, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scenario = scenario

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the item stands."""
        return self.path, 0, f"{self.path.name}::{self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        """Show our own failures as they are, without the stack that led to them."""
        from harness.verdict import Verdict

        if isinstance(excinfo.value, Verdict | BadFile):
            return str(excinfo.value)
        return super().repr_failure(excinfo)
