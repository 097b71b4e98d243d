import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.surge import Level
from harness.surge.mailing import Wave, largest, schedule


def level(users: int, p99: float, alone: bool = False, **ends: int) -> Level:
    lost = {name.replace("_", "-"): count for name, count in ends.items()}
    return Level(users=users, alone=alone, wait_ms={"p99": p99}, ends={"served": users, **lost})


def test_the_most_that_was_tried_is_the_most_that_is_told() -> None:
    assert largest([level(50, 100), level(150, 400), level(500, 900)], 5).users == 500


def test_between_two_levels_waits_are_taken_to_grow_evenly() -> None:
    wave = largest([level(50, 1_000), level(150, 9_000)], 5)
    assert wave.users == 100
    assert wave.why == "99 of 100 answers came within 1 s at 50 at once, 99 of 100 answers came within 9 s at 150"


LOST = [level(150, 100, turned_away=1), level(150, 100, in_between=2), Level(users=150, wait_ms={"p99": 9}, errors=3)]


@pytest.mark.parametrize("lost", LOST)
def test_where_customers_were_lost_nothing_is_told_between_levels(lost: Level) -> None:
    assert largest([level(50, 100), lost, level(500, 1)], 5).users == 50
    assert largest([lost], 5).users == 0


def test_who_was_stopped_by_us_or_refused_was_not_lost() -> None:
    assert largest([level(50, 100, unfinished=3, refused=2)], 5).users == 50


def test_nothing_was_measured() -> None:
    assert largest([], 5) == largest([Level(users=50)], 5) == Wave(0, "nothing was measured")


def test_not_even_the_smallest_load_was_borne() -> None:
    assert largest([level(50, 6_000)], 5) == Wave(0, "99 of 100 answers came within 6 s at 50 at once already")


@given(st.lists(st.tuples(st.integers(1, 1_000), st.floats(0, 20_000)), min_size=1, max_size=6), st.floats(0.1, 10))
def test_a_wave_is_never_beyond_what_was_borne(measured: list[tuple[int, float]], wait: float) -> None:
    wave = largest([level(users, p99) for users, p99 in measured], wait)
    assert wave.users <= max(users for users, _ in measured)
    unborne = [users for users, p99 in measured if p99 > wait * 1_000]
    assert not unborne or wave.users <= min(unborne)


@pytest.mark.parametrize(
    ("audience", "wave", "waves", "minutes"),
    [(400, Wave(100, "", 30), 4, 3), (401, Wave(100, "", 61), 5, 8), (10, Wave(100, ""), 1, 0)],
)
def test_the_schedule_that_follows(audience: int, wave: Wave, waves: int, minutes: int) -> None:
    first = datetime.datetime(2026, 12, 1, 9)
    plan = schedule(audience, wave, first)
    assert plan is not None
    assert (plan.waves, plan.last - first) == (waves, datetime.timedelta(minutes=minutes))


def test_no_wave_no_schedule() -> None:
    assert schedule(400, Wave(0, "nothing was measured"), datetime.datetime(2026, 12, 1, 9)) is None


def test_first_customers_who_wait_for_a_site_to_wake_up_are_no_load_that_it_cannot_bear() -> None:
    assert largest([level(5, 6_000, alone=True), level(50, 300)], 5).users == 50


def test_who_come_alone_and_are_lost_are_a_load_that_it_cannot_bear() -> None:
    assert largest([level(5, 6, alone=True, turned_away=1), level(50, 300)], 5).users == 0
