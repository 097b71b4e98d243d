"""Tries of one visit are held against each other."""

from pathlib import Path

import pytest

from harness.comparing.tries import carried_over, difference, told, walk_of
from harness.model import Effort, Scorecard, Seconds, Try
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import told as translated
from harness.visit_file import write_scorecard


def card(attempt: int = 1, outcome: str = "reached", **more: object) -> Scorecard:
    made = {"scenario": "Join", "file": "join.yaml", "site": "gym", "visit": f"gym-{attempt}", "attempt": attempt, "outcome": outcome}
    return Scorecard(**(made | more))  # type: ignore[arg-type]


def ended(*ends: str) -> list[Try]:
    cut = [end.partition(":") for end in ends]
    return [walk_of(card(at, outcome, kind=kind)) for at, (outcome, _, kind) in enumerate(cut, start=1)]


def took(*efforts: Effort, outcome: str = "reached") -> list[Try]:
    return [walk_of(card(at, outcome, effort=effort)) for at, effort in enumerate(efforts, start=1)]


@pytest.mark.parametrize(
    ("tries", "said"),
    [
        (ended("dead-end:server-error", "reached", "reached"), "3 tries: 1 × dead end (server error), 2 × reached"),
        (ended("dead-end:loop", "dead-end:timeout"), "2 tries: 1 × dead end (loop), 1 × dead end (timeout)"),
        (ended("stale-scenario", "error"), "2 tries: 1 × stale scenario, 1 × error"),
        (took(Effort(clicks=9), Effort(clicks=12), Effort(clicks=9)), "3 tries: 9 to 12 clicks"),
        (took(Effort(fields=1, pages=2), Effort(fields=2, pages=1)), "2 tries: 1 to 2 fields, 1 to 2 pages"),
        (took(Effort(clicks=1), Effort(clicks=2), outcome="dead-end"), "2 tries: 1 to 2 clicks"),
    ],
)
def test_what_differs(tries: list[Try], said: str) -> None:
    assert difference(tries) == said
    with tongue.speaking("fi"):
        pieces = translated(said)
    assert not any(piece.foreign for piece in pieces)
    assert "".join(piece.text for piece in pieces) != said


@pytest.mark.parametrize(
    "tries",
    [
        [],
        ended("dead-end:loop", "dead-end:loop"),
        ended("reached", "reached", "reached"),
        took(Effort(clicks=9, keystrokes=40), Effort(clicks=9, keystrokes=44)),
        took(Effort(clicks=9), Effort(clicks=2), outcome="bot-wall"),
        [walk_of(card(1, score=70.0, seconds=Seconds(middle=9))), walk_of(card(2, score=64.0, seconds=Seconds(middle=11)))],
    ],
    ids=["none", "the same dead end", "reached", "another name", "nothing measured", "measured time"],
)
def test_what_is_steady(tries: list[Try]) -> None:
    assert difference(tries) == ""


def test_all_tries_stand_in_the_scorecard_of_the_first() -> None:
    first, second = card(1, "dead-end", kind="timeout"), card(2)
    tries = [walk_of(first), walk_of(second)]
    assert told(first, tries).tries == tries
    assert told(second, tries).tries == []
    assert told(first, tries).unsteady == told(second, tries).unsteady == "2 tries: 1 × dead end (timeout), 1 × reached"
    assert told(second, ended("reached", "reached")).unsteady == ""


def test_a_scorecard_that_is_made_anew_still_tells_of_the_other_tries(tmp_path: Path) -> None:
    first, second = card(1, "dead-end", kind="timeout"), card(2)
    assert carried_over(first, tmp_path / "scorecard.json") == first
    whole = told(first, [walk_of(first), walk_of(second)])
    write_scorecard(whole, tmp_path / "scorecard.json")
    assert carried_over(first, tmp_path / "scorecard.json") == whole
