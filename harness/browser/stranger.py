"""Somebody who was never at a site before, and is not counted: who looks at a page beside the visit."""

import contextlib
import time
from collections.abc import Callable, Iterator

from playwright.sync_api import BrowserContext

from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.secrets import Secrets
from harness.browser.tally import Tally
from harness.lexicon import lexicon
from harness.manners.conduct import Conduct
from harness.personas.ledger import Ledger
from harness.scenario.plan import Conditions, PlannedStep
from harness.steps.go import Go

LIMIT = 20.0  # seconds for what a stranger does, page loads included


@contextlib.contextmanager
def stranger(
    new_context: Callable[[], BrowserContext], language: str, conditions: Conditions, conduct: Conduct | None = None
) -> Iterator[Eyes]:
    """Give the eyes of a stranger for as long as the context lasts."""
    context = new_context()
    try:
        eyes = Eyes(context, lexicon(language), Ledger({}), Secrets({}), None)
        eyes.conditions = conditions.beside
        eyes.turns.conduct = conduct
        eyes.deadline = time.monotonic() + LIMIT
        yield eyes
    finally:
        context.close()


def going(address: str) -> Draft:
    """Give a step of going there that no scenario has."""
    return Draft(PlannedStep("go", Go(address), f"go: {address}", "", 0, 0), Tally())


def open_page(eyes: Eyes, draft: Draft, address: str) -> None:
    """Open a page and look at it."""
    eyes.turns.take(address)
    eyes.window.page.goto(address, wait_until="commit", timeout=1000 * eyes.left())
    eyes.look(draft)
