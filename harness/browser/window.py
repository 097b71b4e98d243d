"""One browser window: what is asked of its page."""

import contextlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from playwright.sync_api import ElementHandle, Error, Frame, Page

from harness.browser.bounded import bound
from harness.browser.frames import Frames
from harness.browser.hearing import Ear
from harness.browser.keyboard import Book, Keyboard
from harness.browser.pressing import Hand, Pointer
from harness.browser.raw import FRAME, Answer, Left, Overlay, RawField, RawLook, form_within, merge, moved, name_questions
from harness.browser.scripts import script
from harness.browser.throttling import slow_down
from harness.browser.tools import Tools
from harness.model import Box
from harness.scenario.plan import DESKTOP, Conditions

_PARTS = ("words", "showing", "contrast", "look", "overlays", "paste", "find", "cover", "answer")
_SCRIPT = "(request) => {\n" + "\n".join(map(script, _PARTS)) + "\n}"
_CONTROL = "(request) => {\n" + "\n".join(script(name) for name in ("words", "control")) + "\n}"
_LEAVE = script("leave")
_TAKE = "([from, number]) => window[Symbol.for('mystery-shop')][from][number]"
_TAKE_FIELD = "([number, slot]) => window[Symbol.for('mystery-shop')].asked[number][slot]"
_IN_DIALOG = "(each) => !!each.closest('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]')"

KEY_SECONDS = 5.0  # that a page may take over a key; whether it is stuck the next look tells
LARGEST_ANSWER = 32 << 20  # signs of one; all texts are cut in the page, which may have taken over what cuts them
QUALITY = 50  # of a JPEG, of 100
Told = TypeVar("Told")


