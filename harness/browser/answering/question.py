"""A field with everything that its answer depends on, and what answering it took."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from functools import cached_property

from harness.browser.answering.spelling import Spelling
from harness.browser.raw import RawField
from harness.lexicon import Lexicon, normal

PICKERS = frozenset({"date", "datetime-local", "month", "week", "time", "color", "range"})  # the browser's own pickers take no plain text

REACHED_MS = 2000


def noted_as(label: str) -> str:
    """Give the name under which an answer to a label is kept: `customer-number` for `Customer number:`."""
    return "-".join(normal(label).strip(" *:").split())


@dataclasses.dataclass(frozen=True)
class Question:
    """A field of the last look. `spell` asks the page how its language writes things: only where that matters."""

    field: RawField
    token: str
    facts: Mapping[str, str]
    tongues: tuple[Lexicon, ...]  # of the site, and of the page where it says another
    spell: Callable[[], Spelling]
    today: datetime.date

    @property
    def words(self) -> Lexicon:
        """The phrases of the site's language."""
        return self.tongues[0]

    def phrases(self, *keys: str) -> list[str]:
        """Give the phrases of keys in the languages that the page may be in."""
        return [phrase for words in self.tongues for key in keys for phrase in words.phrases[key]]

    @cached_property
    def spelling(self) -> Spelling:
        """How the page's language writes countries, months and dates."""
        return self.spell()

    @property
    def fact(self) -> str:
        """The persona's own answer; empty where they have none."""
        return self.facts.get(self.token, "")

    @property
    def noted(self) -> str:
        """What was kept under, or read after, the very words of a question for no fact: `customer-number` answers `Customer number`."""
        return self.facts.get(noted_as(self.field.label), "") if self.token == "unknown" else ""

    def reach_ms(self, ms: float) -> float:
        """Milliseconds in which the control has to be pressed: what need not be answered is not waited for long."""
        return ms if self.field.required else min(ms, REACHED_MS)

    @property
    def said(self) -> str:
        """All that the page says about how the answer is to look."""
        return " ".join(filter(None, (self.field.label, self.field.placeholder, self.field.hint)))


@dataclasses.dataclass(frozen=True)
class Took:
    """What an answer took: so many characters typed, or a choice, in which the presses are counted. `text` stands in the field then.

    `mine` is where the page keeps a field that was typed into, and `born` tells that page from the next.
    """

    text: str = ""
    typed: int = 0
    choice: bool = False
    mine: int = -1
    born: float = 0
