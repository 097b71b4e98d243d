"""Pages that open themselves again, as those of queues do: by a header, a meta tag or a timer of a script."""

import html
import itertools
import math
import re
from urllib.parse import urljoin

HEAD = 5_000  # characters in which a meta tag is looked for
TIMERS, CALL = 20, 400  # of a page that are looked at, and characters of each
_META = re.compile(
    r"""<meta\b(?=[^<>]*http-equiv\s*=\s*["']?refresh)[^<>]*?content\s*=\s*["']\s*(\d+)(?:[^<>"']*?url\s*=\s*([^<>"']*))?""", re.IGNORECASE
)
_HEADER = re.compile(r"\s*(\d+)(?:\.\d*)?\s*(?:[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']*))?", re.IGNORECASE)
_TIMER = re.compile(r"\bsetTimeout\s*\(")
_TURNS = re.compile(
    r"""[^<;]{0,120}?\blocation(?:\.reload\s*\(|(?:\.href)?\s*=(?!=)\s*|\.(?:replace|assign)\s*\(\s*)"""
    r"""(?:(["'])([^"'<>]{0,300})\1)?[^<]{0,60}?,\s*(\d{1,6})\s*\)"""
)


def reopening(url: str, text: str, header: str = "") -> tuple[int, str] | None:
    """Give after how many seconds a page opens itself again, and where; None where it does not. `header`: what `Refresh` says."""
    if header and (found := _HEADER.match(header)):
        return int(found[1]), _whole(url, found[2])
    head = text[:HEAD]
    if ("efresh" in head or "EFRESH" in head) and (found := _META.search(head)):
        return int(found[1]), _whole(url, found[2])
    if "setTimeout" in text and "location" in text:
        for timer in itertools.islice(_TIMER.finditer(text), TIMERS):
            if turns := _TURNS.match(text[timer.end() : timer.end() + CALL]):
                return math.ceil(int(turns[3]) / 1000), _whole(url, turns[2])
    return None


def _whole(url: str, told: str | None) -> str:
    return urljoin(url, html.unescape(told or "").strip() or url)
