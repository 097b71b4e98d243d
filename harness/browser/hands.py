"""The hands: press, type and pick, and count each of it."""

import dataclasses
import datetime
import time
from collections.abc import Callable, Sequence

import msgspec
from playwright.sync_api import Error

from harness.browser import answering, consent, guard
from harness.browser.answering import Held, Question, Spelling, Took, Typed, noted_as, shares
from harness.browser.asking import Asking
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.raw import FRAME, Answer, RawField
from harness.browser.window import Window
from harness.fields import PASSWORDS
from harness.lexicon import languages, lexicon
from harness.model import Act, ActKind, Snag
from harness.personas import SECRET
from harness.personas.ledger import Ledger
from harness.scenario.plan import Consent

_IN_THE_MAILBOX = ("open-mail", "answer-mail", "unsubscribe")
# What does not turn the customer away from what was looked at.
_SEEN_AFTERWARDS = ("type", "choose", "answer-dialog", "download", *_IN_THE_MAILBOX)


@dataclasses.dataclass
class Hands:
    """Does things to the page that the eyes are on. `draft` is the step that it is done for."""

    eyes: Eyes
    ledger: Ledger
    banners: Consent
    owned: bool  # the site is ours: a payment card may be typed
    draft: Draft = dataclasses.field(init=False)
    kept: dict[str, str] = dataclasses.field(default_factory=dict)  # what was read on the way: it answers what the persona cannot
    tag: str = ""  # what an address of one visit has more than the customer's own would
    acts: int = 0  # things done to pages so far
    pressing: Callable[[Window, Answer], None] = lambda window, found: window.hand.press_at(found)
    acted_s: float = 0.0  # when the last was done, by the site's clock
    _noted: dict[str, str] = dataclasses.field(default_factory=dict)  # what was read, by the labels it stood after
    _spelt: dict[str, Spelling] = dataclasses.field(default_factory=dict)  # by language
    _beyond: set[tuple[float, str]] = dataclasses.field(default_factory=set)  # questions whose list or calendar does not have the answer
    _typed: list[Typed] = dataclasses.field(default_factory=list)  # since the form was last left
    _stays: set[str] = dataclasses.field(default_factory=set)  # banners that cannot be got out of the way

    def __post_init__(self) -> None:
        self.asking = Asking(self.eyes, self.ledger)
        self.eyes.at_banner = self.clear_banner
        self.eyes.at_keys = self.count_keys

    def ms(self) -> float:
        """Milliseconds until the running step has to end."""
        return max(1.0, 1000 * self.eyes.left())

    def act(
        self, kind: ActKind, answer: Answer | None = None, *,
        name: str = "", token: str = "", datum: str = "", own: bool = True, typed: int = 0,
    ) -> None:  # fmt: skip
        """Note what is about to be done, and to what."""
        on, view = answer or Answer(name=name), len(self.eyes.views) - 1
        self.draft.acts.append(
            Act(kind=kind, role=on.role, name=on.name, view=view, box=on.box, token=token, datum=datum, own=own, characters=typed)
        )
        if kind not in _IN_THE_MAILBOX:
            self.acts, self.acted_s = self.acts + 1, self.eyes.clock.now
        if kind not in _SEEN_AFTERWARDS:
            self.eyes.pressed = self.draft
            self.eyes.acting()

    def press(self, answer: Answer) -> None:
        """Press what the eyes have found."""
        self.act("click", answer)
        self.draft.tally.click()
        window = self.eyes.window
        try:
            self.pressing(window, answer)
        except Error:
            if not window.gone:
                raise
        self.see()

    def count_keys(self, stops: int, snags: list[Snag], seconds: float) -> None:
        """Count what getting to a control by keys took, and keep what stood in the way. The site is given the time that it took us."""
        self.eyes.deadline += seconds
        self.draft.tally.tab(stops)
        view = len(self.eyes.views) - 1
        self.draft.snags += [msgspec.structs.replace(each, view=view) for each in snags]

    def see(self) -> None:
        """Look at what an act brought, and get a cookie banner out of the way."""
        heard = self.eyes.window.ear.heard
        for text in heard.dialogs:
            self.act("answer-dialog", name=text[:200])
            self.draft.tally.see("dialogs")
            self.draft.tally.read(text)
            self.draft.tally.click()
            self.draft.changed()
        self.eyes.look(self.draft)
        for name in heard.downloads:
            self.act("download", name=name)
            self.draft.changed()
        heard.downloads.clear()
        if self.eyes.newly_seen:
            self.clear_banner()

    def clear_banner(self) -> float:
        """Get a cookie banner out of the way, once if it stays all the same; give the seconds spent on it, 0 where nothing was pressed."""
        banner, started = self.eyes.banner, time.monotonic()
        if banner is None or self.banners == "ignore" or banner.text in self._stays:
            return 0.0
        answered = consent.answer(self.eyes, self.draft, self.banners, anyhow=True)
        if not answered.gone:
            self._stays.add(banner.text)
        return time.monotonic() - started if answered.pressed else 0.0

    def keep(self, name: str, label: str, answer: str) -> None:
        """Keep what the company says after a label, under a name and for forms that ask for it in the label's words."""
        self.draft.kept[name] = self.kept[name] = self._noted[noted_as(label)] = answer

    def question(self, index: int) -> Question:
        """Give a field of the last look with what its answer depends on."""
        field, token = self.eyes.raw.fields[index], self.eyes.tokens[index]
        words, page = self.eyes.words, self.eyes.raw.language[:2].lower()
        tongues = (words, lexicon(page)) if page != words.language and page in languages() else (words,)
        return Question(field, token, {**self._noted, **self.kept, **self.ledger.facts}, tongues, self._spelling, datetime.date.today())

    def wished(self, index: int) -> list[str] | None:
        """Give what the persona would answer to a field of the last look, the best first; None where it is left as it is."""
        question = self.question(index)
        return None if self._known_as(question) in self._beyond else answering.open_wishes(question)

    def put(self, index: int, wished: Sequence[str], datum: str = "") -> bool:
        """Put an answer into a field of the last look, in the first of the ways that it takes; give whether anything had to be done."""
        question = self.question(index)
        if not self.owned and any(guard.is_card(question.token, each) for each in wished):
            raise guard.held_back(question.field)
        if group := answering.boxes(self.eyes.raw.fields, self.eyes.tokens, index):
            return self._share_out([self.question(each) for each in group], wished, datum)
        wished = self._by_rule(question, wished)
        self._keep_secret([question], wished)
        took = answering.put(self.eyes.window, question, wished, self.ms())
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
            self.press(answer)
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
        self.draft.worked()

    def _count(self, question: Question, took: Took, datum: str) -> None:
        field = question.field
        if self.tag and self.tag in took.text:
            took = dataclasses.replace(took, typed=took.typed - len(self.tag))
        on = Answer(role=field.type, name=field.label, box=field.box)
        own = question.token != "email" or took.text.strip().casefold() in ("", self.ledger.facts.get("email", "").casefold())
        self.act("choose" if took.choice else "type", on, token=question.token, datum=datum, own=own, typed=took.typed)
        if took.choice:
            self.draft.tally.choose(took.typed)
        else:
            self.draft.tally.type(took.typed)

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
        asked = any(each.token in SECRET or each.field.type == "password" for each in questions)
        if secret := asked or any(guard.is_card("", value) for value in wished):
            for value in wished:
                self.eyes.secrets.typed(value)
            self.eyes.window.cover([each.field for each in questions], {})
        return secret

    def _tell(self, field: RawField, token: str, value: str) -> None:
        """Book what the company now knows, and what proof it asked for."""
        if factor := self.ledger.factor(token):
            self.draft.tally.authenticate(factor)
        if token in PASSWORDS:
            self.ledger.account = True
        self.ledger.give(token, self.eyes.place_of(field), self.eyes.views[-1].page, value)
        self.eyes.noted.answer(field)
