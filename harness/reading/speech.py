"""Which of the known languages a text is in, told by its small words."""

import collections
import functools
import re

from harness.lexicon import languages, lexicon, normal

ENOUGH = 60  # words; a shorter text may be names, prices and addresses
SHARE = 0.12  # of a text's words that are small words of its language
FOREIGN = 0.03  # ... of any other one at most
KINDS = 6  # different small words
_WORD = re.compile(r"[^\W\d_]+")


@functools.lru_cache(maxsize=256)
def spoken(text: str) -> str:
    """Give the language of a long text that is in one of the known ones and in no second one; empty where that is not clear."""
    words = _WORD.findall(normal(text))
    if len(words) < ENOUGH:
        return ""
    times = collections.Counter(words)
    kinds = {language: times.keys() & _small_words(language) for language in languages()}
    small = {language: sum(times[word] for word in kinds[language]) for language in kinds}
    best = max(small, key=lambda language: small[language])
    others = max(small[language] for language in small if language != best)
    clear = small[best] >= SHARE * len(words) and others <= max(FOREIGN * len(words), small[best] / 4)
    return best if clear and len(kinds[best]) >= KINDS else ""


@functools.cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).phrases["speech.words"])


def code(language: str) -> str:
    """Give the two letters of a language code such as `fi-FI` or `fi_FI`."""
    return language.replace("_", "-").split("-")[0].lower()
