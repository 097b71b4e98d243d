"""What the words say that a customer reads at a control."""

import functools
import re
from collections.abc import Sequence

from harness.fields.control import PARTS, TICKS, Control
from harness.fields.names import by_name
from harness.lexicon import Lexicon, normal

_TICKED = ("marketing", "terms", "remember-me")
_OF_FILES = ("identity-document", "photo")
_OF_DATES = ("bday", "cc-exp", "date")
# Words that name many a thing: they count only where little else stands beside them. `Brand name of item` asks for no name.
_BROAD = {
    *("name", "nickname", "given-name", "family-name", "address-level1", "country", "house-number", "url", "search", "date", "time"),
    *("language", "sex", "password", "photo", "quantity", "cc-number"),
}
_CODED = re.compile(r"[a-z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+){3,}")  # a label that developers wrote for themselves
_OWNERS = frozenset({"organization", "cc-name", "username"})  # what stands behind these is theirs: `Company e-mail`, `Card owner city`
_MANY_WORDS = 12  # a whole paragraph names too many things


def by_words(control: Control, readers: Sequence[Lexicon]) -> str:
    """Give the token that the label tells, else the placeholder, the title or the hint; empty where no word of them is known."""
    said = ""
    for text in dict.fromkeys((control.label, control.placeholder, control.title)):
        token = by_name(text, _kind(control) == "tick") if _CODED.fullmatch(text) else ""
        token = token or next(filter(None, (read(words, text, _kind(control)) for words in readers)), "")
        if token and (not said or token in PARTS.get(said, ())):
            said = token
    return said


def _kind(control: Control) -> str:
    if control.control == "tick" or control.type in TICKS:
        return "tick"
    if control.type in ("date", "datetime-local", "month"):
        return "date"
    return "file" if control.type == "file" else "text"


@functools.lru_cache(maxsize=8192)
def read(words: Lexicon, text: str, kind: str = "text") -> str:
    """Give the token of the words that come first in a text; of two from the same place the longer."""
    folded = _question(normal(text)) if kind != "tick" else normal(text)
    if not folded:
        return ""
    found = {key: match for key in _keys(words, kind, folded) if (match := words.find(f"fields.{key}", folded))}
    if words.find("others.service", folded):
        found.pop("marketing", None)
    if "email" in found and ("username" in found or "tel" in found) and kind == "text":
        return "email"  # a customer who may give either gives this
    length = len(_bare(words, folded))
    while found:
        key = min(found, key=lambda key: (found[key].start(), -found[key].end()))
        first = not _bare(words, folded[: found[key].start()])
        share = len(_bare(words, found[key].group())) / max(1, length)
        if kind == "tick" or share >= _share(key, first):
            theirs = read(words, folded[found[key].end() :]) if key in _OWNERS and first else ""
            return theirs or key
        del found[key]
    return ""


def _share(key: str, first: bool) -> float:
    """Give how much of a label words have to be to count; `first`: nothing stands before them."""
    if key in _BROAD:
        return 0.45 if first else 0.6
    return 0.0 if first else 0.3


def _keys(words: Lexicon, kind: str, folded: str) -> list[str]:
    keys = words.possible("fields", folded)
    if kind == "text":
        return [key for key in keys if key not in _TICKED and key not in _OF_FILES]
    only = {"tick": _TICKED, "file": _OF_FILES, "date": _OF_DATES}[kind]
    return [key for key in keys if key in only]


def _question(folded: str) -> str:
    """Give the part of a long label that asks: what stands before the first sign that sets something apart."""
    if len(folded.split()) <= _MANY_WORDS:
        return folded
    first = re.split(r"[.?!:*(\n]", folded, maxsplit=1)[0].strip()
    return first if len(first.split()) <= _MANY_WORDS // 2 else ""


@functools.lru_cache(maxsize=8192)
def _bare(words: Lexicon, folded: str) -> str:
    """Leave what tells nothing out of a label: `please enter your`, stars, `(required)`."""
    for key in ("forms.required", "forms.optional", "forms.filler"):
        while match := words.find(key, folded):  # each round takes a word out
            folded = normal(f"{folded[: match.start()]} {folded[match.end() :]}")
    outside = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", folded)
    return re.sub(r"\W+", " ", outside if re.search(r"\w", outside) else folded).strip()


def said_needed(control: Control, readers: Sequence[Lexicon]) -> bool:
    """Whether the customer has to answer: as the browser or ARIA says it, by the star or by a word of the label set apart from it."""
    label = normal(control.label)
    if control.required or re.search(r"[*＊]\s*$|^\s*[*＊]", label):
        return True
    for words in readers:
        said = words.find("forms.required", label)
        if said and not words.find("forms.optional", label):  # `not required`
            return label[said.start() - 1 : said.start()] in tuple("([,*-–: ") and not re.search(r"\w|\?", label[said.end() :])
    return False
