"""A real mailbox, by IMAP: nothing in it is marked as read, and nothing deleted unless the plan says so."""

import contextlib
import logging
import socket
import ssl
from collections.abc import Iterator
from typing import Any

import imapclient
from imapclient.exceptions import CapabilityError, LoginError

from harness.inbox import Delivery, InboxError, InboxPlan
from harness.inbox.folder import Folder
from harness.inbox.pigeonholes import Pigeonholes
from harness.inbox.watching import PATIENCE, Bell, Lost, Refused, Session, WatchedInbox, reason

PORTS = {"tls": 993, "starttls": 143, "none": 143}
RENEWAL = 25 * 60.0  # seconds; a server may hang up on whoever says nothing for 29 minutes, RFC 2177
PULSE = 60.0  # seconds after which a silent connection is tried while visits wait; lines die without a word
FAREWELL = 2.0  # seconds that it may take to say good-bye
ROOM = 16  # KiB; with less than that no mail of the usual size comes in
TEMPORARY = ("[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]")  # RFC 5530: another try may succeed

logging.getLogger("imapclient").setLevel(logging.WARNING)  # below that it tells whole mails and how we sign in


class ImapMailbox(WatchedInbox):
    """A mailbox at an IMAP server."""

    def __init__(self, plan: InboxPlan, **options: Any) -> None:
        contents: set[tuple[bytes, str]] = set()
        self._folders = [Folder(name, contents, plan.delete) for name in plan.folders]
        super().__init__(plan, **options)

    def connect(self) -> Session:
        """Sign in."""
        return ImapSession(self._plan, self._folders, self._holes)


class _Client(imapclient.IMAPClient):  # type: ignore[misc]  # the library has no types
    def _poll_socket(self, sock: socket.socket, timeout: float | None = None) -> bool:
        """Have `idle_check` read in any case, since what came together with the consent to IDLE is not in the socket any more."""
        return True

    _select_poll_socket = _poll_socket


class ImapSession:
    """One connection to an IMAP server."""

    def __init__(self, plan: InboxPlan, folders: list[Folder], holes: Pigeonholes) -> None:
        self._plan, self._folders, self._holes = plan, folders, holes
        self._place = f"{plan.host}:{plan.port or PORTS[plan.tls]}"
        self._settled = False
        with self._plainly():
            self._client = _Client(plan.host, plan.port or PORTS[plan.tls], timeout=PATIENCE, **_secure(plan.tls))
            try:
                self._sign_in()
            except BaseException:
                self._hang_up()
                raise

    def look(self) -> None:
        """Look into all folders; InboxError where one is not there, or where the mailbox is full."""
        wanted, found = self._holes.expected(), list[tuple[list[str], Delivery]]()
        with self._plainly():
            try:
                lack = self._lack_of_room() if wanted else ""
                for folder in reversed(self._folders):  # the first one stays open, for IDLE
                    if folder is self._folders[0] or not wanted <= folder.searched or folder.changed(self._client):
                        self._settled = not self._open(folder) and wanted <= folder.searched
                        if not self._settled:
                            folder.look(self._client, wanted, found)
            finally:  # also what was found before the connection broke
                for to, (raw, at) in sorted(found, key=lambda each: each[1].at):
                    self._holes.put(to, raw, at)
        if lack:
            raise InboxError(lack)

    def rest(self, bell: Bell) -> None:
        """Wait for what the server pushes into the first folder; other folders, and servers that push nothing, are asked over and over."""
        if not self._settled:  # a mail told of while we looked is not told of again: IDLE may only follow an opening that shows nothing new
            return
        with self._plainly():
            pushes = self._client.has_capability("IDLE")
            pause = RENEWAL
            if self._holes.expected():
                pause = PULSE if pushes and len(self._folders) == 1 else self._plan.every
            if not pushes:
                bell.wait(pause, self._client.socket())
                return
            self._client.idle()
            if not self._client.idle_check(timeout=0):
                bell.wait(pause, self._client.socket())
            self._client.idle_done()

    def close(self) -> None:
        """Sign out, as far as the server still listens."""
        with contextlib.suppress(Exception):
            self._client.socket().settimeout(FAREWELL)
            self._client.logout()
            return
        self._hang_up()

    def _hang_up(self) -> None:
        with contextlib.suppress(Exception):
            self._client.shutdown()

    def _sign_in(self) -> None:
        user, password = self._plan.user, self._plan.password
        if self._plan.tls == "starttls":
            self._client.starttls(ssl.create_default_context())
        if (user + password).isascii():
            self._client.login(user, password)
        else:
            self._client.plain_login(user, password)  # LOGIN can say nothing but ASCII
        self._client.capabilities()  # asked once, here, since a later question could come between looking and IDLE

    def _open(self, folder: Folder) -> bool:
        try:
            return folder.open(self._client)
        except imapclient.IMAPClient.Error as error:
            if isinstance(error, imapclient.IMAPClient.AbortError) or _temporary(error):
                raise
            there = ", ".join(sorted(str(name) for _, _, name in self._client.list_folders()))[:200]
            raise InboxError(f"The mailbox {self._place} does not open {folder.name}: {reason(error)}. There are: {there}.") from None

    def _lack_of_room(self) -> str:
        """Say that the mailbox is full, so that no mail can come in, where it is."""
        if not self._client.has_capability("QUOTA"):
            return ""
        try:
            quotas = self._client.get_quota()
        except IndexError:  # what the library makes of a mailbox without a limit
            return ""
        for quota in quotas:
            room = ROOM if quota.resource == "STORAGE" else 1
            if quota.limit and quota.usage > quota.limit - room:
                unit = " KiB" if quota.resource == "STORAGE" else f" ({quota.resource.lower()})"
                return f"The mailbox {self._place} is full: {quota.usage} of {quota.limit}{unit}."
        return ""

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        """Tell what a server refuses from what another try may mend, in one sentence."""
        secret = self._plan.password
        try:
            yield
        except LoginError as error:
            if _temporary(error):
                raise Lost(f"The mailbox {self._place} lets nobody in at the moment: {reason(error, secret)}") from None
            said = f"The mailbox {self._place} refuses the user {self._plan.user} or the password: {reason(error, secret)}."
            raise Refused(said) from None
        except CapabilityError as error:
            raise InboxError(f"The mailbox {self._place} cannot do what is needed: {reason(error, secret)}.") from None
        except ssl.SSLCertVerificationError as error:
            raise InboxError(f"The certificate of the mailbox {self._place} is not to be trusted: {error.verify_message}.") from None
        except ssl.SSLError as error:
            raise InboxError(f"The mailbox {self._place} does not speak TLS as `tls: {self._plan.tls}` has it: {error.reason}.") from None
        except OSError as error:
            raise Lost(f"The mailbox {self._place} cannot be reached: {reason(error, secret)}") from None
        except imapclient.IMAPClient.AbortError as error:
            raise Lost(f"The mailbox {self._place} hung up: {reason(error, secret)}") from None
        except imapclient.IMAPClient.Error as error:
            raise Lost(f"The mailbox {self._place} refuses: {reason(error, secret)}") from None
        except ValueError as error:
            raise Lost(f"The mailbox {self._place} says what cannot be understood: {reason(error, secret)}") from None


def _temporary(error: Exception) -> bool:
    return any(code in str(error) for code in TEMPORARY)


def _secure(tls: str) -> dict[str, Any]:
    return {"ssl": True, "ssl_context": ssl.create_default_context()} if tls == "tls" else {"ssl": False}
