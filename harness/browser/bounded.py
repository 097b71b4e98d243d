"""Give every call to a page a limit."""

import asyncio
import inspect
import warnings
from collections.abc import Callable, Coroutine
from typing import Any


def bound(thing: Any, seconds: Callable[[], float]) -> None:
    """Make every later call on this Playwright object end with TimeoutError after `seconds()`.

    Playwright limits clicks and navigations but not `evaluate`, so a page that burns the CPU would hang the shopper for ever.
    The limit has to sit where the synchronous API waits; there is no public place for it (checked with Playwright 1.65).
    """
    wait = thing._sync

    def limited(call: Coroutine[Any, Any, Any]) -> Any:
        try:
            return wait(asyncio.wait_for(call, max(0.1, seconds())))
        finally:
            if inspect.iscoroutine(call) and inspect.getcoroutinestate(call) == inspect.CORO_CREATED:
                with warnings.catch_warnings():  # the driver is gone, and nothing will ever await it, nor what it was to await
                    warnings.simplefilter("ignore", RuntimeWarning)
                    call.close()

    thing._sync = limited
