"""The HTML of a mail, as the customer reads it: its words, links and pictures, without what nobody sees."""

import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from harness.mails.headers import clean, plain
from harness.mails.pictures import host_of, is_dot, tracks
from harness.mails.styles import Styles, declarations, hides, length, rules
from harness.mails.tags import VOID, Tag, names, tokens
from harness.model import MailLink

MOST = 3_000_000  # characters of HTML that are read
_TOKENS = 200_000  # tags and texts of it; a long newsletter has 10,000
TEXT = 20_000  # characters of text that are kept
LINKS = 1000
HOSTS = 20  # that invisible pictures would be fetched from
_DEPTH = 256  # elements in each other that are told apart
_REACH = 30  # ... that are looked through for the one that a tag closes
_URL = 4000  # characters of an address
_WORDS = 300  # characters of a link's words

_UNREAD = names("script style title template xmp iframe noembed noframes object applet audio video canvas select")
_CELLS = names("td th")
_TABLE = names("table thead tbody tfoot tr td th")
_PARAGRAPHS = names("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre")
_LINES = _PARAGRAPHS | names(
    "address article aside body br caption center dd details dir div dt fieldset figcaption figure footer form header hr li main menu nav "
    "section summary tbody tfoot thead tr"
)
# What a tag ends that was left open, and where looking for it ends.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **{name: (frozenset({"p"}), _TABLE) for name in _LINES - _TABLE - {"br"}},
    **{name: (_CELLS, frozenset({"tr", "table"})) for name in _CELLS},
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "li": (frozenset({"li"}), frozenset({"ul", "ol"}) | _TABLE),
}
_REMOTE = re.compile(r"(?:https?:)?//[^\s]", re.I)
_CSS_PICTURE = re.compile(r"url\(\s*[\"']?\s*(?:https?:)?//", re.I)
_PROGRAM = re.compile(r"(javascript|vbscript|data):", re.I)
_BREAKS = re.compile(r"[\t\r\n]")  # browsers leave them out of an address


class Reading(NamedTuple):
    """What a customer reads in a mail and can press in it."""

    text: str = ""
    links: tuple[MailLink, ...] = ()
    link_count: int = 0
    remote_images: int = 0
    tracking_pixels: int = 0
    tracking_hosts: tuple[str, ...] = ()
    language: str = ""
    whole: bool = True  # it was read to its end


def read(markup: str) -> Reading:
    """Read the HTML of a mail; it may be hostile, and takes time by its length only."""
    reader = _Reader()
    found = tokens(markup[:MOST].replace("\x00", ""))
    for token in itertools.islice(found, _TOKENS):
        if isinstance(token, str):
            reader.text(token)
        elif token.closing:
            reader.close(token.name)
        else:
            reader.open(token)
    return reader.reading(whole=len(markup) <= MOST and next(found, None) is None)


class _Element(NamedTuple):
    name: str
    hidden: bool  # nobody sees it
    bare: bool  # nothing tells that it may be shown elsewhere: neither it nor what hides it has a class or an id
    tiny: bool  # its letters are too small to be read; what stands in it may have larger ones
    kept: bool  # line ends in it are kept


class _Link(NamedTuple):
    url: str
    words: list[str]
    named: str  # what it is called where it has no words


