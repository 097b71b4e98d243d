"""Chromium's developer tools at one page, opened when they are first needed."""

import base64
from collections.abc import Callable

from playwright.sync_api import CDPSession, Error, Page

from harness.browser.bounded import bound


class Tools:
    """What the developer tools can do that Playwright cannot, or not as fast."""

    def __init__(self, page: Page, seconds: Callable[[], float]) -> None:
        self._page = page
        self._seconds = seconds
        self._session: CDPSession | None = None

    def session(self) -> CDPSession:
        """Give the session; Error in another engine."""
        if self._session is None:
            self._session = self._page.context.new_cdp_session(self._page)
            bound(self._session, self._seconds)
        return self._session

    def history_at(self) -> int:
        """Give how many pages Back could lead to; Error in another engine."""
        told = self.session().send("Page.getNavigationHistory")
        return sum(each["url"] != "about:blank" for each in told["entries"][: told["currentIndex"]])

    def picture(self, quality: int) -> bytes:
        """Take the viewport as a JPEG; nothing in another engine than Chromium, or of a page between two pages."""
        try:
            return base64.b64decode(self.session().send("Page.captureScreenshot", {"format": "jpeg", "quality": quality})["data"])
        except Error:
            return b""
