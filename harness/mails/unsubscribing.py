"""Leaving a mailing list by the headers of its mails: List-Unsubscribe (RFC 2369) and one-click (RFC 8058)."""

import http.client
import ipaddress
import re
import time
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

from harness.mails import ADDRESS
from harness.mails.headers import clean

PATIENCE_SECONDS = 10.0
_MOST = 10  # addresses that are kept
_BEGINS = re.compile(r"\s*(?:\([^()]*\)\s*)*<")  # comments may come first
_ADDRESS = re.compile(r"<([^<>]{1,4000})>")
_USABLE = re.compile(r"(?:https?://|mailto:)\S", re.I)
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r\n]")
_AS_WRITTEN = "/?=&%+;,:@!$'()*~#[]"
_BODY = "List-Unsubscribe=One-Click"
_HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "mystery-shop", "Connection": "close"}


def addresses(header: str) -> list[str]:
    """Give the addresses of List-Unsubscribe, in their order: web pages and `mailto:`; others are of no use to a customer.

    Addresses stand in angle brackets. RFC 2369 (section 2) tells mail programs to ignore a header that begins otherwise, so
    no customer gets a button from one.
    """
    written = _ADDRESS.findall(header) if _BEGINS.match(header) else []
    found = ("".join(clean(each, 4000).split()) for each in written)
    return [each for each in dict.fromkeys(found) if _USABLE.match(each)][:_MOST]


def is_one_click(post: str, unsubscribe: list[str]) -> bool:
    """Whether one press leaves the list: the header says so, and there is an address to post to."""
    return "".join(post.split()).lower() == _BODY.lower() and bool(to_post_to(unsubscribe))


def to_post_to(unsubscribe: list[str]) -> str:
    """Give the first address of List-Unsubscribe that `one_click` takes, empty where there is none."""
    return next((each for each in unsubscribe if _takes(each)), "")


class Letter(NamedTuple):
    """A mail that leaves a list."""

    to: str
    subject: str
    text: str


def to_write(unsubscribe: list[str]) -> Letter | None:
    """Give the first mail that a `mailto:` address of List-Unsubscribe asks for (RFC 6068), None where there is none."""
    for each in unsubscribe:
        kind, _, rest = each.partition(":")
        address, _, said = rest.partition("?")
        fields = {name.lower(): clean(unquote(value)) for name, _, value in (part.partition("=") for part in said.split("&"))}
        to = clean(unquote(address)).split(",")[0]
        if kind.lower() == "mailto" and ADDRESS.fullmatch(to):
            return Letter(to, fields.get("subject") or "unsubscribe", fields.get("body", ""))
    return None


def to_open(unsubscribe: list[str]) -> str:
    """Give the first page of List-Unsubscribe, empty where there is none."""
    return next((each for each in unsubscribe if each.lower().startswith(("https://", "http://"))), "")


def _takes(url: str) -> bool:
    try:
        _host(urlsplit(url))
    except ValueError:
        return False
    return True


def one_click(url: str, within: float = PATIENCE_SECONDS) -> int:
    """Leave a list as mail programs do, by one POST, and give the status of the answer; 0 where there was none in time.

    Nothing tells the company more than the address itself: no cookies, no credentials; redirects are not followed (RFC 8058, 3.1).
    ValueError where the address is none to be posted to: not https, or http anywhere but on this machine.
    """
    address = urlsplit(url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(_host(address), address.port, timeout=within)
    until = time.monotonic() + within
    try:
        path = quote(address._replace(scheme="", netloc="", fragment="").geturl() or "/", safe=_AS_WRITTEN)
        connection.request("POST", path, _BODY, {"Host": address.netloc, **_HEADERS})
        return _answer(connection, until)
    except (OSError, http.client.HTTPException, UnicodeError):
        return 0
    finally:
        connection.close()


def _host(address: SplitResult) -> str:
    """Give the host to post to; ValueError where the address is none to be posted to."""
    host = address.hostname or ""
    if not host or address.port == 0 or address.username is not None or address.password is not None:
        raise ValueError("not an address that a list can be left at: it names no host, or brings a password along")
    if address.scheme == "https":
        return host
    if address.scheme == "http" and (here := _here(host)):
        return here
    raise ValueError("not an address that a list can be left at: RFC 8058 asks for https")


def _here(host: str) -> str:
    """Give the number of a host that is this machine, as browsers do for names under `.localhost`; empty for all others."""
    if host == "localhost" or host.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return host if ipaddress.ip_address(host).is_loopback else ""
    except ValueError:
        return ""


def _answer(connection: http.client.HTTPConnection, until: float) -> int:
    """Read no more of the answer than its first line, and no longer than until a moment, however slowly it comes."""
    received = b""
    while (left := until - time.monotonic()) > 0 and b"\n" not in received and len(received) < 1000:
        connection.sock.settimeout(left)
        part = connection.sock.recv(1000)
        if not part:
            break
        received += part
    status = _STATUS.match(received)
    return int(status[1]) if status else 0
