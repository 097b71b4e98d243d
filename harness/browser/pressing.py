"""The hand with which a visit presses: on the mouse, or a finger on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import ElementHandle

from harness.browser.raw import Answer

if TYPE_CHECKING:
    from harness.browser.window import Window


class Hand(Protocol):
    """What presses and goes to fields."""

    def press_at(self, answer: Answer) -> None:
        """Press what the last answer of a window's `ask` found."""

    def press(self, element: ElementHandle, ms: float, listed: bool = False) -> None:
        """Press an element within so many milliseconds; `listed`: it stands in a list or calendar that a script has opened."""

    def reach(self, find: Callable[[], ElementHandle]) -> None:
        """Go to a field that is about to be answered."""


class Pointer:
    """A mouse, or a finger: it goes wherever it is to press by itself."""

    def __init__(self, window: "Window", touch: bool) -> None:
        self._press = window.page.touchscreen.tap if touch else window.page.mouse.click

    def press_at(self, answer: Answer) -> None:
        """Press where the page said, or tap there."""
        self._press(*answer.point)

    def press(self, element: ElementHandle, ms: float, listed: bool = False) -> None:
        """Press an element."""
        element.click(timeout=ms)

    def reach(self, find: Callable[[], ElementHandle]) -> None:
        """Nothing has to be done for it."""
