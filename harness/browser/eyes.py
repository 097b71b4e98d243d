"""Looking and seeking: every look at a page that differs from the last becomes evidence."""

import math
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from playwright.sync_api import BrowserContext, Error, Page

from harness.browser.booking import banner_came, book
from harness.browser.clock import Clock
from harness.browser.consent import banner_of
from harness.browser.draft import Draft
from harness.browser.evidence import comes_back, field_view, meanings_of, opening, page_view, place
from harness.browser.halt import Halted
from harness.browser.noted import Noted
from harness.browser.patience import runs_out, says_wait
from harness.browser.pictures import take
from harness.browser.raw import Answer, Overlay, RawField, RawLook
from harness.browser.secrets import Secrets
from harness.browser.turns import Turns
from harness.browser.window import Window
from harness.browser.windows import Windows
from harness.fields import Meaning
from harness.lexicon import Lexicon, normal
from harness.model import PAGES, FieldView, Opening, PageView, Snag
from harness.personas.ledger import Ledger
from harness.scenario.plan import DESKTOP

CHUNK_MS = 250  # one question waits so long in the page
LOADING_SHARE = 0.6  # of the step's limit that a page may take to load before it is used as far as it has come


class Eyes:
    """The windows of one visit, and the looks taken at them. `deadline` is when the running step has to end."""

    def __init__(self, context: BrowserContext, words: Lexicon, ledger: Ledger, secrets: Secrets, pictures: Path | None) -> None:
        self.words = words
        self.ledger = ledger
        self.secrets = secrets
        self.pictures = pictures
        self.views: list[PageView] = []
        self.raw = RawLook()
        self.meanings: list[Meaning] = []  # of the fields of the last look
        self.limit = 30.0  # seconds that the site may take for a step
        self.deadline = time.monotonic() + self.limit
        self.until = math.inf  # when every step has to end, whatever its own limit
        self.pressed: Draft | None = None  # the step whose press has not shown its effect yet
        self.newly_seen = False
        self.loading = 0.0  # seconds of loading that looks have booked
        self.ahead: dict[str, str] | None = None  # the question that the next step will ask
        self.detours: list[str] = []  # words of pages that the site puts in between
        self.banner: Overlay | None = None  # the cookie banner of the last look
        self.met_banner = False
        self.conditions = DESKTOP
        self.clock, self.turns = Clock(), Turns(self)
        self.answering: tuple[RawLook, Overlay] | None = None  # the look before a press on a banner, and that banner
        self.at_keys: Callable[[int, list[Snag], float], None] = lambda stops, snags, seconds: None  # books a way by keys
        self.halted: Callable[[], Halted | None] = lambda: None  # by what the page was about to send
        self.at_banner: Callable[[], float] = float  # answers one that comes late; gives the seconds spent on it
        self._scroll: tuple[float, float] = (0, 0)
        self._place = ""  # by which a form is known when it comes back
        self._fresh = False  # nothing has been done since the last look
        self._context = context
        self.windows = Windows()
        self._page = 0
        self.noted = Noted(lambda field: (self.raw.born, self.place_of(field), field.question))

    def left(self) -> float:
        """Seconds until the running step has to end."""
        return max(0.0, min(self.deadline, self.until) - time.monotonic())

    @property
    def window(self) -> Window:
        """The window the customer is looking at; opens the first one."""
        while self.windows and self.windows[-1].gone:
            self.windows.pop()
            self.raw = RawLook()
        if not self.windows:
            if self.views:
                raise Halted("closed", "The page closed itself.")
            self.enter(self._context.new_page())
        return self.windows[-1]

    @property
    def tokens(self) -> list[str]:
        """What each field of the last look asks for."""
        return [meaning.token for meaning in self.meanings]

    def place_of(self, field: RawField) -> str:
        """Where a field stands, by host and path: on the page, or in a frame on it, which may be another company's."""
        return place(field.inside) if field.inside else self._place

    def enter(self, page: Page) -> None:
        """Turn to a window."""
        self.windows.append(Window(page, self.left, self.conditions, self.at_keys))

    def begin_anew(self) -> None:
        """Turn to a new window, whatever has become of those before."""
        self.windows.clear()
        self.raw = RawLook()
        self.enter(self._context.new_page())

    def look(self, draft: Draft) -> None:
        """Look at the page as it is now; keep the look if it shows anything that the last did not."""
        before, window = self.raw, self.window
        raw = self._loaded(window)
        halted = self.halted()
        turned = not halted and self._turned(window)  # one that opens once it is held would be an empty one
        if turned or (window.ear.refusal and self.turns.again()):
            return self.look(draft)
        if raw.url.startswith("chrome-error:"):
            failure = [each.failure for each in window.ear.heard.failed if each.type == "document"]
            raise Halted("unreachable", (failure or ["The page cannot be reached."])[-1])
        opened_by = opening(before, raw, another_window=len(self.windows) > 1)
        self.raw, self.newly_seen, self._fresh = raw, opened_by is not None, raw.ready != "leaving"
        self._scroll = (raw.ahead or raw).scroll
        self._place = self._place if comes_back(before, raw) else place(raw.url)
        self.banner = banner_of(raw, self.words, self.answering)
        self.met_banner |= self.banner is not None
        self.meanings = meanings_of(raw, self.words, self.ledger)
        if opened_by is not None:
            self._book(opened_by, before, raw, draft)
            view = page_view(raw, window.ear.take(), self.fields(), self._page, opened_by)
            self.views.append(msgspec.structs.replace(view, at_s=self.clock.now))
            draft.view = len(self.views) - 1
        if halted:
            raise halted
        return None

    def _loaded(self, window: Window) -> RawLook:
        while True:
            try:
                return window.look(self.left() * LOADING_SHARE, self.ahead)
            except Error as error:
                # The page went on while being looked at: look again at what came.
                if window.ear.crashed or window.gone or not self.left() or "crash" in str(error):
                    raise

    def _turned(self, window: Window) -> bool:
        """Whether a press opened another window, which is now looked at."""
        opened = [page for page in window.ear.heard.opened if not page.is_closed()]
        window.ear.heard.opened = []
        for page in opened:
            self.raw = RawLook()
            self.enter(page)
        return bool(opened)

    def _book(self, opened_by: Opening, before: RawLook, raw: RawLook, draft: Draft) -> None:
        if banner_came(opened_by, before, self.banner):
            return (self.pressed or draft).consent.see("dialogs")
        cause, self.pressed = self.pressed or draft, None
        self._page += opened_by in PAGES
        self.loading += book(opened_by, before, raw, cause, by_itself=cause is draft and not cause.acts)
        return None

    def fields(self) -> list[FieldView]:
        """Give the fields of the last look as evidence."""
        pairs = zip(self.raw.fields, self.meanings, strict=True)
        return [
            field_view(field, meaning, self.ledger, self.place_of(field), ours=self.noted.answered(field), asked=self.noted.asked(field))
            for field, meaning in pairs
        ]

    def asked(self, fields: list[RawField]) -> None:
        """Note that the customer has to deal with these fields, also in the look that is kept already."""
        self.noted.ask(fields)
        kept = self.views[-1].fields if self.views else []
        if len(kept) == len(self.raw.fields):  # they are of the same look; what they held then stays
            pairs = zip(kept, self.raw.fields, strict=True)
            now = [msgspec.structs.replace(view, asked=self.noted.asked(raw)) for view, raw in pairs]
            self.views[-1] = msgspec.structs.replace(self.views[-1], fields=now)

    def filled(self, draft: Draft) -> None:
        """Keep a look at the form as it stands filled in."""
        seen = self.views[-1]
        nothing_new = {"requests": [], "sent": [], "script_errors": [], "screenshot": ""}
        self.views.append(msgspec.structs.replace(seen, opened_by="change", at_s=self.clock.now, fields=self.fields(), **nothing_new))
        draft.view = len(self.views) - 1

    def acting(self) -> None:
        """Note that something is about to be done to the page: what was seen of it will be old. Keeps a picture of it as it was."""
        self._fresh = False
        self.keep_picture()

    def keep_picture(self) -> None:
        """Take the picture of the last look, just before the customer turns away from it: a form stands filled in, a target scrolled to."""
        if self.pictures is None or not self.views or self.views[-1].screenshot or not self.windows or self.windows[-1].gone:
            return
        if name := take(self.pictures, len(self.views) - 1, self.windows[-1], self.raw, self.secrets, self.tokens):
            self.views[-1] = msgspec.structs.replace(self.views[-1], screenshot=name, scroll=self._scroll)

    def seek(self, draft: Draft, question: str, words: str, near: str = "", within: float | None = None, gone: bool = False) -> Answer:
        """Look for something until it is there, or nothing more is to be expected, or the time is up."""
        if self._fresh and not gone and (known := self._seen_already(question, words, near)):
            return known
        started = moved = time.monotonic()
        loading = self.loading
        end = self.deadline if within is None else min(self.deadline, started + within)
        while True:
            try:
                answer = self.window.ask(question, words, near, max(50, min(CHUNK_MS, 1000 * (end - time.monotonic()))), gone)
            except Error as error:
                if self.window.ear.crashed or not self.left() or "crash" in str(error):
                    raise
                answer = Answer(born=-1)
            if halted := self.halted():
                raise halted
            now = time.monotonic()
            if answer.found:
                self._scroll = answer.scroll
            if answer.mutations or answer.born != self.raw.born or self.window.ear.heard.opened:
                self.look(draft)
                there = answer.done or (question == "text" and self.shows(words))  # what is looked for may stand on the banner itself
                spent = 0.0 if there else self.at_banner()
                started, moved, end = started + spent, now + spent, min(self.deadline, end + spent)
                if spent or (self.newly_seen and question == "field"):
                    continue  # something else was found meanwhile, or the fields have new numbers
            in_between = answer.ready == "complete" and any(map(self.shows, self.detours))
            given_up = within is None and (in_between or self._given_up(answer, now - started, now - moved))
            if answer.done or now >= end or given_up:
                # On a page that stands still nobody but us waits for what is not there.
                waited = (now if answer.done or within is not None else moved) - started - (self.loading - loading)
                draft.tally.wait(1000 * waited if waited > 2 * CHUNK_MS / 1000 else 0)
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

    def _given_up(self, answer: Answer, waited: float, still: float) -> bool:
        waits = answer.busy or says_wait(self.raw, self.words)
        return answer.ready == "complete" and runs_out(waits, self.pressed is not None, waited, min(still, self.window.ear.quiet_for()))
