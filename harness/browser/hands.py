"""The hands: press, type and pick, and count each of it."""

import dataclasses

from playwright.sync_api import Error

from harness.browser import consent, forms, guard
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.raw import Answer, RawField
from harness.model import Act, ActKind
from harness.personas import SECRET
from harness.personas.ledger import Ledger
from harness.reading.asking import AGAIN, questions
from harness.scenario.plan import Consent

_SEEN_AFTERWARDS = ("type", "choose", "answer-dialog", "download")  # what does not turn the customer away from what was looked at


@dataclasses.dataclass
class Hands:
    """Does things to the page that the eyes are on. `draft` is the step that it is done for."""

    eyes: Eyes
    ledger: Ledger
    banners: Consent
    owned: bool  # the site is ours: a payment card may be typed
    draft: Draft = dataclasses.field(init=False)
    _counted: set[tuple[int, str]] = dataclasses.field(default_factory=set)

    def ms(self) -> float:
        """Milliseconds until the running step has to end."""
        return max(1.0, 1000 * self.eyes.left())

    def act(self, kind: ActKind, answer: Answer | None = None, *, name: str = "", token: str = "", datum: str = "", typed: int = 0) -> None:
        """Note what is about to be done, and to what."""
        on, view = answer or Answer(name=name), len(self.eyes.views) - 1
        self.draft.acts.append(
            Act(kind=kind, role=on.role, name=on.name, view=view, box=on.box, token=token, datum=datum, characters=typed)
        )
        if kind not in _SEEN_AFTERWARDS:
            self.eyes.pressed = self.draft
            self.eyes.acting()

    def press(self, answer: Answer) -> None:
        """Press what the eyes have found."""
        self.act("click", answer)
        self.draft.tally.click()
        window = self.eyes.window
        try:
            window.press_at(answer)
        except Error:
            if not window.gone:
                raise
        self.see()

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
        if self.eyes.newly_seen and self.banners != "ignore":
            consent.clear_away(self.eyes, self.draft, self.banners)

    def clear_banner(self) -> bool:
        """Get a cookie banner out of the way that came late; give whether there was one."""
        before = self.draft.consent.effort.clicks
        if self.banners != "ignore":
            consent.clear_away(self.eyes, self.draft, self.banners)
        return self.draft.consent.effort.clicks > before

    def count_asked(self, fields: list[int]) -> None:
        """Count what a form asks, once for each field of a page."""
        page = self.eyes.views[-1].page if self.eyes.views else 0
        self.eyes.asked([self.eyes.raw.fields[index] for index in fields])
        views = self.eyes.fields()
        asking = questions(views)
        for index in fields:
            key, view = (page, self.eyes.raw.fields[index].question), views[index]
            if view.token not in forms.NEVER and key not in self._counted:
                self._counted.add(key)
                again, right = asking[index] in AGAIN, view.holds == "right"
                known = again or asking[index] == "prefilled"
                self.draft.tally.asked(required=view.required, prefilled=right, known=known, again=again)
                self.draft.tally.read(view.label)

    def put(self, index: int, value: str, datum: str = "") -> bool:
        """Put an answer into a field of the last look; give whether anything had to be done."""
        field, token = self.eyes.raw.fields[index], self.eyes.tokens[index]
        if not self.owned and guard.is_card(token, value):
            raise guard.held_back(field)
        if token in SECRET or field.type == "password":
            self._keep_secret(field, value)
        if not forms.put(self.eyes.window, field, value, self.ms()):
            return False
        on = Answer(role=field.type, name=field.label, box=field.box)
        if field.control == "text":
            typed = len(value) if field.longest < 0 else min(len(value), field.longest)
            self.act("type", on, token=token, datum=datum, typed=typed)
            self.draft.tally.type(typed)
        else:
            self.act("choose", on, token=token, datum=datum)
            self.draft.tally.choose()
        self._tell(field, token, value)
        return True

    def _keep_secret(self, field: RawField, value: str) -> None:
        """Let neither words nor pictures of the visit show what is about to be typed."""
        self.eyes.secrets.typed(value)
        self.eyes.window.cover([field], [])

    def _tell(self, field: RawField, token: str, value: str) -> None:
        """Book what the company now knows, and what proof it asked for."""
        if factor := self.ledger.factor(token):
            self.draft.tally.authenticate(factor)
        if token in ("password", "current-password", "new-password"):
            self.ledger.account = True
        self.ledger.give(token, self.eyes.place_of(field), self.eyes.views[-1].page, value)
        self.eyes.put_in(field)
