"""The pytest plugin: scenarios become test items, visits become results."""

from __future__ import annotations

import fnmatch
import secrets
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from harness.plugin import hooks
from harness.plugin.accounts import ACCOUNTS
from harness.plugin.collecting import ENDINGS, asked_sites, check_sites, collects_scenarios
from harness.plugin.items import ScenarioFile, VisitItem
from harness.plugin.options import add_options
from harness.scenario import is_scenario

LOOKS_ONLY = ("collectonly", "showfixtures", "show_fixtures_per_test")  # options with which nothing is walked


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that a run of scenarios has."""
    add_options(parser)


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the hook by which reporters learn of a visit."""
    pluginmanager.add_hookspecs(hooks)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make the run and its reporters where the arguments name scenarios; workers only walk."""
    config.addinivalue_line("markers", "real: walks real third-party software")
    config.option.reports = str(config.invocation_params.dir / config.option.reports)  # workers are told the whole path
    from harness.plugin import contexts, fixtures, inboxes, trying

    # Later than pytest-playwright, whose fixtures ours build on and replace; a user's conftest.py comes later still and wins.
    config.pluginmanager.register(contexts, "mystery-shop-contexts")
    config.pluginmanager.register(inboxes, "mystery-shop-inboxes")
    config.pluginmanager.register(trying, "mystery-shop-trials")
    config.pluginmanager.register(fixtures, "mystery-shop-fixtures")
    if hasattr(config, "workerinput"):
        config.stash[ACCOUNTS] = Path(config.workerinput["accounts"])
    else:
        config.stash[ACCOUNTS] = Path(tempfile.gettempdir()) / f"mystery-shop-{secrets.token_hex(16)}"
    walks = not hasattr(config, "workerinput") and not any(config.getoption(name, False) for name in LOOKS_ONLY)
    if not hasattr(config, "workerinput"):
        check_sites(config)
    if walks and collects_scenarios(config):
        _make_reporters(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the visits of sites that were not asked for."""
    if globs := asked_sites(config):
        asked = {item: not isinstance(item, VisitItem) or any(fnmatch.fnmatchcase(item.site, glob) for glob in globs) for item in items}
        config.hook.pytest_deselected(items=[item for item in items if not asked[item]])
        items[:] = [item for item in items if asked[item]]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the accounts are that the run has signed in to."""
    node.workerinput["accounts"] = str(node.config.stash[ACCOUNTS])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Forget the accounts that the run signed in to, when its last worker has ended."""
    if not hasattr(config, "workerinput") and ACCOUNTS in config.stash:
        shutil.rmtree(config.stash[ACCOUNTS], ignore_errors=True)


def _make_reporters(config: pytest.Config) -> None:
    from harness.plugin.ending import Ending
    from harness.plugin.isolation import Isolation
    from harness.plugin.known import Waivers, check_baseline
    from harness.plugin.progress import Progress
    from harness.reporters import Run, reporters

    check_baseline(config)
    config.pluginmanager.register(Waivers(), "mystery-shop-waivers")
    isolation = Isolation()
    config.pluginmanager.register(isolation, "mystery-shop-isolation")
    run = Run(folder=Path(config.option.reports), language=config.option.lang)
    config.pluginmanager.register(Progress(run, config), "mystery-shop-progress")
    config.pluginmanager.register(Ending(), "mystery-shop-ending")
    for name in [name.strip() for name in config.option.report.split(",") if name.strip()] or reporters.names():
        if name == "list":
            pytest.exit("reports: " + ", ".join(reporters.names()), returncode=0)
        if name not in reporters:
            raise pytest.UsageError(f"--report: `{name}` is none of {', '.join(reporters.names())}")
        if not config.pluginmanager.has_plugin(f"mystery-shop-{name}"):
            made = reporters[name](run, config)
            config.pluginmanager.register(made, f"mystery-shop-{name}")
            isolation.keep_apart(made, name, config.pluginmanager)


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
