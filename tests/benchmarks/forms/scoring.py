"""Right, wrong and unknown, counted by language and kind of form."""

import collections
import dataclasses
import time
from collections.abc import Callable, Iterable

from harness.browser.evidence import forms_of
from harness.browser.raw import RawField, RawLook
from harness.fields import Control, Meaning, labels, names, sending, understand
from harness.fields import language as language_
from harness.fields.labels import by_words
from harness.fields.language import readers
from harness.fields.sending import sender
from harness.lexicon import Lexicon, lexicon
from harness.model import ControlView
from tests.benchmarks.forms.looking import Seen

Right = Callable[[str, Meaning, Control], bool]


@dataclasses.dataclass
class Score:
    """What came of some forms."""

    counts: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)

    def share(self, what: str, of: tuple[str, ...] = ("right", "wrong", "unknown")) -> float:
        """Give the share in percent."""
        return 100 * self.counts[what] / max(1, sum(self.counts[each] for each in of))

    @property
    def fields(self) -> int:
        """Give how many marked fields there are."""
        return sum(self.counts[each] for each in ("right", "wrong", "unknown"))

    @property
    def sends(self) -> float:
        """Give the share of forms whose button was found, in percent."""
        return self.share("sender", ("sender", "no sender"))


Table = dict[tuple[str, str], Score]


def add(table: Table, kind: str, seen: Seen, right: Right, site: str = "en") -> None:
    """Score a page under its language and kind, and under all."""
    words = lexicon(site)
    meanings = understand(seen.look.fields, words, forms=forms_of(seen.look), language=seen.look.language)
    rows = [table.setdefault(key, Score()) for key in ((language(seen.look, words), kind), ("all", ""))]
    marked = [each for each in zip(seen.truth, meanings, seen.look.fields, strict=True) if each[0]]
    said = [verdict(*each, right) for each in marked]
    for row in rows:
        row.counts.update([*said, *("right" if mark == "unknown" else "unknown" for mark in seen.missed)])
        if seen.senders:
            row.counts["sender" if sends(seen, words) else "no sender"] += 1


def verdict(mark: str, meaning: Meaning, field: RawField, right: Right) -> str:
    """Say whether a field was understood."""
    return "right" if right(mark, meaning, field) else "unknown" if meaning.token == "unknown" else "wrong"


def sends(seen: Seen, words: Lexicon) -> bool:
    """Whether the button that people marked is found, of the form that it stands in; outside all of the one with most marked fields."""
    pressed: list[ControlView] = [*seen.look.buttons, *seen.look.links]
    pairs = zip(seen.look.fields, seen.truth, strict=True)
    asked = collections.Counter(field.form for field, mark in pairs if mark not in ("", "search"))
    within = [button.form for button in pressed if button.form in asked and marked(button, seen)]
    form = max(within or asked, key=lambda number: asked[number], default=-1)
    last = max((field.box for field in seen.look.fields if field.form == form), key=lambda box: box.y, default=None)
    index = sender(pressed, form, words, last)
    return index is not None and marked(pressed[index], seen)


def marked(button: ControlView, seen: Seen) -> bool:
    """Whether people marked this button."""
    box = button.box
    return box is not None and any(abs(box.x - x) < 1 and abs(box.y - y) < 1 for x, y, _, _ in seen.senders)


def language(look: RawLook, words: Lexicon) -> str:
    """Give the language that a page is understood in, `other` where no label of it is."""
    reading = readers(look.fields, words, look.language)
    return reading[0].language if any(by_words(field, reading[:1]) for field in look.fields) else "other"


def rows(table: Table) -> Iterable[str]:
    """Give the table in lines."""
    yield f"{'':<24}{'fields':>8}{'right %':>9}{'wrong %':>9}{'unknown %':>11}{'forms':>8}{'button %':>10}"
    for (spoken, kind), score in sorted(table.items(), key=lambda each: (each[0][0] == "all", each[0])):
        forms = score.counts["sender"] + score.counts["no sender"]
        shares = "".join(f"{score.share(what):>{width}.1f}" for what, width in (("right", 9), ("wrong", 9), ("unknown", 11)))
        yield f"{f'{spoken} {kind}':<24}{score.fields:>8}{shares}{forms:>8}" + (f"{score.sends:>10.1f}" if forms else "")


def python_ms(look: RawLook, words: Lexicon) -> float:
    """Give what understanding a look takes where none of its words has been read before, in milliseconds of the processor."""
    for cached in _CACHES:
        cached.cache_clear()
    start = time.process_time()
    understand(look.fields, words, forms=forms_of(look), language=look.language)
    return 1000 * (time.process_time() - start)


_CACHES = [each for module in (labels, language_, names, sending) for each in vars(module).values() if hasattr(each, "cache_clear")]
