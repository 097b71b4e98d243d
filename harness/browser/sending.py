"""Sending a form, and going on through the pages that it takes."""

import collections
import dataclasses
import datetime
import re
import time
from collections.abc import Mapping

from harness.browser import answering
from harness.browser.evidence import place
from harness.browser.filling import Filling
from harness.browser.halt import Halted
from harness.browser.patience import runs_out, says_wait
from harness.browser.raw import NOTHING, Answer, RawLook
from harness.fields.sending import sender
from harness.model import Cause
from harness.personas.dates import spoken_date

PAGES_AT_MOST = 10
ROUNDS_AT_MOST = 3  # times that a form's pages are gone through again; a customer would not do it more often
# A page that asks nothing but these asks for something else than what was begun.
_ANOTHERS = answering.NEVER | {"email", "username", "remember-me"}
_SAYS_NO = ("answers.incomplete", "dead-ends.refused", "dead-ends.expired", "dead-ends.sold-out", "dead-ends.server-error")
_NO_SENDER: dict[Cause, str] = {
    "target-missing": "No button that sends the form is on the page.",
    "target-blocked": "Something lies over the button that sends the form.",
    "target-disabled": "The button that sends the form is there but cannot be pressed.",
}


@dataclasses.dataclass
class Sending:
    """Sends the form that the customer has begun."""

    filling: Filling
    _sent: collections.Counter[frozenset[str]] = dataclasses.field(default_factory=collections.Counter)
    _known: set[str] = dataclasses.field(default_factory=set)  # questions of all pages so far

    def send(self) -> None:
        """Answer, press, and do the same on the page that follows while that goes on with the form."""
        refused = False
        for _ in range(PAGES_AT_MOST):
            before, asked, pressed = self._look, self.filling.questions(self.filling.form()), ""
            if offer := self._offer():
                asked, pressed = frozenset(), self._press(offer)
            elif fields := self.filling.fill():  # else the last answer has sent the form
                before, asked = self._look, self.filling.questions(fields)
                pressed = self._press()
            self._sent[asked] += 1
            self._known |= {field.question for field in before.fields}
            now = self.filling.questions(self.filling.form())
            if now & asked and now <= self._known:
                if not (wrong := self._wrong(before)):
                    return self._no_errors(before, pressed)
                if refused or not self._answer_otherwise(wrong, before):
                    raise Halted("unfillable", f"The form comes back: {wrong[0][1]}", wrong[0][0])
                refused = True
            elif not self._goes_on(now, before, pressed):
                return None
            elif self._sent[now] >= ROUNDS_AT_MOST:
                raise Halted("expect-unmet", "The form's pages go round in a circle.", pressed)
        raise Halted("unfillable", f"The form is not over after {PAGES_AT_MOST} pages.")

    @property
    def _look(self) -> RawLook:
        return self.filling.eyes.raw

    # --- pressing

    def _offer(self) -> str:
        """Give the words that spare the customer the form, which is taken while nothing of it has been answered."""
        fields = [self._look.fields[index] for index in self.filling.form()]
        begun = not fields or any(self.filling.eyes.noted.answered(field) for field in fields)
        return "" if begun else self.filling.hands.asking.offer(fields[0].form)

    def _press(self, offer: str = "") -> str:
        """Press the button that sends the form, or what spares it, and wait for what that brings; give its name."""
        self.filling.eyes.turns.take()
        hands, before = self.filling.hands, self._look.fingerprint
        self.filling.keep_look()
        answer = self._button(offer)
        if answer.blocked and hands.clear_banner():
            answer = self._button(offer)
        if not answer.found:
            cause: Cause = "target-blocked" if answer.blocked else "target-disabled" if answer.disabled else "target-missing"
            raise Halted(cause, _NO_SENDER[cause], "the button that sends the form", [each.name for each in self._look.buttons[:3]])
        under_way = self.filling.eyes.window.ear.under_way()
        hands.press(answer)
        started = time.monotonic()
        while self._look.fingerprint == before or self.filling.eyes.window.ear.under_way() - under_way:
            self.filling.eyes.seek(hands.draft, "text", NOTHING, within=0.1)
            waits = says_wait(self._look, self.filling.eyes.words)
            if not self.filling.eyes.left() or runs_out(waits, True, time.monotonic() - started, self.filling.eyes.window.ear.quiet_for()):
                break
        return answer.name

    def _button(self, offer: str) -> Answer:
        """Find the button; one that wakes only when the answers have been checked is waited for."""
        eyes, started = self.filling.eyes, time.monotonic()
        if offer:
            return eyes.seek(self.filling.hands.draft, "press", offer)
        while True:
            fields = self.filling.form()
            form = eyes.raw.fields[fields[0]].form if fields else -1
            last = eyes.raw.fields[fields[-1]].box if fields else None
            at = sender(eyes.raw.buttons, form, eyes.words, last)
            answer = eyes.window.button(*eyes.raw.button_at[at]) if at is not None else Answer()
            if answer.found or answer.blocked or runs_out(False, False, time.monotonic() - started, eyes.window.ear.quiet_for()):
                asleep = [each for each in eyes.raw.buttons if each.form == form and each.submits and each.disabled]
                return answer if at is not None else Answer(disabled=bool(asleep))
            eyes.seek(self.filling.hands.draft, "text", NOTHING, within=0.2)

    # --- what came of it

    def _goes_on(self, now: frozenset[str], before: RawLook, pressed: str) -> bool:
        """Whether the page that came asks on: by what the button promised, by where it is, or by its own words."""
        raw, eyes = self._look, self.filling.eyes
        tokens = [eyes.tokens[index] for index in self.filling.form()]
        again = bool(self._sent[now])
        promised = bool(eyes.words.find("buttons.next", pressed) or eyes.words.find("forms.steps", raw.text))
        if not now or (now <= self._known and not again) or set(tokens) <= answering.NEVER:
            return False
        if "current-password" in tokens or (set(tokens) <= _ANOTHERS and not promised):
            return False
        return promised or place(raw.url) == place(before.url)

    def _no_errors(self, before: RawLook, pressed: str) -> None:
        """The form came back without a word of what is wrong: it has been taken, unless nothing at all has changed."""
        if self._look.fingerprint == before.fingerprint:
            raise Halted("expect-unmet", "Sending the form changed nothing.", pressed)

    def _wrong(self, before: RawLook) -> list[tuple[str, str]]:
        """Give the questions whose answers the page marks as wrong, with what it says; else what it refuses, of no question."""
        fields = [self._look.fields[index] for index in self.filling.form()]
        tied = [(field.label or field.name, field.error) for field in fields if field.error]
        words = self.filling.eyes.words
        said = [text for text in self._look.errors if text not in before.errors and any(words.find(key, text) for key in _SAYS_NO)]
        return tied or [("", text) for text in said]

    def _answer_otherwise(self, wrong: list[tuple[str, str]], before: RawLook) -> bool:
        """Find other answers to what was not taken; give whether there is any."""
        other = False
        for index in self.filling.form():
            field = self._look.fields[index]
            if not field.error:
                continue
            held = next((each.value for each in before.fields if each.question == field.question), "")
            field.required = True
            tried = {held, field.value}
            said = next((each for each in self._answers(index) if each not in tried), None)
            if said is not None:
                self.filling.instead[field.question], other = said, True
        return other

    def _answers(self, index: int) -> list[str]:
        """Give the ways in which a question can be answered."""
        token = self.filling.eyes.tokens[index]
        usual = answering.wishes(self.filling.hands.answers.question(index))
        return [each for each in (*usual, *_spellings(token, self.filling.ledger.facts)) if each]


def _spellings(token: str, facts: Mapping[str, str]) -> list[str]:
    """Give other ways of writing the same answer: numbers without their signs, dates as other countries write them."""
    fact = facts.get(token, "")
    if token in ("tel", "tel-national"):
        national = re.sub(r"\D", "", facts.get("tel-national", ""))
        return [re.sub(r"[^\d+]", "", facts.get("tel", "")), national, f"0{national}"]
    if token in ("bday", "date") and (day := spoken_date(fact, datetime.date.today())):
        return [day.strftime(form) for form in ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y")]
    return [re.sub(r"[\s-]", "", fact)] if token in ("postal-code", "identity-number", "cc-number") else []
