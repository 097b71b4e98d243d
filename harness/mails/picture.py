"""A mail as HTML that may be shown: without programs, without forms, and without anything that would be fetched."""

import base64
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import jinja2
from markupsafe import Markup

from harness.mails import headers as head
from harness.mails.body import shown, text_of
from harness.mails.html import MOST
from harness.mails.parts import Part, cut
from harness.mails.pictures import is_dot
from harness.mails.styles import declarations, length
from harness.mails.tags import VOID, Tag, names, tokens

_TEMPLATE = Path(__file__).with_suffix(".html")
_TEXT = 100_000  # characters of plain text
_LARGEST = 4_000_000  # characters of markup, without pictures
_TOKENS = 100_000  # tags and texts of it
_DEPTH = 200  # elements in each other
_PICTURE = 2 * 1024 * 1024  # bytes of a picture inside the mail
_PICTURES = 8 * 1024 * 1024  # ... of all of them
_HEADS = ("From", "To", "Subject", "Date")
_ELEMENTS = names(
    "a abbr address article aside b big blockquote br caption center cite code col colgroup dd del dfn dir div dl dt em figcaption figure "
    "font footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark menu nav ol p pre q s samp section small span strike strong sub sup "
    "table tbody td tfoot th thead tr tt u ul var wbr"
)
_ATTRIBUTES = names(
    "align valign width height bgcolor border cellpadding cellspacing colspan rowspan color face size dir lang class id style nowrap "
    "hidden start type hspace vspace"
)
_UNSEEN = names("script title xmp iframe noembed noframes")  # their content is no markup, and nobody sees it
_KINDS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
_INSIDE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*+", re.I)
_FETCHED = re.compile(r"@import\b[^;}]*+;?|\b(?:url|src|image|image-set|expression)\s*+\([^)]*+\)?", re.I)
_COLOUR = re.compile(r"#?\w{3,20}")
_NO_STYLE = re.compile(r"<!--|-->|[<\\]")


def picture_html(raw: bytes) -> str:
    """Give a mail as a page to take a picture of: who it is from, to whom, about what, when, and what a customer reads below.

    Each part stands in a shadow tree, so that its styles cannot touch the head, and in a box that cuts off what would lie over it.
    """
    mail = cut(raw)
    heads = [(name, head.clean(head.words(head.value(mail.headers, name.lower())))) for name in _HEADS]
    pictures = _Pictures(mail)
    return _template().render(heads=heads, parts=[_shown(part, pictures) for part in shown(mail)])


@functools.cache
def _template() -> jinja2.Template:
    return jinja2.Environment(autoescape=True).from_string(_TEMPLATE.read_text(encoding="utf-8"))


def _shown(part: Part, pictures: "_Pictures") -> str:
    """Give markup for HTML, and text for plain text."""
    text, _ = text_of(part)
    if part.type == "text/html":
        return Markup("".join(_safe(text[:MOST].replace("\x00", ""), pictures)))  # built of names that are known and of escaped text alone
    return head.plain(text[:_TEXT])


class _Pictures:
    """The pictures that came inside a mail, by the names that its HTML calls them by."""

    def __init__(self, mail: Part) -> None:
        leaves = [leaf for leaf in mail.leaves() if leaf.type in _KINDS and leaf.end - leaf.start < _PICTURE * 3 // 2]
        self._by_name = {head.value(leaf.headers, "content-id").strip("<> "): leaf for leaf in leaves}
        self._left = _PICTURES

    def source(self, said: str) -> str:
        """Give a picture as a `data:` address; empty where it is not inside the mail, or too large."""
        address = said.strip()
        if address[:4].lower() == "cid:" and (leaf := self._by_name.get(address[4:])):
            address = f"data:{leaf.type};base64,{base64.b64encode(leaf.data()).decode()}"
        if len(address) > self._left or not _INSIDE.fullmatch(address):
            return ""
        self._left -= len(address)
        return address


def _safe(markup: str, pictures: _Pictures) -> Iterator[str]:
    """Write HTML anew, of elements and attributes that are known to be harmless; what is opened is closed."""
    opened: list[str] = []
    inside, left = "", _LARGEST
    for token in itertools.islice(tokens(markup), _TOKENS):
        written = ""
        if isinstance(token, str):
            written = "" if inside in _UNSEEN else _style(token) if inside == "style" else escape(token)
        elif token.closing:
            written = _closed(token.name, opened)
        elif token.name == "img":
            written = _picture(token, pictures)
        elif len(opened) < _DEPTH:
            written = _opened(token, opened)
        inside = token.name if isinstance(token, Tag) and not token.closing else ""
        left -= 0 if written.startswith("<img") else len(written)
        if left < 0:
            break
        yield written
    yield from (f"</{name}>" for name in reversed(opened))


def _opened(tag: Tag, opened: list[str]) -> str:
    name, said = ("div", _painted(tag.attributes)) if tag.name == "body" else (tag.name, tag.attributes)
    if name not in _ELEMENTS:
        return ""
    opened += [] if name in VOID else [name]
    return f"<{name}{_attributes(said)}>"


def _closed(name: str, opened: list[str]) -> str:
    name = "div" if name == "body" else name
    if name not in opened[-50:]:
        return ""
    at = len(opened) - 1 - opened[::-1].index(name)
    ends = "".join(f"</{each}>" for each in reversed(opened[at:]))
    del opened[at:]
    return ends


def _painted(said: Mapping[str, str]) -> dict[str, str]:
    """Give the attributes of a body as those of a box, which has its colours in its styles."""
    colours = (("background-color", said.get("bgcolor", "")), ("color", said.get("text", "")))
    styles = "".join(f"{name}:{colour};" for name, colour in colours if _COLOUR.fullmatch(colour.strip()))
    return {**said, "style": styles + said.get("style", "")}


def _style(sheet: str, name: str = "style") -> str:
    return f"<{name}>{scrubbed(sheet)}</{name}>"


def scrubbed(styles: str) -> str:
    """Take out of styles what fetches something, and what could end them; a browser's own rule against fetching stands behind it."""
    return _FETCHED.sub("none", _NO_STYLE.sub("", styles))


def _attributes(said: Mapping[str, str]) -> str:
    known = ((name, scrubbed(value) if name == "style" else value) for name, value in said.items() if name in _ATTRIBUTES)
    return "".join(f' {name}="{escape(value[:4000])}"' for name, value in known)


def _picture(tag: Tag, pictures: _Pictures) -> str:
    """Show a picture that is inside the mail, and in place of one that would be fetched an empty box with its words."""
    said = tag.attributes
    if source := pictures.source(said.get("src", "")):
        return f'<img src="{escape(source)}" alt="{escape(said.get("alt", ""))}"{_attributes(said)}>'
    styles = declarations(said.get("style", ""))
    if is_dot(said, styles):
        return ""
    sizes = ((side, length(said.get(side, ""))) for side in ("width", "height") if side not in styles)
    box = "".join(f"{side}:{size:g}px;" for side, size in sizes if size is not None)
    looks = {"class": f"not-fetched {said.get('class', '')}".strip(), "style": box + said.get("style", "")}
    return f"<span{_attributes(looks)}>{escape(said.get('alt', '')[:1000])}</span>"
