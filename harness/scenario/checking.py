"""Checks files and whole folders of them."""

import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path

from harness.errors import BadFile, Problem
from harness.scenario.finding import ENDINGS, Sites, is_scenario
from harness.scenario.scenario_file import load_scenario

SKIPPED = {"node_modules", "__pycache__"}


@dataclasses.dataclass
class Found:
    """The files to check, and what was wrong with the paths themselves."""

    scenarios: list[Path] = dataclasses.field(default_factory=list)
    sites: list[Path] = dataclasses.field(default_factory=list)
    problems: list[Problem] = dataclasses.field(default_factory=list)


def find_files(paths: Iterable[Path | str]) -> Found:
    """Find scenario and site files: those named, and those in folders named and below. Hidden folders are left out."""
    found = Found()
    for path in map(Path, paths):
        if path.is_dir():
            before = len(found.scenarios) + len(found.sites)
            _walk(path, found)
            if len(found.scenarios) + len(found.sites) == before:
                hint = "scenario files end in .yaml and have a line `scenario:`; `mystery-shop init` writes an example"
                found.problems.append(Problem(str(path), 1, 1, "there are no scenario files in this folder", hint))
        elif path.exists() or path.is_symlink():
            (found.sites if path.parent.name == "sites" else found.scenarios).append(path)
        else:
            found.problems.append(Problem(str(path), 1, 1, "there is no such file or folder"))
    found.scenarios, found.sites = list(dict.fromkeys(found.scenarios)), list(dict.fromkeys(found.sites))
    return found


def _walk(folder: Path, found: Found) -> None:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix not in ENDINGS or name.startswith("."):
                continue
            if Path(here).name == "sites":
                found.sites.append(path)
            elif is_scenario(path):
                found.scenarios.append(path)


def check(paths: Iterable[Path | str] | Found) -> list[Problem]:
    """Give every mistake in files and folders, and in the site files that the scenarios name; in the order of files and lines."""
    found = paths if isinstance(paths, Found) else find_files(paths)
    problems, sites, named = list(found.problems), Sites(), set[Path]()
    for path in found.scenarios:
        try:
            scenario = load_scenario(path, sites, every_visit=True)
        except BadFile as error:
            problems += error.problems
        else:
            named |= {sites.of(path)[key] for key in scenario.sites}
    seen = {path.absolute() for path in found.sites}
    for path in [*found.sites, *sorted(named - seen)]:
        outcome = sites.site(path)
        problems += outcome.problems if isinstance(outcome, BadFile) else []
    return sorted(problems)
