"""One browser window: what is asked of its page, and what is heard from it."""

import dataclasses
import time
import weakref
from collections.abc import Callable
from importlib import resources
from typing import Any, TypeVar

import msgspec
from playwright.sync_api import Dialog, ElementHandle, Error, Frame, Page, Request

from harness.browser.bounded import bound
from harness.errors import printable
from harness.model import Box, ControlView, RequestView, Styling, Timings

DIALOGS_AT_MOST = 10  # in one step; a page that opens more will not stop
_SCRIPT = "(request) => {\n%s\n}" % "\n".join(
    resources.files("harness.browser").joinpath("page", f"{name}.js").read_text(encoding="utf-8")
    for name in ("words", "look", "find", "answer")
)
_TAKE = "(number) => window[Symbol.for('mystery-shop')].found[number]"
_TAKE_FIELD = "([number, slot]) => window[Symbol.for('mystery-shop')].asked[number][slot]"


Told = TypeVar("Told")


class RawField(msgspec.Struct, kw_only=True):
    """A field as the page tells of it, its value included; the value never leaves the shopper."""

    number: int
    label: str = ""
    label_from: str = "none"
    group: str = ""
    control: str = "text"
    type: str = "text"
    inputmode: str = ""
    placeholder: str = ""
    autocomplete: str = ""
    name: str = ""
    id: str = ""
    required: bool = False
    value: str = ""
    option_values: list[tuple[str, str, bool]] = []  # words, value, disabled
    options: int = 0
    min: str = ""
    max: str = ""
    pattern: str = ""
    form: int = -1
    error: str = ""
    box: Box = Box()
    frame: int = 0


class Overlay(msgspec.Struct, kw_only=True):
    """Something that lies over the page."""

    text: str = ""
    modal: bool = False
    buttons: list[str] = []


class RawLook(msgspec.Struct, kw_only=True):
    """Everything that one look brings back."""

    url: str = ""
    born: float = 0
    status: int = 0
    title: str = ""
    language: str = ""
    ready: str = ""
    text: str = ""
    overlays: list[Overlay] = []
    headings: list[str] = []
    errors: list[str] = []
    fields: list[RawField] = []
    links: list[ControlView] = []
    buttons: list[ControlView] = []
    requests: list[RequestView] = []
    timings: Timings = Timings()
    styling: Styling = Styling()
    fingerprint: str = ""
    scroll: tuple[float, float] = (0, 0)
    ahead: "Answer | None" = None


class Answer(msgspec.Struct, kw_only=True):
    """What the page answers to a question for something."""

    found: bool = False
    done: bool = False
    hidden: bool = False
    blocked: bool = False
    opener: bool = False
    window: bool = False  # pressing it opens another window
    over: str = ""  # what lies over it
    point: tuple[float, float] = (0, 0)
    picked: bool = False
    number: int = -1
    role: str = ""
    name: str = ""
    href: str = ""
    value: str = ""
    kind: str = ""
    box: Box | None = None
    born: float = 0
    ready: str = ""
    mutations: int = 0
    scroll: tuple[float, float] = (0, 0)
    frame: int = 0


@dataclasses.dataclass
class Heard:
    """What came from the page without being asked for, since it was last taken."""

    script_errors: list[str] = dataclasses.field(default_factory=list)
    failed: list[RequestView] = dataclasses.field(default_factory=list)
    dialogs: list[str] = dataclasses.field(default_factory=list)
    downloads: list[str] = dataclasses.field(default_factory=list)
    opened: list[Page] = dataclasses.field(default_factory=list)


