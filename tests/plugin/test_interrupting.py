"""Ctrl-C that comes while the browser is being heard: whoever waits is told, and the browser can still be asked."""

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from harness.plugin.interrupting import told


@pytest.fixture(autouse=True)
def as_python_begins() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_browser_outlives_a_ctrl_c_in_the_middle_of_what_it_says(browser: Browser) -> None:
    page = browser.new_page()
    connection: Any = page._impl_obj._connection
    hear = connection.dispatch

    def interrupted(message: object) -> None:
        connection.dispatch = hear
        signal.raise_signal(signal.SIGINT)
        hear(message)

    connection.dispatch = interrupted
    with told():
        with pytest.raises(KeyboardInterrupt):
            page.evaluate("new Promise((done) => setTimeout(done, 60000))")
        assert page.evaluate("1 + 1") == 2
        page.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_elsewhere_it_comes_at_once_and_who_ignores_it_goes_on_ignoring_it() -> None:
    with told(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with told():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
