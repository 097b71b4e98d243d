"""The hands: press, type and pick, and count each of it."""

import dataclasses
import time
from collections.abc import Callable

import msgspec
from playwright.sync_api import Error

from harness.browser import consent
from harness.browser.answering import noted_as
from harness.browser.answers import Answers
from harness.browser.asking import Asking
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.guard.clearance import Guard
from harness.browser.raw import Answer
from harness.browser.window import Window
from harness.model import Act, ActKind, Snag
from harness.personas.ledger import Ledger
from harness.reading.acting.deeds import HARMLESS, UNCLEAR
from harness.scenario.plan import Consent

_IN_THE_MAILBOX = ("open-mail", "answer-mail", "unsubscribe")
PRESSING = {"Enter": "Enter", "NumpadEnter": "Enter", "Space": "Space", " ": "Space"}  # keys that press what has the focus
# What does not turn the customer away from what was looked at.
_SEEN_AFTERWARDS = ("type", "choose", "answer-dialog", "download", *_IN_THE_MAILBOX)


@dataclasses.dataclass
class Hands:
    """Does things to the page that the eyes are on. `draft` is the step that it is done for."""

    eyes: Eyes
    ledger: Ledger
    banners: Consent
    guard: Guard  # of what may not be done at this site
    draft: Draft = dataclasses.field(init=False)
    kept: dict[str, str] = dataclasses.field(default_factory=dict)  # what was read on the way: it answers what the persona cannot
    tag: str = ""  # what an address of one visit has more than the customer's own would
    acts: int = 0  # things done to pages so far
    pressing: Callable[[Window, Answer], None] = lambda window, found: window.hand.press_at(found)
    acted_s: float = 0.0  # when the last was done, by the site's clock
    noted: dict[str, str] = dataclasses.field(default_factory=dict)  # what was read, by the labels it stood after
    _stays: set[str] = dataclasses.field(default_factory=set)  # banners that cannot be got out of the way

    def __post_init__(self) -> None:
        self.asking = Asking(self.eyes, self.ledger)
        self.answers = Answers(self)
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
        self.guard.doing(kind, on.name, view)
        self.draft.acts.append(
            Act(kind=kind, role=on.role, name=on.name, view=view, box=on.box, token=token, datum=datum, own=own, characters=typed)
        )
        if kind not in _IN_THE_MAILBOX:
            self.acts, self.acted_s = self.acts + 1, self.eyes.clock.now
        if kind not in _SEEN_AFTERWARDS:
            self.eyes.pressed = self.draft
            self.eyes.acting()

    def press(self, answer: Answer) -> None:
        """Press what the eyes have found, unless it would do what cannot be taken back and nobody has cleared."""
        self.guard.pressing(answer, self.eyes)
        self.act("click", answer)
        self.draft.tally.click()
        window = self.eyes.window
        try:
            self.pressing(window, answer)
        except Error:
            if not window.gone:
                raise
        self.see()

    def strike(self, keys: str) -> None:
        """Press a key or a chord, unless it would press what cannot be taken back and nobody has cleared."""
        key = keys.rpartition("+")[2]
        if key in PRESSING and (pressed := self.eyes.window.ask("keyed", PRESSING[key])).found:
            self.guard.pressing(pressed, self.eyes)
        else:
            self.guard.note(keys, UNCLEAR, len(self.eyes.views) - 1)
        self.eyes.turns.take()
        self.act("press", name=keys)
        self.draft.tally.keys(len(keys.split("+")) if keys != "+" else 1)
        self.eyes.window.page.keyboard.press(keys)
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
        if banner is None or self.banners == "ignore" or banner.text in self._stays or self.guard.is_away(self.eyes.raw.url):
            return 0.0
        self.guard.note(banner.text[:60], HARMLESS, len(self.eyes.views) - 1)
        answered = consent.answer(self.eyes, self.draft, self.banners, anyhow=True)
        if not answered.gone:
            self._stays.add(banner.text)
        return time.monotonic() - started if answered.pressed else 0.0

    def keep(self, name: str, label: str, answer: str) -> None:
        """Keep what the company says after a label, under a name and for forms that ask for it in the label's words."""
        self.draft.kept[name] = self.kept[name] = self.noted[noted_as(label)] = answer
