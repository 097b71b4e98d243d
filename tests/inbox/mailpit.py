"""Something that speaks Mailpit's HTTP API, since no package index carries Mailpit itself.

Written from its published description, of which `mailpit.json` is an excerpt, and from its source where that says more: `null` for
lists that are empty, `Bcc` for whoever stands in the envelope only. Every request and every answer is held against the description.
(The npm package `mailpit-api` 2.1, by somebody else, was content with it: listMessages, getMessageSource, deleteMessages.)
"""

import base64
import contextlib
import datetime
import email
import email.policy
import json
import re
import threading
import uuid
from collections.abc import Iterator
from email.utils import getaddresses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import jsonschema

from harness.inbox import InboxPlan

DESCRIPTION = json.loads((Path(__file__).parent / "mailpit.json").read_text(encoding="utf-8"))


class CaughtMail:
    """A mail as Mailpit keeps it."""

    def __init__(self, raw: bytes, envelope: tuple[str, ...], created: datetime.datetime) -> None:
        self.id, self.raw, self.created, self.read = uuid.uuid4().hex[:22], raw, created, False
        self._headers = email.message_from_bytes(raw, policy=email.policy.compat32)
        self._envelope = envelope

    def summary(self) -> dict[str, Any]:
        """Give what a list tells of it."""
        there = {name: self._addresses(name) for name in ("To", "Cc", "Bcc")}
        named = {each["Address"].lower() for addresses in there.values() for each in addresses}
        there["Bcc"] += [{"Name": "", "Address": each} for each in self._envelope if each.lower() not in named]
        return {
            "ID": self.id, "MessageID": "", "Read": self.read, "From": {"Name": "Shop", "Address": "shop@shop.example"},
            "To": there["To"] or None, "Cc": there["Cc"] or None, "Bcc": there["Bcc"] or None, "ReplyTo": [],
            "Subject": str(self._headers["Subject"]), "Created": self.created.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "Username": "", "Tags": [], "Size": len(self.raw), "Attachments": 0, "Snippet": "",
        }  # fmt: skip

    def _addresses(self, name: str) -> list[dict[str, str]]:
        values = [str(value) for value in self._headers.get_all(name, [])]
        return [{"Name": shown, "Address": address} for shown, address in getaddresses(values) if address]


