"""A browser that somebody besides Playwright can listen to, and who does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from .recorder import Recorder, free_port, listening


@pytest.fixture(scope="session")
def port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def browser(launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], port: int) -> Iterator[Browser]:
    """A browser that others than Playwright can listen to."""
    launched = launch_browser(args=[*browser_type_launch_args.get("args", []), f"--remote-debugging-port={port}"])
    yield launched
    launched.close()


@pytest.fixture
def recorder(browser: Browser, port: int) -> Iterator[Recorder]:
    with listening(port) as listener:
        yield listener
