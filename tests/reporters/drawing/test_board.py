"""What the scoreboard knows of each visit, and what it hands to the page."""

import dataclasses
from pathlib import Path

import msgspec
import pytest

from harness.model import Scorecard
from harness.reporters import Result, Run
from harness.reporters.drawing import board
from harness.reporters.drawing.board import Board, as_json, news, pairs, script, state

from .. import hostile, making, samples


def filled(folder: Path, *chosen: making.Sample, whole: bool = False) -> tuple[Board, Run]:
    run = Run(folder)
    made = Board(run, folder, whole=whole)
    for number, sample in enumerate(chosen):
        run.results.add(result := Result(f"{number}::{sample.name}", folder, sample.visit, sample.card))
        made.add(result, sample.ending, "details.js")
    return made, run


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (samples.gym().card, "dead-end"), (samples.walled().card, "not-measured"), (samples.river().card, "reached"),
        (msgspec.structs.replace(samples.gym().card, outcome="held"), "over-budget"),
    ],
)  # fmt: skip
def test_each_visit_is_in_one_state(card: Scorecard, expected: str) -> None:
    assert state(card) == expected


def test_facts_of_a_visit_are_few_and_small(tmp_path: Path) -> None:
    made, _ = filled(tmp_path, samples.gym(), samples.walled())
    data = made.data(made.ordered())
    gym, wall = data["visits"]  # type: ignore[misc]
    assert gym[5:] == [4, (0, 1, 2), 0, 31, 7, 166]
    assert wall[8:] == [None, None, None]
    assert len(msgspec.json.encode(gym)) < 150


def test_order_is_by_scenario_with_the_walks_of_a_visit_together(tmp_path: Path) -> None:
    second = dataclasses.replace(samples.gym(), card=msgspec.structs.replace(samples.gym().card, attempt=2))
    made, _ = filled(tmp_path, samples.walled(), samples.gym(), samples.river(), second)
    assert [nodeid[0] for nodeid in made.ordered()] == ["0", "1", "3", "2"]
    assert [group.name for group in made.groups("company", made.ordered()).values()] == ["Palace", "Pulse Gym", "River Association"]


def test_many_rows_go_into_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "MOST_INLINE", 2)
    monkeypatch.setattr(board, "CHUNK", 2)
    made, _ = filled(tmp_path, samples.gym(), samples.river(), samples.walled())
    made.write_chunks(made.ordered())
    assert sorted(file.name for file in (tmp_path / "index").iterdir()) == ["rows-0.js", "rows-1.js"]
    assert not any(list(rows) for rows in made.inline(made.ordered()).values())
    whole, _ = filled(tmp_path, samples.gym(), samples.river(), samples.walled(), whole=True)
    assert sum(len(list(rows)) for rows in whole.inline(whole.ordered()).values()) == 3
    few, _ = filled(tmp_path, samples.gym())
    few.write_chunks(few.ordered())
    assert not list((tmp_path / "index").iterdir()), "those of the larger run before"


def test_rows_come_from_the_draft_as_they_went_in(tmp_path: Path) -> None:
    made, run = filled(tmp_path, samples.gym(), hostile.hostile())
    first, second = made.rows(run.results)
    assert first.startswith("<tr class=\"row\"")
    assert "Pulse Gym" in first
    assert "<script" not in second
    assert second.endswith("</tr>")


def test_visits_of_known_customers_are_found_with_the_strangers(tmp_path: Path) -> None:
    member = dataclasses.replace(samples.gym(), card=msgspec.structs.replace(samples.gym().card, standing="member"))
    made, _ = filled(tmp_path, samples.gym(), samples.river(), member)
    assert [[nodeid[0] for nodeid in place] for place in made.of_known()] == [["0", "2"]]


def test_what_was_waived_is_no_news() -> None:
    one, *others = samples.gym().card.findings
    found = [msgspec.structs.replace(one, new=True), msgspec.structs.replace(one, new=True, waived="agreed"), *others]
    assert news(msgspec.structs.replace(samples.gym().card, findings=found)) == 1


def test_pairs_leave_out_what_was_not_walked() -> None:
    assert [(one.name, other.name) for _, one, other in pairs(samples.gym().card)] == [("leave", "join")]
    assert pairs(msgspec.structs.replace(samples.gym().card, journeys=[])) == []


def test_script_of_hostile_text_is_ascii_and_holds_no_markup() -> None:
    made = script("details", "x", f"{hostile.ATTACK}\u2028\ud800 ä")
    assert made.isascii()
    assert not set("<>&") & set(made)
    assert as_json("</script>") == '"\\u003c/script\\u003e"'
