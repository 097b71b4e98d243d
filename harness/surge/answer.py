"""An answer as a client sees it without a browser: what a form holds, what a page names, whether it says what the customer needs to see."""

import contextlib
import functools
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from harness.lexicon import normal
from harness.surge.reopening import reopening

Form = Mapping[str, str] | Iterable[tuple[str, str]]
Key = str | int  # of an object or a list of JSON

# No sign of these patterns goes beyond the next `<`, so that a page of a hundred thousand open tags is read once.
_TAG = re.compile(r"<(!--|[/!?]?[a-zA-Z][^\s<>/]*)[^<>]*>?")
_UNSEEN = frozenset(["script", "style", "template", "noscript"])
_INLINE = frozenset(
    [
        "a", "abbr", "b", "bdi", "cite", "code", "data", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "time", "u", "wbr",
    ]
)  # fmt: skip
_FORM = re.compile(r"<form\b([^<>]*)>", re.IGNORECASE)
_CONTROL = re.compile(r"<(input|button|select|textarea|option|/select)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


class Missing(LookupError):
    """Something is not in an answer that the journey needs from it."""


class Page:
    """One answer: where it came from in the end, its status and its text."""

    __slots__ = ("__dict__", "later", "status", "text", "url")  # `__dict__` for what is kept once it was asked for

    def __init__(self, url: str, status: int, text: str, later: str = "") -> None:
        self.url, self.status, self.text = url, status, text
        self.later = later  # what its header `Refresh` says

    def hidden(self, name: str) -> str:
        """Give what a field of this name holds, hidden or not."""
        if found := _field(name).search(self.text):
            return html.unescape(next(filter(None, found.groups()), ""))
        raise Missing(f"a field `{name}`")

    def meta(self, name: str) -> str:
        """Give what a meta tag of this name says."""
        if found := _meta(name).search(self.text):
            return html.unescape(next(filter(None, found.groups()), ""))
        raise Missing(f"a meta tag `{name}`")

    def json(self, *keys: Key) -> Any:
        """Give what stands at a place of JSON."""
        part = self._json
        try:
            for key in keys:
                part = part[key]
        except (LookupError, TypeError):
            raise Missing(f"`{'.'.join(map(str, keys))}` in the JSON") from None
        return part

    def found(self, pattern: re.Pattern[str]) -> str:
        """Give the first group of what is found in the text."""
        if found := pattern.search(self.text):
            return html.unescape(found[1])
        raise Missing(f"`{pattern.pattern}`")

    def address(self, pattern: re.Pattern[str]) -> str:
        """Give the first group of what is found in the address that the answer came from in the end."""
        if found := pattern.search(self.url):
            return found[1]
        raise Missing(f"`{pattern.pattern}` in the address")

    def filled(self, answers: Form, to: str = "", without: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Give what the form that asks for these answers sends: the answers, and whatever else stands in it as it is there.

        `to`, where it sends them, tells forms apart.
        """
        pairs = [*(answers.items() if isinstance(answers, Mapping) else answers)]
        names = {name for name, _ in pairs}
        form = self.form(names, to)
        if form is None:
            raise Missing(f"a form with {', '.join(f'`{name}`' for name in sorted(names))}")
        carried = [(name, value) for name, value in form.held if name not in names and name not in set(without)]
        return [*carried, *pairs]

    def form(self, names: Iterable[str], to: str = "") -> "FormSeen | None":
        """Find the form that has most of these fields; None where none has any."""
        wanted = set(names)
        path = urlsplit(to).path

        def likeness(form: FormSeen) -> tuple[bool, int]:
            return bool(to) and urlsplit(urljoin(self.url, form.action)).path == path, len(wanted & form.names)

        best = max(self.forms, key=likeness, default=None)
        return best if best and (not wanted or any(likeness(best))) else None

    @functools.cached_property
    def forms(self) -> list["FormSeen"]:
        """The forms of the page, in order."""
        low, made = self.text.lower(), []
        starts = [*_FORM.finditer(self.text)]
        for at, start in enumerate(starts):
            limit = starts[at + 1].start() if at + 1 < len(starts) else len(self.text)
            end = low.find("</form", start.end(), limit)
            made.append(FormSeen(start[1], self.text[start.end() : limit if end < 0 else end]))
        return made

    def says(self, words: str) -> bool:
        """Whether these words can be read, as a person takes them for the same."""
        if words in self.plain:
            return True
        return normal(_EDGES.sub("", words) or words) in self._folded

    @functools.cached_property
    def plain(self) -> str:
        """The text that can be read, white space folded."""
        return " ".join(self.lines)

    @functools.cached_property
    def lines(self) -> list[str]:
        """The same, line by line: each heading, paragraph or value of its own."""
        if self.text.lstrip()[:1] in ("{", "["):
            with contextlib.suppress(Missing):
                return [" ".join(str(value) for _, value in leaves(self._json))]
        if "<" not in self.text:
            return [self.text]
        lines = (" ".join(line.split()) for line in html.unescape("".join(_shown(self.text))).split("\n"))
        return [*filter(None, lines)]

    @property
    def refresh(self) -> tuple[int, str] | None:
        """After how many seconds the page opens itself again, and where; None where it does not."""
        return reopening(self.url, self.text, self.later)

    @functools.cached_property
    def _folded(self) -> str:
        return normal(self.plain)

    @functools.cached_property
    def _json(self) -> Any:
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            raise Missing("JSON") from None


class FormSeen:
    """A form as its page writes it; `held` is what it sends where nobody touches it, `hidden` what of that is hidden."""

    def __init__(self, head: str, inside: str) -> None:
        head_has = attributes(head)
        self.action, self.method = html.unescape(head_has.get("action", "")), head_has.get("method", "get").lower()
        self.names: set[str] = set()
        self.held: list[tuple[str, str]] = []
        self.hidden: list[tuple[str, str]] = []
        options: list[dict[str, str]] = []  # of the list that is open
        for found in _CONTROL.finditer(inside):
            tag, has = found[1].lower(), attributes(found[2])
            if tag == "option":
                options.append(has)
            elif tag == "/select":
                self._chosen(options)
            elif "name" in has and "disabled" not in has:
                name = html.unescape(has["name"])
                self.names.add(name)
                options = [{"list": name}] if tag == "select" else options
                self._hold(tag, name, has, inside, found.end())

    def _hold(self, tag: str, name: str, has: Mapping[str, str], inside: str, end: int) -> None:
        if tag == "textarea":
            self.held.append((name, html.unescape(inside[end : inside.find("<", end)]).removeprefix("\n")))
        elif tag == "input" and _is_sent(has):
            self.held.append((name, html.unescape(has.get("value", "on" if "checked" in has else ""))))
            self.hidden += self.held[-1:] if has.get("type", "").lower() == "hidden" else []

    def _chosen(self, options: list[dict[str, str]]) -> None:
        """Note what a list sends: what is selected, else its first option."""
        head, *there = options or [{}]
        chosen = next((each for each in there if "selected" in each), there[0] if there else None)
        if chosen and "list" in head and "value" in chosen:
            self.held.append((head["list"], html.unescape(chosen["value"])))


def _is_sent(has: Mapping[str, str]) -> bool:
    """Whether an input is sent as it is: not what is pressed, and of what is ticked only what is ticked already."""
    kind = has.get("type", "").lower()
    return "checked" in has if kind in ("checkbox", "radio") else kind not in ("submit", "button", "image", "reset", "file")


def attributes(tag: str) -> dict[str, str]:
    """Give a tag's attributes; of the same name the first."""
    given: dict[str, str] = {}
    for name, doubly, singly, bare in _ATTRIBUTE.findall(tag.strip("</>")):
        given.setdefault(name.lower(), doubly or singly or bare)
    return given


def leaves(part: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], Any]]:
    """Give everything in JSON that is neither a list nor an object, with the keys that lead there."""
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from leaves(value, (*keys, key))
    else:
        yield keys, part


