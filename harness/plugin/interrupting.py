"""Ctrl-C, told to whoever walks a visit and never to the event loop behind it, which it would take apart."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import greenlet  # type: ignore[import-untyped]


@contextmanager
def told() -> Iterator[None]:
    """Tell Ctrl-C so, where Python itself would have raised KeyboardInterrupt wherever the program happens to be."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _tell)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _tell(number: int, frame: FrameType | None) -> None:
    """Raise it at once in the walker's own greenlet; from Playwright's, where it would end the task that it meets, between two tasks.

    asyncio lets what a callback raises out of its loop, and Playwright hands that on to whoever waits for the loop.
    """
    loop = asyncio._get_running_loop()
    if greenlet.getcurrent().parent is None or loop is None:
        raise KeyboardInterrupt
    loop.call_soon_threadsafe(_interrupt)


def _interrupt() -> None:
    raise KeyboardInterrupt
