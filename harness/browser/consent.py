"""Cookie banners: got out of the way, and booked apart from the journey."""

from typing import Literal

from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.raw import Overlay
from harness.lexicon import Lexicon

PRESSES_AT_MOST = 3  # settings, a second screen, save


def clear_away(eyes: Eyes, draft: Draft, wish: Literal["refuse", "accept"]) -> None:
    """Refuse or accept what a banner asks. Refusing goes through the settings where the first screen does not offer it."""
    order = ("refuse", "save", "settings", "accept") if wish == "refuse" else ("accept",)
    booked, draft.tally = draft.tally, draft.consent
    pressed, eyes.pressed = eyes.pressed, None
    try:
        for _ in range(PRESSES_AT_MOST):
            banner = next((over for over in eyes.raw.overlays if is_banner(over, eyes.words)), None)
            button = banner and next(filter(None, (_button(banner, key, eyes.words) for key in order)), None)
            if not button:
                return
            answer = eyes.window.ask("press", button, inside=banner.text if banner else "")
            if not answer.found:
                return
            draft.tally.click()
            draft.tally.read(banner.text if banner else "")
            eyes.window.handle(answer).click(timeout=1000 * eyes.left())
            eyes.look(draft)
    finally:
        draft.tally, eyes.pressed = booked, pressed


def is_banner(over: Overlay, words: Lexicon) -> bool:
    """Whether something that lies over the page asks for consent to cookies."""
    return bool(
        words.find("consent.banner", over.text) and any(_is(words, key, name) for name in over.buttons for key in ("refuse", "accept"))
    )


def _button(over: Overlay, key: str, words: Lexicon) -> str | None:
    return next((name for name in over.buttons if _is(words, key, name)), None)


def _is(words: Lexicon, key: str, name: str) -> bool:
    return len(name.split()) <= 6 and bool(words.find(f"consent.{key}", name))
