"""The answers: put what the persona would say into the fields of a page."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from harness.browser import answering
from harness.browser.answering import Held, Question, Spelling, Took, Typed, shares
from harness.browser.guard import cards
from harness.browser.raw import FRAME, Answer, RawField
from harness.fields import PASSWORDS
from harness.lexicon import languages, lexicon
from harness.personas import SECRET

if TYPE_CHECKING:
    from harness.browser.hands import Hands


class Answers:
    """What the hands put into forms."""

    def __init__(self, hands: "Hands") -> None:
        self.eyes, self.ledger = hands.eyes, hands.ledger
        self._hands = hands
        self._spelt: dict[str, Spelling] = {}  # by language
        self._beyond: set[tuple[float, str]] = set()  # questions whose list or calendar does not have the answer
        self._typed: list[Typed] = []  # since the form was last left

    def question(self, index: int) -> Question:
        """Give a field of the last look with what its answer depends on."""
        field, token = self.eyes.raw.fields[index], self.eyes.tokens[index]
        words, page = self.eyes.words, self.eyes.raw.language[:2].lower()
        tongues = (words, lexicon(page)) if page != words.language and page in languages() else (words,)
        own = {**self._hands.noted, **self._hands.kept, **self.ledger.facts}
        return Question(field, token, own, tongues, self._spelling, datetime.date.today())

    def wished(self, index: int) -> list[str] | None:
        """Give what the persona would answer to a field of the last look, the best first; None where it is left as it is."""
        question = self.question(index)
        return None if self._known_as(question) in self._beyond else answering.open_wishes(question)

    def put(self, index: int, wished: Sequence[str], datum: str = "") -> bool:
        """Put an answer into a field of the last look, in the first of the ways that it takes; give whether anything had to be done."""
        question = self.question(index)
        self._hands.guard.stay(self.eyes.raw.url, question.field.label)
        if not self._hands.guard.owned and any(cards.is_card(question.token, each) for each in wished):
            raise cards.held_back(question.field, self._hands.guard, self.eyes)
        self._hands.guard.answering()
        if group := answering.boxes(self.eyes.raw.fields, self.eyes.tokens, index):
            return self._share_out([self.question(each) for each in group], wished, datum)
        wished = self._by_rule(question, wished)
        self._keep_secret([question], wished)
        took = answering.put(self.eyes.window, question, wished, self._hands.ms())
        if took is None:
            self._beyond |= {self._known_as(question)} if question.field.opens else set()
            return False
        self._note(question, took, datum)
        if took.mine >= 0:
            self._typed.append(Typed(question.field, took, [took.text, *(wished[1:] if question.token not in SECRET else ())]))
        return took.choice or not answering.looks_up(question) or not self._write_by_hand()

    def _known_as(self, question: Question) -> tuple[float, str]:
        return self.eyes.raw.born, question.field.question

    def _write_by_hand(self) -> bool:
        """Ask for the fields of an address that the page has looked up in vain; give whether it offers that."""
        names = [each.name for each in self.eyes.raw.buttons + self.eyes.raw.links]
        name = next((each for each in names if self.eyes.words.find("answering.by-hand", each)), "")
        answer = self.eyes.window.ask("press", name) if name else Answer()
        if answer.done:
            self._hands.press(answer)
        return answer.done

    def _by_rule(self, question: Question, wished: Sequence[str]) -> Sequence[str]:
        """Put the first way that keeps the field's own rule before the others."""
        if len(wished) < 2 or not question.field.pattern or question.field.control != "text":
            return wished
        at = self.eyes.window.control(question.field, Answer, ask="fits", ways=list(wished)).number
        return [*wished[at:], *wished[:at]] if at > 0 else wished

    def _note(self, question: Question, took: Took, datum: str) -> None:
        """Count what an answer took, and book what the company knows by it."""
        self._count(question, took, datum)
        if question.token == "new-password" and took.text and question.fact and not datum:
            self.ledger.change("new-password", took.text)
        self._tell(question.field, question.token, took.text)
        self._hands.draft.worked()

    def _count(self, question: Question, took: Took, datum: str) -> None:
        field = question.field
        if self._hands.tag and self._hands.tag in took.text:
            took = dataclasses.replace(took, typed=took.typed - len(self._hands.tag))
        on = Answer(role=field.type, name=field.label, box=field.box)
        own = question.token != "email" or took.text.strip().casefold() in ("", self.ledger.facts.get("email", "").casefold())
        self._hands.act("choose" if took.choice else "type", on, token=question.token, datum=datum, own=own, typed=took.typed)
        if took.choice:
            self._hands.draft.tally.choose(took.typed)
        else:
            self._hands.draft.tally.type(took.typed)

    def _share_out(self, group: list[Question], wished: Sequence[str], datum: str) -> bool:
        """Type an answer through boxes that hand the cursor on; where they do not, into each."""
        first, window = group[0], self.eyes.window
        if not wished or any(self.eyes.noted.answered(each.field) for each in group):
            return False
        parts = shares(wished, [each.field.longest for each in group])
        secret = self._keep_secret(group, ["".join(parts)])
        self.eyes.secrets.in_pieces |= secret and first.token != "one-time-code"  # which is worth nothing afterwards
        if not window.focus(first.field).found:
            return False
        window.type_through("".join(parts))
        numbers = [each.field.number % FRAME for each in group]
        if window.control(first.field, Held, ask="held", numbers=numbers).held == parts:
            self._count(first, Took(typed=len("".join(parts))), datum)
        else:
            for question, part in zip(group, parts, strict=True):
                if part and window.type_into(question.field, part).found:
                    self._count(question, Took(typed=len(part)), datum)
        self._tell(first.field, first.token, "".join(parts))
        for question in group:
            self.eyes.noted.answer(question.field)
        return True

    def settle(self) -> None:
        """Leave the form as it is filled in, and mend what was typed where a script has spoilt it."""
        typed, self._typed = self._typed, []
        answering.look_over(self.eyes.window, typed)

    def _spelling(self) -> Spelling:
        """Ask the page once for each language how that writes things."""
        language = self.eyes.raw.language
        if language not in self._spelt:
            wanted = [self.eyes.words.language, *languages()]
            self._spelt[language] = self.eyes.window.control(
                None, Spelling, ask="spelling", languages=wanted, country=self.ledger.facts.get("country", "")
            )
        return self._spelt[language]

    def _keep_secret(self, questions: list[Question], wished: Sequence[str]) -> bool:
        """Let neither words nor pictures of the visit show what is about to be typed if it is a secret; give whether it is.

        It is where one is asked for, and a card's number is one wherever it is typed.
        """
        private = self.eyes.secrets.private
        asked = any(each.token in SECRET or each.token in private or each.field.type == "password" for each in questions)
        if secret := asked or any(cards.is_card("", value) for value in wished):
            for value in wished:
                self.eyes.secrets.typed(value, questions[0].token)
            self.eyes.window.cover([each.field for each in questions], {})
        return secret

    def _tell(self, field: RawField, token: str, value: str) -> None:
        """Book what the company now knows, and what proof it asked for."""
        if factor := self.ledger.factor(token):
            self._hands.draft.tally.authenticate(factor)
        if token in PASSWORDS:
            self.ledger.account = True
        self.ledger.give(token, self.eyes.place_of(field), self.eyes.views[-1].page, value)
        self.eyes.noted.answer(field)
