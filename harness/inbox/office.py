"""One connection to each mailbox for a whole run: the office holds it, and other processes ask there."""

import contextlib
import os
import secrets
import threading
import time
from collections.abc import Mapping
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from harness.errors import printable
from harness.inbox import Delivery, Inbox, InboxError, InboxPlan
from harness.inbox.opening import open_inbox, with_secrets
from harness.inbox.sending import send

LONGEST_REQUEST = 1 << 20  # bytes
LONGEST_REASON = 200  # characters of a failure that nobody has foreseen
BACKLOG = 512  # requests that may wait to be heard
PAUSE = 60.0  # seconds before an inbox that could not be opened is tried again: mailboxes lock out who tries too often
BREATH = 0.1  # seconds before listening again where a request could not be taken
Said = TypeVar("Said")
CLOSED = "The run that held the inbox is over."


class _Request(msgspec.Struct, kw_only=True):
    ask: Literal["expect", "arrived"]
    plan: InboxPlan
    address: str
    known: int = 0
    within: float = 0.0


class _Answer(msgspec.Struct, kw_only=True):
    error: str = ""
    mails: list[Delivery] = []


class _Room:
    """An inbox that is open, or why it is not."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.inbox: Inbox | None = None
        self.failure = ""
        self.again = 0.0


class Office:
    """Opens each inbox when it is first asked for, once. Every request is a connection and, while it waits, a thread of its own.

    `desk` is what a Branch needs to know: a port of the loopback and a key, without which nobody is heard. Inboxes are the same by
    path and key of their plans; where mails are sent by is each asker's own affair.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = dict(environment)  # as it is now: other threads take secrets out of it while programs are started
        self._rooms: dict[tuple[Path | None, str], _Room] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._key = secrets.token_bytes(32)
        self._listener = Listener(("127.0.0.1", 0), backlog=BACKLOG)
        self._port: int = self._listener.address[1]
        self.desk = f"{self._port}:{self._key.hex()}"
        self._thread = threading.Thread(target=self._listen, name="office", daemon=True)
        self._thread.start()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def inbox(self, plan: InboxPlan) -> Inbox:
        """Give the inbox of a plan. InboxError where it cannot be opened; then it is not tried again for a minute."""
        with self._lock:
            room = self._rooms.setdefault((plan.path, plan.key), _Room())
        with room.lock:
            if self._closed.is_set():
                raise InboxError(CLOSED)
            if room.inbox is None and time.monotonic() >= room.again:
                try:
                    room.inbox = open_inbox(plan, self._environment)
                except InboxError as error:
                    room.failure, room.again = str(error), time.monotonic() + PAUSE
            if room.inbox is None:
                raise InboxError(room.failure)
            return room.inbox

    def close(self) -> None:
        """Close all inboxes; whoever waits is told. Closing twice is fine."""
        with self._lock:
            if self._closed.is_set():
                return
            self._closed.set()
            rooms = list(self._rooms.values())
        with contextlib.suppress(OSError):
            Client(("127.0.0.1", self._port)).close()  # a thread that listens is not woken by closing what it listens at
        self._thread.join()
        self._listener.close()
        for room in rooms:
            with room.lock:
                if room.inbox:
                    room.inbox.close()

    def _listen(self) -> None:
        while not self._closed.is_set():
            try:
                connection = self._listener.accept()
            except OSError:  # hung up before it was taken, or too many files are open
                self._closed.wait(BREATH)
            else:
                threading.Thread(target=self._hear, args=(connection,), name="office-request", daemon=True).start()

    def _hear(self, connection: Connection) -> None:
        # One that does not know the key, speaks something else or has gone gets no answer.
        with connection, contextlib.suppress(OSError, EOFError, AuthenticationError, msgspec.DecodeError):
            deliver_challenge(connection, self._key)
            answer_challenge(connection, self._key)
            request = _decoded(connection.recv_bytes(LONGEST_REQUEST), _Request)
            connection.send_bytes(_encoded(self._answer(request)))

    def _answer(self, request: _Request) -> _Answer:
        try:
            inbox = self.inbox(request.plan)
            if request.ask == "arrived":
                return _Answer(mails=inbox.arrived(request.address, request.known, request.within))
            inbox.expect(request.address)
            return _Answer()
        except InboxError as error:
            return _Answer(error=str(error))
        except Exception as error:  # ours; whoever asked must hear of it
            return _Answer(error=printable(f"The inbox {request.plan.key} failed: {type(error).__name__}: {error}"[:LONGEST_REASON]))


class Branch:
    """An inbox that the office holds, for its own process and for others. Nothing is opened before something is asked."""

    def __init__(self, desk: str, plan: InboxPlan, environment: Mapping[str, str] = os.environ) -> None:
        port, _, key = desk.partition(":")
        self._address, self._key = ("127.0.0.1", int(port)), bytes.fromhex(key)
        self._plan, self._environment = plan, environment

    def expect(self, address: str) -> None:
        """Keep the mails to this address."""
        self._ask(_Request(ask="expect", plan=self._plan, address=address))

    def arrived(self, address: str, known: int = 0, within: float = 0) -> list[Delivery]:
        """Give the mails to an address, oldest first, waiting up to `within` seconds until there are more than `known`."""
        return self._ask(_Request(ask="arrived", plan=self._plan, address=address, known=known, within=within)).mails

    def send(self, raw: bytes, sender: str, to: str) -> None:
        """Send a mail, from this process."""
        send(with_secrets(self._plan, self._environment).send, raw, sender, to)

    def close(self) -> None:
        """Leave the inbox to the others; the office closes it."""

    def _ask(self, request: _Request) -> _Answer:
        try:
            with Client(self._address, authkey=self._key) as connection:
                connection.send_bytes(_encoded(request))
                answer = _decoded(connection.recv_bytes(), _Answer)
        except (OSError, EOFError, AuthenticationError):
            raise InboxError(CLOSED) from None
        if answer.error:
            raise InboxError(answer.error)
        return answer


def _encoded(said: msgspec.Struct) -> bytes:
    return msgspec.msgpack.encode(said, enc_hook=str)


def _decoded(raw: bytes, kind: type[Said]) -> Said:
    return msgspec.msgpack.decode(raw, type=kind, dec_hook=_path)


def _path(kind: type, value: Any) -> Path:
    return Path(value)
