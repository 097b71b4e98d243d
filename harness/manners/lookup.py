"""Whether a name leads into this machine's own network: looked up once in a while, and not waited for as long as it likes."""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from harness.mails.neighbourhood import is_inside

WITHIN_S = 2.0
KEPT_S = 60.0  # about as long as browsers keep what they have looked up
NAMES_AT_MOST = 1000
AT_A_STRETCH_S = 6.0  # for all names together, with a tenth of the time since: a page may name many of which nobody answers
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an address of version 4 stands in the last bits

Resolver = Callable[[str], Sequence[str]]  # OSError where a name leads nowhere


def resolved(host: str) -> Sequence[str]:
    """Give the addresses that the system knows for a name."""
    return [str(each[4][0]) for each in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)]


def stands_inside(address: str) -> bool:
    """Tell whether an address is not of the public network; what is none does not count."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None
        return not (translated or found.ipv4_mapped or found).is_global
    return not found.is_global


class Names:
    """What names lead to, for all visits of a process.

    A name that nobody knows leads nowhere: a proxy may know it, and else there is nothing to connect to. One that is looked up for longer
    than is waited counts so until it is known.
    """

    def __init__(self, resolver: Resolver = resolved, within: float = WITHIN_S) -> None:
        self._resolver, self._within = resolver, within
        self._known: dict[str, _Name] = {}
        self._spare_s, self._counted_at = AT_A_STRETCH_S, time.monotonic()
        self._lock = threading.Lock()

    def lead_inside(self, url: str) -> bool:
        """Whether the host of a URL, be it a name or an address, stands in this machine's own network."""
        if is_inside(url):
            return True
        name = self._name((urlsplit(url).hostname or "").rstrip("."))
        if not name.told.is_set():
            self._wait(name)
        return name.inside

    def _wait(self, name: "_Name") -> None:
        began = time.monotonic()
        self._spare_s = min(AT_A_STRETCH_S, self._spare_s + (began - self._counted_at) / 10)
        name.told.wait(max(0.0, min(self._spare_s, name.asked_at + self._within - began)))
        self._counted_at = time.monotonic()
        self._spare_s -= self._counted_at - began

    def _name(self, host: str) -> "_Name":
        with self._lock:
            name = self._known.pop(host, None)
            if name is None or (name.told.is_set() and time.monotonic() - name.asked_at > KEPT_S):
                name = _Name(host, self._resolver)
            self._known[host] = name  # as the newest
            if len(self._known) > NAMES_AT_MOST:
                del self._known[next(iter(self._known))]
        return name


class _Name:
    """A name that is being looked up, or was: systems have no limit for that, so it is done aside."""

    def __init__(self, host: str, resolver: Resolver) -> None:
        self.inside, self.asked_at, self.told = False, time.monotonic(), threading.Event()
        self._host, self._resolver = host, resolver
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        try:
            self.inside = any(map(stands_inside, self._resolver(self._host)))
        except (OSError, UnicodeError):
            pass
        finally:
            self.told.set()


NAMES = Names()
