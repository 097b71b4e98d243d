"""The frames of a page that a customer sees, and where they stand."""

import collections
import weakref
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from playwright.sync_api import ElementHandle, Error, Frame, Page

from harness.browser.bounded import bound
from harness.model import Box

SEEN_AT_MOST = 12  # inner frames of a page that are looked into
TRIED_AT_MOST = 60  # ... of which it is asked whether a customer sees them
_SEEN = """(each) => {
  const { width, height } = each.getBoundingClientRect();
  return width >= 20 && height >= 20 && each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}"""
_FORM = "(each) => window[Symbol.for('mystery-shop')]?.forms?.indexOf(each.closest('form, [role=form]')) ?? -1"


class Frames:
    """The main frame of a page and those inside it; `seconds` limits every call to them."""

    def __init__(self, page: Page, seconds: Callable[[], float]) -> None:
        self._page = page
        self._seconds = seconds
        self._bounded: weakref.WeakSet[Frame] = weakref.WeakSet()
        self._kept: list[Frame] = []

    def renew(self) -> None:
        """Number the frames anew, as for a new look."""
        self._kept = []

    def seen(self) -> list[Frame]:
        """Give the main frame, then the inner ones that a customer sees; each keeps its place until `renew`."""
        main = self._page.main_frame
        self._bind(main)
        self._kept = self._kept or [main]
        for frame in self._inside(main) if main.child_frames else ():
            if len(self._kept) <= SEEN_AT_MOST and frame not in self._kept:
                self._kept.append(frame)
        return self._kept

    def at(self, number: int) -> Frame:
        """Give the frame of a place that the last look or question named."""
        return self._kept[number]

    def place(self, frame: Frame) -> Box:
        """Where an inner frame is on the screen."""
        box = self._element(frame).bounding_box()
        return Box(**box) if box else Box()

    def on_page(self, frame: Frame, scroll: tuple[float, float]) -> Box:
        """Where an inner frame is on a page that is scrolled so far."""
        place = self.place(frame)
        return Box(x=place.x + scroll[0], y=place.y + scroll[1], width=place.width, height=place.height)

    def form_around(self, frame: Frame) -> int:
        """Number of the form of the page, as last looked at, in which an inner frame stands; -1 outside any."""
        return int(self._element(frame).evaluate(_FORM)) if frame.parent_frame == self._page.main_frame else -1

    def origin(self, frame: Frame) -> str:
        """Where an inner frame comes from, if not from where its page does."""
        mine, pages = urlsplit(self.address(frame)), urlsplit(self._page.url)
        return "" if (mine.scheme, mine.netloc) == (pages.scheme, pages.netloc) else f"{mine.scheme}://{mine.netloc}"

    def address(self, frame: Frame) -> str:
        """Where what a frame shows was got from: one that was not loaded from anywhere is part of the one around it."""
        while frame.parent_frame and not frame.url.startswith(("http:", "https:")):
            frame = frame.parent_frame
        return frame.url

    def _inside(self, main: Frame) -> Iterator[Frame]:
        tried, outer = 0, collections.deque([main])
        while outer:
            for frame in outer.popleft().child_frames:
                tried += 1
                if tried > TRIED_AT_MOST:
                    return
                if frame in self._kept or self._shows(frame):
                    outer.append(frame)
                    yield frame

    def _shows(self, frame: Frame) -> bool:
        try:
            return bool(self._element(frame).evaluate(_SEEN))
        except Error:
            return False  # it went away while being asked

    def _element(self, frame: Frame) -> ElementHandle:
        self._bind(frame)
        element = frame.frame_element()
        bound(element, self._seconds)
        return element

    def _bind(self, frame: Frame) -> None:
        if frame not in self._bounded:
            self._bounded.add(frame)
            bound(frame, self._seconds)
