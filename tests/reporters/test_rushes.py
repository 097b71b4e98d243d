"""The graph of a rush, on rushes made by hand."""

import re
from typing import Any

import msgspec
import pytest

from harness.model.surge import Level, Surge
from harness.reporters.drawing import rushes, tongue


def level(users: int, p95: float, visits: tuple[str, ...] = (), **more: Any) -> Level:
    waits = {"p50": p95 / 4, "p95": p95, "p99": p95 * 2, "max": p95 * 3}
    given = {"times": users / 50, "requests": 100, "wait_ms": waits, "ends": {"served": users}, "visits": list(visits), **more}
    return Level(users=users, **given)


SURGE = Surge(
    levels=[
        level(5, 50, alone=True), level(50, 300, ("a",)), level(150, 2_300, ("b",), errors=5, ends={"turned-away": 7}, refused_falsely=4),
        level(500, 7_000, ("c",), errors=38, ends={"turned-away": 400}, refused_falsely=200),
    ],
    first_turned_away=150, of_what="503 at <b>POST</b> /gift",
)  # fmt: skip
SCORES = {"a": 71.0, "b": 40.0, "c": None}


def graph(surge: Surge = SURGE) -> str:
    return str(rushes.graph(surge, 5, SCORES))


def test_each_chart_says_its_numbers_in_words() -> None:
    labels = re.findall(r'aria-label="([^"]*)"', graph())
    assert labels[0].startswith("Waiting for an answer: 95 of 100 50 ms, 300 ms, 2.3 s, 7.0 s")
    assert labels[1] == "Lost customers: turned away 0, 0, 7, 400; refused falsely 0, 0, 4, 200"
    assert labels[2] == "Failed requests: 0 %, 0 %, 5 %, 38 %"
    assert labels[3] == "Score of real browsers: 71, 40"


def test_where_the_first_customer_was_turned_away_is_marked_and_said() -> None:
    drawn = graph()
    assert drawn.count('class="away-at"') == 4
    assert "turned away at 150 at once: 503 at &lt;b&gt;POST&lt;/b&gt; /gift" in drawn


def test_lines_can_be_told_apart_without_colour() -> None:
    assert 'class="first"' in graph()
    assert 'class="second"' in graph()
    assert ">refused falsely</text>" in graph()


def test_more_users_lie_further_to_the_right_and_inside() -> None:
    marks = [float(x) for x in re.findall(r'class="mark" x="([\d.]+)"', graph())][:4]
    assert marks == sorted(set(marks))
    assert marks[0] >= rushes.LEFT
    assert marks[-1] <= rushes.RIGHT


def test_the_table_has_a_row_for_each_level() -> None:
    rows = re.findall(r'<th scope="row">([^<]*)</th>', graph())
    assert rows == ["5, alone", "50", "150", "500"]


@pytest.mark.parametrize(
    "surge",
    [
        Surge(), Surge(levels=[level(50, 1)]), Surge(levels=[level(5, 1), level(5, 1)]), Surge(apart="one session for all"),
        Surge(levels=[Level(users=50)], cut_short="stopped by hand"), Surge(levels=[Level(users=50, requests=3)]),
    ],
)  # fmt: skip
def test_rushes_of_which_there_is_little_are_drawn_all_the_same(surge: Surge) -> None:
    drawn = graph(surge)
    assert "nan" not in drawn.lower()
    assert (surge.apart or surge.cut_short) in drawn


def test_a_rush_without_browsers_has_no_scores() -> None:
    without = msgspec.structs.replace(SURGE, levels=[msgspec.structs.replace(level, visits=[]) for level in SURGE.levels])
    assert "Score of real browsers" not in graph(without)


def test_in_finnish() -> None:
    with tongue.speaking("fi"):
        assert "Vastauksen odotus" in graph()


@pytest.mark.parametrize("lost", [0, 1, 400])
def test_names_of_lines_stand_apart_and_above_the_customers_at_once(lost: int) -> None:
    drawn = graph(Surge(levels=[level(5, 50), level(500, 60, ends={"turned-away": lost}, refused_falsely=lost)]))
    at = [float(y) - 3 for y in re.findall(r'class="name" x="[\d.]+" y="([\d.]+)"', drawn)]
    for upper, lower in (at[:2], at[2:]):
        assert upper <= lower - 12
        assert lower <= rushes.BELOW
