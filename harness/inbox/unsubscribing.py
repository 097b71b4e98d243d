"""Leaving a mailing list by the headers of its mails: List-Unsubscribe (RFC 2369) and one-click (RFC 8058)."""

import re

from harness.inbox.headers import clean

_MOST = 10  # addresses that are kept
_BEGINS = re.compile(r"\s*(?:\([^()]*\)\s*)*<")  # comments may come first
_ADDRESS = re.compile(r"<([^<>]{1,4000})>")
_USABLE = re.compile(r"(?:https?://|mailto:)\S", re.I)


def addresses(header: str) -> list[str]:
    """Give the addresses of List-Unsubscribe, in their order: web pages and `mailto:`; others are of no use to a customer.

    Addresses stand in angle brackets. RFC 2369 (section 2) tells mail programs to ignore a header that begins otherwise, so
    no customer gets a button from one.
    """
    written = _ADDRESS.findall(header) if _BEGINS.match(header) else []
    found = ("".join(clean(each, 4000).split()) for each in written)
    return [each for each in dict.fromkeys(found) if _USABLE.match(each)][:_MOST]


def is_one_click(post: str, unsubscribe: list[str]) -> bool:
    """Whether one press leaves the list: the header says so, and there is a web address to send it to."""
    said = "".join(post.split()).lower() == "list-unsubscribe=one-click"
    return said and any(each.lower().startswith("http") for each in unsubscribe)
