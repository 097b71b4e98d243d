"""The name that a visit goes by: the browser's own, with ours behind it."""

import re

from harness import __version__

PRODUCT = "mystery-shop"  # the product token by which a robots.txt can name us (RFC 9309, 2.2.1)
LONGEST = 200  # characters that somebody may say of themselves
# What stands in brackets of a User-Agent (RFC 9110, 5.6.5), without what would end or escape it: no header can be begun from in here.
COMMENT = re.compile(rf"(?=\S)[ -~]{{1,{LONGEST}}}(?<=\S)")
_NOT_IN_ONE = re.compile(r"[()\\]")


def wrong(auditor: str) -> str:
    """Say what is wrong with a text that is to name the auditor; empty where nothing is."""
    if len(auditor) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    if not auditor.isascii() or not auditor.isprintable():
        return "it has to be printable ASCII: a header carries nothing else"
    if _NOT_IN_ONE.search(auditor):
        return "brackets and backslashes cannot stand in it"
    return "" if COMMENT.fullmatch(auditor) else "it is empty, or begins or ends with a space"


def addition(auditor: str = "") -> str:
    """Give what is put behind the browser's own User-Agent; ValueError where the auditor cannot be named so."""
    if auditor and (what := wrong(auditor)):
        raise ValueError(what)
    return f"{PRODUCT}/{__version__}{f' ({auditor})' if auditor else ''}"
