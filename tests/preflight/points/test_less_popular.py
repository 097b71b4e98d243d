"""What those are told who have redeemed already."""

import pytest

from harness.model.preflight import Evidence, Walked
from harness.preflight.points.less_popular import judge


def verdict(*answer: str, outcome: str = "dead-end", asks: tuple[str, ...] = ()) -> str:
    walk = Walked(purpose="redeemed", outcome=outcome, kind="refused", answer=list(answer), asks=list(asks), should_reach=False)
    return judge(Evidence(walked=[walk])).verdict


@pytest.mark.parametrize(
    "answer",
    [
        "This code was used on Friday 14 March, for “The Tide Table” (order HB-0A31C7).",
        "You have already redeemed it: order 4711-22 is on its way.",
        "Koodi on jo käytetty 14.3.2026.",
    ],
)
def test_who_is_told_when_or_for_what_is_helped(answer: str) -> None:
    assert verdict(answer) == "ready"
    assert verdict(answer, outcome="stale-scenario") == "ready"


def test_who_is_shown_again_what_they_got_is_told_so() -> None:
    assert verdict("Your book is on its way.", "You have already redeemed this code: order HB-0A31C7.", outcome="reached") == "ready"


def test_a_promise_under_a_condition_is_left_to_a_person() -> None:
    assert verdict("Your book is on its way if your code is valid.", outcome="reached") == "ask"
    assert verdict("Kirjasi on matkalla, jos koodisi on voimassa.", outcome="reached") == "ask"


def test_a_bare_refusal_and_a_second_gift_are_not_ready() -> None:
    assert verdict("This code has already been redeemed.", "Please contact customer service.") == "not-ready"
    assert verdict("This code has already been redeemed.", asks=("Code",)) == "not-ready"
    assert verdict("Your book is on its way", outcome="reached") == "not-ready"
    assert verdict("Your code has been redeemed.", "Your book is on its way", outcome="reached") == "not-ready"


def test_what_says_neither_is_asked_with_its_words() -> None:
    walk = Walked(purpose="redeemed", outcome="stale-scenario", answer=["Nice to see you again."])
    point = judge(Evidence(walked=[walk]))
    assert point.verdict == "ask"
    assert "Nice to see you again." in point.said
    assert verdict("Anything", outcome="held") == "ask"
    assert "names no used code" in judge(Evidence()).said
