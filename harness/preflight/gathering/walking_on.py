"""Real browsers that walk the journey while the page is watched, one after another, and what goes wrong on their way."""

import functools
from collections.abc import Callable, Iterator
from typing import Protocol

from harness.model.preflight import Fetched, Noticed, Walked
from harness.preflight.gathering import Ground
from harness.preflight.gathering.browsers import Browsers, Came
from harness.preflight.gathering.choosing import asks_for_code
from harness.preflight.gathering.deriving import Walk
from harness.preflight.gathering.walks import place

BROKEN = ("server-error", "not-found", "blank-page")  # dead ends that a release makes; that codes ran out is none
FAILED = 500  # status from which on a page is the server's failure
MOST_WALKS = 60
LONGEST_S = 180.0  # that a walk may take
FIRST = 1001  # number of the first walk, so that none is of a customer of the walks before
NO_CODES = "no unused code was left for another walk of the watch"


class Walker(Protocol):
    """A visit that is under way."""

    @property
    def over(self) -> bool:
        """Whether it has ended."""

    def came(self) -> Came:
        """Give what it came to."""

    def stop(self) -> None:
        """End it."""


class WalkingOn:
    """Walks begun one every so many seconds, none before the one before has ended. `begin` begins one, None where there can be no more."""

    def __init__(self, begin: Callable[[int], Walker | None], every: float, now: Callable[[], float]) -> None:
        self._begin, self._every, self._now = begin, every, now
        self._number, self._began = 0, 0.0
        self._walker: Walker | None = None
        self._broken = ""  # how the walk before went wrong
        self.walked: list[Walked] = []
        self.fetched: list[Fetched] = []

    @property
    def walking(self) -> bool:
        """Whether one is under way."""
        return self._walker is not None

    def see(self, at: str, more: bool = True) -> list[Noticed]:
        """Begin a walk where it is time and there are to be more, and give what is noticed of one that has ended."""
        found = list(self._ended(at)) if self._walker and (self._walker.over or self._now() > self._began + LONGEST_S) else []
        due = not self._number or self._now() >= self._began + self._every
        if more and due and not self._walker and self._number < MOST_WALKS:
            self._number, self._began = self._number + 1, self._now()
            self._walker = self._begin(self._number)
        return found

    def stop(self) -> None:
        """End the walk that is under way."""
        if self._walker:
            self._walker.stop()

    def _ended(self, at: str) -> Iterator[Noticed]:
        assert self._walker
        self._walker.stop()
        came, self._walker = self._walker.came(), None
        self.walked += came.walked
        self.fetched += came.fetched
        for walked in came.walked:
            trouble, before = went_wrong(walked, came.fetched), self._broken
            self._broken = trouble
            if trouble and trouble != before:
                yield Noticed(at=at, kind="walk", said=trouble, link=walked.link)


def went_wrong(walked: Walked, fetched: list[Fetched]) -> str:
    """Say which error of the company's a walk met; nothing where it met none, or ended for another reason."""
    error = next((page for page in fetched if page.what == "error" and page.status >= FAILED), None)
    if error:
        return f"status {error.status} at {error.url}"
    broken = walked.outcome == "dead-end" and walked.kind in BROKEN
    return f"{walked.kind.replace('-', ' ')}: {walked.said}" if broken else ""


class Walking:
    """A walk of the watch, in a run of its own."""

    def __init__(self, ground: Ground, walk: Walk, number: int) -> None:
        folder = ground.folder / "watch" / f"walk-{number:02d}"
        self._browsers, self._ground = Browsers([walk], folder, functools.partial(place, ground), first=FIRST + number - 1), ground

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._browsers.over

    def came(self) -> Came:
        """Give what it came to."""
        return self._browsers.came(self._ground.folder)

    def stop(self) -> None:
        """End it."""
        self._browsers.stop()


class Walks:
    """Begins walks as customers whom nobody else is, each with a code of its own."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._scenario = ground, ground.campaign.journeys[0]
        self.lacking = ""

    def begin(self, number: int) -> Walking | None:
        """Begin a walk; None where it needs a code and there is none."""
        code = self._ground.spare.give("watch") if asks_for_code(self._scenario) else ""
        if not code and asks_for_code(self._scenario):
            self.lacking = NO_CODES
            return None
        walk = Walk(purpose="watch", of=f"walk {number} of the watch", scenario=self._scenario, code=code)
        return Walking(self._ground, walk, number)
