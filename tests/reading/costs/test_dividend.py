"""What being known saves, from scorecards alone."""

from typing import Any

import pytest

from harness.model import Effort, Scorecard, Seconds
from harness.reading.costs.dividend import Dividend, dividends
from harness.reporters.drawing.present import dividend_text, prefill_text, site_text

SPENT = {"clicks": 2, "keystrokes": 80, "choices": 1, "fields": 9, "pages": 3}


def card(standing: str = "stranger", effort: Effort | None = None, seconds: float = 60, **more: Any) -> Scorecard:
    known = {"scenario": "Register", "file": "register.yaml", "site": "pier", "site_name": "The Pier", **more}
    effort = effort or Effort(**SPENT)
    return Scorecard(visit=f"register--{standing}", standing=standing, effort=effort, seconds=Seconds(middle=seconds), **known)


def saved(found: Dividend) -> dict[str, float]:
    return {each.metric: each.saved for each in found.savings}


FILLED_IN = Effort(clicks=2, pages=3, keystrokes=10, fields=1, known=8, waiting_ms=900)
EMPTY = Effort(**SPENT, known=8, asked_again=8)


def test_each_known_visit_is_held_against_the_strangers_whatever_the_order() -> None:
    found = dividends([card("member", FILLED_IN, seconds=12.9), card(), card("known", EMPTY, seconds=60)])
    assert [(each.standing, each.visit, each.stranger) for each in found] == [
        ("member", "register--member", "register--stranger"), ("known", "register--known", "register--stranger")
    ]  # fmt: skip
    assert saved(found[0]) == {"clicks": 0, "keystrokes": 70, "choices": 1, "fields": 8, "pages": 0, "seconds": 48}
    assert set(saved(found[1]).values()) == {0}
    assert (found[0].known, found[0].asked_again) == (8, 0)


@pytest.mark.parametrize(
    "other",
    [
        card("stranger"),
        card("member", site="elsewhere"),
        card("member", file="other.yaml"),
        card("member", outcome="dead-end"),
        card("member", outcome="not-walked"),
        card("member", outcome="held"),
    ],
)
def test_only_what_got_to_the_same_end_at_the_same_place_is_compared(other: Scorecard) -> None:
    assert dividends([card(), other]) == []


def test_of_repeated_visits_the_first_are_compared_for_later_strangers_are_somebody_else() -> None:
    wordy = Effort(**{**SPENT, "keystrokes": 95})
    found = dividends([card(), card("member", FILLED_IN), card(effort=wordy, attempt=2), card("member", FILLED_IN, attempt=2)])
    assert [saved(each)["keystrokes"] for each in found] == [70]


def test_no_stranger_no_dividend() -> None:
    assert dividends([card("known"), card("member")]) == []


def test_it_is_said_in_words_also_where_it_is_nothing_or_less() -> None:
    stranger = card()
    best, none, worse = dividends([stranger, card("member", FILLED_IN, 12.9), card("known", EMPTY), card("known", Effort(clicks=3), 70)])
    said = [dividend_text(each).replace("\N{NO-BREAK SPACE}", " ") for each in (best, none, worse)]
    assert said[0] == "saves 70 of 80 keys, 1 of 1 choice, 8 of 9 fields, 48 of 60 s; 8 of 8 known facts stood filled in"
    assert said[1] == "saves nothing: 0 of 9 fields; 0 of 8 known facts stood filled in"
    assert said[2].endswith("; costs 1 click more, 10 s more")
    assert prefill_text(0, 0) == ""


def test_a_site_says_as_whom_it_was_visited() -> None:
    cards = (card(), card("member"), card("known", site_name=""))
    assert [site_text(each) for each in cards] == ["The Pier", "The Pier, member", "pier, known"]


def test_what_the_site_kept_waiting_makes_no_second() -> None:
    stranger = card(effort=Effort(**SPENT, waiting_ms=113), seconds=41.6)
    known = card("known", Effort(**SPENT, waiting_ms=95), seconds=41.6)  # 41.487 and 41.505 without waiting
    [found] = dividends([stranger, known])
    assert saved(found)["seconds"] == 0
    assert next(each.stranger for each in found.savings if each.metric == "seconds") == 41
