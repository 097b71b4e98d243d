"""Where mails to a persona arrive: an IMAP mailbox, Mailpit, or a receiver of our own, behind one small interface."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol, get_args

from harness.mails import Delivery

__all__ = ["KINDS", "STREET", "Delivery", "Inbox", "InboxError", "InboxKind", "InboxPlan"]

InboxKind = Literal["imap", "mailpit", "receiver"]
KINDS: tuple[InboxKind, ...] = get_args(InboxKind)
STREET = "street"  # the key of the receiver that the street's companies write to


@dataclasses.dataclass(frozen=True)
class InboxPlan:
    """A checked inbox. Secrets stand in it as places (`{env:NAME}`, `{file:PATH}` ...), and are put in when it is opened."""

    key: str
    kind: InboxKind
    address: str  # of a visit: `shopper+{visit}@example.com`
    path: Path | None = None  # of its file
    host: str = "127.0.0.1"
    port: int = 0  # 0: the usual one of its kind; a receiver takes a free one
    tls: Literal["tls", "starttls", "none"] = "tls"  # of IMAP
    url: str = ""  # of Mailpit
    user: str = ""
    password: str = dataclasses.field(default="", repr=False)
    folders: tuple[str, ...] = ("INBOX",)  # of IMAP: those that are looked into
    every: float = 1.0  # seconds between two looks where nothing is pushed
    delete: bool = False  # whether mails that a visit has read are deleted; nothing is unless told to
    send: Mapping[str, str] = dataclasses.field(default_factory=dict, repr=False)  # SMTP server: host, port, user, password, tls


class InboxError(Exception):
    """The inbox cannot be used: one clear message without secrets."""


class Inbox(Protocol):
    """A mailbox shared by all visits of a run, over one connection. Safe for many threads."""

    def expect(self, address: str) -> None:
        """Mails to this address matter from now on; those that came earlier do too, where the mailbox still has them."""

    def arrived(self, address: str, known: int = 0, within: float = 0) -> list[Delivery]:
        """Give all mails to an address, oldest first, waiting up to `within` seconds until there are more than `known`.

        InboxError where the inbox cannot be reached, refuses us, or is full.
        """

    def send(self, raw: bytes, sender: str, to: str) -> None:
        """Send a mail; InboxError where it cannot be."""

    def close(self) -> None:
        """Let go of the mailbox."""
