from hypothesis import given
from hypothesis import strategies as st

from harness.surge.waits import Waits

MS = st.lists(st.floats(0, 120_000), min_size=1, max_size=200)


@given(MS, st.sampled_from([50, 95, 99, 100]))
def test_a_percentile_is_never_less_than_it_was_and_at_most_two_percent_more(ms: list[float], percent: int) -> None:
    waits = Waits()
    for each in ms:
        waits.note(each)
    exact = sorted(ms)[-(-len(ms) * percent // 100) - 1]
    assert exact - 0.06 <= waits.percentile(percent) <= max(1.0, exact * 1.02) + 0.06


@given(MS, MS)
def test_what_workers_have_noted_adds_up_to_what_one_would_have(here: list[float], there: list[float]) -> None:
    one, other, both = Waits(), Waits(), Waits()
    for each in here:
        one.note(each)
        both.note(each)
    for each in there:
        other.note(each)
        both.note(each)
    one.add({str(name): count for name, count in other.classes.items()}, other.longest)
    assert one.told() == both.told()


def test_many_waits_take_the_room_of_a_few() -> None:
    waits = Waits()
    for each in range(100_000):
        waits.note(each % 60_000)
    assert len(waits.classes) < 600


def test_nobody_waited() -> None:
    assert Waits().told() == {}
