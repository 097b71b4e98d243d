from hypothesis import given
from hypothesis import strategies as st

from harness.surge.levels import Limits, stretches

WIDE = Limits(users=10_000, seconds=3_600, requests=1_000_000)


def test_one_three_and_ten_times_what_is_expected() -> None:
    planned, said = stretches(50, (1, 3, 10), 20, WIDE)
    assert [(stretch.users, stretch.times) for stretch in planned] == [(50, 1), (150, 3), (500, 10)]
    assert said == []


def test_users_above_the_limit_do_not_come_and_that_is_said() -> None:
    planned, said = stretches(50, (1, 3, 10), 20, Limits(users=200, seconds=3_600, requests=1_000))
    assert [(stretch.users, stretch.times) for stretch in planned] == [(50, 1), (150, 3), (200, 4)]
    assert said == ["500 customers at once are above the limit of 200: 200 came instead."]


def test_levels_for_which_there_is_no_time_are_left_out_and_that_is_said() -> None:
    planned, said = stretches(10, (1, 3, 10), 20, Limits(users=500, seconds=70, requests=1_000))
    assert [stretch.users for stretch in planned] == [10, 30]
    assert said == ["100 customers at once were left out: 20 s of them do not fit into the limit of 70 s."]


@given(
    st.integers(1, 5_000), st.lists(st.floats(0.1, 50), min_size=1, max_size=5), st.floats(0.1, 300),
    st.integers(1, 10_000), st.floats(1, 4_000),
)  # fmt: skip
def test_no_plan_is_above_its_limits(expected: int, times: list[float], hold: float, users: int, seconds: float) -> None:
    planned, _ = stretches(expected, times, hold, Limits(users=users, seconds=seconds, requests=1))
    assert all(stretch.users <= users for stretch in planned)
    assert sum(stretch.ramp_s + stretch.hold_s for stretch in planned) <= seconds
    assert [stretch.users for stretch in planned] == sorted({stretch.users for stretch in planned})
