"""A visit that died: walked again, unless it died past the point of no return."""

from pathlib import Path

import msgspec
import pytest

from harness.model import Committed, Journey, Visit
from harness.plugin.underway import MARK, Underway, left_behind
from harness.scoring import score
from harness.visit_file import read_visit, write_visit

JOURNEYS = [Journey(name=name, walked=False) for name in ("look", "order", "cancel")]
VISIT = Visit(scenario="Order", file="order.yaml", site="shop", id="order--shop", run="one", journeys=JOURNEYS)
ORDER = Committed(what="places an order", name="Place order", by="site", journey="order", step=2)


def test_one_that_died_before_it_sent_anything_is_walked_again(tmp_path: Path) -> None:
    Underway(tmp_path, "order.yaml::shop", VISIT)
    assert left_behind(tmp_path, "one") is None


def test_one_that_died_when_it_was_about_to_order_is_told_of(tmp_path: Path) -> None:
    Underway(tmp_path, "order.yaml::shop", VISIT).about_to_commit(ORDER)
    left = left_behind(tmp_path, "one")
    assert left
    assert left == read_visit(tmp_path / "visit.json")
    assert left.committed == [msgspec.structs.replace(ORDER, undo="not-undone")], "nobody can tell"
    card = score(left)
    assert [each.outcome for each in card.journeys] == ["error", "error", "not-walked"]
    assert card.outcome == "error"
    said = "`Place order` places an order: it had been about to be sent, so the visit was not walked again."
    assert card.journeys[1].reason == f"The visit died while it was being walked. {said}"
    assert card.score is None
    assert not list(tmp_path.glob(".*"))
    assert left_behind(tmp_path, "one") == left, "asked again, it says the same"


def test_a_marker_that_is_not_whole_was_never_passed(tmp_path: Path) -> None:
    mark = Underway(tmp_path, "order.yaml::shop", VISIT)
    mark.about_to_commit(ORDER)
    raw = (tmp_path / MARK).read_bytes()
    first = raw.index(b"\n") + 1
    for length in range(first, len(raw)):
        (tmp_path / MARK).write_bytes(raw[:length])
        assert left_behind(tmp_path, "one") is None
    (tmp_path / MARK).write_bytes(raw)
    assert left_behind(tmp_path, "one")


@pytest.mark.parametrize("more", [{"run": "another"}, {"cut_short": True}])
def test_what_another_run_has_left_and_what_was_cut_short_is_walked_again(tmp_path: Path, more: dict[str, object]) -> None:
    write_visit(msgspec.structs.replace(VISIT, **more), tmp_path / "visit.json")
    assert left_behind(tmp_path, "one") is None


def test_one_that_was_cut_short_past_the_marker_is_not(tmp_path: Path) -> None:
    Underway(tmp_path, "order.yaml::shop", VISIT).about_to_commit(ORDER)
    write_visit(msgspec.structs.replace(VISIT, cut_short=True), tmp_path / "visit.json")
    left = left_behind(tmp_path, "one")
    assert left
    assert not left.cut_short


def test_what_was_taken_back_when_it_was_cut_short_is_known(tmp_path: Path) -> None:
    Underway(tmp_path, "order.yaml::shop", VISIT).about_to_commit(ORDER)
    undone = msgspec.structs.replace(ORDER, undo="undone")
    write_visit(msgspec.structs.replace(VISIT, cut_short=True, committed=[undone]), tmp_path / "visit.json")
    left = left_behind(tmp_path, "one")
    assert left
    assert left.committed == [undone]
    assert score(left).outcome == "error"


def test_one_that_had_ended_is_taken_as_it_is(tmp_path: Path) -> None:
    Underway(tmp_path, "order.yaml::shop", VISIT).about_to_commit(ORDER)
    write_visit(VISIT, tmp_path / "visit.json")  # killed before the mark was taken away
    (tmp_path / ".scorecard.json.77").write_text("half")
    assert left_behind(tmp_path, "one") == VISIT
    assert [path.name for path in tmp_path.iterdir()] == ["visit.json"]
