"""A file of an inbox, checked."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from harness.inbox import KINDS, STREET, InboxKind, InboxPlan
from harness.scenario.mistakes import Mistakes, shown
from harness.scenario.shelves import KEY
from harness.scenario.top import INBOX_KEYS, read_keys
from harness.scenario.tree import Listing, Node, Table
from harness.scenario.values import keyed, listed, one_of, seconds, truth, whole, words
from harness.vault import PLACE

Tls = Literal["tls", "starttls", "none"]

ADDRESS = re.compile(r"[^\s@{}<>]*\{visit\}[^\s@{}<>]*@[^\s@{}<>]+")
HOST = re.compile(r"[^\s/@:\[\]]{1,253}|[0-9A-Fa-f:]+")
PASSWORD = re.compile(rf"\{{({PLACE.pattern})\}}")
TLS: tuple[Tls, ...] = get_args(Tls)
EVERY_KIND = ("inbox", "address", "send")
OF_KIND: Mapping[InboxKind, tuple[str, ...]] = {
    "imap": ("host", "port", "tls", "user", "password", "folders", "every", "delete"),
    "mailpit": ("url", "user", "password", "every", "delete"),
    "receiver": ("host", "port"),
}
NEEDED: Mapping[InboxKind, tuple[str, ...]] = {"imap": ("host", "user", "password"), "mailpit": ("url",), "receiver": ("port",)}
OFTEN = 0.5  # seconds
SENDING = ("host", "port", "tls", "user", "password")
_HINTS = {
    "inbox": "say of which kind it is: `inbox: imap`, `mailpit` or `receiver`",
    "address": "say to which address companies write: `address: shopper+{visit}@example.com`",
    "host": "name the server: `host: imap.example.com`",
    "port": "say at which port sites deliver their mails: `port: 2525`",
    "user": "say who signs in: `user: shopper@example.com`",
    "password": 'say where it lies: `password: "{env:MAIL_PASSWORD}"`, `"{file:~/.mail-password}"`, `"{keyring:mail/shopper}"`',
    "url": "say where it is: `url: http://localhost:8025`",
}
_SENDING_HINT = 'write `send: {host: smtp.example.com, user: shopper, password: "{env:SMTP_PASSWORD}"}`'


def load_inbox(path: Path | str) -> InboxPlan:
    """Read and check a file of an inbox; BadFile carries all its mistakes."""
    path = Path(path)
    mistakes, given = read_keys(path, INBOX_KEYS, "an inbox", {key: _HINTS[key] for key in ("inbox", "address")})
    if not KEY.fullmatch(path.stem):
        mistakes.add_at(1, 1, "sites cannot name an inbox of this file name", "use letters, digits and `-`")
    if path.stem == STREET:
        mistakes.add_at(1, 1, f"`{STREET}` is the name of the street's own inbox", "rename the file")
    before = mistakes.seen
    kind = cast(InboxKind, one_of(given["inbox"], KINDS, "`inbox`", mistakes) if "inbox" in given else KINDS[0])
    if "inbox" in given and mistakes.seen == before:
        _check_keys(kind, given, mistakes)
    more = {key: read(given[key], mistakes) for key, read in _READERS.items() if key in given}
    mistakes.stop_if_any()
    return InboxPlan(path.stem, kind, path=path, **more)


def _check_keys(kind: InboxKind, given: Mapping[str, Node], mistakes: Mistakes) -> None:
    """Note the keys of other kinds, and those that are missing."""
    for key, node in given.items():
        if key not in (*EVERY_KIND, *OF_KIND[kind]):
            mistakes.add(node, f"`{key}` is of no use to `inbox: {kind}`", listed((*EVERY_KIND, *OF_KIND[kind])))
    for key in dict.fromkeys((*NEEDED[kind], *_pair(given))):
        if key not in given and key in OF_KIND[kind]:
            mistakes.add(given["inbox"], f"`inbox: {kind}` needs `{key}`", _HINTS[key])


def _pair(given: Mapping[str, Node]) -> tuple[str, ...]:
    """Give what belongs together and is there in part."""
    return ("user", "password") if "user" in given or "password" in given else ()


def _address(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`address`", mistakes)
    if text and "{visit}" not in text:
        hint = _tagged(text) or "write `shopper+{visit}@example.com`: visits at the same time must not read each other's mails"
        mistakes.add(node, "`{visit}` is missing in the address", hint)
    elif text and not ADDRESS.fullmatch(text):
        mistakes.add(node, f"{shown(text)} is no address of visits", "write `shopper+{visit}@example.com`, or `{visit}@example.com`")
    return text


def _tagged(text: str) -> str:
    name, _, domain = text.partition("@")
    tagged = f"{name.partition('+')[0]}+{{visit}}@{domain}"
    return f"write `{tagged}`: visits at the same time must not read each other's mails" if ADDRESS.fullmatch(tagged) else ""


def _host(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`host`", mistakes)
    if text and not HOST.fullmatch(text):
        mistakes.add(node, f"{shown(text)} is no host", "write its name alone, and its port under `port`: `imap.example.com`")
    return text


def _port(node: Node, mistakes: Mistakes) -> int:
    before, port = mistakes.seen, whole(node, "`port`", mistakes)
    if mistakes.seen == before and not 0 < port < 65536:
        mistakes.add(node, f"`port` cannot be {port}", "ports go from 1 to 65535")
    return port


def _password(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`password`", mistakes)
    if text and not PASSWORD.fullmatch(text):
        mistakes.add(node, "a password does not belong in a file that others read", _HINTS["password"])
    return text


def _url(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`url`", mistakes)
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text) and (parts.port or 1) > 0
        secret = parts.password
    except ValueError:
        fine, secret = False, None
    if secret is not None:
        mistakes.add(node, "a password does not belong in an address", f"give it apart: {_HINTS['password']}")
    elif text and not fine:
        mistakes.add(node, f"{shown(text)} is no address of a server", "write `http://localhost:8025`")
    return text


def _folders(node: Node, mistakes: Mistakes) -> tuple[str, ...]:
    items = node.items if isinstance(node, Listing) else [node]
    if not items:
        mistakes.add(node, "no folders are named", "write `folders: [INBOX, Junk]`")
    return tuple(dict.fromkeys(words(item, "a folder", mistakes) for item in items))


def _send(node: Node, mistakes: Mistakes) -> dict[str, str]:
    """Read by which server mails go out."""
    if not isinstance(node, Table):
        mistakes.add(node, "`send` has to name a server", _SENDING_HINT)
        return {}
    given = keyed(node, SENDING, "`send`", mistakes)
    for key in ("host", *_pair(given)):
        if key not in given:
            mistakes.add(node, f"`send` needs `{key}`", _SENDING_HINT)
    return {key: str(_READERS[key](value, mistakes)) for key, value in given.items()}


def _every(node: Node, mistakes: Mistakes) -> float:
    before, every = mistakes.seen, seconds(node, "`every`", mistakes)
    if mistakes.seen == before and every < OFTEN:
        mistakes.add(node, "`every` is too often for a mailbox", "write `1 s` or more; servers shut out who asks all the time")
    return every


def _tls(node: Node, mistakes: Mistakes) -> str:
    return one_of(node, TLS, "`tls`", mistakes)


def _user(node: Node, mistakes: Mistakes) -> str:
    return words(node, "`user`", mistakes)


_READERS: dict[str, Any] = {
    "address": _address,
    "host": _host,
    "port": _port,
    "tls": _tls,
    "url": _url,
    "user": _user,
    "password": _password,
    "folders": _folders,
    "every": _every,
    "delete": lambda node, mistakes: truth(node, "`delete`", mistakes),
    "send": _send,
}  # fmt: skip
