"""Keeps what breaks in one report from the others and from the run."""

import functools
import traceback
import types
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from harness.errors import BadFile, printable
from harness.files import CannotWrite, why

_OTHERS = {"pytest_html": "index.html", "_pytest.junitxml": "junit.xml"}  # whose reports ours add to, and what each writes
_MEANT = (pytest.exit.Exception, pytest.UsageError)  # raised to end the run


class Isolation:
    """Stands on the controller. What a reporter raises is told of in one line when the run ends, whose exit status is not 0 then."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}  # of what is kept apart, by id
        self._first: dict[str, str] = {}  # that each report said
        self._traces: dict[str, str] = {}  # where the fault is ours, not the disk's
        self._counts: dict[str, int] = {}

    def keep_apart(self, plugin: object, name: str, manager: pytest.PytestPluginManager) -> None:
        """Catch from now on what the hooks of a plugin raise, but for wrappers, which others run within."""
        if id(plugin) in self._names:
            return
        self._names[id(plugin)] = name
        for caller in manager.get_hookcallers(plugin) or ():
            for each in caller.get_hookimpls():
                if each.plugin is plugin and not each.wrapper and not each.hookwrapper:
                    each.function = self._caught(each.function, name)  # type: ignore[misc]  # pluggy has no other way to hold one hook

    def pytest_plugin_registered(self, plugin: object, manager: pytest.PytestPluginManager) -> None:
        """Keep apart what reporters register later, and pytest's own and pytest-html's writing, which fail on a full disk like ours."""
        module = type(plugin).__module__
        if isinstance(plugin, types.ModuleType):
            return
        for package, name in _OTHERS.items():
            if module.partition(".")[0] == package or module == package:
                self.keep_apart(plugin, name, manager)
        if module.startswith("harness.reporters."):
            self.keep_apart(plugin, module.rpartition(".")[2].replace("_", "-"), manager)

    def _caught(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any) -> Any:
            try:
                return function(*args)
            except _MEANT:
                raise
            except Exception as error:
                self._note(name, error)
                return None

        return call

    def _note(self, name: str, error: Exception) -> None:
        self._counts[name] = self._counts.get(name, 0) + 1
        if name in self._first:
            return
        self._first[name] = _sentence(error)
        if not isinstance(error, CannotWrite | OSError | BadFile):
            self._traces[name] = "".join(traceback.format_exception(error))

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which reports are not complete."""
        for name, said in self._first.items():
            times = f" ({self._counts[name]:,} times)" if self._counts[name] > 1 else ""
            terminalreporter.write_line(printable(f"the report `{name}` is not complete: {said}{times}"), red=True)
            for line in self._traces.get(name, "").splitlines():
                terminalreporter.write_line(printable(line))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, object, object]:
        """Make a run whose reports are not complete end as one in which something of ours broke, if it would end well."""
        done = yield
        if self._first and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR
        return done


def _sentence(error: Exception) -> str:
    if isinstance(error, CannotWrite):
        return str(error)
    if isinstance(error, BadFile):
        problem = error.problems[0]
        return f"{problem.path}: {problem.message}"
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'} cannot be written: {why(error)}"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
