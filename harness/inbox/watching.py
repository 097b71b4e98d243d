"""Looking into somebody else's mailbox: one thread and one connection for all visits of a run."""

import contextlib
import datetime
import re
import selectors
import socket
import threading
import time
from collections.abc import Iterator
from typing import Protocol

from harness.errors import printable
from harness.inbox import Delivery, InboxError, InboxPlan
from harness.inbox.pigeonholes import Pigeonholes, fold
from harness.inbox.sending import send

PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)  # seconds before each further try to get a lost connection back
PATIENCE = 30.0  # seconds that a server may take for an answer
LARGEST = 64 * 1024 * 1024  # bytes of a mail that are fetched
LONGEST_REASON = 200  # characters of what a server says
_BYTES = re.compile(r"\bb(['\"])(.*?)\1")  # as `str` shows what a server said
ASKED = 10.0  # seconds that a look may take before nobody knows what has come
ENDING = 5.0  # seconds that the thread may take to notice that it is over
SINCE = datetime.timedelta(days=30)  # how old a mail may be; who follows a visit up asks for mails of days ago


class Lost(Exception):
    """The connection is gone, or did not come about; another try may succeed. Says why."""


class Refused(InboxError):
    """The server knows us and does not let us in. It is not asked again, because it may lock the account."""


class Bell:
    """What wakes the thread, be it waiting for the server or for time to pass."""

    def __init__(self) -> None:
        self._ear, self._button = socket.socketpair()
        self._ear.setblocking(False)
        self._button.setblocking(False)

    def ring(self) -> None:
        """Wake the thread, or let its next wait end at once."""
        with contextlib.suppress(OSError):  # full: it rings already
            self._button.send(b"!")

    def wait(self, seconds: float | None = None, beside: socket.socket | None = None) -> None:
        """Wait for the bell, for something to read on the other socket, or for the time to be over."""
        with selectors.DefaultSelector() as selector:
            for each in filter(None, (self._ear, beside)):
                selector.register(each, selectors.EVENT_READ)
            selector.select(seconds)
        with contextlib.suppress(OSError):
            while self._ear.recv(4096):
                pass

    def close(self) -> None:
        """Let go of both ends."""
        self._ear.close()
        self._button.close()


class Session(Protocol):
    """One connection to a mailbox, signed in. Its methods raise Lost where the connection is, InboxError where trying again is no use."""

    def look(self) -> None:
        """Put what has come for the expected addresses into the pigeonholes."""

    def rest(self, bell: Bell) -> None:
        """Wait until there may be something new, or the bell rings."""

    def close(self) -> None:
        """Hang up; never fails."""


