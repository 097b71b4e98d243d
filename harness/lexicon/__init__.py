"""What companies say, one YAML per language: phrases under keys such as `dead-ends.by-post`."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import yaml

# Possessive, so that a hostile page of a thousand dashes is read once and not in every way it could be split.
FEW_WORDS = r"\W++(?:\w[\w'-]*+\W++){0,5}?"
# Other ways to write an apostrophe or a hyphen; soft hyphens, zero-width signs and byte order marks are not seen at all.
_SIGNS = dict.fromkeys("‘’ʼ′´`", "'") | dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff", "")
_ENDS = re.compile(r"[.!?] ")
# One letter, the day of a month, or letters of which none is a vowel.
_SHORTENED = re.compile(r"\W?(?:(?:\w\.)*\w|\d\d|[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,3})")
_LONGER = 8  # letters, more than a shortening has
_LETTERS = 3  # of a word, by which phrases are looked up


def languages() -> list[str]:
    """Give the languages there are, as two-letter codes, sorted."""
    return sorted(file.name[:-5] for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml"))


@functools.lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Fold case, white space and the ways to write apostrophes, hyphens and accents, as a reader takes them for the same."""
    folded = text.casefold()
    for sign, meant in _SIGNS.items():
        folded = folded.replace(sign, meant)
    return " ".join(unicodedata.normalize("NFC", folded).split())


@functools.lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[str, ...]:
    """Split text into its sentences and lines, white space folded, in order and without empty ones.

    A full stop ends a sentence only before white space, so that addresses, times and prices stay whole, and only where it is no
    shortening's: `am 3. Mai`, `z. B.`, `Nr. 5`, `bzw. per Post`.
    """
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return tuple(filter(None, _ENDS.sub(_end, lines).split("\n")))


def _end(stop: re.Match[str]) -> str:
    line, at = stop.string, stop.start()
    before = line[max(0, at - _LONGER) : at].replace("\n", " ").rpartition(" ")[2]
    after = line[stop.end() : stop.end() + 1]
    shortened = stop[0] == ". " and (after.islower() or after.isdigit() or _SHORTENED.fullmatch(before))
    return stop[0] if shortened else stop[0][0] + "\n"


@functools.lru_cache(maxsize=1024)
def folded_sentences(text: str) -> frozenset[str]:
    """Give the sentences of a text as `normal` folds them, to ask whether one stands there."""
    return frozenset(map(normal, sentences(text)))


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
    def rarest(self) -> list[str]:
        """The longest word that has to be there, in all its forms."""
        return max(self._needs, key=lambda either: min(map(len, either)))

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


class Lexicon:
    """The phrases of one language, each written as `Phrase` says."""

    def __init__(self, language: str, phrases: Mapping[str, list[str]]) -> None:
        self.language = language
        self.phrases = phrases
        self._compiled: dict[str, list[Phrase]] = {}
        self._sections: dict[str, list[str]] = {}
        self._indexes: dict[str, dict[str, set[str]]] = {}

    def keys(self, section: str) -> list[str]:
        """Give the keys of a section without its name, in the order of the file: earlier ones win."""
        if section not in self._sections:
            self._sections[section] = [key.removeprefix(section + ".") for key in self.phrases if key.startswith(section + ".")]
        return self._sections[section]

    def possible(self, section: str, text: str) -> list[str]:
        """Give the keys of a section of which a phrase may stand in text, in the order of the file: far fewer, and soon told."""
        folded = normal(text)
        index = self._beginnings(section)
        there = index[""].union(*(index.get(folded[at : at + _LETTERS], ()) for at in range(len(folded))))
        return [key for key in self.keys(section) if key in there]

    def _beginnings(self, section: str) -> dict[str, set[str]]:
        """Give the keys by the first letters of a word that their phrases cannot do without; those of short words under nothing."""
        if section not in self._indexes:
            index: dict[str, set[str]] = {"": set()}
            for key in self.keys(section):
                for phrase in self._all(f"{section}.{key}"):
                    for word in phrase.rarest:
                        index.setdefault(word[:_LETTERS] if len(word) >= _LETTERS else "", set()).add(key)
            self._indexes[section] = index
        return self._indexes[section]

    def find(self, key: str, text: str) -> re.Match[str] | None:
        """Find the leftmost phrase of a key in text (folded with `normal`), the longest of those that begin there."""
        folded = normal(text)
        found = [match for phrase in self._all(key) if (match := phrase.find(folded))]
        return min(found, key=lambda match: (match.start(), -match.end()), default=None)

    def places(self, section: str, text: str) -> list[tuple[int, int, str]]:
        """Give where phrases of a section stand in a text that is folded: begin, end and key, in order and none within another."""
        there = [
            (start, end, key)
            for key in self.possible(section, text)
            for phrase in self._all(f"{section}.{key}")
            for start, end in phrase.places(text)
        ]
        kept: list[tuple[int, int, str]] = []
        for start, end, key in sorted(there, key=lambda place: (place[0], -place[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, key))
        return kept

    def _all(self, key: str) -> list[Phrase]:
        if key not in self._compiled:
            self._compiled[key] = [Phrase(phrase) for phrase in self.phrases[key]]
        return self._compiled[key]

    def longest(self, key: str, text: str) -> int:
        """Give how many characters of a text the longest phrase of a key takes, 0 if none stands in it."""
        folded = normal(text)
        return max((len(match[0]) for phrase in self._all(key) if (match := phrase.find(folded))), default=0)

    def sentence(self, key: str, text: str) -> str:
        """Give the sentence or line of a text in which a phrase of the key stands, empty if none."""
        if not self.find(key, text):
            return ""
        return next((sentence for sentence in sentences(text) if self.find(key, sentence)), "")


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", [str(phrase) for phrase in value]


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Load a language by its code (`fi`, `fi-FI`, `fi_FI`); English where there is none for it."""
    code = language.replace("_", "-").split("-")[0].lower()
    return _load(code if code in languages() else "en")


@functools.cache
def _load(name: str) -> Lexicon:
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return Lexicon(name, dict(_flat(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))))
