"""Watching the campaign: its page and files by plain requests, its journey by real browsers, at a pace that troubles nobody."""

import datetime
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from harness import __version__
from harness.campaign.hosts import foreign
from harness.model.preflight import Evidence, Noticed
from harness.preflight.gathering import Ground
from harness.preflight.gathering.contents import Contents
from harness.preflight.gathering.looking import Look, ask, look
from harness.preflight.gathering.noticing import Noticing
from harness.preflight.gathering.walking_on import WalkingOn, Walks

BEFORE = 3  # looks that tell what is different every time
PACE_OURS, PACE_OTHERS = 5.0, 30.0  # seconds from one look to the next
PACE_BEFORE = 1.0
FILES_OURS, FILES_OTHERS = 10.0, 120.0  # seconds from one round of the page's files to the next, at the least
WALKS_OURS, WALKS_OTHERS = 15.0, 300.0  # ... from one walk to the next
ROUNDS, WALKS = 60, 10  # that a long watch has of each
LARGEST, FILE_S = 1 << 20, 5.0  # bytes that are read of a file, and seconds that it may take
LAST_S = 45.0  # that the last walk may take to end what it began before the watch was over
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
    url, seconds, clock, owned = ground.url(ground.campaign.page), ground.watch_s, RealClock(), ground.site.owned
    ground.told(f"watching {url} for {seconds:.0f} s")

    def ours(file: str) -> bool:
        return file.startswith(("http://", "https://")) and not foreign(file, ground.site, ground.address)

    files_every = max(FILES_OURS if owned else FILES_OTHERS, seconds / ROUNDS)
    contents = Contents(lambda file: ask(file, AGENT, largest=LARGEST, within=FILE_S), ours, files_every, clock.now)
    walks = Walks(ground)
    walking = WalkingOn(walks.begin, max(WALKS_OURS if owned else WALKS_OTHERS, seconds / WALKS), clock.now)
    pace = PACE_OURS if owned else PACE_OTHERS
    for each in watched(evidence, lambda: look(url, AGENT), seconds, pace, clock, contents, walking):
        yield each if not walks.lacking else msgspec.structs.replace(each, skipped={**each.skipped, "walks of the watch": walks.lacking})


def watched(
    evidence: Evidence, ask: Callable[[], Look], seconds: float, pace: float, clock: Clock,
    contents: Contents | None = None, walking: WalkingOn | None = None,
) -> Iterator[Evidence]:  # fmt: skip
    """Give the evidence with each thing noticed, and with how long the page has been watched."""
    watch = _Watch(evidence, ask, clock, contents, walking)
    try:
        yield from watch.through(seconds, pace)
    finally:
        if walking:
            walking.stop()


class _Watch:
    """A watch under way."""

    def __init__(
        self, evidence: Evidence, ask: Callable[[], Look], clock: Clock, contents: Contents | None, walking: WalkingOn | None
    ) -> None:
        self._before, self._ask, self._clock, self._contents, self._walking = evidence, ask, clock, contents, walking
        self._began = clock.now()
        self._noticed: list[Noticed] = []
        self._looks = 0

    def through(self, seconds: float, pace: float) -> Iterator[Evidence]:
        """Look for so many seconds, and wait for the walk that is under way then."""
        usual = [self._usual(min(PACE_BEFORE, pace)) for _ in range(BEFORE)]
        if all(each.trouble for each in usual):
            trouble = f"the page could not be watched: {usual[-1].trouble}"
            yield msgspec.structs.replace(self._before, skipped={**self._before.skipped, "watch": trouble})
            return
        noticing, end = Noticing(usual), self._began + seconds
        while self._clock.now() < end:
            found = self._look()
            self._noticed += noticing.see(found, _now()) + self._beside(found)
            yield self._evidence()
            self._clock.wait(min(pace, max(0.0, end - self._clock.now())))
        while self._walking and self._walking.walking and self._clock.now() < end + LAST_S:
            self._noticed += self._walking.see(_now(), more=False)
            yield self._evidence()
            self._clock.wait(min(PACE_BEFORE, pace))

    def _usual(self, pause: float) -> Look:
        """Look before the watch begins: what its files hold then is learned as well."""
        found = self._look()
        if self._contents:
            self._contents.see(found, "")
        self._clock.wait(pause)
        return found

    def _look(self) -> Look:
        self._looks += 1
        return self._ask()

    def _beside(self, found: Look) -> list[Noticed]:
        noticed = self._contents.see(found, _now()) if self._contents else []
        return noticed + (self._walking.see(_now()) if self._walking else [])

    def _evidence(self) -> Evidence:
        walked = self._walking.walked if self._walking else []
        fetched = self._walking.fetched if self._walking else []
        return msgspec.structs.replace(
            self._before, noticed=[*self._before.noticed, *self._noticed][:MOST_NOTICED], watched_s=self._clock.now() - self._began,
            watch_looks=self._looks, walked=[*self._before.walked, *walked], fetched=[*self._before.fetched, *fetched],
        )  # fmt: skip


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
