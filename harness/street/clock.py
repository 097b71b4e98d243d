"""The clock of a company, which may be moved, and what the company is to do when the clock gets there."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from threading import RLock

from harness.street.ledger import Entry, Ledger

LATEST = timedelta(days=3650)  # a clock is moved by no more at once
_CLOCK, _DUE = "clock", "due"  # kinds of entries
# The moment at which a thing that was due is done, while it is being done.
_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


class Clock:
    """The clock and the agenda of one company; both stand in the ledger, so that they live as long as its customers do."""

    def __init__(self, company: str, ledger: Ledger, do: Callable[[str, Entry], None]) -> None:
        self._company = company
        self._ledger = ledger
        self._do = do
        self._turn = RLock()  # what is due is done in order, by one thread at a time

    def now(self) -> datetime:
        """Tell the time as an aware local time."""
        return _moment.get() or (datetime.now(UTC) + timedelta(seconds=self.ahead)).astimezone()

    @property
    def ahead(self) -> float:
        """Seconds by which the clock was moved."""
        entry = self._ledger.find(self._company, _CLOCK, "ahead")
        return float(entry["seconds"]) if entry else 0.0

    def after(self, when: timedelta, name: str, **facts: object) -> None:
        """Put a thing to do on the agenda."""
        self._ledger.add(self._company, _DUE, secrets.token_hex(8), when=(self.now() + when).isoformat(), name=name, facts=facts)

    def later(self, seconds: float) -> None:
        """Move the clock and do what is due on the way, each thing at its own moment; ValueError for a time that cannot be."""
        if not 0 <= seconds <= LATEST.total_seconds():
            raise ValueError(f"A clock moves by 0 to {LATEST.total_seconds():.0f} seconds, not by {seconds}.")
        with self._turn:
            self._work_off(self.now() + timedelta(seconds=seconds))
            ahead = self.ahead + seconds
            if not self._ledger.add(self._company, _CLOCK, "ahead", seconds=ahead):
                self._ledger.change(self._company, _CLOCK, "ahead", seconds=ahead)

    def catch_up(self) -> None:
        """Do what has become due because time went by."""
        with self._turn:
            self._work_off(self.now())

    def _work_off(self, until: datetime) -> None:
        # The agenda is read anew after each thing, which may have put another on it.
        while due := self._next(until):
            moment, key, entry = due
            if self._ledger.take(self._company, _DUE, key):
                token = _moment.set(moment)
                try:
                    self._do(entry["name"], entry["facts"])
                finally:
                    _moment.reset(token)

    def _next(self, until: datetime) -> tuple[datetime, str, Entry] | None:
        agenda = self._ledger.entries(self._company, _DUE)
        due = [(datetime.fromisoformat(entry["when"]).astimezone(), key, entry) for key, entry in agenda.items()]
        first = min(due, key=lambda each: each[0], default=None)
        return first if first and first[0] <= until else None
