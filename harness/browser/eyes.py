"""Looking and seeking: every look at a page that differs from the last becomes evidence."""

import time
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import BrowserContext, Error, Page

from harness.browser.draft import Draft
from harness.browser.halt import Halted
from harness.browser.window import DIALOGS_AT_MOST, Answer, RawField, RawLook, Window
from harness.lexicon import Lexicon, normal
from harness.model import FieldView, Opening, PageView
from harness.personas.asked import token_of
from harness.personas.ledger import Ledger

PATIENCE = 1.5  # seconds a customer gives a page on which nothing moves before concluding that the thing is not there
QUIET = 1.0  # seconds without traffic or change after which nothing more is expected to come
CHUNK_MS = 250  # one question waits so long in the page
LOADING_SHARE = 0.6  # of the step's limit that a page may take to load before it is used as far as it has come


class Eyes:
    """The windows of one visit, and the looks taken at them. `deadline` is when the running step has to end."""

    def __init__(self, context: BrowserContext, words: Lexicon, ledger: Ledger, pictures: Path | None) -> None:
        self.words = words
        self.ledger = ledger
        self.pictures = pictures
        self.views: list[PageView] = []
        self.raw = RawLook()
        self.tokens: list[str] = []
        self.deadline = time.monotonic() + 30
        self.pressed: Draft | None = None  # the step whose press has not shown its effect yet
        self.newly_seen = False
        self.ahead: dict[str, str] | None = None  # the question that the next step will ask
        self.detours: list[str] = []  # words of pages that the site puts in between
        self._scroll: tuple[float, float] = (0, 0)
        self._fresh = False  # nothing has been done since the last look
        self._context = context
        self._windows: list[Window] = []
        self._page = 0
        self._typed: dict[tuple[float, int], str] = {}  # what the shopper put in, by document and field

    def left(self) -> float:
        """Seconds until the running step has to end."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def window(self) -> Window:
        """The window the customer is looking at; opens the first one."""
        while self._windows and self._windows[-1].gone:
            self._windows.pop()
            self.raw = RawLook()
        if not self._windows:
            if self.views:
                raise Halted("closed", "The page closed itself.")
            self.enter(self._context.new_page())
        return self._windows[-1]

    @property
    def place(self) -> str:
        """Where the customer is: host and path, by which a form is known when it comes back."""
        parts = urlsplit(self.raw.url)
        return f"{parts.netloc}{parts.path}"

    def enter(self, page: Page) -> None:
        """Turn to a window."""
        self._windows.append(Window(page, self.left))

    @property
    def viewport(self) -> tuple[int, int]:
        """Width and height of what the customer sees, in CSS pixels; nothing where no window was opened."""
        size = next((window.page.viewport_size for window in self._windows), None)
        return (size["width"], size["height"]) if size else (0, 0)

    def forget_dialogs(self) -> None:
        """Start counting a step's dialogs anew."""
        for window in self._windows:
            window.dialogs_in_step = 0

    def state_of_window(self) -> tuple[bool, bool, bool]:
        """Tell whether the page crashed, closed itself, or kept opening dialogs."""
        last = self._windows[-1] if self._windows else None
        return (last.crashed, last.gone, last.dialogs_in_step > DIALOGS_AT_MOST) if last else (False, False, False)

    def look(self, draft: Draft) -> None:
        """Look at the page as it is now; keep the look if it shows anything that the last did not."""
        before, window = self.raw, self.window
        raw = self._loaded(window)
        if self._turned(window):
            return self.look(draft)
        if raw.url.startswith("chrome-error:"):
            failure = [each.failure for each in window.heard.failed if each.type == "document"]
            raise Halted("unreachable", (failure or ["The page cannot be reached."])[-1])
        opened_by = self._opening(before, raw)
        self.raw, self.newly_seen, self._fresh = raw, opened_by is not None, raw.ready != "leaving"
        self._scroll = (raw.ahead or raw).scroll
        self.tokens = _tokens(raw, self.words, self.ledger)
        if opened_by is None:
            return None
        self._book(opened_by, before, raw, draft)
        self.views.append(self._view(opened_by, raw, window))
        draft.view = len(self.views) - 1
        return None

    def _loaded(self, window: Window) -> RawLook:
        while True:
            try:
                return window.look(self.left() * LOADING_SHARE, self.ahead)
            except Error as error:
                # The page went on while being looked at: look again at what came.
                if window.crashed or window.gone or not self.left() or "crash" in str(error):
                    raise

    def _turned(self, window: Window) -> bool:
        """Whether a press opened another window, which is now looked at."""
        opened = [page for page in window.heard.opened if not page.is_closed()]
        window.heard.opened = []
        for page in opened:
            self.raw = RawLook()
            self.enter(page)
        return bool(opened)

    def _opening(self, before: RawLook, raw: RawLook) -> Opening | None:
        if raw.born != before.born:
            return "load" if before.born or len(self._windows) == 1 else "window"
        if raw.fingerprint == before.fingerprint:
            return None
        if _place(raw.url) != _place(before.url) and raw.headings + [raw.title] != before.headings + [before.title]:
            return "route"
        fresh = {over.text for over in raw.overlays if over.modal} - {over.text for over in before.overlays if over.modal}
        return "dialog" if fresh else "change"

    def _book(self, opened_by: Opening, before: RawLook, raw: RawLook, draft: Draft) -> None:
        """Count what a look brought against the step that brought it about."""
        cause, self.pressed = self.pressed or draft, None
        if opened_by in ("load", "window", "route"):
            self._page += 1
            cause.tally.see("pages")
            if opened_by != "route":
                cause.tally.wait(raw.timings.loaded or raw.timings.dom_ready)
        elif cause is not draft or cause.acts:
            cause.tally.see("dialogs")
        for text in (error for error in raw.errors if error not in before.errors):
            cause.tally.read(text)
        for over in raw.overlays:
            if opened_by == "dialog" and over.modal and over.text not in {each.text for each in before.overlays}:
                cause.tally.read(over.text)
        cause.changed()

    def _view(self, opened_by: Opening, raw: RawLook, window: Window) -> PageView:
        heard = window.take_heard()
        failed = [each for each in raw.requests if each.status >= 400 or each.ms > 1000] + heard.failed
        dialogs = [over.text for over in raw.overlays if over.modal]
        lost = sum(each.type == "stylesheet" for each in failed if each.status >= 400 or each.failure)
        return PageView(
            page=self._page, opened_by=opened_by, url=raw.url, status=raw.status, title=raw.title, language=raw.language, headings=raw.headings,
            text=raw.text, dialog="\n".join(dialogs + heard.dialogs), errors=raw.errors, fields=self.fields(), buttons=raw.buttons[:1000],
            links=raw.links[:1000], requests=failed, script_errors=heard.script_errors, timings=raw.timings,
            styling=msgspec.structs.replace(raw.styling, failed_sheets=max(raw.styling.failed_sheets, lost)),
            fingerprint=raw.fingerprint,
        )  # fmt: skip

    def fields(self) -> list[FieldView]:
        """Give the fields of the last look as evidence: what each asks, and what it holds, but never a value."""
        return [self._field(field, token) for field, token in zip(self.raw.fields, self.tokens, strict=True)]

    def _field(self, field: RawField, token: str) -> FieldView:
        known = self.ledger.knows(token, self.place)
        return msgspec.convert(
            {
                **{name: getattr(field, name) for name in ("label", "label_from", "control", "type", "autocomplete", "name", "required", "options", "form", "error", "box")},
                "token": token, "holds": self._holds(field, token), "known": known, "secret": field.type == "password",
            },
            FieldView, from_attributes=True,
        )  # fmt: skip

    def _holds(self, field: RawField, token: str) -> str:
        if self._typed.get((self.raw.born, field.number)) is not None:
            return "ours"
        if not field.value.strip() or field.control == "tick":
            return "nothing"
        if self.ledger.right(token, field.value):
            return "right"
        return "nothing" if field.control == "choice" else "other"

    def put_in(self, field: RawField, value: str) -> None:
        """Remember that the shopper answered this field, so that it is not taken for what the company knew."""
        self._typed[(self.raw.born, field.number)] = value

    def ours(self, field: RawField) -> bool:
        """Whether the shopper has answered this field on this page."""
        return (self.raw.born, field.number) in self._typed

    def filled(self, draft: Draft) -> None:
        """Keep a look at the form as it stands filled in."""
        seen = self.views[-1]
        self.views.append(
            msgspec.structs.replace(
                seen, opened_by="change", fields=self.fields(), requests=[], script_errors=[], screenshot=""
            )
        )
        draft.view = len(self.views) - 1

    def acting(self) -> None:
        """Note that something is about to be done to the page: what was seen of it will be old. Keeps a picture of it as it was."""
        self._fresh = False
        self.keep_picture()

    def keep_picture(self) -> None:
        """Take the picture of the last look, just before the customer turns away from it: a form stands filled in, a target scrolled to."""
        if self.pictures is None or not self.views or self.views[-1].screenshot or not self._windows or self._windows[-1].gone:
            return
        name = f"{len(self.views) - 1:03d}.jpg"
        try:
            self._windows[-1].page.screenshot(path=self.pictures / name, type="jpeg", quality=50, scale="css", timeout=5000)
        except (Error, TimeoutError):
            return
        self.views[-1] = msgspec.structs.replace(self.views[-1], screenshot=name, scroll=self._scroll)

    def seek(self, draft: Draft, question: str, words: str, near: str = "", within: float | None = None, gone: bool = False) -> Answer:
        """Look for something until it is there, or nothing more is to be expected, or the time is up."""
        if self._fresh and not gone and (known := self._seen_already(question, words, near)):
            return known
        started = moved = time.monotonic()
        end = self.deadline if within is None else min(self.deadline, started + within)
        while True:
            try:
                answer = self.window.ask(question, words, near, max(50, min(CHUNK_MS, 1000 * (end - time.monotonic()))), gone)
            except Error as error:
                if self.window.crashed or not self.left() or "crash" in str(error):
                    raise
                answer = Answer(born=-1)
            now = time.monotonic()
            if answer.found:
                self._scroll = answer.scroll
            if answer.mutations or answer.born != self.raw.born or self.window.heard.opened:
                moved = now
                self.look(draft)
                if self.newly_seen and question == "field":
                    continue  # the fields have new numbers
            in_between = answer.ready == "complete" and any(map(self.shows, self.detours))
            given_up = within is None and (in_between or self._nothing_comes(answer, now - started, now - moved))
            if answer.done or answer.blocked or now >= end or given_up:
                draft.tally.wait(1000 * (now - started) if now - started > 2 * CHUNK_MS / 1000 else 0)
                return answer

    def shows(self, words: str) -> bool:
        """Whether the last look shows these words."""
        return normal(words) in normal(f"{self.raw.title} {self.raw.text}")

    def _seen_already(self, question: str, words: str, near: str) -> Answer | None:
        """Answer from the look that was just taken, where it holds the answer."""
        if question == "text" and self.shows(words):
            return Answer(found=True, done=True)
        if self.ahead == {"ask": question, "words": words, "near": near} and self.raw.ahead and self.raw.ahead.done:
            return self.raw.ahead
        return None

    def _nothing_comes(self, answer: Answer, waited: float, still: float) -> bool:
        return answer.ready == "complete" and waited > PATIENCE and still > QUIET and self.window.quiet_for() > QUIET


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}?{parts.query}{parts.fragment if parts.fragment.startswith(('/', '!')) else ''}"


def _tokens(raw: RawLook, words: Lexicon, ledger: Ledger) -> list[str]:
    tokens = [
        token_of(words, label=field.label, autocomplete=field.autocomplete, type=field.type, name=field.name, id=field.id)
        for field in raw.fields
    ]
    for number, field in enumerate(raw.fields):
        if tokens[number] == "password":
            form = [other for other in raw.fields if other.form == field.form and other.control == "text" and other.type != "search"]
            several = sum(other.type == "password" for other in form) > 1
            tokens[number] = "new-password" if several or (len(form) > 2 and not ledger.account) else "current-password"
    return tokens