class Window:
    """A page of Playwright with a limit on every call and an ear on its events."""

    def __init__(
        self, page: Page, seconds_left: Callable[[], float], conditions: Conditions = DESKTOP, book: Book = lambda *_: None
    ) -> None:
        self.page = page
        self.ear = Ear(page)
        self._seconds_left = seconds_left
        self.tools = Tools(page, self._limit)
        self._frames = Frames(page, self._limit)
        for each in (page, page.mouse, page.touchscreen):
            bound(each, self._limit)
        bound(page.keyboard, lambda: min(self._limit(), KEY_SECONDS))
        pointer = Pointer(self, conditions.touch)
        self.hand: Hand = Keyboard(self, pointer, book) if conditions.keyboard else pointer
        if conditions.throttle != "none":
            slow_down(self.tools.session(), conditions.throttle)

    def _limit(self) -> float:
        return self._seconds_left() + 1

    @property
    def gone(self) -> bool:
        """Whether the page closed itself."""
        return self.page.is_closed()

    def look(self, seconds: float, ahead: dict[str, str] | None = None) -> RawLook:
        """Look at the page once it has loaded, or after so many seconds as far as it has come; the frames in it included.

        `ahead` is a question that the page answers in the same breath. A page that is being left is waited for, unless what comes
        instead is a download.
        """
        end = time.monotonic() + seconds
        self._frames.renew()
        while True:
            wait = max(0.0, 1000 * (end - time.monotonic()))
            main = self._ask(
                self._frames.seen()[0], RawLook, ask="look", wait=wait, ahead=ahead, stays=bool(self.ear.heard.downloads) or self.ear.stays
            )
            if main.ready != "leaving" or wait == 0:
                break
        main.texts = {0: main.text}
        main.button_at = [(0, number) for number in range(len(main.buttons))]
        for number, frame in enumerate(self._frames.seen()[1:], 1):
            try:
                inner = self._ask(frame, RawLook, ask="look", wait=2000)
                inner.url, origin = self._frames.address(frame), self._frames.origin(frame)
                merge(main, inner, number, self._frames.on_page(frame, main.scroll), self._frames.form_around(frame), origin)
            except Error:
                continue  # it went away while being looked at
        name_questions(main.fields)
        return main

    def ask(self, question: str, words: str, near: str = "", wait_ms: float = 0, gone: bool = False) -> Answer:
        """Ask for something by its words; in inner frames too where the page itself does not have it."""
        frames = self._frames.seen()
        wait = wait_ms if len(frames) == 1 else min(wait_ms, 50)
        answer = self._ask(frames[0], Answer, ask=question, words=words, near=near, wait=wait, gone=gone)
        for number, frame in enumerate(frames[1:], 1):
            if answer.done or answer.blocked or answer.disabled:
                break
            try:
                inner = self._ask(frame, Answer, ask=question, words=words, near=near, wait=0, gone=gone)
            except Error:
                continue
            if inner.done:
                answer = self._outside(inner, number, answer.scroll)
        return answer

    def ask_over(self, question: str, over: Overlay, words: str = "") -> Answer:
        """Ask for something that stands in an overlay of the last look."""
        frame = self._frames.at(over.frame)
        answer = self._ask(frame, Answer, ask=question, words=words, near="", inside=over.text, wait=0, gone=False)
        return self._outside(answer, over.frame, (0, 0)) if over.frame and answer.found else answer

    def button(self, frame: int, number: int) -> Answer:
        """Ask for a button of the last look, to press it."""
        answer = self._ask(self._frames.at(frame), Answer, ask="button", number=number, wait=0)
        return self._outside(answer, frame, (0, 0)) if frame else answer

    def handle(self, answer: Answer) -> ElementHandle:
        """Take the element that the last answer of `ask` found."""
        return self._handle(self._frames.at(answer.frame), _TAKE, ["early" if answer.early else "found", 0])

    def focus(self, field: RawField, text: str = "") -> Answer:
        """Put the cursor into a field of the last look and mark what stands there; `number` is where the page keeps the field then.

        Whether `text`, which is about to be typed, may be pasted is noted with the field.
        """
        self.hand.reach(lambda: self.field_handle(field))
        took = self._ask(self._frames.at(field.frame), Answer, ask="focus", number=self._own_number(field), slot=0, text=text, wait=0)
        field.paste = took.paste or field.paste
        return took

    def type_into(self, field: RawField, text: str) -> Answer:
        """Type into a field of the last look in place of what stands there, if it takes the cursor."""
        focused, keys = self.focus(field, text), self.page.keyboard
        with contextlib.suppress(TimeoutError):  # a page that goes away on a key never says that it has taken it
            if focused.found and text:
                keys.insert_text(text[:-1])
                keys.press(text[-1]) if text[-1].isascii() and text[-1].isalnum() else keys.insert_text(text[-1])
            elif focused.found:
                keys.press("Delete")
        return focused

    def type_again(self, frame: int, mine: int, text: str) -> None:
        """Type into a field once more, each sign with a press of its key: for scripts that listen to nothing else."""
        self._frames.at(frame).evaluate(_LEAVE, {"again": mine})
        self.page.keyboard.press("Delete")
        self.type_through(text)

    def type_through(self, text: str) -> None:
        """Press the keys of a text, wherever the cursor is."""
        self.page.keyboard.type(text)

    def cover(self, fields: list[RawField], words: Mapping[int, list[str]]) -> bool:
        """Cover what stands in fields and frames of the last look; give whether all could be. No frame is told what stands in another."""
        frames, asked = self._frames.seen(), sorted({field.frame for field in fields} | words.keys())
        numbers = {frame: [self._own_number(field) for field in fields if field.frame == frame] for frame in asked}
        told = [{"ask": "cover", "numbers": numbers[frame], "words": words.get(frame, []), "wait": 0} for frame in asked]
        return all(self._ask(frames[frame], Answer, **each).found for frame, each in zip(asked, told, strict=True))

    def take_picture(self, path: Path, pixel_ratio: float) -> None:
        """Save the viewport as a JPEG, one pixel to a CSS pixel; straight from Chromium where that can be, at half the price."""
        if pixel_ratio == 1 and (data := self.tools.picture(QUALITY)):
            path.write_bytes(data)
        else:
            self.page.screenshot(path=path, type="jpeg", quality=QUALITY, scale="css", timeout=5000)

    def leave_form(self) -> list[Left]:
        """Take the cursor out of the field, as a press elsewhere would, and give for each frame what stands in those typed into.

        Many forms check an answer only then, and some change it.
        """
        left = []
        for frame in self._frames.seen():
            try:
                left.append(msgspec.json.decode(frame.evaluate(_LEAVE, {"again": -1}), type=Left, strict=False))
            except Error:  # it went away, and the field with it
                left.append(Left())
        return left

    def control(self, field: RawField | None, answer: type[Told], **request: Any) -> Told:
        """Ask about a control of the last look, or about none: how the page's language spells things."""
        frame, number = (self._frames.at(field.frame), self._own_number(field)) if field else (self._frames.at(0), -1)
        return msgspec.json.decode(frame.evaluate(_CONTROL, {**request, "number": number}), type=answer, strict=False)

    def press_listed(self, field: RawField, at: int, ms: float, option: int = -1) -> bool:
        """Press one of the things that the last question about a control found, or pick that option of it.

        False where the page has just put another in its place.
        """
        try:
            element = self._handle(self._frames.at(field.frame), _TAKE, ["found", at])
            if option >= 0:
                element.select_option(index=option, timeout=ms)
            else:
                self.hand.press(element, ms, listed=True)
        except Error as error:
            if "not attached" in str(error) or "went away" in str(error):
                return False
            raise
        return True

    def fold(self, field: RawField) -> None:
        """Close what was opened at a field; in a dialog by pressing the field again, for Escape would close the dialog."""
        element = self.field_handle(field)
        if element.evaluate(_IN_DIALOG):
            self.hand.press(element, 1000, listed=True)
        else:
            self.page.keyboard.press("Escape")

    def field_handle(self, field: RawField, slot: int = 0) -> ElementHandle:
        """Take an element of a field of the last look: the only one, or one of a group."""
        return self._handle(self._frames.at(field.frame), _TAKE_FIELD, [self._own_number(field), slot])

    def _own_number(self, field: RawField) -> int:
        return field.number % FRAME

    def _handle(self, frame: Frame, script: str, which: Any) -> ElementHandle:
        element = frame.evaluate_handle(script, which).as_element()
        if element is None:
            raise Error("The element went away.")
        bound(element, self._limit)
        return element

    def _outside(self, answer: Answer, number: int, scroll: tuple[float, float]) -> Answer:
        """Put what an inner frame answers in the terms of the page."""
        place = self._frames.place(frame := self._frames.at(number))
        box, point = moved(answer.box or Box(), self._frames.on_page(frame, scroll)), (answer.point[0] + place.x, answer.point[1] + place.y)
        return msgspec.structs.replace(answer, frame=number, box=box, scroll=scroll, point=point, form=form_within(answer.form, number))

    def _ask(self, frame: Frame, answer: type[Told], **request: Any) -> Told:
        told = frame.evaluate(_SCRIPT, request)
        if isinstance(told, str) and len(told) > LARGEST_ANSWER:
            raise Error("The page tells more of itself than can be read.")
        return msgspec.json.decode(told, type=answer, strict=False)
