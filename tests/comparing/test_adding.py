"""Finished visits of a folder come into the history later, each once."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from harness.comparing.adding import Folder
from harness.comparing.history import History, Walked
from harness.visit_file import write_scorecard

from .past import facts, walked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A reports folder with three visits, one of them of an earlier run."""
    for each in (walked(3), walked(3, "other"), walked(2, "earlier")):
        place = tmp_path / "visits" / each.card.visit
        place.mkdir(parents=True)
        write_scorecard(each.card, place / "scorecard.json")
        (place / "visit.json").write_text(json.dumps({"started": each.started}), "utf-8")
    return tmp_path


def tell_run(folder: Path, *visits: Walked, run: str = "") -> None:
    report = {"run": run, "started": facts(3).started if run else "", "scorecards": [each.card for each in visits]}
    (folder / "scorecards.json").write_bytes(msgspec.json.encode(report))


def add(folder: Path) -> int:
    with History(folder / "history.sqlite") as history:
        return Folder(folder).add_to(history)


def kept(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "history.sqlite")) as connection:
        return connection.execute("SELECT run.id, visit.id FROM visit JOIN run ON run.number = visit.run ORDER BY 1, 2").fetchall()


def test_the_visits_of_the_latest_run(folder: Path) -> None:
    tell_run(folder, walked(3), walked(3, "other"), run=facts(3).id)
    for _ in range(2):
        assert add(folder) == 2
        assert kept(folder) == [(facts(3).id, "leave--other"), (facts(3).id, "leave--pulse-gym")]


def test_what_is_there_already_is_not_there_twice(folder: Path) -> None:
    tell_run(folder, walked(3), walked(3, "other"), run=facts(3).id)
    with History(folder / "history.sqlite") as history:
        history.put(facts(3), [walked(3)])
    assert add(folder) == 2
    assert len(kept(folder)) == 2


def test_a_run_that_was_killed_is_known_by_its_visits(folder: Path) -> None:
    with History(folder / "history.sqlite") as history:
        history.put(facts(3), [walked(3)])
    assert add(folder) == 3
    assert {run for run, _ in kept(folder)} == {facts(3).id}


def test_a_run_that_nobody_knows_gets_an_id_that_stays(folder: Path) -> None:
    assert add(folder) == 3
    first = kept(folder)
    assert first[0][0].startswith("2026-11-02T10-00-01Z-")
    assert add(folder) == 3
    assert kept(folder) == first


def test_damaged_files_are_told_of(folder: Path) -> None:
    (folder / "visits" / "leave--other" / "scorecard.json").write_text('{"visit": "leave--o')
    (folder / "visits" / "leave--earlier" / "visit.json").write_text("{")
    (folder / "scorecards.json").write_text("no JSON")
    adding = Folder(folder)
    with History(folder / "history.sqlite") as history:
        assert adding.add_to(history) == 2
    assert [problem.path.rpartition("visits/")[2] for problem in adding.problems] == ["leave--other/scorecard.json"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert add(tmp_path) == 0
    assert kept(tmp_path) == []