class FakeMailpit:
    """A server with mails; counts connections and notes requests."""

    def __init__(self, user: str = "", password: str = "", below: str = "") -> None:
        self.mails, self.requests, self.connections = list[CaughtMail](), list[str](), 0
        self.faults: list[Exception] = []
        self.status = 0  # what every request is answered with, if not 0
        self.asked = threading.Condition()
        self.below = below
        self.signature = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode() if user else ""
        self._open(0)

    def _open(self, port: int) -> None:
        handler = type("Handler", (_Handler,), {"mailpit": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def come_back(self) -> None:
        """Serve again at the same port."""
        self._open(self.port)

    def close(self) -> None:
        """Stop taking connections, and end those that are open."""
        self._server.shutdown()
        self._server.server_close()
        for each in list(_Handler.open.get(self.port, ())):
            with contextlib.suppress(OSError):
                each.connection.shutdown(2)

    def deliver(self, raw: bytes, *envelope: str, days_ago: float = 0) -> None:
        """Catch a mail."""
        self.mails.append(CaughtMail(raw, envelope, datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days_ago)))

    def plan(self, **options: object) -> InboxPlan:
        """Give the plan of an inbox that is this one."""
        said = {"url": f"http://127.0.0.1:{self.port}{self.below}", "every": 0.05} | options
        return InboxPlan("caught", "mailpit", "shopper+{visit}@example.com", **said)  # type: ignore[arg-type]

    def wait_for_requests(self, how_many: int) -> None:
        """Wait until it has been asked so many times more."""
        with self.asked:
            goal = len(self.requests) + how_many
            assert self.asked.wait_for(lambda: len(self.requests) >= goal, 10)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer in one piece
    mailpit: FakeMailpit
    open: dict[int, set["_Handler"]] = {}  # noqa: RUF012  # of all servers

    def setup(self) -> None:
        super().setup()
        self.mailpit.connections += 1
        self.open.setdefault(self.mailpit.port, set()).add(self)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # whoever asks may hang up in the middle of a huge mail
            super().handle()

    def finish(self) -> None:
        self.open[self.mailpit.port].discard(self)
        with contextlib.suppress(OSError):
            super().finish()

    def do_GET(self) -> None:
        self._handle("get")

    def do_DELETE(self) -> None:
        self._handle("delete")

    def _handle(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.mailpit.asked:
            self.mailpit.requests.append(f"{self.command} {self.path}")
            self.mailpit.asked.notify_all()
        url = urlsplit(self.path)
        path = url.path.removeprefix(self.mailpit.below)
        if self.mailpit.status:
            self._answer(self.mailpit.status, b"no", "text/plain")
        elif self.mailpit.signature and self.headers["Authorization"] != self.mailpit.signature:
            self._answer(401, b"Unauthorized.\n", "text/plain")
        elif not (operation := _operation(path, method)) or not url.path.startswith(self.mailpit.below):
            self._answer(404, b"404 page not found", "text/plain")
        else:
            query = {name: values[0] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
            try:
                check_request(operation, query, body)
            except (AssertionError, KeyError, ValueError, jsonschema.ValidationError) as fault:
                self.mailpit.faults.append(fault)
            getattr(self, f"_{operation['operationId']}")(path, query, body)

    def _GetMessagesParams(self, path: str, query: dict[str, str], body: bytes) -> None:
        newest = sorted(self.mailpit.mails, key=lambda mail: mail.created, reverse=True)
        start, limit = int(query.get("start", 0)), int(query.get("limit", 50))
        total, unread = len(newest), sum(not mail.read for mail in newest)
        page = {
            "total": total, "unread": unread, "messages_count": total, "messages_unread": unread, "start": start, "tags": [],
            "messages": [mail.summary() for mail in newest[start : start + limit]],
        }  # fmt: skip
        try:
            jsonschema.validate(_without_nulls(page), {**DESCRIPTION, "$ref": "#/definitions/MessagesSummary"})
        except jsonschema.ValidationError as fault:
            self.mailpit.faults.append(fault)
        self._answer(200, json.dumps(page).encode(), "application/json")

    def _DownloadRawParams(self, path: str, query: dict[str, str], body: bytes) -> None:
        wanted = unquote(path.split("/")[-2])
        for mail in self.mailpit.mails:
            if mail.id == wanted:
                return self._answer(200, mail.raw, "text/plain; charset=utf-8")
        return self._answer(404, b"404 page not found", "text/plain")

    def _DeleteMessagesParams(self, path: str, query: dict[str, str], body: bytes) -> None:
        doomed = json.loads(body or b"{}").get("IDs") or [mail.id for mail in self.mailpit.mails]
        self.mailpit.mails = [mail for mail in self.mailpit.mails if mail.id not in doomed]
        self._answer(200, b"ok", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def check_request(operation: dict[str, Any], query: dict[str, str], body: bytes) -> None:
    """Hold a request against the description; AssertionError where it asks what is not described."""
    described = {each["name"]: each for each in operation["parameters"]}
    for name, value in query.items():
        assert described[name]["in"] == "query", name
        assert described[name]["type"] != "integer" or value.isdigit(), f"{name}={value}"
    if body:
        jsonschema.validate(json.loads(body), described["Body"]["schema"])


def _operation(path: str, method: str) -> dict[str, Any] | None:
    for pattern, methods in DESCRIPTION["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path) and method in methods:
            return dict(methods[method])
    return None


def _without_nulls(value: Any) -> Any:
    """Leave out what Go writes as `null`, which the description has no word for."""
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


@contextlib.contextmanager
def caught(**options: str) -> Iterator[FakeMailpit]:
    """Serve one for a while; fails where anything that was asked or answered is not as described."""
    server = FakeMailpit(**options)
    try:
        yield server
    finally:
        server.close()
    assert not server.faults
