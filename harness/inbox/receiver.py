"""A mail server of our own, which only receives: for the street, for tests, and for sites that can be told where to send."""

import asyncio
import socket
import threading
import time
from collections.abc import Mapping

from aiosmtpd.smtp import SMTP, Envelope, Session

from harness.inbox import InboxError
from harness.inbox.pigeonholes import Pigeonholes
from harness.inbox.sending import send

LARGEST = 64 * 1024 * 1024  # bytes of a mail
PIECE = 1024 * 1024  # bytes of a mail that are read at once
END = b"\r\n.\r\n"
MOST_RECIPIENTS = 1000  # of one mail
BACKLOG = 512  # connections that may wait to be taken


class Receiver(Pigeonholes):
    """Takes every mail to whomever, over SMTP in a thread of its own, and passes none on. Mails go out by the server that it is given.

    InboxError where the port is taken.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0, outgoing: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.outgoing = outgoing or {}
        try:
            door = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG)
        except (OSError, OverflowError) as error:
            reason = str(getattr(error, "strerror", None) or error).partition(" (")[0]
            raise InboxError(f"The receiver cannot listen at {host}:{port}: {reason}.") from None
        self.port: int = door.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"receiver-{self.port}", daemon=True)
        self._thread.start()
        # In the thread from the first: where a browser is driven, this one has a running loop already.
        opening = self._loop.create_server(self._conversation, sock=door, backlog=BACKLOG)  # which sets the backlog anew
        self._server = asyncio.run_coroutine_threadsafe(opening, self._loop).result()

    def __enter__(self) -> "Receiver":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, raw: bytes, sender: str, to: str) -> None:
        """Send a mail by the server for what goes out."""
        send(self.outgoing, raw, sender, to)

    def close(self) -> None:
        """Hang up; whoever waits is told. Closing twice is fine."""
        self.fail("The receiver is closed.")
        if self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._server.close)
        asyncio.run_coroutine_threadsafe(_hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def handle_RCPT(self, conversation: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        """Take any recipient, up to a number."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, conversation: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail."""
        self.put(envelope.rcpt_tos, envelope.original_content or b"", time.time())
        return "250 OK"

    def _conversation(self) -> SMTP:
        # With a name, for aiosmtpd would look one up for every connection.
        return _Conversation(
            self, data_size_limit=LARGEST, enable_SMTPUTF8=True, hostname="localhost", ident="mystery-shop", loop=self._loop
        )


class _Conversation(SMTP):
    """What aiosmtpd makes of a connection, but mails are read in large pieces: line by line takes twice the time and refuses long lines."""

    line_length_limit = PIECE

    async def smtp_DATA(self, arg: str) -> None:
        """Take a mail."""
        if arg or not (self.envelope and self.envelope.rcpt_tos):
            await super().smtp_DATA(arg)  # which says what is wrong
            return
        self._reader.feed_data(b"\r\n")  # so that the dot of an empty mail, too, stands after the end of a line
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        raw = await self._read_mail()
        status = "552 Error: Too much mail data"
        if raw is not None:
            self.envelope.content = self.envelope.original_content = raw
            status = await self._call_handler_hook("DATA")
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        await self.push(status)

    async def _read_mail(self) -> bytes | None:
        """Read to the dot that ends a mail; None where it is too large. Dots that were doubled at the start of a line are single again."""
        pieces: list[bytes] = []
        size, ended = 0, False
        while not ended:
            try:
                piece = await self._reader.readuntil(END)
                ended = True
            except asyncio.LimitOverrunError as more:
                piece = await self._reader.read(more.consumed)
            size += len(piece)
            if size <= LARGEST + len(END):
                pieces.append(piece)
            else:
                pieces.clear()
        if size > LARGEST + len(END):
            return None
        return b"".join(pieces).removesuffix(b".\r\n").replace(b"\r\n.", b"\r\n")[2:]


async def _hang_up() -> None:
    """End all conversations of this loop."""
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)  # in this turn their connections close