def _shown(text: str) -> Iterator[str]:
    """Give what of HTML is shown, piece by piece: no tags, no comments, nothing of scripts."""
    at, low = 0, ""
    while tag := _TAG.search(text, at):
        yield text[at : tag.start()].replace("\n", " ")
        name, at = tag[1].lower(), tag.end()
        if name == "!--" or name in _UNSEEN:
            low = low or text.lower()
            end = low.find("-->" if name == "!--" else f"</{name}", tag.start() + 4)
            at = end + 3 if end >= 0 else len(text)
        elif name.strip("/") not in _INLINE:
            yield "\n"
    yield text[at:].replace("\n", " ")


@functools.lru_cache(maxsize=256)
def _field(name: str) -> re.Pattern[str]:
    return _tag("input|button|textarea", "name", name, "value")


@functools.lru_cache(maxsize=256)
def _meta(name: str) -> re.Pattern[str]:
    return _tag("meta", "name|property", name, "content")


def _tag(tags: str, attribute: str, name: str, wanted: str) -> re.Pattern[str]:
    is_it = rf"""(?=[^<>]*\s(?:{attribute})\s*=\s*["']?{re.escape(html.escape(name))}["'\s/>])"""
    return re.compile(rf"""<(?:{tags})\b{is_it}[^<>]*?\s{wanted}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
