"""Where customers' mails to companies come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 10_000_000  # bytes of a mail
LONGEST_TEXT = 20_000  # characters of it that a company reads
UNKNOWN = "550 5.1.1 Nobody of that name lives on this street"


class Received(NamedTuple):
    """What a company reads of a mail that came."""

    sender: str
    to: str
    subject: str
    text: str


class Letterbox:
    """The street's SMTP door on 127.0.0.1, open while its context lasts; `knows` says whether an address is on the street."""

    def __init__(self, knows: Callable[[str], bool], deliver: Callable[[Received], None], port: int = 0) -> None:
        self.port = port
        self._knows = knows
        self._deliver = deliver

    def __enter__(self) -> Self:
        opened: Future[tuple[int, Callable[[], object]]] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(opened)), name="letterbox", daemon=True)
        self._thread.start()
        self.port, self._close = opened.result()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()
        self._thread.join()

    async def _serve(self, opened: Future[tuple[int, Callable[[], object]]]) -> None:
        loop, ending = asyncio.get_running_loop(), asyncio.Event()
        try:
            server = await loop.create_server(
                lambda: SMTP(self, loop=loop, hostname="localhost", data_size_limit=LARGEST, enable_SMTPUTF8=True), "127.0.0.1", self.port
            )
        except OSError as error:
            opened.set_exception(error)
            return
        opened.set_result((server.sockets[0].getsockname()[1], lambda: loop.call_soon_threadsafe(ending.set)))
        await ending.wait()
        server.close()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse an address that nobody has."""
        if not self._knows(address):
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Deliver a mail; in a thread, because a company may answer at once."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        for address in envelope.rcpt_tos:
            await asyncio.to_thread(self._deliver, read(content, envelope.mail_from or "", address))
        return "250 OK"


def read(raw: bytes, sender: str, to: str) -> Received:
    """Read a mail; one that is badly made is read as far as it goes."""
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    try:
        sender = parseaddr(str(mail["From"] or ""))[1] or sender
        subject = str(mail["Subject"] or "")
        body = mail.get_body(("plain", "html"))
        text = str(body.get_content()) if body else ""
    except (ValueError, LookupError, TypeError, AttributeError):  # what the email package raises where a mail is none
        subject, text = "", raw.decode("ascii", "replace")
    return Received(sender, to, subject[:LONGEST_TEXT], text[:LONGEST_TEXT])
