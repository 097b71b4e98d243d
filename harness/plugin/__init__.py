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

from harness.errors import printable
from harness.files import REFUSALS, why
from harness.plugin import hooks
from harness.plugin.accounts import ACCOUNTS
from harness.plugin.calling import REPORTS
from harness.plugin.collecting import ENDINGS, asked_sites, check_device, check_kind, check_sites, collects_scenarios
from harness.plugin.items import OVER, RUN, Judged, Over, ScenarioFile
from harness.plugin.leash import let_go
from harness.plugin.options import add_options
from harness.plugin.working import tell, work
from harness.scenario import is_scenario

CLAIM = pytest.StashKey[Any]()  # on the folder, held by a run with reports
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
    if config.option.self_contained:  # an option of one name with pytest-html's would be refused, whichever is loaded first
        config.option.self_contained_html = True
    config.addinivalue_line("markers", "real: walks real third-party software")
    if hasattr(config, "workerinput"):
        config.args = config.workerinput["args"]
    from harness.plugin import again, contexts, discretion, fixtures, inboxes, judging, manners, renewing, retrying, trying, undoing

    reports = config.option.reports or (again.reports_beside(config) if config.option.again else REPORTS)
    config.option.reports = str(config.invocation_params.dir / reports)  # workers are told the whole path

    # Later than pytest-playwright, whose fixtures ours build on and replace; a user's conftest.py comes later still and wins.
    config.pluginmanager.register(discretion, "mystery-shop-discretion")
    config.pluginmanager.register(contexts, "mystery-shop-contexts")
    config.pluginmanager.register(manners, "mystery-shop-manners")
    config.pluginmanager.register(inboxes, "mystery-shop-inboxes")
    config.pluginmanager.register(trying, "mystery-shop-trials")
    config.pluginmanager.register(undoing, "mystery-shop-undoing")
    config.pluginmanager.register(judging, "mystery-shop-judging")
    config.pluginmanager.register(fixtures, "mystery-shop-fixtures")
    config.pluginmanager.register(renewing.Renewal(), "mystery-shop-renewal")
    if config.option.again:
        config.pluginmanager.register(again, "mystery-shop-fixtures-again")
        config.pluginmanager.register(again.Again(config), "mystery-shop-again")
    else:
        retrying.begin(config)
    config.stash[RUN], config.stash[OVER] = "", {}
    if hasattr(config, "workerinput"):
        work(config)
        config.stash[ACCOUNTS] = Path(config.workerinput["accounts"])
    else:
        config.stash[ACCOUNTS] = Path(tempfile.gettempdir()) / f"mystery-shop-{secrets.token_hex(16)}"
    walks = not hasattr(config, "workerinput") and not any(config.getoption(name, False) for name in LOOKS_ONLY)
    if not hasattr(config, "workerinput") and not config.option.again:
        check_kind(config)
        check_sites(config)
        check_device(config)
    if walks and (config.option.again or collects_scenarios(config)):
        _make_reporters(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the visits of sites that were not asked for, and those that are over."""
    items[:] = [item for item in items if not isinstance(item, Over)]
    if globs := asked_sites(config):
        asked = {item: not isinstance(item, Judged) or any(fnmatch.fnmatchcase(item.site, glob) for glob in globs) for item in items}
        config.hook.pytest_deselected(items=[item for item in items if not asked[item]])
        items[:] = [item for item in items if asked[item]]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the accounts are that the run has signed in to, and what is collected, which the command may have chosen."""
    node.workerinput["accounts"] = str(node.config.stash[ACCOUNTS])
    node.workerinput["args"] = list(node.config.args)
    tell(node)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Forget the accounts that the run signed in to, when its last worker has ended."""
    if not hasattr(config, "workerinput") and ACCOUNTS in config.stash:
        shutil.rmtree(config.stash[ACCOUNTS], ignore_errors=True)
    let_go(config)
    if claim := config.stash.get(CLAIM, None):
        claim.release()


def _make_reporters(config: pytest.Config) -> None:
    from harness.plugin.claim import Claim
    from harness.plugin.committing import Commits
    from harness.plugin.ending import Ending
    from harness.plugin.isolation import Isolation
    from harness.plugin.known import Unchecked, Waivers, check_baseline
    from harness.plugin.left_behind import LeftBehind
    from harness.plugin.progress import Progress
    from harness.plugin.resuming import keep_journal, resumable
    from harness.plugin.tries import Tries
    from harness.plugin.undoing import Patience
    from harness.reporters import Run, reporters

    names = [name.strip() for name in config.option.report.split(",") if name.strip()] or reporters.names()
    if "list" in names:
        pytest.exit("reports: " + ", ".join(reporters.names()), returncode=0)
    if unknown := next((name for name in names if name not in reporters), ""):
        raise pytest.UsageError(f"--report: `{unknown}` is none of {', '.join(reporters.names())}")
    check_baseline(config)
    journal = resumable(config) if config.option.resume else None
    config.stash[CLAIM] = Claim(Path(config.option.reports), resumes=journal is not None)
    config.pluginmanager.register(Waivers(config), "mystery-shop-waivers")
    if not config.option.baseline:
        config.pluginmanager.register(Unchecked(), "mystery-shop-unchecked")
    config.pluginmanager.register(isolation := Isolation(), "mystery-shop-isolation")
    run = Run(folder=Path(config.option.reports), language=config.option.lang, again=config.option.again)
    progress = Progress(run, config)
    if not run.again:
        config.pluginmanager.register(Commits(config), "mystery-shop-commits")
    config.pluginmanager.register(Patience(config), "mystery-shop-patience")
    config.pluginmanager.register(progress, "mystery-shop-progress")
    if not run.again:
        keep_journal(config, run, progress, journal)
    config.pluginmanager.register(LeftBehind(run), "mystery-shop-left-behind")
    config.pluginmanager.register(Ending(run), "mystery-shop-ending")
    for name, make in [*((name, reporters[name]) for name in names), ("tries", Tries)]:
        if not config.pluginmanager.has_plugin(f"mystery-shop-{name}"):
            made = make(run, config)
            config.pluginmanager.register(made, f"mystery-shop-{name}")
            isolation.keep_apart(made, name, config.pluginmanager)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect scenario files and leave all other YAML alone."""
    if file_path.suffix in ENDINGS and not parent.config.option.again and is_scenario(file_path):
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of a skipped visit at which line of the scenario it ended, not at which line of ours; in a sentence what cannot be written."""
    report = yield
    if isinstance(item, Judged) and call.excinfo and isinstance(error := call.excinfo.value, OSError) and error.errno in REFUSALS:
        report.longrepr = printable(f"{error.filename or 'a file of the visit'} cannot be written: {why(error)}")
    if isinstance(item, Judged) and report.skipped and isinstance(report.longrepr, tuple):
        report.longrepr = (str(item.scenario_path()), item.line(), report.longrepr[2])
    return report
