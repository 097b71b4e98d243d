"""HTML cut into tags and texts as a browser cuts it, in time that grows with its length alone."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


def names(text: str) -> frozenset[str]:
    """Give the names that stand in a text."""
    return frozenset(text.split())


VOID = names("area base basefont bgsound br col embed frame hr img input link meta param source track wbr")
# Their content is no markup; what stands in textarea and title is text, the rest is for programs.
_RAW = names("script style xmp iframe noembed noframes textarea title")
_ATTRIBUTES = 60  # of a tag that are read
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_NOTHING = re.compile(r"<!--(?:-?>|.*?--!?>)|<[!?][^>]*+>|</(?![a-zA-Z])[^>]*+>", re.S)  # comments, with what is meant for Outlook
_ATTRIBUTE = re.compile(r"""([^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_BEGUN = re.compile(r"<[a-zA-Z/!?]")
_FAR = re.compile(r"&#(?:0*+\d{8,}|[xX]0*+[0-9a-fA-F]{7,});?")  # numbers of no sign; Python refuses to read long ones


class Tag(NamedTuple):
    """A tag with its attributes, names in lower case; the first of two with one name counts."""

    name: str
    closing: bool
    attributes: dict[str, str]


def tokens(markup: str) -> Iterator[Tag | str]:
    """Give tags and texts in their order; comments are left out, and so is what an unfinished tag or comment swallows."""
    at = 0
    while (start := markup.find("<", at)) >= 0:
        if start > at:
            yield unescape(markup[at:start])
        if not _BEGUN.match(markup, start):
            yield "<"
            at = start + 1
        elif match := _TAG.match(markup, start):
            name, closing = match[2].lower(), bool(match[1])
            yield Tag(name, closing, {} if closing else _attributes(match[3]))
            at = match.end()
            if name in _RAW and not closing:
                close = _end_of(name).search(markup, at)
                inside = markup[at : close.start() if close else None]
                yield unescape(inside) if name in ("textarea", "title") else inside
                at = close.start() if close else len(markup)
        elif match := _NOTHING.match(markup, start):
            at = match.end()
        else:
            return
    if at < len(markup):
        yield unescape(markup[at:])


def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.I)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not text or text.isspace():
        return found
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
        if len(found) >= _ATTRIBUTES:
            break
    return found


def unescape(text: str) -> str:
    """Put signs in place of `&eacute;` and its like."""
    return html.unescape(_FAR.sub("\ufffd", text)) if "&" in text else text
