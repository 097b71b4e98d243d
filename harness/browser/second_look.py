"""The second look: pages that hurry the customer are opened once more when the visit is over, by somebody who was never there before."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error

from harness.browser.evidence import place
from harness.browser.halt import Halted
from harness.browser.raw import NOTHING
from harness.browser.stranger import going, open_page, stranger
from harness.browser.walk import Walk
from harness.model import TEXT_AT_MOST, PageView, Trial, Visit
from harness.reading.looks import tongues
from harness.reading.urgency import COUNTS, claims, countdown, hurrying

LATER_S = 240.0  # by which a clock that can be moved is moved in between: a few minutes of any countdown
TIMES = 4  # that a page with a number that may be drawn is opened, one right after the other
A_MOMENT = 1.6  # seconds in which what runs has moved on
CHUNK_MS = 250


def look_again(new_context: Callable[[], BrowserContext], walk: Walk) -> list[Trial]:
    """Open the pages of a visit that hurry the customer once more, those that tell how many are left or look on four times."""
    visit = walk.visit("")
    hosts = (urlsplit(walk.shopper.address).hostname, *walk.site.hosts)
    hurried = [view for view in hurrying(visit) if urlsplit(visit.views[view].url).hostname in hosts]
    if hurried:
        walk.eyes.clock.later(LATER_S)
    trials = []
    for view in hurried:
        page = visit.views[view]
        counts = any(claims(tongues(visit, page), key, page.text) for key in COUNTS)
        for number in range(TIMES if counts else 1):
            trial = _look(new_context, visit, view, walk, wait=number == 0)
            trials.append(trial)
            if trial.untried:
                break
    return trials


def _look(
    new_context: Callable[[], BrowserContext], visit: Visit, view: int, walk: Walk, *, wait: bool
) -> Trial:
    """Open a page as a stranger; `wait`: until a countdown on it has moved on."""
    page, conduct = visit.views[view], walk.eyes.turns.conduct
    if conduct and not conduct.may_open(page.url):
        return Trial(kind="look-again", view=view, url=page.url, untried="its robots.txt asks programs to leave it")
    try:
        with stranger(new_context, visit.language, walk.eyes.conditions, conduct) as eyes:
            draft = going(page.url)
            open_page(eyes, draft, page.url)
            at_s, text, url = walk.eyes.clock.now, eyes.raw.text[:TEXT_AT_MOST], eyes.raw.url
            if place(url) != place(page.url) or eyes.raw.status >= 400:
                return Trial(kind="look-again", view=view, url=url, untried="another page came")
            then, end = text, time.monotonic() + A_MOMENT
            while wait and _runs(visit, page, then) and then == text and time.monotonic() < end:
                eyes.window.ask("text", NOTHING, wait_ms=CHUNK_MS)
                eyes.look(draft)
                then = eyes.raw.text[:TEXT_AT_MOST]
            return Trial(kind="look-again", view=view, url=url, at_s=at_s, text=text, then=then if then != text else "")
    except (Halted, Error, TimeoutError):  # the page could not be reached or broke: nothing is known, and nothing said
        return Trial(kind="look-again", view=view, url=page.url, untried="the page did not come")


def _runs(visit: Visit, page: PageView, text: str) -> bool:
    """Whether a countdown is there that shows seconds: it is to be seen running."""
    found = countdown(tongues(visit, page), text)
    return found is not None and found.grain == 1
