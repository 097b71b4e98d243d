"""How well topics are read in phrases that nobody wrote for the lexicon: `python -m tests.lexicon.measuring` writes the table beside them.

With a folder of the same form it prints the table of that: for sets that may be measured with and not be passed on.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from harness.lexicon import languages
from harness.shipped import read_yaml

from .topics import TOPICS

CATALOGUES = Path(__file__).with_name("catalogues")
README = CATALOGUES / "README.md"
MARK = "<!-- measured -->\n"


class Figures(NamedTuple):
    """How many phrases say it, how many of them were read as what they are, and how many were read as what they are not."""

    says: int = 0
    innocent: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is so; 1 where nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is said that was read; 1 where nothing is said."""
        return self.right / self.says if self.says else 1.0

    def and_(self, other: "Figures") -> "Figures":
        """Add up."""
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))


def phrases(folder: Path, topic: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Give kind, source and phrase; the kind is empty where the phrase says nothing of the topic."""
    file = folder / topic / f"{language}.yaml"
    data: dict[str, Any] = read_yaml(file) if file.exists() else {"says": {}, "innocent": {}}
    for kind, sources in {**data["says"], "": data["innocent"]}.items():
        for source, said in sources.items():
            yield from ((kind, source, phrase) for phrase in said)


def held_back(phrase: str) -> bool:
    """Whether a phrase is in the half that was looked at only as totals while the lexicon was written."""
    return hashlib.sha256(phrase.encode()).digest()[0] % 2 == 1


def measure(topic: str, language: str, folder: Path = CATALOGUES, among: Callable[[str], bool] = lambda _: True) -> Figures:
    """Read the phrases of a topic and count; of a promise its kind is held against the label, of its time nothing is said there."""
    figures = Figures()
    for kind, _, phrase in phrases(folder, topic, language):
        if among(phrase):
            read = TOPICS[topic](language, phrase).split(" ")[0]
            figures = figures.and_(Figures(bool(kind), not kind, bool(kind) and read == kind, bool(read) and read != kind))
    return figures


def table(folder: Path = CATALOGUES) -> str:
    """Give the figures of every topic and language; for our own phrases also those of before."""
    before = read_yaml(folder / "before.yaml") if folder == CATALOGUES else {}
    rows = ["| topic | | says it | innocent | precision | recall | at first | at last |", "|---|---|--:|--:|--:|--:|--:|--:|"]
    for topic in TOPICS:
        for language in languages():
            figures = measure(topic, language, folder)
            if figures.says + figures.innocent:
                then = before.get(topic, {}).get(language, {})
                shown = [f"{figures.precision:.3f}", f"{figures.recall:.3f}" if figures.says else "–"]
                shown += [then.get(when, "–") for when in ("first", "last")]
                rows.append("| " + " | ".join([topic, language, *map(str, figures[:2]), *shown]) + " |")
    return "\n".join(rows)


def filled(text: str) -> str:
    """Give the text with the table in it."""
    head, _, rest = text.partition(MARK)
    return f"{head}{MARK}{table()}\n{MARK}{rest.partition(MARK)[2]}"


if __name__ == "__main__":
    if sys.argv[1:]:
        print(table(Path(sys.argv[1])))
    else:
        README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
