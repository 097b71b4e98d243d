"""Takes back what a visit has sent, however it ended; a run that is interrupted waits for that."""

import contextlib
import math
import os
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout

from harness.browser.undoing import AFTER_CTRL_C_S, undo
from harness.browser.walk import Walk
from harness.errors import printable
from harness.model import Visit
from harness.plugin.accounts import ACCOUNTS
from harness.plugin.interrupting import told
from harness.reading.undoing import due
from harness.scenario import Scenario

BUSY = "undoing-{}.lock"  # held by a worker as long as its visit may have something to take back


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    """Have Ctrl-C leave the browser alive, through which what was sent is taken back."""
    with told():
        return (yield)


@pytest.fixture
def take_back(scenario: Scenario, request: pytest.FixtureRequest) -> Iterator[Callable[[Walk, Visit, bool], Visit]]:
    """Give a visit with what became of the scenario's `undo`, which is walked now where anything was sent; `cut`: it was cut short."""

    def taken_back(walk: Walk, visit: Visit, cut: bool) -> Visit:
        if not due(scenario.undo, visit):
            return visit
        if cut:
            at = visit.site_name or visit.site
            _say(request.config, f"Taking back what was sent to {at}: {AFTER_CTRL_C_S:.0f} s at most; Ctrl-C again gives it up.")
        return undo(walk, visit, AFTER_CTRL_C_S if cut else math.inf)

    with _busy(request.config) if scenario.undo else contextlib.nullcontext():
        yield taken_back


class Patience:
    """Stands on the controller only: workers are ended some seconds after it."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_keyboard_interrupt(self) -> None:
        """Wait until the workers have taken back what their visits have sent; not if interrupted again."""
        end = time.monotonic() + AFTER_CTRL_C_S
        with contextlib.suppress(KeyboardInterrupt):
            for path in self._config.stash[ACCOUNTS].glob(BUSY.format("*")):
                with contextlib.suppress(Timeout), FileLock(path, timeout=max(0.0, end - time.monotonic())):
                    pass


@contextlib.contextmanager
def _busy(config: pytest.Config) -> Iterator[None]:
    if not hasattr(config, "workerinput"):
        yield
        return
    folder: Path = config.stash[ACCOUNTS]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(folder / BUSY.format(os.getpid())):
        yield


def _say(config: pytest.Config, said: str) -> None:
    """Tell whoever is watching, in spite of pytest's capturing; nobody watches a worker."""
    terminal: Any = config.pluginmanager.getplugin("terminalreporter")
    capturing: Any = config.pluginmanager.getplugin("capturemanager")
    if terminal is None or hasattr(config, "workerinput"):
        return
    with capturing.global_and_fixture_disabled() if capturing else contextlib.nullcontext():
        terminal.ensure_newline()
        terminal.write_line(printable(said), yellow=True, bold=True)
