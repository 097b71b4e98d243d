"""Links of a mail that cannot work, told by their addresses: none is ever opened to find out."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from harness.mails.neighbourhood import is_inside
from harness.model import Certainty, MailLink, Visit
from harness.reading.mails.placeholders import named_in

BUTTON_WORDS = 6  # a button, or a link that says what it does, has no more
_MEASURED = ("utm_", "mc_", "ga_", "mtm_", "pk_")  # parts of an address that only tell the company where a press came from
_MISSPELT = re.compile(r"h{0,2}t{1,3}p{1,2}s{0,2}")
_HOST_FIRST = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,18}(?:[:/?#].*)?", re.I | re.S)  # programs open `shop.example/help` all the same
_FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf)$", re.I)
_NO_VALUE = ("undefined", "null", "nan", "[object object]")


class Fault(NamedTuple):
    """Why a link cannot work."""

    why: str
    certainty: Certainty = "sure"


def fault(visit: Visit, link: MailLink) -> Fault | None:
    """Say why a link of a mail cannot work; None where it may."""
    url = link.url.strip()
    if url in ("", "#"):
        return Fault("leads nowhere") if 0 < len(link.words.split()) <= BUTTON_WORDS else None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Fault("is no address")
    return _left_empty(url, parts) or _unreachable(visit, url, parts, host)


def _left_empty(url: str, parts: SplitResult) -> Fault | None:
    """Say which place of a template stands in an address without its value."""
    query = "&".join(pair for pair in parts.query.split("&") if not pair.casefold().startswith(_MEASURED))
    ways: list[tuple[str, Certainty]] = [(url.partition("?")[0], "sure"), (query, "likely")]
    for text, certainty in ways:
        for way in (text, unquote(text)):
            if place := next(named_in(way.replace("=", " ")), ""):
                return Fault(f"holds `{place}` in place of a value", certainty)
    values = [*map(unquote, parts.path.split("/")), *(value for _, value in parse_qsl(query))]
    empty = next((value for value in values if value.casefold() in _NO_VALUE), "")
    return Fault(f"holds `{empty}` in place of a value", "likely") if empty and parts.scheme in ("http", "https") else None


def _unreachable(visit: Visit, url: str, parts: SplitResult, host: str) -> Fault | None:
    """Say why no program could get to an address."""
    if parts.scheme in ("http", "https"):
        if host in ("http", "https") or re.search(r"\s|\.\.", parts.netloc) or not (host or parts.path.strip("/")):
            return Fault("is no address")
        inside = bool(host) and is_inside(url) and not is_inside(visit.address)
        return Fault("points into a network of the company's own") if inside else None
    if parts.scheme in ("javascript", "vbscript", "data", "file", "about"):
        return Fault("is one that mail programs do not open")
    if parts.scheme in ("mailto", "tel", "sms"):
        return None if parts.path or parts.query else Fault("leads nowhere")
    if parts.scheme:
        return Fault("is no address") if _MISSPELT.fullmatch(parts.scheme) else None
    whole = url.startswith("#") or parts.netloc or (_HOST_FIRST.fullmatch(url) and not _FILE.search(parts.path))
    return None if whole else Fault("does not say at which site")
