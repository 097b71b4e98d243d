"""How many customers are there, and whose turn it is."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

LATELY = timedelta(seconds=10)


class Crowd:
    """The customers who have been seen within the last ten seconds, and have not got what they came for."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, datetime] = OrderedDict()
        self._lock = Lock()

    def joined_by(self, visitor: str, now: datetime) -> int:
        """Note that a customer is here, and count all who are."""
        with self._lock:
            self._seen[visitor] = now
            self._seen.move_to_end(visitor)
            return self._size(now)

    def left_by(self, visitor: str) -> None:
        """Note that a customer is done."""
        with self._lock:
            self._seen.pop(visitor, None)

    def size(self, now: datetime) -> int:
        """Count the customers."""
        with self._lock:
            return self._size(now)

    def _size(self, now: datetime) -> int:
        # A clock that was set back leaves customers of the future behind.
        while self._seen and abs(now - next(iter(self._seen.values()))) > LATELY:
            self._seen.popitem(last=False)
        return len(self._seen)


class Queue:
    """Turns for those who come, so many a second; who comes when few do need not wait."""

    def __init__(self, per_second: int) -> None:
        self._between = timedelta(seconds=1) / per_second
        self._next: datetime | None = None
        self._lock = Lock()

    def turn(self, now: datetime) -> datetime:
        """Give the next turn that nobody has."""
        with self._lock:
            behind = self._next is None or not now - LATELY < self._next < now + timedelta(hours=1)
            turn = max(now, now if behind or self._next is None else self._next)
            self._next = turn + self._between
            return turn

    def place(self, turn: datetime, now: datetime) -> int:
        """Count the turns until this one: 0 lets its customer in, and a second's worth of turns at a time does not wait."""
        return max(0, ceil((turn - now - timedelta(seconds=1)) / self._between))
