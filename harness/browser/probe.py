"""The consent probe: what refusing a site's cookie banner takes, and what accepting it does, apart from any visit."""

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Error

from harness.browser import consent
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.halt import Halted
from harness.browser.raw import NOTHING
from harness.browser.stranger import going, open_page, stranger
from harness.manners.conduct import Conduct
from harness.model import ConsentProbe
from harness.scenario.plan import DESKTOP, Conditions

LATEST = 4.0  # seconds after which no banner is expected to come any more


def probe_consent(
    new_context: Callable[[], BrowserContext], address: str, language: str, conditions: Conditions = DESKTOP,
    conduct: Conduct | None = None,
) -> list[ConsentProbe]:
    """Refuse and accept the banner at an address, each as somebody who was never there before; nothing where there is no banner.

    Nor is there anything where robots.txt asks programs to leave the address.
    """
    if conduct and not conduct.may_open(address):
        return []

    def probe(wish: consent.Wish) -> ConsentProbe | None:
        try:
            with stranger(new_context, language, conditions, conduct) as eyes:
                return _choose(eyes, address, wish)
        except (Halted, Error, TimeoutError):  # the page could not be reached or broke: nothing is known, and nothing said
            return None

    refused = probe("refuse")
    accepted = probe("accept") if refused else None
    return [refused, accepted] if refused and accepted else []


def _choose(eyes: Eyes, address: str, wish: consent.Wish) -> ConsentProbe | None:
    draft = going(address)
    came = _open(eyes, draft, address, LATEST)
    if came is None:
        return None
    language = eyes.raw.language
    answered = consent.answer(eyes, draft, wish, anyhow=False)
    clicks = draft.consent.effort.clicks
    again = answered.gone and _open(eyes, draft, address, 2 * came + 1) is not None
    return ConsentProbe(
        choice=wish, done=answered.gone, clicks=clicks, screens=len(answered.screens), words=answered.words,
        text=answered.screens[0].text, language=language, offers=answered.screens[-1].buttons,
        pressed=answered.pressed, again=again,
    )  # fmt: skip


def _open(eyes: Eyes, draft: Draft, address: str, patience: float) -> float | None:
    """Open the page; give the seconds until its banner came, None if none does."""
    open_page(eyes, draft, address)
    started = time.monotonic()
    while eyes.banner is None:
        if time.monotonic() - started > min(patience, eyes.left()):
            return None
        eyes.window.ask("text", NOTHING, wait_ms=1000 * consent.A_MOMENT)
        eyes.look(draft)
    return time.monotonic() - started
