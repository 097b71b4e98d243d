"""The journal of a run: what was noted outlives the run, what was half noted does not count."""

import datetime
from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.plugin.journal import NAME, Asked, Journal

VISITS = [f"scenarios/join.yaml::gym[{number}]" for number in (1, 2, 3)]


def asked() -> Asked:
    started = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
    return Asked(run="one", started=started, tool="1.0", place="/home", arguments=["scenarios", "--repeat", "3"], options={"--repeat": 3})


def begun(folder: Path) -> Journal:
    journal = Journal.begin(folder, asked())
    journal.expect(VISITS, {"scenarios/join.yaml": "1234"})
    return journal


def end(folder: Path, journal: Journal, number: int) -> None:
    visit = folder / "visits" / f"join--gym--{number}" / "visit.json"
    visit.parent.mkdir(parents=True)
    visit.write_text("{}")
    journal.note(VISITS[number - 1], visit.parent.name, [{"when": "setup", "said": number}, {"when": "teardown", "path": folder}])


def again(folder: Path, end: int | None = None) -> Journal:
    journal = Journal.read(folder, end)
    assert journal
    return journal


def test_what_was_noted_is_read_again(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    end(tmp_path, journal, 2)
    read = again(tmp_path)
    assert (read.asked, read.visits, read.files) == (asked(), VISITS, {"scenarios/join.yaml": "1234"})
    assert read.over() == {VISITS[1]: "join--gym--2"}
    assert (read.finished, read.end) == (0, (tmp_path / NAME).stat().st_size)
    [(folder, reports)] = read.reports(read.over())
    assert folder == "join--gym--2"
    assert reports == [{"when": "setup", "said": 2}, {"when": "teardown", "path": str(tmp_path)}]


def test_at_whatever_byte_the_run_died(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    whole = [journal.end]
    for number in (1, 2):
        end(tmp_path, journal, number)
        whole.append(journal.end)
    raw = (tmp_path / NAME).read_bytes()
    for length in range(whole[0], len(raw) + 1):
        (tmp_path / NAME).write_bytes(raw[:length])
        read = again(tmp_path)
        assert len(read.over()) == sum(length >= at for at in whole[1:])
        read.note(VISITS[2], "join--gym--1", [])
        assert again(tmp_path).over().keys() == read.over().keys(), "what comes next stands on a line of its own"
    (tmp_path / NAME).write_bytes(raw[:10])
    assert Journal.read(tmp_path) is None


def test_workers_read_as_far_as_the_run_had_come_when_it_was_resumed(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    end(tmp_path, journal, 1)
    at = journal.end
    end(tmp_path, journal, 2)
    assert list(again(tmp_path, at).over()) == VISITS[:1]


def test_a_visit_whose_files_are_gone_is_not_over(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    end(tmp_path, journal, 1)
    (tmp_path / "visits" / "join--gym--1" / "visit.json").unlink()
    assert again(tmp_path).over() == {}


def test_a_resumed_run_expects_what_is_new_besides(tmp_path: Path) -> None:
    begun(tmp_path)
    read = again(tmp_path)
    read.expect([VISITS[2], "scenarios/new.yaml::gym"], {"scenarios/join.yaml": "5678", "scenarios/new.yaml": "9"})
    assert again(tmp_path).visits == [*VISITS, "scenarios/new.yaml::gym"]
    assert again(tmp_path).files == {"scenarios/join.yaml": "1234", "scenarios/new.yaml": "9"}, "as it was when the run began"


def test_a_finished_run_keeps_no_more_than_that(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    end(tmp_path, journal, 1)
    journal.finish()
    read = again(tmp_path)
    assert (read.finished, read.visits, read.asked.run) == (3, [], "one")
    assert b"setup" not in (tmp_path / NAME).read_bytes()


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    end(tmp_path, journal, 1)
    lines = (tmp_path / NAME).read_bytes().splitlines(keepends=True)
    (tmp_path / NAME).write_bytes(lines[0] + b"\x00\n" + lines[2])
    with pytest.raises(BadFile, match=r"\.run\.jsonl:2:1: this line of the run's journal is damaged"):
        Journal.read(tmp_path)
    assert Journal.read(tmp_path / "elsewhere") is None
