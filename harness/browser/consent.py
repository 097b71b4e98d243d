"""Cookie banners: seen, answered, and booked apart from the journey."""

import dataclasses
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Error

from harness.browser.raw import NOTHING
from harness.lexicon import Lexicon, lexicon
from harness.reading.banners import Meaning, is_banner, meaning, says

if TYPE_CHECKING:
    from harness.browser.draft import Draft
    from harness.browser.eyes import Eyes
    from harness.browser.raw import Overlay, RawLook

Wish = Literal["refuse", "accept"]
# What is pressed first where several are there. Closing says no to what was asked; settings are gone through where nothing else does.
WAYS: dict[Wish, tuple[Meaning, ...]] = {"refuse": ("refuse", "save", "close", "settings", "more"), "accept": ("accept", "noted")}
ANYHOW: tuple[Meaning, ...] = ("accept", "noted")  # never `pay`: nobody buys a subscription to get past a banner
OPENS: tuple[Meaning, ...] = ("settings", "more")  # which lead to another screen of the banner
PRESSES_AT_MOST = 4  # of buttons
SWITCHES_AT_MOST = 30
PATIENCE = 3.0  # seconds until a press on a banner is seen to have no effect
A_MOMENT = 0.1  # seconds between two looks at a banner that is on its way


@dataclasses.dataclass
class Answered:
    """How a banner was answered; `screens` are those of it that were seen."""

    screens: list["Overlay"] = dataclasses.field(default_factory=list)
    pressed: list[str] = dataclasses.field(default_factory=list)
    gone: bool = False

    @property
    def words(self) -> int:
        """Words to read on the screens."""
        return sum(len(screen.text.split()) for screen in self.screens)


def banner_of(raw: "RawLook", words: Lexicon, answering: "tuple[RawLook, Overlay] | None" = None) -> "Overlay | None":
    """Give the banner that a look shows, the uppermost if there are several; after a press on one what it opened, else that one."""
    tongues = tongues_of(raw, words)
    found = [over for over in raw.overlays if not over.asks and is_banner(tongues, over.text, [each.name for each in over.buttons])]
    if answering is None:
        return min(found, key=lambda over: over.covered, default=None)
    before, banner = answering
    known = {over.text for over in before.overlays}
    found += [over for over in raw.overlays if over not in found and over.text not in known and _belongs_to_one(over, tongues)]
    return min(found, key=lambda over: (over.text in known, over.text != banner.text, over.covered), default=None)


def tongues_of(raw: "RawLook", words: Lexicon) -> Sequence[Lexicon]:
    """Give the languages to read a banner in: the site's and the page's."""
    return tuple(dict.fromkeys((words, lexicon(raw.language or words.language))))


def _belongs_to_one(over: "Overlay", tongues: Sequence[Lexicon]) -> bool:
    meant = {meaning(tongues, each.name) for each in over.buttons}
    return not meant.isdisjoint(("refuse", "save", "accept")) and (over.switches > 0 or says(tongues, "banner", over.text))


def answer(eyes: "Eyes", draft: "Draft", wish: Wish, *, anyhow: bool) -> Answered:
    """Refuse or accept what a banner asks; `anyhow`: get past it by whatever it offers where that cannot be done."""
    answered = Answered()
    booked, draft.tally = draft.tally, draft.consent
    pressed, eyes.pressed = eyes.pressed, None
    try:
        _answer(eyes, draft, WAYS[wish] + (ANYHOW if anyhow else ()), answered)
    finally:
        draft.tally, eyes.pressed, eyes.answering = booked, pressed, None
    return answered


def _answer(eyes: "Eyes", draft: "Draft", ways: tuple[Meaning, ...], answered: Answered) -> None:
    another = True
    while banner := eyes.banner:
        if another:
            answered.screens.append(banner)
            draft.tally.read(banner.text)
        found = _button(banner, ways, tongues_of(eyes.raw, eyes.words), answered.pressed)
        if not found or len(answered.pressed) >= PRESSES_AT_MOST:
            return
        name, meant = found
        if meant == "save" and "refuse" in ways:
            banner = _switch_off(eyes, draft, banner)
        eyes.answering = eyes.raw, banner
        if not _press(eyes, draft, "press", banner, name):
            return
        answered.pressed.append(name)
        another = _changed(eyes, draft, banner, opens=meant in OPENS)
        answered.gone = eyes.banner is None and meant not in OPENS
        if not another and meant not in OPENS:
            return


def _button(over: "Overlay", ways: tuple[Meaning, ...], tongues: Sequence[Lexicon], tried: list[str]) -> tuple[str, Meaning] | None:
    """Give the button to press next, with its meaning. A link to another page answers, but it opens no settings that we could stay at."""
    meant = [(each, meaning(tongues, each.name)) for each in over.buttons if each.name not in tried]
    fitting = (each.name for way in ways for each, what in meant if what == way and not (each.away and way in OPENS))
    name = next(fitting, None)
    return next(((name, what) for each, what in meant if each.name == name and what), None) if name else None


def _switch_off(eyes: "Eyes", draft: "Draft", banner: "Overlay") -> "Overlay":
    """Put off every switch that is on, one click each."""
    for _ in range(min(banner.switches, SWITCHES_AT_MOST)):
        if not _press(eyes, draft, "switch", banner):
            break
        eyes.look(draft)
        banner = eyes.banner or banner
    return banner


def _press(eyes: "Eyes", draft: "Draft", question: Literal["press", "switch"], over: "Overlay", name: str = "") -> bool:
    try:
        there = eyes.window.ask_over(question, over, name)
        if not there.found:
            return False
        eyes.window.hand.press_at(there)
    except (Error, TimeoutError):  # it went away by itself, or the page did
        return False
    draft.tally.click()
    return True


def _changed(eyes: "Eyes", draft: "Draft", banner: "Overlay", *, opens: bool) -> bool:
    """Wait for what a press brings about, an animation's end included; give whether the banner is gone or shows another screen.

    Between two screens there may be nothing for a moment: a press that opens one has not done so before it is there.
    """
    started, last = time.monotonic(), _face(banner)
    while True:
        eyes.look(draft)
        face = _face(eyes.banner)
        arrived = not opens if face is None else face == last != _face(banner) and bool(eyes.banner and eyes.banner.buttons)
        waited = time.monotonic() - started
        if arrived or waited > min(PATIENCE, eyes.left()):
            draft.tally.wait(1000 * waited if waited > 5 * A_MOMENT else 0)
            return arrived
        last = face
        eyes.window.ask("text", NOTHING, wait_ms=1000 * A_MOMENT)


def _face(over: "Overlay | None") -> tuple[object, ...] | None:
    return (over.text, over.switches, tuple(each.name for each in over.buttons)) if over else None
