"""Looks without a browser: what a page says, which files it asks for, what its answer says of its version, and what stands in a file."""

import http.client
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from urllib.parse import urljoin, urlsplit

from harness.lexicon import sentences
from harness.mails import html
from harness.mails.tags import Tag, tokens

LARGEST = 2 << 20  # bytes of a page that are read
WITHIN_S = 20.0  # for an answer, to its end
MOST_FILES = 60
# `ETag` and `Last-Modified` are none: a cache that makes the page anew each minute changes them, and what it says is compared itself.
_VERSION = re.compile(r"x-[\w-]*(?:version|release|revision|build|commit|deploy)[\w-]*", re.I)


@dataclass(frozen=True)
class Answer:
    """What came when an address was asked for. `status` 0: no answer came, and `trouble` says why."""

    status: int = 200
    trouble: str = ""
    raw: bytes = b""
    charset: str = "utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Look:
    """What a page was at a moment. `status` 0: no answer came, and `trouble` says why."""

    status: int = 200
    trouble: str = ""
    words: tuple[str, ...] = ()  # its sentences and lines, in order
    files: frozenset[str] = frozenset()  # addresses of its styles and scripts, with what tells their version
    versions: Mapping[str, str] = field(default_factory=dict)  # headers that change when something is deployed


def look(url: str, agent: str, within: float = WITHIN_S) -> Look:
    """Look at a page; whatever happens is a look."""
    answer = ask(url, agent, "text/html", within=within)
    if answer.trouble:
        return Look(answer.status, answer.trouble)
    try:
        markup = answer.raw.decode(answer.charset, "replace")
    except LookupError as error:
        return Look(0, f"no answer: {error}")
    return seen(markup, url, versions(answer.headers))


def seen(markup: str, url: str, versions: Mapping[str, str] | None = None) -> Look:
    """Read a page's markup."""
    tags = [token for token in tokens(markup) if isinstance(token, Tag) and not token.closing]
    files = [urljoin(url, address) for tag in tags if (address := _file(tag))][:MOST_FILES]
    return Look(words=tuple(sentences(html.read(markup).text)), files=frozenset(files), versions=versions or {})


def versions(headers: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that name a version of what answers."""
    return {name.lower(): value for name, value in headers.items() if _VERSION.fullmatch(name)}


def _file(tag: Tag) -> str:
    if tag.name == "script":
        return tag.attributes.get("src", "")
    styles = tag.name == "link" and "stylesheet" in tag.attributes.get("rel", "").lower().split()
    return tag.attributes.get("href", "") if styles else ""


class _OnTheSameHost(urllib.request.HTTPRedirectHandler):
    """Follows redirects that stay where they began."""

    def redirect_request(
        self, req: urllib.request.Request, fp: object, code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        """Give the next request, None for the end."""
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def ask(url: str, agent: str, accept: str = "*/*", largest: int = LARGEST, within: float = WITHIN_S) -> Answer:
    """Ask for an address; whatever happens is an answer. Redirects are followed on the same host only."""
    told: SimpleQueue[Answer] = SimpleQueue()
    # A server may send a byte every other second for ever, and no limit on a single read ends that.
    threading.Thread(target=lambda: told.put(_asked(url, agent, accept, largest, within)), daemon=True).start()
    try:
        return told.get(timeout=within)
    except Empty:
        return Answer(0, f"no answer within {within:.0f} s")


def _asked(url: str, agent: str, accept: str, largest: int, within: float) -> Answer:
    try:
        parts = urlsplit(url)
        here = (parts.hostname or "").endswith(".localhost")  # every browser knows that this machine is meant; not every system does
        asked = parts._replace(netloc=f"127.0.0.1:{parts.port or 80}").geturl() if here else url
        request = urllib.request.Request(asked, headers={"User-Agent": agent, "Accept": accept, "Host": parts.netloc})
        with urllib.request.build_opener(_OnTheSameHost).open(request, timeout=within) as answer:
            charset = answer.headers.get_content_charset() or "utf-8"
            return Answer(raw=answer.read(largest), charset=charset, headers=dict(answer.headers.items()))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, f"status {error.code}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer(0, f"no answer: {getattr(reason, 'strerror', None) or reason}"[:200])
