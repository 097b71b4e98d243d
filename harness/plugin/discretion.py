"""Keeps secrets out of what pytest and its plugins leave of a visit, and out of the programs that a run starts."""

import contextlib
import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from harness import vault
from harness.browser import traces
from harness.browser.secrets import Secrets
from harness.errors import BadFile
from harness.plugin.collecting import scenario_files
from harness.scenario.reading import read_text
from harness.scenario.shelves import INBOXES, SITES, on_shelf

SECRETS = pytest.StashKey[Secrets]()  # of an item's customer
LEAVINGS = pytest.StashKey[list[Path]]()  # where other plugins put what they keep of a visit: folders and files
_STARTING = ("playwright", "street")  # fixtures that start programs, with the environment as it is then
_VARIABLE = re.compile(r"\{ *env:(\w+)")
_DEEPEST = 12  # of pytest's representation of a traceback, whose chains may go on


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Blot the secrets out of a visit's traces, which are written when everything else of it is over."""
    try:
        return (yield)
    finally:
        for path in item.stash.get(LEAVINGS, []):
            traces.scrub(path, item.stash[SECRETS])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Blot the secrets out of a visit's report: tracebacks with the values of variables, and what was printed and logged."""
    report = yield
    secrets = item.stash.get(SECRETS, None) or (Secrets({}) if vault.handed_out else None)
    if secrets:
        for secret in vault.handed_out:
            secrets.keep(secret)
        report.longrepr = _blotted(report.longrepr, secrets.blot_text, 0)
        report.sections = [(name, secrets.blot_text(said)) for name, said in report.sections]
    return report


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remember which variables of the environment hold secrets."""
    vault.variables |= set(_variables(session.config))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
    """Start browsers and the street without the variables that hold secrets, which the system shows with each program."""
    with _without(vault.variables) if fixturedef.argname in _STARTING else contextlib.nullcontext():
        return (yield)


@contextlib.contextmanager
def _without(variables: set[str]) -> Iterator[None]:
    kept = {name: os.environ.pop(name) for name in variables if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _variables(config: pytest.Config) -> Iterator[str]:
    """Give the names of variables that scenario, site and inbox files of a run take secrets from."""
    files = list(scenario_files(config))
    paths = {path for near in files for shelf in (SITES, INBOXES) for path in on_shelf(shelf, near).values()}
    for path in {*files, *paths}:
        with contextlib.suppress(BadFile):
            yield from _VARIABLE.findall(read_text(path))


def _blotted(part: Any, blot: Callable[[str], str], depth: int) -> Any:
    """Give pytest's representation of a traceback, or any part of it, without secrets."""
    if isinstance(part, str):
        return blot(part)
    if isinstance(part, list | tuple):
        return type(part)(_blotted(each, blot, depth) for each in part)
    if hasattr(part, "__dict__") and not isinstance(part, type) and depth < _DEEPEST:
        for name, value in vars(part).items():
            setattr(part, name, _blotted(value, blot, depth + 1))
    return part
