"""The mails of an inbox, sorted by the address they came to, and the visits that wait for them."""

import contextlib
import threading
from collections.abc import Iterable

from harness.inbox import Delivery, InboxError

MOST_MAILS = 10_000
MOST_BYTES = 512 * 1024 * 1024


class _Hole:
    """The mails to one address; `lost` when they had to be thrown away although somebody expects them."""

    def __init__(self, lock: threading.Lock) -> None:
        self.mails: list[Delivery] = []
        self.came = threading.Condition(lock)  # of its own, so that a mail wakes nobody but those who wait for it
        self.lost = False
        self.since = 0.0  # what comes in from now on came later than that: seconds since 1970


class Pigeonholes:
    """What every kind of inbox puts its mails into. Safe for many threads; a waiting thread costs nothing.

    A mail to an address that nobody expects is kept too, since it may come first. Where it gets too much, those go, the oldest address
    first; then all of the expected address that has been used least, whose visit is told.
    """

    def __init__(self, most_mails: int = MOST_MAILS, most_bytes: int = MOST_BYTES) -> None:
        self._most_mails, self._most_bytes = most_mails, most_bytes
        self._mails = self._bytes = 0
        self._lock = threading.Lock()
        self._expected: dict[str, _Hole] = {}  # the one used last stands last
        self._others: dict[str, _Hole] = {}
        self._failure = ""

    def expect(self, address: str) -> None:
        """Keep the mails to this address, also those that have come."""
        with self._lock:
            self._take(fold(address))

    def expected(self) -> frozenset[str]:
        """Give the addresses that are expected, folded."""
        with self._lock:
            return frozenset(self._expected)

    def put(self, recipients: Iterable[str], raw: bytes, at: float) -> None:
        """Put a mail into the hole of each recipient, and wake those who wait there."""
        with self._lock:
            for address in dict.fromkeys(map(fold, recipients)):
                hole = self._take(address) if address in self._expected else self._others.setdefault(address, _Hole(self._lock))
                if not hole.lost:
                    hole.mails.append(Delivery(raw, max(at, hole.since)))
                    self._mails, self._bytes = self._mails + 1, self._bytes + len(raw)
                    hole.came.notify_all()
            self._make_room()

    def arrived(self, address: str, known: int = 0, within: float = 0) -> list[Delivery]:
        """Give the mails to an address, oldest first, waiting up to `within` seconds until there are more than `known`."""
        with self._lock:
            hole = self._take(fold(address))
            hole.came.wait_for(
                lambda: len(hole.mails) > known or hole.lost or bool(self._failure), timeout=min(within, threading.TIMEOUT_MAX)
            )
            if hole.lost:
                raise InboxError(f"More mails came than are kept ({self._most_mails}, or {self._most_bytes >> 20} MiB); some were lost.")
            if self._failure and len(hole.mails) <= known:
                raise InboxError(self._failure)
            return list(hole.mails)

    def looked(self, addresses: Iterable[str], at: float) -> None:
        """Note that what had come to these folded addresses by then is here; what is put in later came later, by whatever clock."""
        with self._lock:
            for address in addresses:
                if hole := self._expected.get(address):
                    hole.since = at

    def fail(self, message: str) -> None:
        """Tell those who wait, now and later, why nothing can arrive."""
        with self._lock:
            self._failure = message
            for hole in self._expected.values():
                hole.came.notify_all()

    def recover(self) -> None:
        """Let mails be waited for again."""
        with self._lock:
            self._failure = ""

    def _take(self, address: str) -> _Hole:
        hole = self._expected.pop(address, None) or self._others.pop(address, None) or _Hole(self._lock)
        self._expected[address] = hole
        return hole

    def _make_room(self) -> None:
        while self._mails > self._most_mails or self._bytes > self._most_bytes:
            if self._others:
                hole = self._others.pop(next(iter(self._others)))
            else:
                address = next(address for address, hole in self._expected.items() if hole.mails)
                hole = self._take(address)
                hole.lost = True
                hole.came.notify_all()
            self._mails -= len(hole.mails)
            self._bytes -= sum(len(delivery.raw) for delivery in hole.mails)
            hole.mails.clear()


def fold(address: str) -> str:
    """Give an address as it is compared: `Ann+X@Müller.example` and `ann+x@xn--mller-kva.example` are the same."""
    name, at, domain = address.strip().strip("<>").casefold().rpartition("@")
    with contextlib.suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii")
    return f"{name}{at}{domain}"
