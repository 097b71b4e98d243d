"""One customer's client in plain Python: cookies, redirects, and no host but those it may ask."""

import contextlib
import http.client
import socket
import ssl
from collections.abc import Iterable, Mapping
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from harness.surge.answer import Page

TIMEOUT_S = 30.0
ANSWER_AT_MOST = 2_000_000  # bytes


class NoAnswer(Exception):
    """No answer came; says why."""


class Elsewhere(NoAnswer):
    """A host that may not be asked; nothing was sent there."""


class Client:
    """Sends one customer's requests."""

    def __init__(self, hosts: Iterable[str], timeout: float = TIMEOUT_S, at_most: int = ANSWER_AT_MOST) -> None:
        self._hosts, self._timeout, self._at_most, self.jar = frozenset(hosts), timeout, at_most, CookieJar()
        handlers = (ProxyHandler({}), _Plain(), _Encrypted(), HTTPCookieProcessor(self.jar), _Onwards(self._hosts))
        self._opener = build_opener(*handlers)

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Page:
        """Send a request and give what it came to, redirects followed; NoAnswer where nothing came."""
        _check(url, self._hosts)
        request = Request(url, data=body, headers=dict(headers), method=method)
        try:
            with contextlib.closing(self._answer(request)) as answer:
                kind = answer.headers.get_content_charset() or "utf-8"
                text = answer.read(self._at_most).decode(kind, "replace")
                return Page(answer.geturl(), answer.status, text, answer.headers.get("Refresh", ""))
        except (URLError, http.client.HTTPException, OSError, LookupError) as error:
            raise NoAnswer(str(getattr(error, "reason", "") or error) or type(error).__name__) from error

    def cookie(self, name: str) -> str:
        """Give a cookie's value; empty where there is none."""
        return next((each.value or "" for each in self.jar if each.name == name), "")

    def give_cookie(self, name: str, value: str, url: str) -> None:
        """Have a cookie before the first request."""
        host = urlsplit(url).hostname or ""
        host += "" if "." in host else ".local"
        self.jar.set_cookie(Cookie(0, name, value, None, False, host, True, False, "/", True, False, None, True, None, None, {}))

    def _answer(self, request: Request) -> Any:
        try:
            return self._opener.open(request, timeout=self._timeout)
        except HTTPError as error:
            return error


def _check(url: str, hosts: Iterable[str]) -> None:
    if urlsplit(url).netloc not in hosts:
        raise Elsewhere(f"{urlsplit(url).netloc or url} is no host of the site")


class _Onwards(HTTPRedirectHandler):
    """Follows redirects as browsers do, and to no other hosts."""

    def __init__(self, hosts: Iterable[str]) -> None:
        self._hosts = hosts

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        """Give the request that follows."""
        url = urljoin(req.full_url, newurl)
        _check(url, self._hosts)
        same = code in (307, 308) or req.get_method() in ("GET", "HEAD")
        kept = {name: value for name, value in req.header_items() if same or not name.lower().startswith("content-")}
        kept = {name: value for name, value in kept.items() if name.lower() != "cookie"}
        return Request(url, data=req.data if same else None, headers=kept, method=req.get_method() if same else "GET")

    http_error_307 = http_error_308 = HTTPRedirectHandler.http_error_302


class _Connection(http.client.HTTPConnection):
    """A connection that knows names under `.localhost` for this machine, as every browser does and not every system."""

    def connect(self) -> None:
        host = "127.0.0.1" if self.host.endswith(".localhost") else self.host
        self.sock = socket.create_connection((host, self.port), self.timeout)


class _Plain(HTTPHandler):
    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_Connection, req)


class _Encrypted(HTTPSHandler):
    def __init__(self) -> None:
        super().__init__(context=ssl._create_unverified_context())  # staging sites make their own certificates
