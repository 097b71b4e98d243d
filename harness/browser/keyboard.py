"""Walking without a pointer: going to a control by keys, pressing it by one, and telling what stands in the way."""

import collections
import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from playwright.sync_api import ElementHandle, Error, Frame

from harness.browser.naming import unnamed
from harness.browser.pressing import Pointer
from harness.browser.raw import Answer
from harness.browser.scripts import script
from harness.model import Box, Snag, SnagKind

if TYPE_CHECKING:
    from harness.browser.window import Window

STOPS_AT_MOST = 300  # presses of Tab before a control is given up on
LISTED_AT_MOST = 60  # ... where it stands in a list, and arrow keys in one group
INSIDE_AT_MOST = 60  # stops in a frame or a date, which are not told apart
HEARD_MS = 500.0  # in which a key shows an effect, where the browser makes no press of it
PRESS_MS = 5000.0  # that a press by mouse may take instead
Told = TypeVar("Told")
Book = Callable[[int, list[Snag], float], None]  # stops, what stood in the way, seconds that it took the harness


_SCRIPT = "({ goal, ...request }) => {\n" + script("words") + script("keys") + "\n}"


class Aim(msgspec.Struct, kw_only=True):
    """A control that is to be reached, as the page tells of it."""

    way: bool = False  # something that takes the focus stands for it
    free: bool = False  # ... by Tab alone
    unsure: bool = False  # something else may do the same by keys
    dialog: bool = False
    editable: bool = False  # whatever it opens, it can be typed into
    role: str = ""
    name: str = ""
    box: Box | None = None


class Stop(msgspec.Struct, kw_only=True):
    """Where the focus is, seen from the control that is to be reached."""

    on: bool = False
    here: bool = False  # it is in the control's frame
    inner: bool = False  # it is on something that has stops of its own inside
    number: int = 0  # by which the element is known again; 0: nothing has the focus
    back: bool = False  # the control stands before it
    skip: bool = False  # it is on a link that leads over what stands between
    group: int = 0  # members of the group in which arrow keys move on to the control
    before: bool = False  # the control stands before it in that group
    ways: list[tuple[str, str]] = []  # the arrow keys on and back, the likelier ones first
    keys: list[str] = []  # that press the control
    changes: int = 0  # of the page so far


class Effect(msgspec.Struct, kw_only=True):
    """Whether a key has done anything: the browser made a press of it, or something shows."""

    done: bool = False


