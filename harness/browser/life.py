"""The life of a browser: whether it still answers, and what happened to a page of it."""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Iterator
from typing import Any, ClassVar

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error

from harness.browser import processes
from harness.browser.bounded import bound
from harness.browser.halt import Halted
from harness.model import Cause

DOUBTFUL: tuple[Cause, ...] = ("closed", "crashed", "timeout", "harness")  # what a browser that has died looks like
ANSWER_SECONDS = 5.0  # after which a browser that says nothing is taken for dead; mostly it answers in milliseconds
CALL_SECONDS = 30.0  # for all that is asked of a browser itself, as to open and to close a context
DIED = "The browser died, or its driver."
KILLED = "Something killed the browser's page from outside; the machine may have been short of memory."


class Life:
    """Watches over one browser for as long as it is there; made when it is first asked for."""

    _lives: ClassVar[weakref.WeakKeyDictionary[Browser, Life]] = weakref.WeakKeyDictionary()

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._killed = False  # whether a page was killed by somebody else than its own doing since that was last asked
        self._over = False
        self._tools: CDPSession | None = None
        self._contexts: weakref.WeakSet[BrowserContext] = weakref.WeakSet()
        bound(browser, lambda: CALL_SECONDS)
        browser.on("context", self._opened)
        if browser.browser_type.name == "chromium":
            self._tools = browser.new_browser_cdp_session()
            bound(self._tools, lambda: ANSWER_SECONDS)
            self._tools.on("Target.targetCrashed", self._crashed)
            self._tools.send("Target.setDiscoverTargets", {"discover": True, "filter": [{"type": "page"}]})
            processes.limit_memory()

    @classmethod
    def of(cls, browser: Browser) -> Life:
        """Give the life of a browser."""
        if browser not in cls._lives:
            cls._lives[browser] = cls(browser)
        return cls._lives[browser]

    def give_up(self) -> None:
        """Take the browser for dead, and see to it that it is."""
        self._over = True
        processes.kill_browsers()
        for context in self._contexts:
            context.close = lambda **_: None  # type: ignore[method-assign]  # whoever made it will ask for that, and nothing is left to close

    def answers(self) -> bool:
        """Whether the browser still does what it is told; one that does not is put out of its misery, and stays dead."""
        if not self._over:
            try:
                if self._tools:
                    self._tools.send("Browser.getVersion")
                connected = self._browser.is_connected()
            except (Error, TimeoutError):
                connected = False
            if not connected:
                self.give_up()
        return not self._over

    def fault(self, cause: Cause) -> str:
        """Say what happened to the browser where a halt of this cause is not the page's doing; empty where it is."""
        if cause not in DOUBTFUL:
            return ""
        if not self.answers():
            return DIED
        killed, self._killed = self._killed, False
        return KILLED if killed and cause in ("crashed", "timeout") else ""

    def _opened(self, context: BrowserContext) -> None:
        self._contexts.add(context)
        for each in (context, context.tracing):
            bound(each, lambda: CALL_SECONDS)

    def _crashed(self, told: dict[str, Any]) -> None:
        self._killed = told["status"] == "killed"


def fairly(context: BrowserContext, halt: Halted) -> Halted:
    """Give a halt as it is, or another where the browser died over it: that is nobody's fault but ours."""
    said = Life.of(context.browser).fault(halt.cause) if context.browser else ""
    return Halted("harness", said) if said else halt


def put_away(context: BrowserContext) -> None:
    """Close a context; one that does not close takes its browser with it."""
    try:
        context.close()
    except (Error, TimeoutError):
        if context.browser:
            Life.of(context.browser).give_up()


@contextlib.contextmanager
def outliving(context: BrowserContext) -> Iterator[None]:
    """Leave undone what is begun here where the browser dies over it."""
    try:
        yield
    except (Error, TimeoutError):
        if context.browser and Life.of(context.browser).answers():
            raise

