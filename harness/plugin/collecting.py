"""Whether a run is going to collect scenarios, told before pytest collects anything: reports have to be set up by then."""

import ast
import difflib
import fnmatch
import glob
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from harness.errors import BadFile, printable
from harness.scenario import is_campaign, is_scenario, load_scenario
from harness.scenario.devices import devices
from harness.scenario.mistakes import meant, shown

ENDINGS = (".yaml", ".yml")


def is_visit(nodeid: str) -> bool:
    """Tell a visit from an ordinary test, whose parameters may hold anything."""
    return nodeid.rpartition("::")[0].endswith(ENDINGS) and ".py::" not in nodeid


def collects_scenarios(config: pytest.Config) -> bool:
    """Look through what the arguments name."""
    return any(True for _ in scenario_files(config))


def scenario_files(config: pytest.Config) -> Iterator[Path]:
    """Give the scenario files that the arguments name, leaving out what pytest and each folder's `conftest.py` leave out."""
    for path in (Path(arg.partition("::")[0]).absolute() for arg in config.args):
        files = [path] if path.suffix in ENDINGS and path.is_file() else _files(config, path, {}, set())
        yield from filter(is_scenario, files)


def asked_sites(config: pytest.Config) -> list[str]:
    """Give the patterns of `--site`; none: every site."""
    return [glob.strip() for option in config.getoption("sites") for glob in option.split(",") if glob.strip()]


def check_sites(config: pytest.Config) -> None:
    """Raise a usage error for a pattern of `--site` that no scenario's site meets; a file with mistakes is told of when it is collected."""
    globs = asked_sites(config)
    named: set[str] = set()
    for path in scenario_files(config) if globs else ():
        try:
            named.update(load_scenario(path).sites)
        except BadFile:  # it may be the one that visits the site; what is wrong with it says more
            return
    for asked in globs:
        if not fnmatch.filter(named, asked):
            near = difflib.get_close_matches(asked, sorted(named), n=3, cutoff=0.4) or sorted(named)[:10]
            there = f"; there is {', '.join(near)}" if near else ""
            raise pytest.UsageError(printable(f"--site: no scenario visits a site called `{asked}`{there}"))


def check_kind(config: pytest.Config) -> None:
    """Raise a usage error for a campaign, which is no scenario to walk."""
    for path in (Path(arg.partition("::")[0]) for arg in config.args):
        if is_campaign(path):
            said = f"{path} is a campaign, not a scenario: `mystery-shop preflight {path}` holds it against its points"
            raise pytest.UsageError(printable(said))


def check_device(config: pytest.Config) -> None:
    """Raise a usage error for a device that Playwright does not know."""
    name = config.getoption("--device", None)
    if name and name not in devices():
        raise pytest.UsageError(f"--device: there is no device {shown(printable(name))}; {meant(name, devices(), 'such as `iPhone 15`')}")


def _files(config: pytest.Config, folder: Path, ignored: Mapping[str, list[str]], been: set[Path]) -> Iterator[Path]:
    """Give the YAML files in and below a folder, each folder once, whatever links to it."""
    try:
        entries = sorted(folder.iterdir()) if folder.resolve() not in been else []
    except OSError:
        return
    been.add(folder.resolve())
    ignored = {**ignored, **_ignored(folder)}
    patterns = [pattern for each in ignored.values() for pattern in each]
    for entry in entries:
        below = entry.is_dir()
        if not below and entry.suffix not in ENDINGS:
            continue
        if any(fnmatch.fnmatch(str(entry), pattern) for pattern in patterns):
            continue
        if config.hook.pytest_ignore_collect(collection_path=entry, config=config):
            continue
        if below:
            yield from _files(config, entry, ignored, been)
        else:
            yield entry


def _ignored(folder: Path) -> dict[str, list[str]]:
    """Give what the folder's `conftest.py` ignores, as far as it is written out: pytest loads that file only when it gets there."""
    try:
        statements = ast.parse((folder / "conftest.py").read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for statement in statements:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.List | ast.Tuple):
            words = [each.value for each in statement.value.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            for name in (target.id for target in statement.targets if isinstance(target, ast.Name)):
                if name == "collect_ignore":
                    words = [glob.escape(word) for word in words]
                if name in ("collect_ignore", "collect_ignore_glob"):
                    found[name] = [f"{glob.escape(str(folder))}/{word}" for word in words]
    return found
