"""One folder of an IMAP mailbox, and what is new in it for the addresses that are expected."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from harness.inbox import Delivery
from harness.inbox.pigeonholes import fold
from harness.inbox.watching import LARGEST, SINCE, cut, sane

NAMED_IN = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Received")  # where a mail says whom it is for
HEADERS = f"BODY.PEEK[HEADER.FIELDS ({' '.join(NAMED_IN).upper()})]<0.65536>"
AT_ONCE = 100  # mails whose headers are asked for in one command
TOGETHER = 10  # addresses that are searched for in one command
LONGEST = 320  # characters of an address
_BETWEEN = re.compile(r"[\s<>()\[\],;:\"]+")


class Folder:
    """What has been looked at in a folder. It outlives the connection, so that no mail is fetched twice.

    `client` is a signed-in `imapclient.IMAPClient` all over.
    """

    def __init__(self, name: str, contents: set[tuple[bytes, str]], delete: bool = False) -> None:
        self.name, self._delete = name, delete
        self._contents = contents  # of all folders: a mail that was moved, or has a new UID, is no new mail
        self.searched: frozenset[str] = frozenset()
        self._state: tuple[int, ...] = (-1, 0, 0)  # UIDVALIDITY, UIDNEXT, EXISTS when it was last looked at to the end
        self._opened: tuple[int, ...] = self._state  # the same when it was last opened
        self._next = 0  # the first UID that has not been looked at
        self._taken: set[tuple[int, str]] = set()  # UIDs by address

    def changed(self, client: Any) -> bool:
        """Ask, without opening the folder, whether there is anything new in it."""
        status = client.folder_status(self.name, ["UIDNEXT", "UIDVALIDITY"])
        return (status.get(b"UIDVALIDITY"), status.get(b"UIDNEXT")) != self._state[:2]

    def open(self, client: Any) -> bool:
        """Open it for reading only, and say whether it has changed since it was last looked at to the end."""
        told = client.select_folder(self.name, readonly=True)
        self._opened = tuple(int(told.get(name, 0)) for name in (b"UIDVALIDITY", b"UIDNEXT", b"EXISTS"))
        if self._opened[0] != self._state[0]:  # the server has given out new UIDs
            self._next = self._opened[1]
            self.searched = frozenset()
            self._taken.clear()
        return self._opened != self._state

    def look(self, client: Any, wanted: frozenset[str], found: list[tuple[list[str], Delivery]]) -> None:
        """Add the mails to the wanted addresses: for new addresses those that have lain here, else what is new."""
        new = [uid for uid in client.search(["UID", f"{max(self._next, 1)}:*"]) if uid >= self._next]
        earlier = [uid for group in _groups(sorted(wanted - self.searched), TOGETHER) for uid in _search(client, group)]
        for uids in _groups(sorted({*new, *earlier}), AT_ONCE):
            for uid, said in sorted(client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE", HEADERS]).items()):
                self._take(client, uid, said, wanted, found)
        self._next = max([self._next, *(uid + 1 for uid in new)])
        self.searched |= wanted
        self._state = self._opened

    def _take(self, client: Any, uid: int, said: Any, wanted: frozenset[str], found: list[tuple[list[str], Delivery]]) -> None:
        to = {address for address in recipients(said) & wanted if (uid, address) not in self._taken}
        if not to:
            return
        size = int(said.get(b"RFC822.SIZE", 0))
        asked = "BODY.PEEK[]" + (f"<0.{LARGEST}>" if size > LARGEST else "")
        fetched = client.fetch([uid], [asked]).get(uid, {})
        raw = next((value for key, value in fetched.items() if key.startswith(b"BODY[")), None)
        if raw is None:  # somebody else has just deleted it
            return
        self._taken |= {(uid, address) for address in to}
        content = hashlib.sha256(raw).digest()
        unseen = [address for address in sorted(to) if (content, address) not in self._contents]
        self._contents |= {(content, address) for address in to}
        found.append((unseen, Delivery(cut(raw, size), sane(said.get(b"INTERNALDATE")))))
        if self._delete:
            self._expunge(client, uid)

    def _expunge(self, client: Any, uid: int) -> None:
        """Delete this mail and no other: without UIDPLUS it is only marked, for what others have marked would go too."""
        client.select_folder(self.name)
        client.delete_messages([uid], silent=True)
        if client.has_capability("UIDPLUS"):
            client.uid_expunge([uid])
        client.select_folder(self.name, readonly=True)


def recipients(said: Any) -> set[str]:
    """Give the addresses that stand where a mail says whom it is for."""
    headers = next((value for key, value in said.items() if key.startswith(b"BODY[HEADER")), None) or b""
    words = _BETWEEN.split(headers.decode("utf-8", "replace"))
    return {fold(word) for word in words if "@" in word and len(word) <= LONGEST}


def _search(client: Any, addresses: list[str]) -> list[int]:
    """Find the mails of the last month that name one of the addresses."""
    terms: list[Any] = [["HEADER", field, address] for address in addresses for field in NAMED_IN]
    while len(terms) > 1:
        terms = [["OR", *terms[at : at + 2]] if at + 1 < len(terms) else terms[at] for at in range(0, len(terms), 2)]
    charset = None if all(map(str.isascii, addresses)) else "UTF-8"
    return list(client.search(["SINCE", (datetime.datetime.now() - SINCE).date(), *terms], charset))


def _groups(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(values)
    while group := list(islice(rest, size)):
        yield group