class Window:
    """A page of Playwright with a limit on every call and an ear on its events."""

    def __init__(self, page: Page, seconds_left: Callable[[], float]) -> None:
        self.page = page
        self.heard = Heard()
        self.crashed = False
        self.dialogs_in_step = 0
        self._open_requests: set[Request] = set()
        self._last_traffic = time.monotonic()
        self._seconds_left = seconds_left
        self._bounded: weakref.WeakSet[Frame] = weakref.WeakSet()
        bound(page, self._limit)
        bound(page.keyboard, self._limit)
        bound(page.mouse, self._limit)
        self._listen()

    def _limit(self) -> float:
        return self._seconds_left() + 1

    def _listen(self) -> None:
        page = self.page
        page.on("crash", lambda _: setattr(self, "crashed", True))
        page.on("dialog", self._answer_dialog)
        page.on("popup", lambda opened: self.heard.opened.append(opened))
        page.on("download", lambda download: self.heard.downloads.append(printable(download.suggested_filename)))
        page.on("pageerror", lambda error: self._note_error(str(error)))
        page.on("console", lambda said: self._note_error(said.text) if said.type == "error" else None)
        page.on("request", self._on_request)
        page.on("requestfinished", self._on_finished)
        page.on("requestfailed", self._on_failed)

    def _note_error(self, text: str) -> None:
        if len(self.heard.script_errors) < 50:
            self.heard.script_errors.append(printable(text)[:500])

    def _on_request(self, request: Request) -> None:
        self._open_requests.add(request)
        self._last_traffic = time.monotonic()

    def _on_finished(self, request: Request) -> None:
        self._open_requests.discard(request)
        self._last_traffic = time.monotonic()

    def _on_failed(self, request: Request) -> None:
        self._on_finished(request)
        failure = request.failure or ""
        if "ERR_ABORTED" in failure or len(self.heard.failed) >= 100:
            return  # the page itself gave it up, as on leaving
        same = request.url.partition("://")[2].partition("/")[0] == self.page.url.partition("://")[2].partition("/")[0]
        kind = request.resource_type
        self.heard.failed.append(
            RequestView(url=request.url[:2000], method=request.method, type=kind, failure=failure[:200], same_site=same)
        )

    def _answer_dialog(self, dialog: Dialog) -> None:
        """Answer as a customer who wants to go on: OK, and an empty answer where one is asked."""
        self.dialogs_in_step += 1
        if dialog.type != "beforeunload":
            self.heard.dialogs.append(printable(dialog.message)[:2000])
        if self.dialogs_in_step <= DIALOGS_AT_MOST:
            dialog.accept()
        else:
            self.page.close()

    @property
    def gone(self) -> bool:
        """Whether the page closed itself."""
        return self.page.is_closed()

    def quiet_for(self) -> float:
        """Seconds since anything went over the network; 0 while a request is under way."""
        return 0.0 if self._open_requests else time.monotonic() - self._last_traffic

    def take_heard(self) -> Heard:
        """Take what was heard since the last time."""
        heard, self.heard = self.heard, Heard()
        return heard

    def frames(self) -> list[Frame]:
        """Give the main frame and those inside it, at most ten."""
        frames = [frame for frame in self.page.frames if not frame.is_detached()][:10]
        for frame in frames:
            if frame not in self._bounded:
                self._bounded.add(frame)
                bound(frame, self._limit)
        return frames

    def look(self, seconds: float, ahead: dict[str, str] | None = None) -> RawLook:
        """Look at the page once it has loaded, or after so many seconds as far as it has come; the frames in it included.

        `ahead` is a question that the page answers in the same breath. A page that is being left is waited for, unless what comes
        instead is a download.
        """
        end = time.monotonic() + seconds
        while True:
            wait = max(0.0, 1000 * (end - time.monotonic()))
            main = self._ask(self.frames()[0], RawLook, ask="look", wait=wait, ahead=ahead, stays=bool(self.heard.downloads))
            if main.ready != "leaving" or wait == 0:
                break
        for number, frame in enumerate(self.frames()[1:], 1):
            try:
                _merge(main, self._ask(frame, RawLook, ask="look", wait=2000), number, self._on_page(frame, main.scroll))
            except Error:
                continue  # it went away while being looked at
        return main

    def ask(self, question: str, words: str, near: str = "", wait_ms: float = 0, gone: bool = False) -> Answer:
        """Ask for something by its words; in inner frames too where the page itself does not have it."""
        frames = self.frames()
        answer = self._ask(
            frames[0], Answer, ask=question, words=words, near=near, wait=wait_ms if len(frames) == 1 else min(wait_ms, 50), gone=gone
        )
        for number, frame in enumerate(frames[1:], 1):
            if answer.done or answer.blocked:
                break
            try:
                inner = self._ask(frame, Answer, ask=question, words=words, near=near, wait=0, gone=gone)
            except Error:
                continue
            if inner.done:
                inner.frame = number
                place = self._place(frame)
                inner.box = _moved(inner.box or Box(), self._on_page(frame, answer.scroll))
                inner.scroll = answer.scroll
                inner.point = (inner.point[0] + place.x, inner.point[1] + place.y)
                answer = inner
        return answer

    def handle(self, answer: Answer, number: int = 0) -> ElementHandle:
        """Take the element that the last answer of `ask` found."""
        return self._handle(self.frames()[answer.frame], _TAKE, number)

    def press_at(self, answer: Answer) -> None:
        """Press the mouse where the last answer of `ask` pointed."""
        self.page.mouse.click(*answer.point)

    def type_into(self, field: RawField, text: str) -> bool:
        """Type into a field of the last look in place of what stands there; give whether it took the cursor."""
        if not self._ask(self.frames()[field.frame], Answer, ask="focus", number=self._own_number(field), slot=0, wait=0).found:
            return False
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")
        return True

    def field_handle(self, field: RawField, slot: int = 0) -> ElementHandle:
        """Take an element of a field of the last look: the only one, or one of a group."""
        return self._handle(self.frames()[field.frame], _TAKE_FIELD, [self._own_number(field), slot])

    def _own_number(self, field: RawField) -> int:
        return field.number % 10_000

    def _handle(self, frame: Frame, script: str, which: Any) -> ElementHandle:
        element = frame.evaluate_handle(script, which).as_element()
        if element is None:
            raise Error("The element went away.")
        bound(element, self._limit)
        return element

    def _place(self, frame: Frame) -> Box:
        """Where an inner frame is on the screen."""
        box = frame.frame_element().bounding_box()
        return Box(**box) if box else Box()

    def _on_page(self, frame: Frame, scroll: tuple[float, float]) -> Box:
        place = self._place(frame)
        return msgspec.structs.replace(place, x=place.x + scroll[0], y=place.y + scroll[1])

    def _ask(self, frame: Frame, answer: type[Told], **request: Any) -> Told:
        return msgspec.json.decode(frame.evaluate(_SCRIPT, request), type=answer, strict=False)


def _moved(box: Box, by: Box) -> Box:
    return Box(x=box.x + by.x, y=box.y + by.y, width=box.width, height=box.height)


def _merge(main: RawLook, inner: RawLook, frame: int, place: Box) -> None:
    """Put what is seen in an inner frame where the customer sees it: on the page."""
    if place.width < 20 or place.height < 20:
        return
    main.text = f"{main.text}\n{inner.text}"[:20000]
    main.errors += inner.errors
    main.headings += inner.headings
    main.fingerprint += inner.fingerprint
    for field in inner.fields:
        field.number += 10_000 * frame
        field.frame = frame
        field.form = field.form + 100 * frame if field.form >= 0 else -1 - frame
        field.box = _moved(field.box, place)
    main.fields += inner.fields
    for controls, more in ((main.links, inner.links), (main.buttons, inner.buttons)):
        controls += [msgspec.structs.replace(each, box=_moved(each.box or Box(), place)) for each in more]
