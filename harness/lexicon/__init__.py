"""What companies say, one YAML per language: phrases under keys such as `dead-ends.by-post`."""

import functools
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from harness.lexicon.phrases import FEW_WORDS, Index, Phrase, normal
from harness.lexicon.reading import read_phrases

__all__ = ["FEW_WORDS", "Lexicon", "Phrase", "folded_sentences", "languages", "lexicon", "normal", "read_lexicon", "sentences"]

_ENDS = re.compile(r"[.!?] ")
# One letter, the day of a month, or letters of which none is a vowel.
_SHORTENED = re.compile(r"\W?(?:(?:\w\.)*\w|\d\d|[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,3})")
_LONGER = 8  # letters, more than a shortening has


@functools.cache
def languages() -> tuple[str, ...]:
    """Give the languages there are, as two-letter codes, sorted."""
    return tuple(sorted(file.name[:-5] for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml")))


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


class Lexicon:
    """The phrases of one language, each written as `Phrase` says."""

    def __init__(self, language: str, phrases: Mapping[str, list[str]]) -> None:
        self.language = language
        self.phrases = phrases
        self._sections: dict[str, list[str]] = {}
        self._phrases: dict[str, Index[Phrase]] = {}
        self._indexes: dict[str, Index[str]] = {}

    def keys(self, section: str) -> list[str]:
        """Give the keys of a section without its name, in the order of the file: earlier ones win."""
        if section not in self._sections:
            self._sections[section] = [key.removeprefix(section + ".") for key in self.phrases if key.startswith(section + ".")]
        return self._sections[section]

    def possible(self, section: str, text: str) -> list[str]:
        """Give the keys of a section of which a phrase may stand in text, in the order of the file: far fewer, and soon told."""
        if section not in self._indexes:
            phrases = ((Phrase(each), key) for key in self.keys(section) for each in self.phrases[f"{section}.{key}"])
            self._indexes[section] = Index(phrases)
        there = self._indexes[section].near(normal(text))
        return [key for key in self.keys(section) if key in there]

    def _near(self, key: str, folded: str) -> set[Phrase]:
        if key not in self._phrases:
            self._phrases[key] = Index((phrase, phrase) for phrase in map(Phrase, self.phrases[key]))
        return self._phrases[key].near(folded)

    def find(self, key: str, text: str) -> re.Match[str] | None:
        """Find the leftmost phrase of a key in text (folded with `normal`), the longest of those that begin there."""
        folded = normal(text)
        found = [match for phrase in self._near(key, folded) if (match := phrase.find(folded))]
        return min(found, key=lambda match: (match.start(), -match.end()), default=None)

    def places(self, section: str, text: str) -> list[tuple[int, int, str]]:
        """Give where phrases of a section stand in a text that is folded: begin, end and key, in order and none within another."""
        there = [
            (start, end, key)
            for key in self.possible(section, text)
            for phrase in self._near(f"{section}.{key}", text)
            for start, end in phrase.places(text)
        ]
        kept: list[tuple[int, int, str]] = []
        for start, end, key in sorted(there, key=lambda place: (place[0], -place[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, key))
        return kept

    def longest(self, key: str, text: str) -> int:
        """Give how many characters of a text the longest phrase of a key takes, 0 if none stands in it."""
        folded = normal(text)
        return max((len(match[0]) for phrase in self._near(key, folded) if (match := phrase.find(folded))), default=0)

    def sentence(self, key: str, text: str) -> str:
        """Give the sentence or line of a text in which a phrase of the key stands, empty if none."""
        if not self.find(key, text):
            return ""
        return next((sentence for sentence in sentences(text) if self.find(key, sentence)), "")


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Load a language by its code (`fi`, `fi-FI`, `fi_FI`); English where there is none for it."""
    code = language.replace("_", "-").split("-")[0].lower()
    return _load(code if code in languages() else "en")


@functools.cache
def _load(name: str) -> Lexicon:
    return Lexicon(name, read_phrases(resources.files(__name__).joinpath(f"{name}.yaml"), shipped=True))


def read_lexicon(path: Path) -> Lexicon:
    """Read a file of the lexicon; BadFile where it is none."""
    return Lexicon(path.stem, read_phrases(path))