class WatchedInbox:
    """An inbox at a server. A lost connection is tried again a few times; what comes after that is told to the visits that wait.

    A further visit starts the tries anew, for the server may be back by then; not where it has refused us.
    """

    def __init__(self, plan: InboxPlan, pauses: tuple[float, ...] = PAUSES) -> None:
        self._plan, self._pauses = plan, pauses
        self._holes = Pigeonholes()
        self._bell = Bell()
        self._over, self._lost = threading.Event(), threading.Event()
        self._looked = threading.Condition()
        self._looked_for: frozenset[str] = frozenset()
        self._begun = self._ended = 0  # looks; the second is the number of the last one that came to its end
        self._away = ""  # why the connection is gone
        self._failed = False
        self._thread = threading.Thread(target=self._watch, name=f"inbox {plan.key}", daemon=True)
        self._thread.start()

    def connect(self) -> Session:
        """Open the connection, on the thread that watches. Raises as a Session's methods do."""
        raise NotImplementedError

    def expect(self, address: str) -> None:
        """Look for mails to this address from now on, and for those that came during the last month."""
        if fold(address) in self._holes.expected():
            return
        self._holes.expect(address)
        if self._lost.is_set() and not self._over.is_set():
            self._holes.recover()
            self._failed = False
            self._lost.clear()
        self._bell.ring()

    def arrived(self, address: str, known: int = 0, within: float = 0) -> list[Delivery]:
        """Give the mails to an address, oldest first; see `Inbox`. What is there already comes all at once, from the first look.

        That nothing has come is told only after a look that began when the time was over; InboxError where the server does not let us.
        """
        self.expect(address)
        until = time.monotonic() + (within := min(within, threading.TIMEOUT_MAX))
        with self._looked:
            self._looked.wait_for(lambda: self._failed or fold(address) in self._looked_for, max(within, ASKED))
        mails = self._holes.arrived(address, known, max(0.0, until - time.monotonic()))
        if len(mails) <= known:
            self._look_once_more()
            mails = self._holes.arrived(address, known)
        return mails

    def _look_once_more(self) -> None:
        with self._looked:
            next_one = self._begun + 1
            self._bell.ring()
            if not self._looked.wait_for(lambda: self._failed or self._ended >= next_one, ASKED):
                raise InboxError(self._away or f"Looking into the inbox {self._plan.key} takes longer than {ASKED:.0f} seconds.")

    def send(self, raw: bytes, sender: str, to: str) -> None:
        """Send a mail by the server that the plan names for it."""
        send(self._plan.send, raw, sender, to)

    def close(self) -> None:
        """Hang up and end the thread."""
        self._over.set()
        self._bell.ring()
        self._thread.join(ENDING)
        if not self._thread.is_alive():
            self._bell.close()

    def _watch(self) -> None:
        try:
            while not self._over.is_set():
                self._fail(self._stay())
                self._lost.set()
                while self._lost.is_set() and not self._over.is_set():
                    self._bell.wait()
        except Refused as error:
            self._fail(str(error))
        except Exception as error:  # ours; whoever waits must hear of it
            self._fail(printable(f"Looking into the inbox {self._plan.key} failed: {type(error).__name__}: {error}"[:LONGEST_REASON]))
            raise

    def _fail(self, message: str) -> None:
        self._holes.fail(message)
        with self._looked:
            self._failed = True
            self._looked.notify_all()

    def _stay(self) -> str:
        """Stay at the mailbox, coming back to it as often as there are pauses. Gives what was wrong the last time."""
        tries = 0
        while True:
            try:
                for _ in self._looks():
                    tries = 0
            except Lost as lost:
                self._away = f"{lost}."
                if tries == len(self._pauses):
                    return f"{lost} (tried {tries + 1} times)."
                self._over.wait(self._pauses[tries])
                tries += 1
            except Refused:
                raise
            except InboxError as error:
                return str(error)
            if self._over.is_set():
                return "The inbox is closed."

    def _looks(self) -> Iterator[None]:
        session = self.connect()
        try:
            while not self._over.is_set():
                expected = self._holes.expected()
                began = time.time()
                with self._looked:
                    self._begun += 1
                session.look()
                self._holes.looked(expected, began)
                with self._looked:
                    self._looked_for, self._ended, self._away = expected, self._begun, ""
                    self._looked.notify_all()
                yield
                session.rest(self._bell)
        finally:
            session.close()


def reason(error: BaseException, secret: str = "") -> str:
    """Say in a few words what went wrong, without the secret, whatever the server repeats."""
    text = (error.strerror if isinstance(error, OSError) else None) or _said(error) or type(error).__name__
    text = _BYTES.sub(r"\2", text.replace(secret, "…") if secret else text)
    return printable(" ".join(text.split()).rstrip(".")[:LONGEST_REASON])


def _said(error: BaseException) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def sane(arrival: datetime.datetime | None) -> float:
    """Give when a mail arrived: as the server says, unless that is months ago or still to come by our own clock."""
    now = time.time()
    said = arrival.timestamp() if arrival else now
    return min(said, now) if said > now - 2 * SINCE.total_seconds() else now


def cut(raw: bytes, size: int) -> bytes:
    """Say in the mail itself, by a header of ours, that only its first part was fetched."""
    if len(raw) < LARGEST or size <= len(raw):
        return raw
    return b"X-Fetched: the first %d of %d bytes\r\n%s" % (len(raw), size, raw)
