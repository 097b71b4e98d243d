"""The shopper: does what a step says, as a customer would, and counts every bit of it."""

import dataclasses
import datetime
import difflib
import time
from collections.abc import Mapping
from urllib.parse import urljoin

from harness.browser import answering
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.filling import Filling
from harness.browser.guard import cards
from harness.browser.halt import Halted
from harness.browser.hands import Hands
from harness.browser.mailing import Mailing
from harness.browser.raw import FRAME, NOTHING, Answer, RawField
from harness.browser.sending import Sending
from harness.inbox.letterbox import Letterbox
from harness.personas import Persona
from harness.personas.ledger import Ledger
from harness.scenario import DatumPlan, Site
from harness.steps import WantedMail

OPENERS_AT_MOST = 3  # menus unfolded one inside another before giving up


@dataclasses.dataclass
class Shopper:
    """Walks at one site as one persona; `upcoming` are the words that the next step presses."""

    eyes: Eyes
    hands: Hands
    site: Site
    address: str
    persona: Persona
    ledger: Ledger
    data: tuple[DatumPlan, ...] = ()
    upcoming: str = ""
    letterbox: dataclasses.InitVar[Letterbox | None] = None

    def __post_init__(self, letterbox: Letterbox | None) -> None:
        self.mailing = Mailing(self.eyes, self.hands, self.ledger, self.site, self.address, letterbox)

    @property
    def draft(self) -> Draft:
        """The step being walked."""
        return self.hands.draft

    @property
    def kept(self) -> dict[str, str]:
        """What was read on the way, by the name that the scenario gave it."""
        return self.hands.kept

    @property
    def values(self) -> Mapping[str, str]:
        """What `{name}` stands for: facts, the scenario's data, and what was read on the way."""
        return {**self.ledger.facts, **{datum.name: datum.value for datum in self.data}, **self.kept}

    # --- verbs: see harness.steps.Shopper for what each means

    def go(self, address: str) -> None:
        """Open an address of the site."""
        self.hands.guard.enter(url := urljoin(self.address, address), address)
        self.eyes.turns.take(url)
        self.hands.act("go", name=address)
        self.eyes.window.page.goto(url, wait_until="commit", timeout=self.hands.ms())
        self.hands.see()

    def click(self, words: str, near: str = "") -> None:
        """Press what has these words, unfolding the menu it is in where that is closed."""
        words = self._here(words)
        for _ in range(OPENERS_AT_MOST):
            self.eyes.turns.take()
            answer = self.eyes.seek(self.draft, "press", words, near)
            if answer.blocked and self.hands.clear_banner():
                answer = self.eyes.seek(self.draft, "press", words, near)
            if not answer.found:
                raise self._missing(answer, words)
            self.hands.press(answer)
            if not answer.opener:
                return

    def fill_form(self) -> None:
        """Answer the questions of the page's form, and those that appear after others."""
        self._wait_for_fields()
        self._filling.fill(self._here(self.upcoming))

    def send_form(self) -> None:
        """Answer what the page's form still asks, send it, and go on through its pages."""
        self._wait_for_fields()
        Sending(self._filling).send()

    def fill(self, field: str, answer: str) -> None:
        """Answer one field by its words."""
        asked = self._field(field)
        index = self.eyes.raw.fields.index(asked)
        self.hands.asking.count([at for at, each in enumerate(self.eyes.raw.fields) if each.form == asked.form], self.hands.draft)
        if not self.hands.guard.owned and cards.is_card(self.eyes.tokens[index]):
            raise cards.held_back(asked, self.hands.guard, self.eyes)
        if asked.control == "choice" and asked.opens != "calendar":
            return self.choose(answer, field)
        wished = answering.fitted(answer, self.hands.answers.question(index)) or [answer]
        given = {**{datum.name: datum.value for datum in self.data}, **self.kept}
        datum = next((name for name, value in given.items() if value == answer), "")
        if not self.hands.answers.put(index, wished, datum=datum) and (asked.control == "text" or asked.opens):
            raise Halted("target-disabled", f"`{field}` takes no answer.", field)
        return None

    def choose(self, option: str, field: str = "") -> None:
        """Pick an option by its words; opening the list it is in and picking is one choice."""
        option = self._here(option)
        answer = self.eyes.seek(self.draft, "option", option, near=self._here(field), within=0.5 if field else None)
        if not answer.found and field:
            self.eyes.window.hand.press(self.eyes.window.field_handle(self._field(field)), self.hands.ms())
            answer = self.eyes.seek(self.draft, "option", option)
        if not answer.found:
            raise self._missing(answer, option)
        if answer.picked:
            return
        self.hands.act("choose", answer)
        self.draft.tally.choose()
        face = self.eyes.window.handle(answer)
        if answer.kind == "select":
            self.eyes.window.hand.reach(lambda: face)
            face.select_option(value=answer.value, timeout=self.hands.ms())
        else:
            self.eyes.window.hand.press(face, self.hands.ms())
        self.eyes.look(self.draft)

    def press(self, keys: str) -> None:
        """Press a key or a chord."""
        self.hands.strike(keys)

    def back(self) -> None:
        """Press the browser's back button."""
        self.eyes.turns.take()
        self.hands.act("back")
        self.draft.tally.click()
        self.eyes.window.page.go_back(wait_until="commit", timeout=self.hands.ms())
        self.hands.see()

    def expect(self, text: str, within: float | None = None) -> None:
        """Need this text to go on."""
        if not self.eyes.seek(self.draft, "text", words := self._here(text), within=within).found:
            lines = [line for line in self.eyes.raw.text.splitlines() if len(line) < 200]
            raise self._missing(Answer(), words, lines, cause="expect-unmet")

    def should(self, text: str, within: float | None = None) -> None:
        """Note it when this text is not there."""
        if not self.eyes.seek(self.draft, "text", words := self._here(text), within=within).found:
            self.draft.unmet = words

    def read(self, name: str, label: str) -> None:
        """Keep what the page says after a label."""
        answer = self.eyes.seek(self.draft, "read", words := self._here(label))
        if not answer.found:
            raise self._missing(answer, words, self.eyes.raw.text.splitlines()[:500])
        self.hands.keep(name, words, answer.name)

    def wait(self, text: str = "", gone: str = "", within: float | None = None) -> None:
        """Wait until a text is there, or gone."""
        limit = within if within is not None else self.eyes.left()
        if text and not self.eyes.seek(self.draft, "text", self._here(text), within=limit).found:
            raise self._missing(Answer(), text, cause="expect-unmet")
        if gone and not self.eyes.seek(self.draft, "text", self._here(gone), within=limit, gone=True).done:
            raise Halted("timeout", f"`{gone}` did not go away.", wanted=gone)

    def sign_in(self) -> None:
        """Walked by `harness.browser.walk`, which puts the site's own steps in this step's place."""

    def open_mail(self, wanted: WantedMail, within: float | None = None) -> None:
        """Wait for a mail that no step has read yet, and open it."""
        self.mailing.open(wanted, within)

    def take(self, name: str, label: str) -> None:
        """Keep what the open mail says under a name."""
        self.mailing.take(name, label)

    def follow(self, words: str) -> None:
        """Press a link of the open mail."""
        self.mailing.follow(words)

    def reply(self, text: str) -> None:
        """Answer the open mail."""
        self.mailing.reply(text)

    def unsubscribe(self) -> None:
        """Leave the mailing list of the open mail."""
        self.mailing.unsubscribe()

    def agree(self, names: tuple[str, ...]) -> None:
        """Note which answers ought to be the same."""
        self.draft.agree = list(names)

    def later(self, seconds: float) -> None:
        """Come back later: what is done then, is done later by the street's clock."""
        self.eyes.clock.later(seconds)

    def later_at(self, hour: str) -> None:
        """Come back at a time of the day."""
        self.eyes.clock.later_at(datetime.time.fromisoformat(hour.zfill(5)))

    def finish(self) -> None:
        """Keep a look at a form that the step has filled in."""
        self._filling.keep_look()

    # --- what the verbs are made of

    def _field(self, words: str) -> RawField:
        found = self.eyes.seek(self.draft, "field", words := self._here(words))
        if not found.found:
            raise self._missing(found, words, [each.label for each in self.eyes.raw.fields])
        return next(each for each in self.eyes.raw.fields if each.number == found.number + FRAME * found.frame)

    def _wait_for_fields(self) -> None:
        """Forms that a script puts on the page take a moment to come."""
        started = time.monotonic()
        while not self.eyes.raw.fields and time.monotonic() - started < 1:
            self.eyes.seek(self.draft, "text", NOTHING, within=0.2)
        if not self.eyes.raw.fields:
            raise self._missing(Answer(), "a form")

    @property
    def _filling(self) -> Filling:
        return Filling(self.eyes, self.hands, self.ledger)

    def _missing(self, answer: Answer, words: str, among: list[str] | None = None, cause: str = "target-missing") -> Halted:
        names = among if among is not None else [each.name for each in self.eyes.raw.buttons + self.eyes.raw.links]
        near = difflib.get_close_matches(words.lower(), dict.fromkeys(name.lower() for name in names if name), n=3, cutoff=0.4)
        nearest = [name for name in dict.fromkeys(names) if name.lower() in near][:3]
        if answer.blocked:
            return Halted("target-blocked", f"`{answer.over or 'something'}` lies over `{words}`.", words, nearest)
        if answer.disabled:
            return Halted("target-disabled", f"`{words}` is there but cannot be pressed.", words, nearest)
        if answer.hidden:
            return Halted("target-hidden", f"`{words}` is on the page but cannot be seen.", words, nearest)
        if self.eyes.raw.ready in ("loading", "leaving"):
            return Halted("timeout", "The page did not finish loading.", words, nearest)
        stands_for = next((f", this site's word for `{ours}`," for ours, theirs in self.site.words.items() if theirs == words), "")
        message = f"`{words}`{stands_for} is not on the page."
        return Halted("expect-unmet" if cause == "expect-unmet" else "target-missing", message, words, nearest)

    def _here(self, words: str) -> str:
        """Give this company's word for the scenario's word."""
        return self.site.words.get(words, words)
