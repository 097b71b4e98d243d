"""Which findings of two visits are the same."""

import difflib
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from harness.comparing.marks import mark, path_mark
from harness.model import Finding, KeptVisit
from harness.reading.costs.budgets import RANKS

SIMILAR = 0.6  # of words with numbers in them, such as dates, whose months and days of the week differ too
MOST = 200  # findings that are compared letter by letter
LONGEST = 300  # letters that are compared


class Sign(NamedTuple):
    """What a finding is known by: its audit and journey, where it was seen, and the words there."""

    audit: str
    journey: str
    path: str
    step: str
    words: str
    rank: int


class Matched(NamedTuple):
    """Indices of findings: those that are new, or worse than before, and those that are gone."""

    new: frozenset[int]
    gone: tuple[int, ...]


def signs(visit: KeptVisit, own: frozenset[str]) -> list[Sign]:
    """Give what each finding of a visit is known by."""
    steps = {(journey.name, at): step.words or step.verb for journey in visit.journeys for at, step in enumerate(journey.steps)}
    return [_sign(finding, steps.get((finding.journey, finding.step), ""), own) for finding in visit.findings]


def match(before: Sequence[Sign], after: Sequence[Sign]) -> Matched:
    """Pair findings off, each with one of the other visit.

    They are the same where audit, journey and words are, and the page's address or the step; of those left, where words with numbers in
    them are much alike. Of several that are the same the gravest are paired first; one that is graver than its pair is new.
    """
    left = sorted(range(len(before)), key=lambda at: -before[at].rank)
    asked = sorted(range(len(after)), key=lambda at: -after[at].rank)
    new: set[int] = set()
    keys: tuple[Callable[[Sign], Hashable], ...] = (
        lambda sign: sign[:5],
        lambda sign: (sign.audit, sign.journey, sign.path, sign.words),
        lambda sign: (sign.audit, sign.journey, sign.step, sign.words),
    )
    for key in keys:
        asked = _paired(before, after, left, asked, key, new)
    asked = _alike(before, after, left, asked, new)
    return Matched(frozenset({*new, *asked}), tuple(sorted(left)))


def _paired(
    before: Sequence[Sign], after: Sequence[Sign], left: list[int], asked: list[int], key: Callable[[Sign], Hashable], new: set[int]
) -> list[int]:
    """Pair off what has the same key, taking it out of `left`; give what was not paired."""
    there: dict[Hashable, list[int]] = {}
    for at in reversed(left):
        there.setdefault(key(before[at]), []).append(at)
    alone = []
    for at in asked:
        if not (same := there.get(key(after[at]))):
            alone.append(at)
            continue
        other = same.pop()
        left.remove(other)
        if after[at].rank > before[other].rank:
            new.add(at)
    return alone


def _alike(before: Sequence[Sign], after: Sequence[Sign], left: list[int], asked: list[int], new: set[int]) -> list[int]:
    alone = []
    for number, at in enumerate(asked):
        sign = after[at]
        close = [each for each in left if "#" in sign.words and _close(before[each], sign)] if number < MOST and len(left) < MOST else []
        if not close:
            alone.append(at)
            continue
        left.remove(close[0])
        if sign.rank > before[close[0]].rank:
            new.add(at)
    return alone


def _close(one: Sign, other: Sign) -> bool:
    same_place = one.path == other.path or one.step == other.step
    if (one.audit, one.journey) != (other.audit, other.journey) or not same_place or "#" not in one.words:
        return False
    return difflib.SequenceMatcher(None, one.words[:LONGEST], other.words[:LONGEST], autojunk=False).ratio() >= SIMILAR


def _sign(finding: Finding, step: str, own: frozenset[str]) -> Sign:
    words = mark(finding.words, own)
    return Sign(finding.audit, finding.journey, path_mark(finding.url, own), mark(step, own), words, RANKS.index(finding.severity))
