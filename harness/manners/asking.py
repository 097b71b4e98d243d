"""Asking a host for its robots.txt."""

import http.client
import queue
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from harness.mails.neighbourhood import is_inside
from harness.manners.lookup import NAMES
from harness.manners.robots import LARGEST, Robots, decoded

WITHIN_S = 5.0  # all in all, redirects included
REDIRECTS_AT_MOST = 5  # RFC 9309, 2.3.1.2
_SCHEMES = ("http", "https")


def origin(url: str) -> str:
    """Give scheme, host and port of an address, for each of which a robots.txt holds; empty where it is none of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}" if parts.scheme in _SCHEMES and parts.hostname else ""


def host_of(url: str) -> str:
    """Give host and port of an address, the port only where it is not the usual one."""
    scheme, _, host = origin(url).partition("://")
    return host.removesuffix({"http": ":80", "https": ":443"}.get(scheme, ""))


def ask(site: str, agent: str, allowed: Callable[[str], bool], within: float = WITHIN_S) -> Robots:
    """Ask an origin for its robots.txt and give what came within so many seconds; `allowed` says which hosts may be asked.

    This machine's own network is asked only where the origin itself stands in it.
    """
    told: queue.SimpleQueue[Robots] = queue.SimpleQueue()
    # A server may send a byte every other second for ever, and no limit on a single read ends that.
    threading.Thread(target=lambda: told.put(_follow(f"{site}/robots.txt", agent, allowed, within)), daemon=True).start()
    try:
        return told.get(timeout=within)
    except queue.Empty:
        return Robots()


def _follow(url: str, agent: str, allowed: Callable[[str], bool], within: float) -> Robots:
    inside, status = is_inside(url), 0
    for _ in range(1 + REDIRECTS_AT_MOST):
        if not origin(url) or not allowed(urlsplit(url).hostname or "") or (not inside and NAMES.lead_inside(url)):
            return Robots(status)
        status, leads_to, data = _get(url, agent, within)
        if not leads_to:
            return Robots(status, decoded(data) if 200 <= status < 300 else "")
        url = _joined(url, leads_to)
    return Robots(404)  # more redirects than anybody has to follow: it counts as not there


def _joined(url: str, leads_to: str) -> str:
    try:
        return urljoin(url, leads_to)
    except ValueError:
        return ""


def _opener() -> urllib.request.OpenerDirector:
    """Make what opens addresses as `urlopen` does, but follows nothing: where a redirect leads is judged first."""
    opener, of = urllib.request.OpenerDirector(), urllib.request
    for each in (of.ProxyHandler, of.HTTPHandler, of.HTTPSHandler, of.HTTPDefaultErrorHandler, of.HTTPErrorProcessor):
        opener.add_handler(each())
    return opener


def _get(url: str, agent: str, within: float) -> tuple[int, str, bytes]:
    """Give the status of an answer, where it leads, and its beginning; 0 where none came. Proxies are used as the system says."""
    parts = urlsplit(url)
    if (parts.hostname or "").endswith(".localhost"):  # every browser knows that this machine is meant; not every system does
        url = parts._replace(netloc=f"127.0.0.1:{parts.port}" if parts.port else "127.0.0.1").geturl()
    headers = {"User-Agent": agent, "Accept": "text/plain, */*;q=0.1", "Host": parts.netloc.rpartition("@")[2]}
    request = urllib.request.Request(url, headers=headers)
    try:
        with _opener().open(request, timeout=within) as answer:
            return answer.status, "", answer.read(LARGEST)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, (error.headers.get("Location") or "")[:2000] if 300 <= error.code < 400 else "", b""
    except (OSError, http.client.HTTPException, ValueError):
        return 0, "", b""
