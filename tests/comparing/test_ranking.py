"""What several walks say of a company, and which companies differ by more than chance."""

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.comparing import ranking
from harness.comparing.ranking import Place, Ranking, p_value, rank, spread, walks_needed

SCORES = st.sampled_from([0.0, 12.5, 50.0, 96.0, 100.0]) | st.floats(0, 100).map(lambda score: round(score, 1))
TABLES = st.integers(4, 6).flatmap(lambda walks: st.lists(st.lists(SCORES, min_size=walks, max_size=walks), min_size=2, max_size=4))


def by_hand(one: list[float], other: list[float]) -> float:
    """Go through all ways to deal the walks out to two companies, and count those that part them as much."""
    walks = [*one, *other]

    def ahead(first: tuple[int, ...]) -> int:
        rest = [walks[at] for at in range(len(walks)) if at not in first]
        return sum((walks[at] > each) - (walks[at] < each) for at in first for each in rest)

    seen = [ahead(dealt) for dealt in itertools.combinations(range(len(walks)), len(one))]
    return min(1.0, 2 * min(sum(each >= seen[0] for each in seen), sum(each <= seen[0] for each in seen)) / len(seen))


@pytest.mark.parametrize(
    ("one", "other", "p"),
    [
        ([100.0] * 5, [0.0] * 5, 2 / 252),
        ([1.0, 2, 3], [4.0, 5, 6], 2 / 20),
        ([96.0] * 5, [0.0, 0, 0, 0, 96], 12 / 252),
        ([1.0, 3, 5, 7], [2.0, 4, 6, 8], 48 / 70),
        ([50.0] * 5, [50.0] * 5, 1.0),
        ([float(at) for at in range(9)], [100.0 + at for at in range(9)], 2 / math.comb(18, 9)),
    ],
)
def test_known_p_values(one: list[float], other: list[float], p: float) -> None:
    assert p_value(one, other) == pytest.approx(p_value(other, one)) == pytest.approx(p)


@given(st.lists(SCORES, min_size=2, max_size=5), st.lists(SCORES, min_size=2, max_size=5))
@settings(deadline=None, max_examples=40)
def test_p_is_that_of_all_arrangements(one: list[float], other: list[float]) -> None:
    if set(one) & set(other):
        assert p_value(one, other) == pytest.approx(by_hand(one, other))
    else:  # walks of one company that are alike lie as they like
        assert p_value(one, other) >= 2 / math.comb(len(one) + len(other), len(one)) - 1e-12


@given(st.lists(SCORES, min_size=8, max_size=10), st.lists(SCORES, min_size=8, max_size=10), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_ties_never_help_to_call_companies_different(one: list[float], other: list[float], chance: random.Random) -> None:
    untied = [[each + chance.random() * 1e-6 for each in walks] for walks in (one, other)]
    if ranking._lead(ranking._pattern(*untied)) * ranking._lead(ranking._pattern(one, other)) > 0:
        assert p_value(one, other) >= p_value(*untied) - 1e-9


def ranks(found: Ranking) -> list[int | None]:
    return [place and place.first for place in found.places]


def test_dead_ends_every_time_rank_below_reached_every_time() -> None:
    found = rank([[100.0] * 5, [0.0] * 5, [0.0] * 5])
    assert (found.places, found.tested) == ([Place(first=1, last=1), Place(first=2, last=3), Place(first=2, last=3)], "yes")
    assert sorted((pair.one, pair.other, round(pair.p, 4), pair.better) for pair in found.pairs) == [
        (0, 1, 0.0238, 0), (0, 2, 0.0238, 0), (1, 2, 1.0, -1),
    ]  # fmt: skip


@pytest.mark.parametrize(("walks", "companies"), [(1, 2), (2, 3), (3, 2), (4, 3), (5, 5)])
def test_too_few_walks_tell_nobody_apart(walks: int, companies: int) -> None:
    found = rank([[100.0 * company] * walks for company in range(companies)])
    assert (found.tested, ranks(found), found.pairs) == ("too-few", [None] * companies, [])
    assert found.needed > walks
    enough = rank([[100.0 * company] * found.needed for company in range(companies)])
    assert ranks(enough) == list(range(companies, 0, -1))


def test_who_was_walked_too_rarely_has_no_rank_and_costs_the_others_nothing() -> None:
    assert ranks(rank([[96.0] * 5, [31.0] * 5, [100.0]])) == [1, 2, None]


def test_without_scipy_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking.importlib.util, "find_spec", lambda name: None)
    assert (found := rank([[96.0] * 5, [31.0] * 5])).tested == "no-scipy"
    assert ranks(found) == [None, None]


@given(TABLES, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_order_and_names_of_companies_and_walks_do_not_matter(table: list[list[float]], chance: random.Random) -> None:
    order = list(range(len(table)))
    chance.shuffle(order)
    turned = rank([chance.sample(table[index], len(table[index])) for index in order])
    assert turned.places == [rank(table).places[index] for index in order]


@given(TABLES)
@settings(deadline=None, max_examples=40)
def test_equal_companies_share_a_rank(table: list[list[float]]) -> None:
    found = rank([*table, table[0]])
    assert found.places[-1] == found.places[0]
    assert not any({pair.one, pair.other} == {0, len(table)} and pair.better >= 0 for pair in found.pairs)


@given(TABLES)
@settings(deadline=None, max_examples=50)
def test_who_is_worse_in_every_walk_never_ranks_better(table: list[list[float]]) -> None:
    places = rank(table).places
    for one, other in itertools.permutations(range(len(table)), 2):
        above, below = places[one], places[other]
        if min(table[one]) > max(table[other]) and above is not None and below is not None:
            assert above.first <= below.first
            assert above.last <= below.last


def test_chance_is_seldom_called_a_difference() -> None:
    chance = random.Random(7)
    leagues = [[[round(chance.gauss(60, 15)) for _ in range(6)] for _ in range(4)] for _ in range(60)]
    false = sum(any(pair.better >= 0 for pair in rank(league).pairs) for league in leagues)
    assert false <= 60 * ranking.ALPHA


@pytest.mark.parametrize(("companies", "walks"), [(2, 4), (3, 5), (4, 5), (5, 6), (7, 6), (8, 7), (50, 10)])
def test_more_companies_need_more_walks(companies: int, walks: int) -> None:
    assert walks_needed(companies) == walks


@pytest.mark.parametrize(
    ("values", "low", "high", "of"),
    [
        ([7], 7, 7, "one"),
        ([7, 9], 7, 9, "range"),
        ([1, 2, 3, 4, 5], 1, 5, "range"),
        ([1, 2, 3, 4, 5, 6], 1, 6, "interval"),
        (list(range(1, 10)), 2, 8, "interval"),
        (list(range(1, 21)), 6, 15, "interval"),
        ([4] * 12, 4, 4, "interval"),
    ],
)
def test_the_interval_of_the_median(values: list[float], low: float, high: float, of: str) -> None:
    found = spread(values)
    assert (found.low, found.high, found.of) == (low, high, of)
    assert low <= found.median <= high
