"""Answering a page's form as the persona would, also one that changes meanwhile."""

import collections
import dataclasses
import time

from playwright.sync_api import Error, Request
from playwright.sync_api import TimeoutError as Timeout

from harness.browser import forms
from harness.browser.evidence import place
from harness.browser.eyes import Eyes
from harness.browser.guard import cards
from harness.browser.halt import Halted
from harness.browser.hands import Hands
from harness.browser.raw import NOTHING, RawField
from harness.personas.ledger import Ledger

LOOKS_AT_MOST = 60  # times that an answer changes what the form asks
MISSES_AT_MOST = 3  # times that a question is gone just when it is to be answered
LIMITS = 8  # a form of many questions may take so many times as long as a step
COMING = 2.0  # seconds that what an answer sets off is waited for


@dataclasses.dataclass
class Filling:
    """Fills in one form after another. `instead` holds answers to be given, by question, in place of those that were not taken."""

    eyes: Eyes
    hands: Hands
    ledger: Ledger
    instead: dict[str, str] = dataclasses.field(default_factory=dict)

    def fill(self, upcoming: str = "") -> list[int]:
        """Answer the form's questions, and those that appear after others; give the indexes of its fields, none if an answer has sent it.

        The form is the one that the button `upcoming` sends. A question for a payment card at a site that is not ours comes last and
        ends the journey.
        """
        here, missed = place(self.eyes.raw.url), collections.Counter[str]()
        for _ in range(LOOKS_AT_MOST):
            fields, under_way = self.form(upcoming), self.eyes.window.ear.under_way()
            asked = self.questions(fields)
            self.hands.asking.count(fields, self.hands.draft)
            if not self._round(fields, missed):
                break
            self._see_what_came(under_way)
            if place(self.eyes.raw.url) != here and asked.isdisjoint(self.questions(self.form(upcoming))):
                return []
        else:
            raise Halted("unfillable", "Each answer brings another question.", self.eyes.raw.fields[fields[-1]].label if fields else "")
        for index in () if self.hands.guard.owned else fields:
            if cards.is_card(self.eyes.tokens[index]) and not self.eyes.raw.fields[index].value:
                raise cards.held_back(self.eyes.raw.fields[index], self.hands.guard, self.eyes)
        return fields

    def form(self, upcoming: str = "") -> list[int]:
        """Give the indexes of the fields of the form that is meant: where no button tells, the one that the customer has begun."""
        begun = [field.form for field in self.eyes.raw.fields if self.eyes.noted.answered(field)]
        if upcoming or not begun:
            fields = forms.main_form(self.eyes.raw, self.eyes.tokens, upcoming)
        else:
            fields = [index for index, field in enumerate(self.eyes.raw.fields) if field.form == begun[-1]]
        return [index for index in fields if not self._trap(self.eyes.raw.fields[index])]

    def keep_look(self) -> None:
        """Keep a look at the form as it stands filled in, where the step has answered any of it and not turned away from it since."""
        last = next((act.kind for act in reversed(self.hands.draft.acts) if act.kind in ("type", "choose", "click", "press")), "")
        if last in ("type", "choose"):
            self.hands.answers.settle()
            self.eyes.filled(self.hands.draft)

    def questions(self, fields: list[int]) -> frozenset[str]:
        """Give what these fields of the last look ask."""
        return frozenset(self.eyes.raw.fields[index].question for index in fields)

    def _trap(self, field: RawField) -> bool:
        """Whether a field says that it is to be left empty, which catches robots."""
        return field.control == "text" and not field.required and bool(self.eyes.words.find("forms.leave-empty", field.label))

    def _round(self, fields: list[int], missed: collections.Counter[str]) -> bool:
        """Answer what is open; give whether anything came of it. Ends early where scripts have put other fields in these ones' place."""
        done = 0
        for index in fields:
            field = self.eyes.raw.fields[index]
            wished = self._answer(index)
            if wished is None or missed[field.question] >= MISSES_AT_MOST:
                continue
            if not self._put(index, wished):
                missed[field.question] += 1
                return True
            self.instead.pop(field.question, None)
            done += 1
            self._renew()
        return done > 0

    def _answer(self, index: int) -> list[str] | None:
        """Give what a field is to be answered, the best first; None if nothing (more)."""
        field, token = self.eyes.raw.fields[index], self.eyes.tokens[index]
        if field.question in self.instead:
            return [self.instead[field.question]]
        if self.eyes.noted.answered(field) or (field.value and self.ledger.right(token, field.value)):
            return None
        if not self.hands.guard.owned and cards.is_card(token):
            return None
        return None if token == "comment" and self._may_be_left(index) else self.hands.answers.wished(index)

    def _may_be_left(self, index: int) -> bool:
        """Whether a form that says which of its questions must be answered does not say so of this one."""
        together = [at for at, field in enumerate(self.eyes.raw.fields) if field.form == self.eyes.raw.fields[index].form]
        must = {at for at in together if self.eyes.raw.fields[at].required or self.eyes.meanings[at].needed}
        return bool(must) and index not in must

    def _put(self, index: int, wished: list[str]) -> bool:
        try:
            return self.hands.answers.put(index, wished)
        except Timeout:
            raise
        except Error as error:
            if self.eyes.window.ear.crashed or self.eyes.window.gone or "crash" in str(error):
                raise
            return False  # another element is in its place, or the page went on

    def _renew(self) -> None:
        """Give the site its time anew: it has taken an answer."""
        limit, started = self.eyes.limit, self.hands.draft.started
        if time.monotonic() > started + LIMITS * limit:
            raise Halted("unfillable", f"The form was not filled in after {LIMITS * limit:g} s.")
        self.eyes.deadline = time.monotonic() + limit

    def _see_what_came(self, before: frozenset[Request]) -> None:
        """Look at what the answers have changed, once what they have asked of the site has come."""
        self.hands.answers.settle()
        self.eyes.look(self.hands.draft)
        end = time.monotonic() + COMING
        while self.eyes.window.ear.under_way() - before and time.monotonic() < end:
            self.eyes.seek(self.hands.draft, "text", NOTHING, within=0.1)
            self.eyes.look(self.hands.draft)
