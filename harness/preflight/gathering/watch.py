"""Watching the campaign's page: read only, at a pace that troubles nobody."""

import datetime
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from harness import __version__
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground
from harness.preflight.gathering.looking import Look, look
from harness.preflight.gathering.noticing import Noticing

BEFORE = 3  # looks that tell what is different every time
PACE_OURS, PACE_OTHERS = 5.0, 30.0  # seconds from one look to the next
PACE_BEFORE = 1.0
MOST_NOTICED = 200
AGENT = f"mystery-shop/{__version__} (preflight watch)"


class Clock(Protocol):
    """Time, as far as a watch needs it."""

    def now(self) -> float:
        """Give seconds from some moment on."""

    def wait(self, seconds: float) -> None:
        """Let time pass."""


class RealClock:
    """The machine's own."""

    def now(self) -> float:
        """Give seconds since it was started."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)  # nobody tells when a page has changed


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Look at the page again and again for as long as was asked for, and tell of each change when it is noticed."""
    url = ground.url(ground.campaign.page)
    ground.told(f"watching {url} for {ground.watch_s:.0f} s")
    yield from watched(evidence, lambda: look(url, AGENT), ground.watch_s, PACE_OURS if ground.site.owned else PACE_OTHERS, RealClock())


def watched(evidence: Evidence, ask: Callable[[], Look], seconds: float, pace: float, clock: Clock) -> Iterator[Evidence]:
    """Give the evidence with each thing noticed, and with how long the page has been watched."""
    began, before = clock.now(), []
    for _ in range(BEFORE):
        before.append(ask())
        clock.wait(min(PACE_BEFORE, pace))
    noticing, looks = Noticing(before), BEFORE
    if all(not each.status or each.status >= 400 for each in before):
        trouble = f"the page could not be watched: {before[-1].trouble}"
        yield msgspec.structs.replace(evidence, skipped={**evidence.skipped, "watch": trouble})
        return
    while clock.now() < began + seconds:
        found = noticing.see(ask(), datetime.datetime.now().astimezone().isoformat(timespec="seconds"))
        looks += 1
        evidence = msgspec.structs.replace(
            evidence, noticed=[*evidence.noticed, *found][:MOST_NOTICED], watched_s=clock.now() - began, watch_looks=looks
        )
        yield evidence
        clock.wait(min(pace, max(0.0, began + seconds - clock.now())))
