"""Whether a page confirms another order than one before it, or the same one again, or does not tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

LIKE = 0.9  # share of words from which on two pages are of one kind
WORDS, LONGEST = 2_000, 20_000  # words and characters of a page that are compared
_REFERENCE = re.compile(r"(?=\D*\d)[\w#][\w./#-]{2,38}\w")
# What has digits and names no order: times, days, years, prices.
_OTHERWISE = re.compile(r"\d{1,2}[:.]\d\d([:.]\d\d)?|(19|20)\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d+[.,]\d{1,2}")


@dataclass(frozen=True)
class Confirmed:
    """What a page said of an order: when it came, and when the same customer looked at it again."""

    text: str
    again: str = ""  # empty: it could not be looked at again
    told: tuple[str, ...] = ()  # what the customer had told: facts and code
    before: str = ""  # what pages said before anything was claimed
    depends: bool = False  # it promises under a condition: `if your code is valid`

    @property
    def references(self) -> frozenset[str]:
        """What may be the order's number: what stood there both times, and not before. What changes from look to look names no order."""
        return (_references(self.text, self.told) & _references(self.again, self.told)) - _references(self.before, self.told)

    @property
    def words(self) -> list[str]:
        """The page's words without what the customer told and without references."""
        return [word for word in _without(self.text, self.told).split()[:WORDS] if not _is_reference(word)]


def another(first: Confirmed, other: Confirmed, again: Confirmed) -> bool | None:
    """Tell whether `again` is another order than `first`; None where the pages do not tell.

    `other` is the order of another customer with another code: what it has in common with the first names neither. Who promises under a
    condition has granted nothing yet, and may answer every code alike so that nobody learns which are good.
    """
    if again.depends:
        return None
    own = first.references - other.references
    if not own:
        return None
    if own & _references(again.text, again.told):
        return False
    fresh = again.references - first.references - other.references
    return True if fresh and _alike(first, again) else None


def _alike(first: Confirmed, again: Confirmed) -> bool:
    return SequenceMatcher(None, first.words, again.words, autojunk=False).ratio() >= LIKE


def _references(text: str, told: Collection[str]) -> frozenset[str]:
    return frozenset(bare(word) for word in _without(text, told).split() if _is_reference(word))


def _is_reference(word: str) -> bool:
    found = bare(word)
    return bool(_REFERENCE.fullmatch(found)) and not _OTHERWISE.fullmatch(found)


def _without(text: str, told: Iterable[str]) -> str:
    """Take out what the customer had told, however it is spelled; of very long texts the beginning is looked at."""
    text = text[:LONGEST]
    for each in sorted(filter(None, told), key=len, reverse=True):
        pattern = r"[\W_]*".join(map(re.escape, re.findall(r"\w", each))) if len(each) < 200 else re.escape(each)
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", " ", text, flags=re.I) if pattern else text
    return text


def replaced(before: Confirmed, after: Confirmed, was: str, now: str, furniture: str = "") -> bool:
    """Tell whether a page says one value wherever another one's said another, and is the same otherwise.

    What stands between the same words in `furniture`, the text of an earlier page, has nothing to do with the order.
    """
    first, second = (_without(each.text, [one for one in each.told if one not in (was, now)]).split() for each in (before, after))
    if len(first) != len(second) or len(first) > WORDS:
        return False
    pairs = list(zip(first, second, strict=True))
    changed = {at for at, pair in enumerate(pairs) if (bare(pair[0]), bare(pair[1])) == (was, now)}
    always = _between(furniture.split())
    kept = [words for words in _between(first) if bare(words[1]) == was and words not in always and words in _between(second)]
    others = [pair for at, pair in enumerate(pairs) if pair[0] != pair[1] and at not in changed]
    return bool(changed) and not kept and all(_is_reference(one) and _is_reference(two) for one, two in others)


def _between(words: list[str]) -> set[tuple[str, ...]]:
    """Give each word with the one before it and the one after."""
    return set(zip(["", *words], words, [*words[1:], ""], strict=False))


def bare(word: str) -> str:
    """Give a word without what stands around it."""
    return word.strip("€$£.,;:!?()[]“”\"'-/")
