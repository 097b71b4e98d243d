"""What several walks say of a company, and which companies' walks differ by more than chance."""

import importlib.util
import itertools
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from statistics import median
from typing import Literal

from harness.model import Count, Record

ALPHA = 0.05  # chance of calling any two companies of a league different that are not, and of an interval to miss the median
ENUMERATED = 4000  # arrangements that are gone through one by one: all of two companies with seven walks each
LARGEST_EXACT = 10_000  # pairs of walks; beyond these the normal distribution is as good

Pattern = tuple[tuple[int, int], ...]  # for each value that occurs, from the lowest: how many walks of the one and of the other have it


class Spread(Record, frozen=True, kw_only=True):
    """The middle of several walks. `low` and `high` are the ends of an interval that holds the median at 95 %, or of all walks."""

    median: float
    low: float
    high: float
    of: Literal["one", "range", "interval"] = "one"  # walk; five walks and fewer have no interval at 95 %


class Pair(Record, frozen=True, kw_only=True):
    """Two companies held against each other, as indices; `p` is what Holm's correction has made of it."""

    one: int
    other: int
    p: float
    better: int = -1  # which of the two is better; -1 where the difference may be chance


class Place(Record, frozen=True, kw_only=True):
    """Where a company stands: from the place behind all that are better to the one before all that are worse."""

    first: int
    last: int


class Ranking(Record, frozen=True, kw_only=True):
    """The place of each company by index; None where too few walks could ever tell."""

    places: list[Place | None]
    tested: Literal["yes", "too-few", "no-scipy"]
    needed: Count = 0  # walks of each company that are enough to tell so many companies apart
    pairs: list[Pair] = []


def spread(values: Sequence[float]) -> Spread:
    """Give the median of at least one value, with the exact interval of order statistics where there are enough."""
    ordered = sorted(values)
    cut = _cut(len(ordered))
    of: Literal["one", "range", "interval"] = "one" if len(ordered) == 1 else "range" if cut is None else "interval"
    return Spread(median=median(ordered), low=ordered[cut or 0], high=ordered[-1 - (cut or 0)], of=of)


def _cut(number: int) -> int | None:
    """Give how many values may be cut off at each end so that the rest still holds the median at 95 %; None: not even all of them do."""
    missed, cut = 0.0, None
    for lower in range(number):
        missed += 2 * math.comb(number, lower) / 2**number  # the median lies beyond the value that is next to be cut off
        if missed > ALPHA:
            break
        cut = lower
    return cut


def rank(samples: Sequence[Sequence[float]]) -> Ranking:
    """Rank companies by their walks, each with one walk at least; higher values are better.

    Mann–Whitney for each pair, exact, with Holm's correction over all pairs that could differ at all.
    """
    needed = walks_needed(len(samples))
    if not _could_tell(Counter(map(len, samples))):
        return Ranking(places=[None] * len(samples), tested="too-few", needed=needed)
    if importlib.util.find_spec("scipy") is None:
        return Ranking(places=[None] * len(samples), tested="no-scipy", needed=needed)
    every = itertools.combinations(range(len(samples)), 2)
    testable = [pair for pair in every if _least(*(len(samples[index]) for index in pair)) <= ALPHA]
    pairs = _corrected([Pair(one=one, other=other, p=p_value(samples[one], samples[other])) for one, other in testable], samples)
    told = {index for pair in testable for index in pair}
    places = [_place(index, pairs, len(told)) if index in told else None for index in range(len(samples))]
    return Ranking(places=places, tested="yes", needed=needed, pairs=pairs)


def _place(index: int, pairs: list[Pair], companies: int) -> Place:
    differing = [pair for pair in pairs if pair.better >= 0 and index in (pair.one, pair.other)]
    worse = sum(pair.better == index for pair in differing)
    return Place(first=1 + len(differing) - worse, last=companies - worse)


def walks_needed(companies: int) -> int:
    """Give the walks of each company with which two of so many can be told apart, where all of the one are better."""
    return next(walks for walks in itertools.count(2) if math.comb(companies, 2) * 2 / math.comb(2 * walks, walks) <= ALPHA)


def _could_tell(sizes: Counter[int]) -> bool:
    """Say whether the largest difference that these numbers of walks allow would be more than chance, with so many pairs to look at."""
    least: list[tuple[float, int]] = []  # smallest p, and how many pairs of companies have it
    for (one, here), (other, there) in itertools.combinations_with_replacement(sizes.items(), 2):
        if (smallest := _least(one, other)) <= ALPHA:
            least.append((smallest, math.comb(here, 2) if one == other else here * there))
    testable = sum(pairs for _, pairs in least)
    return any(pairs and smallest * testable <= ALPHA for smallest, pairs in least)


def _least(one: int, other: int) -> float:
    """Give the smallest p that two companies' numbers of walks allow."""
    return 2 / math.comb(one + other, one)


def _corrected(pairs: list[Pair], samples: Sequence[Sequence[float]]) -> list[Pair]:
    """Correct after Holm: the smallest p times the number of pairs, the next times one less; never less than the one before."""
    corrected: list[Pair] = []
    highest = 0.0
    for left, pair in zip(range(len(pairs), 0, -1), sorted(pairs, key=lambda pair: pair.p), strict=True):
        highest = min(1.0, max(highest, pair.p * left))
        upper = pair.one if _lead(_pattern(samples[pair.other], samples[pair.one])) > 0 else pair.other
        corrected.append(Pair(one=pair.one, other=pair.other, p=highest, better=upper if highest <= ALPHA else -1))
    return corrected


def p_value(one: Sequence[float], other: Sequence[float]) -> float:
    """Give the chance that walks of two equal companies differ as much, either way, by the exact test of Mann and Whitney."""
    pattern = _pattern(one, other)
    return _p(pattern if _lead(pattern) >= 0 else tuple((second, first) for first, second in pattern))


def _pattern(one: Sequence[float], other: Sequence[float]) -> Pattern:
    first, second = Counter(one), Counter(other)
    return tuple((first[value], second[value]) for value in sorted(first | second))


def _lead(pattern: Pattern) -> int:
    """Give in how many pairs of walks the other is higher, less those in which the one is."""
    lead = below = under = 0
    for first, second in pattern:
        lead += second * below - first * under
        below, under = below + first, under + second
    return lead


@lru_cache(maxsize=100_000)
def _p(pattern: Pattern) -> float:
    """Give the p of a pattern whose second company is ahead, if any is."""
    from scipy import stats  # heavy, and only here

    weaker = [2 * at for at, (count, _) in enumerate(pattern) for _ in range(count)]
    stronger = [2 * at for at, (_, count) in enumerate(pattern) for _ in range(count)]
    if any(min(counts) for counts in pattern) and math.comb(len(weaker) + len(stronger), len(weaker)) <= ENUMERATED:
        ranks = stats.rankdata([*weaker, *stronger])
        split = (ranks[: len(weaker)], ranks[len(weaker) :])
        return float(stats.permutation_test(split, lambda some, _, axis: some.sum(axis), vectorized=True, n_resamples=math.inf).pvalue)
    # Ties are given to the weaker one, so that they never help to call the two different.
    method = "exact" if len(weaker) * len(stronger) <= LARGEST_EXACT else "asymptotic"
    found = stats.mannwhitneyu([each + 1 for each in weaker], stronger, alternative="less", method=method)
    return min(1.0, 2 * float(found.pvalue))
