"""A short run of the benchmark."""

from tests.benchmarks import turns


def test_a_turn_at_a_site_that_is_ours_costs_nothing() -> None:
    assert turns.cost(500, 0.0) < turns.LIMIT_US
