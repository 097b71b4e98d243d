"""Which languages a form is read in."""

import functools
from collections.abc import Sequence

from harness.fields.control import Control
from harness.fields.labels import read
from harness.lexicon import Lexicon, languages, lexicon

_KNOWN_ENOUGH = 0.6  # of the labels: then no other language is tried
_LABELS_AT_MOST = 40


def readers(controls: Sequence[Control], site: Lexicon, page_language: str = "") -> list[Lexicon]:
    """Give the lexicons to read a form with, the best first.

    The site's language, then the page's own, then whichever knows most of the form's words. One that the company does not name has
    to know at least two more of them than those that it does: one word alike in two languages makes no German of a Swede.
    """
    labels = tuple(sorted({control.label or control.placeholder for control in controls} - {""}))[:_LABELS_AT_MOST]
    code = page_language.replace("_", "-").split("-")[0].lower()
    named = [site.language, *([code] if code in languages() and code != site.language else [])]
    return [lexicon(language) for language in _ranked(labels, tuple(named))]


@functools.lru_cache(maxsize=1024)
def _ranked(labels: tuple[str, ...], named: tuple[str, ...]) -> list[str]:
    known = {language: _known(labels, language) for language in named}
    best = max(known.values(), default=0)
    if best < _KNOWN_ENOUGH * len(labels):
        others = {language: _known(labels, language) for language in languages() if language not in named}
        known |= {language: count - 1 for language, count in others.items() if count >= best + 2}
    order = list(known)
    return sorted(order, key=lambda language: (-known[language], order.index(language)))[:3]


def _known(labels: tuple[str, ...], language: str) -> int:
    return sum(bool(read(lexicon(language), label)) for label in labels)
