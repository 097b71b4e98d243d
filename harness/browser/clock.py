"""The clock of the site that is visited."""

import datetime
import time
from collections.abc import Callable


class Clock:
    """Seconds since the visit began, as the site counts them: real time, and what a scenario has moved the street's clock by."""

    def __init__(self, move: Callable[[float], None] | None = None) -> None:
        self._move = move
        self._started = time.monotonic()
        self.moved = 0.0  # seconds

    def start(self) -> None:
        """Begin counting."""
        self._started, self.moved = time.monotonic(), 0.0

    @property
    def now(self) -> float:
        """Seconds since the visit began."""
        return round(time.monotonic() - self._started + self.moved, 1)

    @property
    def moves(self) -> bool:
        """Whether this clock can be moved; a real site's cannot."""
        return self._move is not None

    def another(self) -> "Clock":
        """Give a clock of the same site for another visit."""
        return Clock(self._move)

    def later(self, seconds: float) -> None:
        """Move it, as somebody who comes back later; does nothing at a real site."""
        if self._move:
            self._move(seconds)
            self.moved += seconds

    def later_at(self, hour: datetime.time) -> None:
        """Move it to the next such time of the day, as clocks here show it."""
        now = datetime.datetime.now() + datetime.timedelta(seconds=self.moved)
        then = datetime.datetime.combine(now.date(), hour)
        self.later(((then - now) % datetime.timedelta(days=1)).total_seconds())
