"""A form as the shopper sees it in a real browser, with what people said its controls ask."""

import contextlib
import dataclasses
import json
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Route, sync_playwright

from harness.browser import launch
from harness.browser.raw import RawLook
from harness.browser.window import Window
from harness.scenario.plan import DESKTOP

ADDRESS = "https://forms.example/"
_HIDE = resources.files(__package__).joinpath("hide.js").read_text(encoding="utf-8")
_TELL = resources.files(__package__).joinpath("tell.js").read_text(encoding="utf-8")
_QUIET = {"content-security-policy": "script-src 'none'; connect-src 'none'", "content-type": "text/html; charset=utf-8"}


@dataclasses.dataclass
class Seen:
    """A page looked at, with the truth about it. `truth` has one entry for each field of the look, empty where nobody marked it."""

    look: RawLook
    truth: list[str]
    senders: list[tuple[float, float, float, float]]  # boxes of the buttons that send, as people marked them
    missed: list[str]  # marked controls that the look does not have
    ms: float  # of the look, page side and transport


class Desk:
    """A browser in which pages are laid out one after another: no script of theirs runs, nothing is fetched."""

    def __init__(self, context: BrowserContext) -> None:
        self._html = ""
        self._page = context.new_page()
        context.route("**/*", self._answer)
        self.window = Window(self._page, lambda: 30.0, DESKTOP)

    def _answer(self, route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=self._html, headers=_QUIET)
        else:
            route.abort()

    def see(self, html: str, marks: dict[str, Any]) -> Seen:
        """Look at a page after its marks have been read and taken away. `marks` are the attributes: `asks`, `sends`, `strip`
        (prefixes); `named`: marks by the names of fields, form by form.
        """
        self._html = html
        self._page.goto(ADDRESS, wait_until="domcontentloaded")
        self._page.evaluate(_HIDE, marks)
        start = time.perf_counter()
        look = self.window.look(10)
        ms = 1000 * (time.perf_counter() - start)
        told = json.loads(self._page.evaluate(_TELL))
        return Seen(look, told["truth"], [tuple(box) for box in told["senders"]], told["missed"], ms)


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """Open a browser to lay pages out in."""
    with sync_playwright() as playwright:
        found = launch.make_sure(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(**launch.options(found))
        yield Desk(browser.new_context())
        browser.close()
