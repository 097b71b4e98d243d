"""What could not be taken back is said first, also of visits that were cut short and came to no scorecard."""

import datetime
from pathlib import Path

import msgspec
import pytest

from harness.model import Committed, Visit
from harness.plugin.left_behind import LeftBehind
from harness.reporters import Run
from harness.visit_file import write_visit

NOW = datetime.datetime.now(datetime.UTC)
CUT = Visit(
    scenario="Order", file="order.yaml", site="shop", id="order--shop", started=NOW.isoformat(timespec="seconds"),
    committed=[Committed(what="places an order", name="Place order", by="step", undo="not-undone")],
)  # fmt: skip


def left(folder: Path, visit: Visit, *more: str, again: bool = False) -> list[str]:
    home = folder / "visits" / visit.id
    home.mkdir(parents=True)
    write_visit(visit, home / "visit.json")
    for name in more:
        (home / name).write_text("{}")
    run = Run(folder, started=NOW, again=again)
    LeftBehind(run).pytest_sessionfinish()
    return [each.visit for each in run.left]


def test_a_visit_that_was_cut_short_is_told_of(tmp_path: Path) -> None:
    assert left(tmp_path, CUT) == ["order--shop"]


@pytest.mark.parametrize(
    "visit",
    [
        msgspec.structs.replace(CUT, committed=[msgspec.structs.replace(CUT.committed[0], undo="undone")]),
        msgspec.structs.replace(CUT, started=(NOW - datetime.timedelta(hours=1)).isoformat()),  # of another run
        msgspec.structs.replace(CUT, started="yesterday"),
    ],
)
def test_others_are_not(visit: Visit, tmp_path: Path) -> None:
    assert left(tmp_path, visit) == []


def test_nor_one_that_has_told_of_itself(tmp_path: Path) -> None:
    assert left(tmp_path, CUT, "scorecard.json") == []


def test_where_nothing_is_walked_nothing_is_cut_short(tmp_path: Path) -> None:
    assert left(tmp_path, CUT, again=True) == []