class _Reader:
    """What has been read so far, and the elements that are open."""

    def __init__(self) -> None:
        self._open = [_Element("", False, True, False, False)]
        self._rules: dict[str, dict[str, str]] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""  # what parts the next words from those before: nothing, a space, a tab between cells, or line ends
        self._link: _Link | None = None
        self._links: list[MailLink] = []
        self._link_count = self._remote = self._pixels = 0
        self._trackers: dict[str, None] = {}  # hosts, in order
        self._base = self._language = ""

    def reading(self, whole: bool) -> Reading:
        """Give what was read."""
        self._leave_link()
        text = plain("".join(self._pieces))[:TEXT].strip()
        hosts = tuple(self._trackers)[:HOSTS]
        return Reading(text, tuple(self._links), self._link_count, self._remote, self._pixels, hosts, self._language, whole)

    def text(self, text: str) -> None:
        """Read words, unless nobody sees them."""
        here = self._open[-1]
        if here.name == "style":
            for name, styles in rules(text).items():
                self._rules.setdefault(name, {}).update(styles)
        if here.hidden or here.tiny or here.name in _UNREAD:
            return
        if here.kept:
            for number, line in enumerate(text.split("\n")):
                self._part("\n" if number else "")
                self._say(line)
            return
        if text[:1].isspace():
            self._part(" ")
        if words := " ".join(plain(text).replace("\u200c", "").split()):
            self._say(words)
            if text[-1:].isspace():
                self._part(" ")

    def _say(self, words: str) -> None:
        if not words:
            return
        if self._length < TEXT:
            self._pieces += [self._gap if self._length else "", words]
            self._length += len(self._gap) + len(words)
        if self._link and len(self._link.words) < _WORDS:
            self._link.words.append((" " if self._gap else "") + words)
        self._gap = ""

    def _part(self, gap: str) -> None:
        self._gap = max(self._gap, gap, key=("", " ", "\t", "\n", "\n\n").index)

    def open(self, tag: Tag) -> None:
        """Begin an element."""
        name = tag.name
        if name in _ENDS:
            self._end(*_ENDS[name])
        self._separate(name)
        element = self._element(tag)
        if tag.attributes:
            self._notice(tag, element)
        if name not in VOID and len(self._open) < _DEPTH:
            self._open.append(element)

    def _separate(self, name: str) -> None:
        if name in _CELLS:
            self._part("\t")
        elif name in _LINES:
            self._part("\n\n" if name in _PARAGRAPHS else "\n")

    def _element(self, tag: Tag) -> _Element:
        above, said = self._open[-1], tag.attributes
        if not said and tag.name not in _UNREAD:
            return above._replace(name=tag.name, kept=above.kept or tag.name == "pre")
        styles = self._styles(tag.name, said)
        hidden = "hidden" in said or hides(styles)
        bare = above.bare and not ((hidden or above.hidden) and ("class" in said or "id" in said))
        size = length(styles.get("font-size", ""))
        tiny = above.tiny if size is None else size <= 2
        kept = tag.name == "pre" or styles.get("white-space", "pre" if above.kept else "").startswith("pre")
        return _Element(tag.name, above.hidden or hidden or tag.name in _UNREAD, bare, tiny, kept)

    def _styles(self, name: str, said: Mapping[str, str]) -> Styles:
        called = [f".{each}" for each in said.get("class", "").split()[:20]] + [f"#{said.get('id', '')}"]
        by_sheet = [self._rules[each] for sign in called for each in (sign, name + sign) if each in self._rules] if self._rules else []
        inline = declarations(said["style"]) if "style" in said else {}
        return {name: value for styles in (*by_sheet, inline) for name, value in styles.items()} if by_sheet else inline

    def _notice(self, tag: Tag, element: _Element) -> None:
        said = tag.attributes
        if tag.name == "img":
            self._picture(said, element)
        elif tag.name in ("a", "area") and "href" in said:
            self._leave_link()
            if not element.hidden:
                self._link = _Link(said["href"], [], said.get("aria-label") or said.get("alt") or said.get("title", ""))
            if tag.name == "area":
                self._leave_link()
        elif tag.name in ("html", "body"):
            self._language = clean(said.get("lang") or said.get("xml:lang", ""), 40) or self._language
        elif tag.name == "base":
            self._base = self._base or said.get("href", "")
        if _REMOTE.match(said.get("background", "").strip()) or _CSS_PICTURE.search(said.get("style", "")):
            self._remote += 1

    def _picture(self, said: Mapping[str, str], element: _Element) -> None:
        remote = _REMOTE.match(said.get("src", "").strip())
        unseen = is_dot(said, self._styles("img", said)) or element.hidden
        self._remote += bool(remote)
        if remote and tracks(said, self._styles("img", said), gone=element.hidden and element.bare):
            self._pixels += 1
            if len(self._trackers) < HOSTS and (host := host_of(said["src"])):
                self._trackers[host] = None
        if unseen:
            return
        if self._link:
            self._link.words.append("")  # there is something to press, even where it has no words
        self._say(clean(said.get("alt", ""), _WORDS))

    def close(self, name: str) -> None:
        """End an element and what was left open in it; the end of one that is not open ends nothing."""
        self._end(frozenset({name}), frozenset() if name in _TABLE else _TABLE)
        self._separate(name)
        if name == "a" or name in _TABLE:
            self._leave_link()

    def _end(self, names: frozenset[str], until: frozenset[str]) -> None:
        for at in range(len(self._open) - 1, max(0, len(self._open) - _REACH), -1):
            name = self._open[at].name
            if name in names:
                del self._open[at:]
                return
            if name in until:
                return

    def _leave_link(self) -> None:
        if not self._link:
            return
        link, self._link = self._link, None
        if not link.words and not link.named:
            return  # nothing to press
        self._link_count += 1
        if len(self._links) < LINKS and len(link.url) <= _URL:
            words = clean("".join(link.words) or link.named, _WORDS)
            self._links.append(MailLink(words=words, url=self._address(link.url)))

    def _address(self, written: str) -> str:
        """Give the address that a press would open; of one that holds a program only what it is."""
        address = plain(_BREAKS.sub("", written)).strip()
        if program := _PROGRAM.match(address):
            return f"{program[1].lower()}:"
        try:
            return urljoin(self._base, address) if self._base else address
        except ValueError:
            return address
