"""What the tests of all parts share."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from harness.manners.state import VARIABLE

from . import scheduling

pytest_plugins = ["pytester"]


@pytest.fixture(scope="session", autouse=True)
def state_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests count apart from what the user of this machine has visited today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, VARIABLE, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: Any, log: Any) -> scheduling.Scheduling:
    """Give each worker whole files."""
    return scheduling.scheduler(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    scheduling.longest_first(items)
