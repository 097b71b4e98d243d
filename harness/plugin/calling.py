"""pytest, called by a command."""

from collections.abc import Sequence

import pytest


def call(arguments: Sequence[str], folder: str) -> int:
    """Call it with the paths and options as they are; where they name nothing, with a folder, if it is there."""
    return int(pytest.main(list(arguments), plugins=[_Default(folder)]))


class _Default:
    """Names the folder; only pytest can tell a path from an option's value."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> None:
        """Name it."""
        if config.args_source is not pytest.Config.ArgsSource.ARGS and (config.invocation_params.dir / self._folder).is_dir():
            config.args = [self._folder]
