"""Whether a run is going to collect scenarios, told before pytest collects anything: reports have to be set up by then."""

import ast
import fnmatch
import glob
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from harness.scenario import is_scenario

ENDINGS = (".yaml", ".yml")


def collects_scenarios(config: pytest.Config) -> bool:
    """Look through what the arguments name, leaving out what pytest and each folder's `conftest.py` leave out."""
    return any(_holds(config, Path(arg.partition("::")[0]).absolute()) for arg in config.args)


def _holds(config: pytest.Config, path: Path) -> bool:
    files = [path] if path.suffix in ENDINGS and path.is_file() else _files(config, path, {}, set())
    return any(map(is_scenario, files))


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
