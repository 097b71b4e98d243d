"""Phrases, and how the few that may stand in a text are told from the thousands that cannot."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

# Possessive, so that a hostile page of a thousand dashes is read once and not in every way it could be split.
FEW_WORDS = r"\W++(?:\w[\w'-]*+\W++){0,5}?"
# Other ways to write an apostrophe or a hyphen; soft hyphens, zero-width signs and byte order marks are not seen at all.
_SIGNS = dict.fromkeys("‘’ʼ′´`", "'") | dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff", "")
_SEEN_AS = str.maketrans(_SIGNS)
_WORD = re.compile(r"\w+")
_LETTERS = 4  # at the beginning of a word, by which `irtisano~` is looked up
_LONG = 300  # characters

T = TypeVar("T")


@functools.lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Fold case, white space and the ways to write apostrophes, hyphens and accents, as a reader takes them for the same."""
    return " ".join(unicodedata.normalize("NFC", text.casefold().translate(_SEEN_AS)).split())


class Phrase:
    """One phrase: `*` stands for up to five words, `a|b` for either, and `irtisano~` for any word that begins so."""

    def __init__(self, phrase: str) -> None:
        words = normal(phrase).split()
        self._words = words
        self._needs = [word.replace("~", "").split("|") for word in words if word != "*"]

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: of the thousands of phrases a visit meets few."""
        joined = r"\W+".join("<any>" if word == "*" else _either(word) for word in self._words)
        start = r"(?<!\w)" if self._words[0][0].isalnum() else ""  # `% off` follows a figure
        return re.compile(rf"{start}{joined}(?!\w)".replace(r"\W+<any>\W+", FEW_WORDS))

    @property
    def marks(self) -> list[str]:
        """Of the longest word that has to be there, a mark for each form; none where no word can be told by one."""
        each = [[_mark(form) for form in word.split("|")] for word in self._words if word != "*"]
        return max((marks for marks in each if all(marks)), key=lambda marks: min(map(len, marks)), default=[])

    def find(self, folded: str) -> re.Match[str] | None:
        """Find the phrase in folded text; looks for its words first, which is far cheaper than the pattern."""
        for either in self._needs:
            for word in either:
                if word in folded:
                    break
            else:
                return None
        return self._pattern.search(folded)

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Give where the phrase begins and ends in folded text, each time that it stands there."""
        return (match.span() for match in self._pattern.finditer(folded)) if self.find(folded) else iter(())


def _either(word: str) -> str:
    return "(?:" + "|".join(re.escape(each.rstrip("~")) + (r"\w*+" if each.endswith("~") else "") for each in word.split("|")) + ")"


def _mark(form: str) -> str:
    """Give the longest run of letters in a form of a word (`mail` of `e-mail`), `irti~` of one that goes on; empty if too short."""
    whole = _WORD.findall(form)
    if form.endswith("~"):
        begun = whole.pop() if whole else ""
        whole.append(f"{begun[:_LETTERS]}~" if len(begun) >= _LETTERS else "")
    return max(whole, key=len, default="")


def _marks(folded: str) -> frozenset[str]:
    return _marks_of_long(folded) if len(folded) > _LONG else _marks_of_short(folded)


def _read_marks(folded: str) -> frozenset[str]:
    words = set(_WORD.findall(folded))
    return frozenset(words.union([f"{word[:_LETTERS]}~" for word in words if len(word) >= _LETTERS]))


# Audits read the same pages by many keys. Few long texts are kept, since they may be as long as a page.
_marks_of_long = functools.lru_cache(maxsize=256)(_read_marks)
_marks_of_short = functools.lru_cache(maxsize=4096)(_read_marks)


class Index(Generic[T]):
    """What phrases stand for, by a word that each cannot do without."""

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        self._always: list[T] = []
        self._by_mark: dict[str, list[T]] = {}
        for phrase, meant in phrases:
            for mark in phrase.marks or [""]:
                (self._by_mark.setdefault(mark, []) if mark else self._always).append(meant)
        self._known = frozenset(self._by_mark)

    def near(self, folded: str) -> set[T]:
        """Give that of which a phrase may stand in a folded text: far less than there is, and soon told."""
        return set(self._always).union(*map(self._by_mark.__getitem__, self._known & _marks(folded)))
