"""Visits and scorecards come back as they were written, and nothing else comes back as one."""

import json
import os
from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.model import Act, Effort, Journey, PageView, Scorecard, Step, Visit
from harness.visit_file import read_scorecard, read_visit, write_scorecard, write_visit

VISIT = Visit(
    scenario="Join",
    file="join.yaml",
    site="gym",
    journeys=[Journey(name="join", steps=[Step(verb="go", view=0, acts=[Act(kind="go", view=0)], effort=Effort(clicks=2))])],
    views=[PageView(page=1, title="<b>Ä 😀")],
)


def test_there_and_back(tmp_path: Path) -> None:
    write_visit(VISIT, tmp_path / "visit.json")
    assert read_visit(tmp_path / "visit.json") == VISIT
    card = Scorecard(visit="x", scenario="Join", file="join.yaml", site="gym", score=81.5)
    write_scorecard(card, tmp_path / "scorecard.json")
    assert read_scorecard(tmp_path / "scorecard.json") == card
    assert (tmp_path / "visit.json").read_text(encoding="utf-8").startswith('{\n "scenario": "Join",\n')


def test_a_newer_write_replaces_the_older_and_leaves_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    path.write_text("old", encoding="utf-8")
    write_visit(VISIT, path)
    assert read_visit(path) == VISIT
    assert [each.name for each in tmp_path.iterdir()] == ["visit.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.json"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_visit(VISIT, path)
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("visit.json", "old")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\xef\xbb\xbf{}", "this is not JSON: the file starts with a byte order mark"),
        (b'{"scenario": ' + b"[" * 2_000_000, "expected words, got a list"),
        (b'{"mood": ' + b"[" * 2_000_000, "the file is nested too deeply"),
        (b'{"scenario": "\xff"}', "this is not UTF-8 text"),
        (b'{"a": 1,}', "this is not JSON: trailing comma in object"),
        (b'{"scenario": ' + b"1" * 5000 + b"}", "number out of range"),
        (b"\x00", "this is not JSON: invalid character"),
    ],
)
def test_hostile_bytes(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "visit.json"
    path.write_bytes(content)
    with pytest.raises(BadFile) as caught:
        read_visit(path)
    assert [each.message for each in caught.value.problems] == [message]
    assert len(str(caught.value)) < 1000


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(BadFile, match=r"the file is too large: 64\.0 MiB, and 64 MiB is the most"):
        read_visit(path)


def test_the_place_is_found_in_bytes_with_wide_characters(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    path.write_text('{"scenario": "Ä 😀", "file":\n "ä", "site": 5}', encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_visit(path)
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (2, 15)


def test_unknown_keys_of_other_versions_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    path.write_text(json.dumps({"scenario": "S", "file": "f", "site": "s", "mood": 3}), encoding="utf-8")
    assert read_visit(path) == Visit(scenario="S", file="f", site="s")


def test_effort_cannot_be_less_than_nothing(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    steps = '[{"verb": "go", "effort": {"clicks": -5}}]'
    path.write_text(f'{{"scenario": "S", "file": "s.yaml", "site": "x", "journeys": [{{"name": "a", "steps": {steps}}}]}}')
    with pytest.raises(BadFile, match=r"visit\.json:1:"):
        read_visit(path)
