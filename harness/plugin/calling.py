"""pytest, called by a command."""

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.plugin.journal import Journal

REPORTS = "reports"  # the folder, unless the command line names another


def call(arguments: Sequence[str], folder: str) -> int:
    """Call it with the paths and options as they are; where they name nothing, with a folder, if it is there."""
    return int(pytest.main(list(arguments), plugins=[_Default(folder)]))


def resumed(arguments: Sequence[str]) -> list[str]:
    """Give the arguments of the run that is resumed, and after them what is given now. The plugin says what is wrong with it."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--reports", default=REPORTS)
    with contextlib.suppress(BadFile):
        if journal := Journal.read(Path(parser.parse_known_args(arguments)[0].reports or REPORTS)):
            return [*journal.asked.arguments, *arguments]
    return list(arguments)


class _Default:
    """Names the folder; only pytest can tell a path from an option's value."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> None:
        """Name it."""
        if config.args_source is not pytest.Config.ArgsSource.ARGS and (config.invocation_params.dir / self._folder).is_dir():
            config.args = [self._folder]
