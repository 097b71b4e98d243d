"""One look at a page without a browser: what it says, which files it asks for, and what its answer says of its version."""

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
class Look:
    """What a page was at a moment. `status` 0: no answer came, and `trouble` says why."""

    status: int = 200
    trouble: str = ""
    words: tuple[str, ...] = ()  # its sentences and lines, in order
    files: frozenset[str] = frozenset()  # addresses of its styles and scripts, with what tells their version
    versions: Mapping[str, str] = field(default_factory=dict)  # headers that change when something is deployed


def look(url: str, agent: str, within: float = WITHIN_S) -> Look:
    """Ask for a page; whatever happens is a look. Redirects are followed on the same host only."""
    told: SimpleQueue[Look] = SimpleQueue()
    # A server may send a byte every other second for ever, and no limit on a single read ends that.
    threading.Thread(target=lambda: told.put(_asked(url, agent, within)), daemon=True).start()
    try:
        return told.get(timeout=within)
    except Empty:
        return Look(0, f"no answer within {within:.0f} s")


def seen(markup: str, url: str, versions: Mapping[str, str] | None = None) -> Look:
    """Read a page's markup."""
    tags = [token for token in tokens(markup) if isinstance(token, Tag) and not token.closing]
    files = [urljoin(url, address) for tag in tags if (address := _file(tag))][:MOST_FILES]
    return Look(words=tuple(sentences(html.read(markup).text)), files=frozenset(files), versions=versions or {})


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


def _asked(url: str, agent: str, within: float) -> Look:
    parts = urlsplit(url)
    here = (parts.hostname or "").endswith(".localhost")  # every browser knows that this machine is meant; not every system does
    asked = parts._replace(netloc=f"127.0.0.1:{parts.port or 80}").geturl() if here else url
    request = urllib.request.Request(asked, headers={"User-Agent": agent, "Accept": "text/html", "Host": parts.netloc})
    try:
        with urllib.request.build_opener(_OnTheSameHost).open(request, timeout=within) as answer:
            versions = {name.lower(): value for name, value in answer.headers.items() if _VERSION.fullmatch(name)}
            return seen(answer.read(LARGEST).decode(answer.headers.get_content_charset() or "utf-8", "replace"), url, versions)
    except urllib.error.HTTPError as error:
        with error:
            return Look(error.code, f"status {error.code}")
    except (OSError, http.client.HTTPException, ValueError, LookupError) as error:
        reason = getattr(error, "reason", None) or error
        return Look(0, f"no answer: {getattr(reason, 'strerror', None) or reason}"[:200])
