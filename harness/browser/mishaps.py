"""What customers do by accident on the page that a visit ended on: go back, load it again."""

import contextlib
import time
from collections.abc import Callable

import msgspec
from playwright.sync_api import Error

from harness.browser.halt import Halted
from harness.browser.raw import NOTHING, RawLook
from harness.browser.walk import Walk
from harness.browser.window import Window
from harness.model import TEXT_AT_MOST, Trial, TrialKind

LIMIT = 20.0  # seconds for one trial
A_MOMENT_MS = 1200  # in which a page that sends the customer on has done so
PRESSES = 3  # of Back, after which somebody who wants to leave gives up


def try_reload(walk: Walk) -> Trial:
    """Load the last page again: what was sent to get it is sent again, unless the company led on to a page of its own."""

    def reload(window: Window, last: RawLook) -> Trial:
        window.page.reload(wait_until="commit", timeout=1000 * LIMIT)
        raw = _looked(window)
        return Trial(kind="reload", times=1, url=raw.url, text=raw.text[:TEXT_AT_MOST], same=_same(raw, last), sent=window.ear.take().sent)

    return _tried(walk, "reload", reload)


def try_back(walk: Walk) -> Trial:
    """Press Back until it leads anywhere, three times at most. Where it does, the history of the window is shorter than before."""

    def back(window: Window, last: RawLook) -> Trial:
        at = window.tools.history_at()
        if at < 1:
            return Trial(kind="back", untried="there is no page to go back to")
        raw = last
        for times in range(1, PRESSES + 1):
            window.page.go_back(wait_until="commit", timeout=1000 * LIMIT)
            raw = _settled(window)
            if not _same(raw, last) or window.tools.history_at() < at:
                return Trial(kind="back", times=times, url=raw.url)
        return Trial(kind="back", times=PRESSES, url=raw.url, same=True)

    return _tried(walk, "back", back)


def _tried(walk: Walk, kind: TrialKind, act: Callable[[Window, RawLook], Trial]) -> Trial:
    """Try something on the last page of a visit that ended well, without a trace in its looks."""
    at_s, view = walk.eyes.clock.now, len(walk.eyes.views) - 1
    walk.eyes.deadline = time.monotonic() + LIMIT
    try:
        window = walk.eyes.window
        last = _looked(window)
        window.ear.take()
        trial = act(window, last)
    except (Halted, Error, TimeoutError):
        trial = Trial(kind=kind, untried="the page did not answer")
    return msgspec.structs.replace(trial, view=view, at_s=at_s)


def _settled(window: Window) -> RawLook:
    """Look at the page once it has had time to send the customer on."""
    _looked(window)
    with contextlib.suppress(Error):  # it does so
        window.ask("text", NOTHING, wait_ms=A_MOMENT_MS)
    return _looked(window)


def _looked(window: Window) -> RawLook:
    """Look at the page; once more where it went on meanwhile."""
    try:
        return window.look(LIMIT)
    except Error:
        return window.look(LIMIT)


def _same(raw: RawLook, last: RawLook) -> bool:
    """Whether it is the page that it was: unchanged, or loaded anew, be it under an address of its own."""
    if raw.born == last.born:
        return (raw.url, raw.fingerprint) == (last.url, last.fingerprint)
    return (raw.title, raw.headings) == (last.title, last.headings)
