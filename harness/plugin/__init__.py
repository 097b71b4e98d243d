"""The pytest plugin: scenarios become test items, visits become results."""

from __future__ import annotations

import argparse
import fnmatch
import secrets
import shutil
import tempfile
import typing
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from harness.model import Standing
from harness.plugin.accounts import ACCOUNTS
from harness.plugin.collecting import ENDINGS, asked_sites, check_sites, collects_scenarios
from harness.plugin.items import ScenarioFile, VisitItem
from harness.scenario import is_scenario
from harness.scenario.plan import MISHAPS
from harness.scenario.site_file import LANGUAGE, THROTTLES

STANDINGS = typing.get_args(Standing)
LOOKS_ONLY = ("collectonly", "showfixtures", "show_fixtures_per_test")  # options with which nothing is walked


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that a run of scenarios has."""
    group = parser.getgroup("mystery-shop", "Mystery shopping")
    group.addoption("--reports", metavar="FOLDER", default="reports", help="where visits and reports go (default: reports)")
    group.addoption("--report", metavar="NAMES", default="", help="comma-separated reports to write (default: all; `list` names them)")
    group.addoption(
        "--as", metavar="STANDINGS", dest="standings", default="", type=_standings,
        help="walk as stranger, known or member, or several of them (default: as each scenario says)",
    )  # fmt: skip
    group.addoption(
        "--site", metavar="GLOBS", dest="sites", action="append", default=[],
        help="visit only sites of these names, such as `gym-*`; several with commas, or the option again",
    )  # fmt: skip
    group.addoption("--language", default="", type=_language, help="of the pages, in place of what the sites say: `fi`, `sv-FI`")
    group.addoption("--throttle", choices=THROTTLES, help="slow line and processor down, in place of what the sites say (Chromium)")
    group.addoption("--keyboard", action="store_true", help="walk without a pointer: to each control by Tab and arrow keys")
    group.addoption(
        "--trials", metavar="NAMES", default="", type=_trials,
        help=f"try what customers do by accident, at `owned` sites: {', '.join(MISHAPS)}, or all (default: as scenarios say)",
    )  # fmt: skip
    group.addoption("--no-pictures", action="store_true", help="take no screenshots")
    group.addoption("--no-probe", action="store_true", help="open no page beside the visit: no cookie banner's, none that hurries anybody")


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
        out = [item for item in items if isinstance(item, VisitItem) and not any(fnmatch.fnmatchcase(item.site, glob) for glob in globs)]
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the accounts are that the run has signed in to."""
    node.workerinput["accounts"] = str(node.config.stash[ACCOUNTS])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Forget the accounts that the run signed in to, when its last worker has ended."""
    if not hasattr(config, "workerinput") and ACCOUNTS in config.stash:
        shutil.rmtree(config.stash[ACCOUNTS], ignore_errors=True)


def _language(text: str) -> str:
    if text and not LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"`{text}` is no language code; write `fi` or `sv-FI`")
    return text


def _standings(text: str) -> str:
    return _some_of(STANDINGS, text)


def _trials(text: str) -> str:
    return _some_of(MISHAPS, ",".join(MISHAPS) if text.strip() == "all" else text)


def _some_of(known: tuple[str, ...], text: str) -> str:
    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise argparse.ArgumentTypeError(f"`{word}` is none of {', '.join(known)}")
    return ",".join(dict.fromkeys(words))


def _make_reporters(config: pytest.Config) -> None:
    from harness.plugin.progress import Progress
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
