"""What a text is known by from one visit to the next: not by numbers, names of customers, addresses or ports."""

import functools
import re
import unicodedata
from urllib.parse import unquote, urlsplit

from harness.personas import FACTS, persona

SHORTEST = 3  # characters of a customer's own words that are taken out; shorter ones stand in other words
# Each begins where a word does, so that words of any length are gone through once.
_MAIL = re.compile(r"(?<![^\s<>,;])[^\s<>,;][^\s<>,;@]*+@[^\s<>,;]+")
_ADDRESS = re.compile(r"(?<![a-z0-9+.-])[0-9+.-]*+[a-z][a-z0-9+.-]*+://[^\s/]*")
_NUMBERED = re.compile(r"(?<![\w-])(?:(?!\d)[\w-])*+\d[\w-]*+")  # ids too: `A-7719`
_SIGNS = re.compile(r"[^\w#@]+")


@functools.lru_cache(maxsize=4096)
def own_words(locale: str, seed: str, names: tuple[str, ...]) -> frozenset[str]:
    """Give what a customer says of themselves, which pages say back."""
    try:
        facts = persona(locale, seed).facts if locale else {}
    except (AttributeError, LookupError, ValueError, ImportError):  # no locale that anybody was ever made of
        facts = {}
    return frozenset(text for text in (*(facts.get(name, "") for name in FACTS), *names) if len(text) >= SHORTEST)


def mark(text: str, own: frozenset[str]) -> str:
    """Give what is left of words without what differs from visit to visit; `#` stands for numbers and all that holds them."""
    text = _ADDRESS.sub(" ", _MAIL.sub("@", unicodedata.normalize("NFKC", text).casefold()))
    masked = _pattern(own).sub(_masked, text) if own else text
    return re.sub(r"([#@])( \1)+", r"\1", _SIGNS.sub(" ", _NUMBERED.sub("#", masked))).strip()


def _masked(word: re.Match[str]) -> str:
    """A number that happens to be the customer's, such as 138, is known as any other."""
    return "#" if any(map(str.isdecimal, word[0])) else "@"


def path_mark(url: str, own: frozenset[str]) -> str:
    """Give what an address is known by: its path, without host, port, query and numbers."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return mark(url, own)
    return "/".join(mark(part, own) for part in unquote(f"{parts.path}/{parts.fragment}").split("/") if part)


@functools.lru_cache(maxsize=256)
def _pattern(own: frozenset[str]) -> re.Pattern[str]:
    words = sorted((unicodedata.normalize("NFKC", word).casefold() for word in own), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