class Keyboard:
    """Keys alone. What they cannot work is booked and pressed with the mouse, so that the rest of the journey is measured all the same."""

    def __init__(self, window: "Window", pointer: Pointer, book: Book) -> None:
        self._window = window
        self._pointer = pointer
        self._book = book
        self._pressed = 0  # keys pressed to move, since the last booking
        self._started = time.monotonic()
        self._unsure = False  # it went on until it was given up, or arrow keys did something that cannot be told
        self._frame: Frame = window.page.main_frame

    def press_at(self, answer: Answer) -> None:
        """Press what the last answer found."""
        self.press(self._window.handle(answer), PRESS_MS)

    def press(self, element: ElementHandle, ms: float, listed: bool = False) -> None:
        """Go to an element and press the key that works it; with the mouse where none does."""
        aim, stop = self._go(element, LISTED_AT_MOST if listed else STOPS_AT_MOST)
        snags = [] if listed else self._nameless(aim)
        if stop and self._worked(stop):
            return self._account(snags)
        kind: SnagKind = "no-key" if stop else "trapped" if aim.free else "no-focus"
        if not listed and not (kind == "no-key" and aim.editable) and self._certain(aim, element):
            snags.append(self._snag(kind, aim))
        self._account(snags, moved=stop is not None)
        return self._pointer.press(element, ms)

    def reach(self, find: Callable[[], ElementHandle]) -> None:
        """Go to a field."""
        aim, stop = self._go(element := find(), STOPS_AT_MOST)
        snags = self._nameless(aim)
        if not stop and self._certain(aim, element):
            snags.append(self._snag("trapped" if aim.free else "no-focus", aim))
        self._account(snags, moved=stop is not None)

    # --- going there

    def _aim(self, element: ElementHandle) -> Aim:
        self._frame = element.owner_frame() or self._window.page.main_frame
        outer = self._frame
        while outer.parent_frame and outer.parent_frame.parent_frame:
            outer = outer.parent_frame
        if outer.parent_frame:  # the page is told which of its frames is meant
            self._ask(outer.parent_frame, Aim, ask="aim", goal=outer.frame_element())
        return self._ask(self._frame, Aim, ask="aim", goal=element)

    def _go(self, element: ElementHandle, most: int) -> tuple[Aim, Stop | None]:
        """Move the focus to an element; there is no stop where keys do not lead to it. Escape frees the focus from what holds it."""
        aim = Aim(unsure=True)  # a page that meddles with the question is accused of nothing
        self._pressed, self._started, self._unsure = 0, time.monotonic(), False
        try:
            aim = self._aim(element)
            stop = self._by_tab(most) if aim.way else None
            if stop is None and aim.free and not aim.dialog and not self._unsure:
                self._key("Escape")
                stop = self._by_tab(most) if element.is_visible() else None
        except Error:
            if self._window.gone or self._window.ear.crashed:
                raise
            return aim, None
        return aim, stop

    def _by_tab(self, most: int) -> Stop | None:
        """Press Tab towards it, once the other way where it has been passed; until it has the focus or the round is over."""
        seen, back, turned, arrows, skips = collections.Counter[int](), False, 0, True, True
        while self._pressed < most:
            stop = self._where()
            if stop.on:
                return stop
            if stop.group and arrows:
                arrows = False
                if there := self._by_arrows(stop):
                    return there
                continue
            seen[stop.number] += 1
            if seen[stop.number] > (INSIDE_AT_MOST if stop.inner else 1 if stop.number else 2):
                return None
            if stop.number and stop.back != back and turned < 2:
                turned, back = turned + 1, stop.back
                seen.clear()
            if stop.skip and skips and not back:
                skips = False
                self._key("Enter")
                seen.clear()
                continue
            self._key("Shift+Tab" if back else "Tab")
        self._unsure = True
        return None

    def _by_arrows(self, stop: Stop) -> Stop | None:
        """Press arrow keys inside a group."""
        for on, back in stop.ways:
            last = stop
            for _ in range(min(stop.group, LISTED_AT_MOST)):
                self._key(back if stop.before else on)
                now = self._where()
                if now.on:
                    return now
                if now.number == last.number:
                    self._unsure |= now.changes != last.changes
                    break  # these keys do not move here
                last = now
        return None

    def _where(self) -> Stop:
        stop = self._ask(self._frame, Stop, ask="where")
        main = self._window.page.main_frame
        return stop if stop.here or self._frame == main else self._ask(main, Stop, ask="where")

    def _key(self, key: str) -> None:
        self._pressed += 1
        with contextlib.suppress(TimeoutError):  # a page that goes away on a key never says that it has taken it
            self._window.page.keyboard.press(key)

    # --- pressing it

    def _worked(self, stop: Stop) -> bool:
        """Press the keys that work such a control, until one shows an effect; give whether any did, or none was needed."""
        ear, moved = self._window.ear, self._pressed
        for key in stop.keys:
            before = (ear.under_way(), len(ear.heard.dialogs), len(ear.heard.opened), len(ear.heard.downloads))
            self._key(key)
            self._pressed = moved  # it is a press, and no way to it
            if self._shows() or before != (ear.under_way(), len(ear.heard.dialogs), len(ear.heard.opened), len(ear.heard.downloads)):
                return True
        return not stop.keys

    def _shows(self) -> bool:
        try:
            return self._ask(self._frame, Effect, ask="effect", wait=HEARD_MS).done
        except Error:  # the page went on
            return True

    # --- booking

    def _account(self, snags: list[Snag], moved: bool = True) -> None:
        """Book the way, as far as it was gone; how long somebody looks for one that there is not, nobody can tell."""
        self._book(self._pressed if moved or self._unsure else 0, snags, time.monotonic() - self._started)

    def _certain(self, aim: Aim, element: ElementHandle) -> bool:
        """Whether it is the company's doing that keys did not work a control: it is still there, and nothing else may work it."""
        return not aim.unsure and not self._unsure and element.is_visible()

    def _nameless(self, aim: Aim) -> list[Snag]:
        return [self._snag("unnamed", aim, rule) for rule in unnamed(self._frame)] if aim.name else []

    def _snag(self, kind: SnagKind, aim: Aim, rule: str = "") -> Snag:
        return Snag(kind=kind, rule=rule, role=aim.role[:50], name=aim.name[:300], box=aim.box)

    def _ask(self, frame: Frame, told: type[Told], goal: ElementHandle | None = None, **request: Any) -> Told:
        return msgspec.json.decode(frame.evaluate(_SCRIPT, {**request, "goal": goal}), type=told, strict=False)
