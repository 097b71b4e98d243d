"""Mailpit, by its HTTP API: one request for all addresses that are waited for; its mails stay unread."""

import contextlib
import datetime
import http.client
import json
import ssl
from base64 import b64encode
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

import msgspec

from harness.inbox import InboxError, InboxPlan
from harness.inbox.pigeonholes import Pigeonholes, fold
from harness.inbox.watching import LARGEST, PATIENCE, SINCE, Bell, Lost, Refused, Session, WatchedInbox, cut, reason, sane

PORT = 8025
PAGE = 50  # mails told at once
MOST = 5_000  # mails that are looked at, the newest ones
LONGEST_LIST = 16 * 1024 * 1024  # bytes of an answer that tells mails


class _Address(msgspec.Struct):
    Address: str = ""


class _Summary(msgspec.Struct):
    """What a list tells of a mail. Go writes `null` for a list that was never made."""

    ID: str
    Created: Annotated[datetime.datetime, msgspec.Meta(tz=True)]
    Size: int = 0
    To: list[_Address] | None = None
    Cc: list[_Address] | None = None
    Bcc: list[_Address] | None = None  # with those who stand in the envelope only

    def recipients(self) -> set[str]:
        return {fold(each.Address) for each in (*(self.To or ()), *(self.Cc or ()), *(self.Bcc or ()))}


class _Page(msgspec.Struct):
    messages: list[_Summary] | None = None


class Mailpit(WatchedInbox):
    """The mails that Mailpit has caught, told in the order in which they came; so it must not run with `--use-message-dates`."""

    def __init__(self, plan: InboxPlan, **options: Any) -> None:
        self._told: dict[str, tuple[_Summary, set[str]]] = {}  # by ID: with the addresses that have it already
        super().__init__(plan, **options)

    def connect(self) -> Session:
        """Prepare the connection; it is opened by the first request, and kept."""
        return MailpitSession(self._plan, self._told, self._holes)


class MailpitSession:
    """One connection to Mailpit."""

    def __init__(self, plan: InboxPlan, told: dict[str, tuple[_Summary, set[str]]], holes: Pigeonholes) -> None:
        self._plan, self._told, self._holes = plan, told, holes
        url = urlsplit(plan.url or f"http://{plan.host}:{plan.port or PORT}")
        self._place = f"{url.scheme}://{url.netloc.rpartition('@')[2]}{url.path}".rstrip("/")
        self._path = url.path.rstrip("/")
        kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(url.hostname or "", url.port, timeout=PATIENCE)
        self._headers = {"Accept": "*/*"}
        if plan.user:
            self._headers["Authorization"] = f"Basic {b64encode(f'{plan.user}:{plan.password}'.encode()).decode()}"

    def look(self) -> None:
        """Ask what has come, and fetch the mails to the expected addresses."""
        if not (wanted := self._holes.expected()):
            return
        with self._plainly():
            since = datetime.datetime.now(datetime.UTC) - SINCE
            self._list(since)
            for summary, had_by in list(self._told.values()):
                if summary.Created >= since and (to := (summary.recipients() & wanted) - had_by):
                    self._fetch(summary, to)
                    had_by |= to

    def rest(self, bell: Bell) -> None:
        """Wait for the next time to ask; without a connection where nobody waits for a mail."""
        if self._holes.expected():
            bell.wait(self._plan.every)
        else:
            self._connection.close()
            bell.wait()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _list(self, since: datetime.datetime) -> None:
        """Note the mails that have come since the last time, or since then."""
        told: list[_Summary] = []
        for start in range(0, MOST, PAGE):
            page = self._page(start)
            new = [summary for summary in page if summary.ID not in self._told]
            told += new
            if len(new) < PAGE or new[-1].Created < since:
                break
        for summary in reversed(told):  # oldest first
            self._told.setdefault(summary.ID, (summary, set()))
        while len(self._told) > MOST:
            del self._told[next(iter(self._told))]

    def _page(self, start: int) -> list[_Summary]:
        with self._answer("GET", f"messages?start={start}&limit={PAGE}") as response:
            text = response.read(LONGEST_LIST)
        try:
            return msgspec.json.decode(text, type=_Page).messages or []
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise InboxError(f"What answers at {self._place} is no Mailpit: it does not tell its mails as Mailpit does.") from None

    def _fetch(self, summary: _Summary, to: set[str]) -> None:
        with self._answer("GET", f"message/{quote(summary.ID, safe='')}/raw", missing=True) as response:
            if response.status == 404:  # somebody else has just deleted it
                return
            raw = response.read(LARGEST)
        self._holes.put(sorted(to), cut(raw, summary.Size), sane(summary.Created))
        if self._plan.delete:
            with self._answer("DELETE", "messages", json.dumps({"IDs": [summary.ID]})) as response:
                response.read()

    @contextlib.contextmanager
    def _answer(self, method: str, path: str, body: str | None = None, missing: bool = False) -> Iterator[http.client.HTTPResponse]:
        """Ask, and give the answer; what is left unread of it costs the connection, which the next request opens again."""
        headers = self._headers | ({"Content-Type": "application/json"} if body else {})
        self._connection.request(method, f"{self._path}/api/v1/{path}", body, headers)
        response = self._connection.getresponse()
        try:
            if response.status in (401, 403):
                raise Refused(f"Mailpit at {self._place} refuses the user {self._plan.user} or the password.")
            if response.status >= 500:
                raise Lost(f"Mailpit at {self._place} answers with status {response.status}")
            if response.status != 200 and not (missing and response.status == 404):
                asked = f"{method} {path.partition('?')[0]}"
                raise InboxError(f"What answers at {self._place} is no Mailpit: status {response.status} for {asked}.")
            yield response
        finally:
            if not response.isclosed():
                self._connection.close()

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise InboxError(f"The certificate of Mailpit at {self._place} is not to be trusted: {error.verify_message}.") from None
        except (OSError, http.client.HTTPException) as error:
            raise Lost(f"Mailpit at {self._place} cannot be reached: {reason(error, self._plan.password)}") from None
