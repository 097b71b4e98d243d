"""What companies say, one YAML per language: phrases under keys such as `dead-ends.by-post`."""

import functools
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import yaml

SENTENCE = re.compile(r"[^.!?\n]*[.!?]?")


def languages() -> list[str]:
    """Give the languages there are, as two-letter codes, sorted."""
    return sorted(file.name[:-5] for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml"))


def normal(text: str) -> str:
    """Fold case and white space, so that phrases meet text as a reader would take it."""
    return " ".join(text.casefold().replace("’", "'").replace("\u00ad", "").split())


class Lexicon:
    """The phrases of one language. In a phrase `*` stands for up to five words and `a|b` for either."""

    def __init__(self, language: str, phrases: Mapping[str, list[str]]) -> None:
        self.language = language
        self.phrases = phrases
        self._patterns: dict[str, re.Pattern[str]] = {}

    def keys(self, section: str) -> list[str]:
        """Give the keys of a section without its name, in the order of the file: earlier ones win."""
        return [key.removeprefix(section + ".") for key in self.phrases if key.startswith(section + ".")]

    def find(self, key: str, text: str) -> re.Match[str] | None:
        """Find the first phrase of a key in text (folded with `normal`)."""
        if key not in self._patterns:
            self._patterns[key] = re.compile("|".join(_pattern(phrase) for phrase in self.phrases[key]))
        return self._patterns[key].search(normal(text))

    def sentence(self, key: str, text: str) -> str:
        """Give the sentence or line of a text in which a phrase of the key stands, empty if none."""
        for found in SENTENCE.finditer(text):
            if found.group().strip() and self.find(key, found.group()):
                return " ".join(found.group().split())
        return ""


def _pattern(phrase: str) -> str:
    words = r"\W+".join(_word(word) for word in normal(phrase).split())
    return rf"(?<!\w){words}(?!\w)".replace(r"\W+<any>\W+", r"\W+(?:[\w'-]+\W+){0,5}?")


def _word(word: str) -> str:
    return "<any>" if word == "*" else "(?:" + "|".join(re.escape(each) for each in word.split("|")) + ")"


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
    name = code if code in languages() else "en"
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return Lexicon(name, dict(_flat(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))))
