"""The hook that reporters have besides pytest's own; a user's `conftest.py` has it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from harness.reporters import Result


@pytest.hookspec
def pytest_mystery_shop_visit(result: Result, status: str, seconds: float, said: str) -> None:
    """A visit has finished and lies on disk; called on the controller, as visits finish, before any other reporter's end of the run.

    `status` is `passed`, `failed`, `skipped` or `error`, `seconds` what the test took, `said` what it said: why it failed, and its log.
    """
