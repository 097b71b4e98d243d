"""What the tests of all parts share."""

import itertools
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from harness.manners.state import VARIABLE

from . import scheduling

pytest_plugins = ["pytester"]


def pytest_configure(config: pytest.Config) -> None:
    """Make the surroundings of what tests start those of a terminal, wherever the suite was started."""
    _hear_ctrl_c()
    _compile_once(config)
    settings.register_profile("suite", deadline=None)  # workers share the processors: what has a limit of seconds says so itself
    settings.load_profile("suite")


def _hear_ctrl_c() -> None:
    """Let what tests start hear Ctrl-C: in a shell without job control background jobs ignore it, and children inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _compile_once(config: pytest.Config) -> None:
    """Keep what is compiled with what pytest keeps, as hundreds of runs would compile it again: the browser's driver, in JavaScript,
    and all Python where nothing may lie beside the sources.
    """
    if not (cache := getattr(config, "cache", None)):
        return
    os.environ.setdefault("NODE_COMPILE_CACHE", str(cache.mkdir("driver")))
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(cache.mkdir("bytecode")))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: Any, log: Any) -> scheduling.Scheduling:
    """Give each worker whole files."""
    return scheduling.scheduler(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    scheduling.longest_first(items)


@pytest.fixture(scope="session", autouse=True)
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders for what runs keep for the user, one for each test, and one for what tests share."""
    base = tmp_path_factory.mktemp("state")
    os.environ[VARIABLE] = str(base / "shared")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def state(states: Iterator[Path]) -> None:
    """Count no visit of a test among those of the day, neither the user's nor another test's."""
    os.environ[VARIABLE] = str(next(states))
