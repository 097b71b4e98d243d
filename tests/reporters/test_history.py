"""Runs in the history: each visit as it ends, and whatever is wrong with the file costs the run nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from harness.comparing.history import NAME
from harness.reporters import Result, Run
from harness.reporters.history import History
from harness.visit_file import write_scorecard

from . import samples
from .conftest import Writer, Written


class Terminal:
    """Takes down what is written onto it."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write_line(self, line: str, **colour: bool) -> None:
        self.lines.append(line)


class Walk:
    """A run of the gym and the river association, told to a reporter visit by visit."""

    def __init__(self, folder: Path, config: pytest.Config, again: bool = False) -> None:
        self.run = Run(folder, again=again)
        self.reporter = History(self.run, config)
        self.path = folder / NAME

    def end(self, *names: str) -> None:
        for name in names:
            sample, folder = samples.gym(), self.run.folder / "visits" / name
            folder.mkdir(parents=True, exist_ok=True)
            write_scorecard(card := msgspec.structs.replace(sample.card, visit=name), folder / "scorecard.json")
            self.run.results.add(result := Result(name, folder, sample.visit, card))
            self.reporter.pytest_mystery_shop_visit(result)

    def finish(self) -> list[str]:
        terminal = Terminal()
        self.reporter.pytest_sessionfinish()
        self.reporter.pytest_terminal_summary(terminal)
        return terminal.lines

    def kept(self) -> list[str]:
        with closing(sqlite3.connect(self.path)) as connection:
            return [row[0] for row in connection.execute("SELECT id FROM visit ORDER BY number")]


@pytest.fixture
def walk(tmp_path: Path, pytestconfig: pytest.Config) -> Walk:
    return Walk(tmp_path / "reports", pytestconfig)


def test_each_visit_is_kept_as_it_ends(walk: Walk) -> None:
    walk.end("one")
    assert walk.kept() == ["one"]
    walk.end("two")
    assert walk.kept() == ["one", "two"]
    with closing(sqlite3.connect(walk.path)) as connection:
        assert connection.execute("SELECT id, state FROM run").fetchall() == [(walk.run.id, "running")]
        assert walk.finish() == []
        assert connection.execute("SELECT state FROM run").fetchall() == [("finished",)]


def test_a_run_that_was_cut_short_says_so(walk: Walk) -> None:
    walk.end("one")
    walk.reporter.pytest_keyboard_interrupt()
    walk.finish()
    with closing(sqlite3.connect(walk.path)) as connection:
        assert connection.execute("SELECT state FROM run").fetchall() == [("interrupted",)]


def test_a_run_without_visits_leaves_no_history(walk: Walk) -> None:
    assert walk.finish() == []
    assert not walk.path.exists()


def test_what_another_process_held_up_comes_in_later(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.reporters.history.AT_ONCE_S", 0.01)
    walk.end("one")
    with closing(sqlite3.connect(walk.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        walk.end("two", "three", "four")
        other.execute("ROLLBACK")
    assert walk.finish() == []
    assert walk.kept() == ["one", "two", "three", "four"]


def test_a_lock_that_lasts(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.reporters.history.AT_ONCE_S", 0.01)
    monkeypatch.setattr("harness.reporters.history.AT_LAST_S", 0.05)
    walk.end("one")
    with closing(sqlite3.connect(walk.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        walk.end("two")
        (said,) = walk.finish()
        other.execute("ROLLBACK")
    assert said.startswith("1 visit of this run is not in the history: ")
    assert "is held by another process; try again when that has ended; `mystery-shop trend --add " in said
    assert walk.kept() == ["one"]


@pytest.mark.parametrize("content", [b"noise" * 999, b"SQLite format 3\0", b""])
def test_a_history_that_is_none(walk: Walk, content: bytes) -> None:
    walk.path.parent.mkdir()
    walk.path.write_bytes(content)
    walk.end("one", "two")
    said = walk.finish()
    if not content:
        assert walk.kept() == ["one", "two"]
        return
    assert walk.path.read_bytes() == content
    assert len(said) == 1
    assert said[0].startswith(f"2 visits of this run are not in the history: {walk.path} is damaged (not a SQLite file) and was left as")
    assert said[0].endswith(f"`mystery-shop trend --add {walk.run.folder}` adds them later")


def test_the_other_reports_are_written(write: Writer) -> None:
    written = write(samples.gym(), options=("--history=/dev/null/history.sqlite",))
    assert {"index.html", "junit.xml", "scorecards.json"} <= {path.name for path in written.reports.iterdir()}
    assert written.said.count("not in the history") == 1
    assert "1 visit of this run is not in the history: /dev/null/history.sqlite cannot be written: " in written.said
    assert "`mystery-shop trend --add reports` adds it later" in written.said
    assert written.status == pytest.ExitCode.TESTS_FAILED, "the gym's own"


def test_a_run_can_stay_out_of_it(write: Writer) -> None:
    written = write(samples.river(), options=("--no-history",))
    assert not (written.reports / NAME).exists()
    assert "history" not in written.said


def test_the_second_run_draws_the_page(walk: Walk, pytestconfig: pytest.Config) -> None:
    walk.end("one")
    walk.finish()
    page = walk.run.folder / "trend.html"
    assert not page.exists(), "one run is no trend"
    again = Walk(walk.run.folder, pytestconfig)
    again.run.language = "fi"
    again.end("one")
    assert again.finish() == []
    assert "Miten vaiva on muuttunut" in page.read_text("utf-8")
    assert "2 ajoa" in page.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_visits_that_are_reported_again_are_brought_up_to_date(walk: Walk, pytestconfig: pytest.Config) -> None:
    walk.end("one", "two")
    walk.finish()
    again = Walk(walk.run.folder, pytestconfig, again=True)
    again.end("one", "three")
    assert again.finish() == []
    assert again.kept() == ["one", "two"], "what no run has walked into this history stays out of it"
    with closing(sqlite3.connect(walk.path)) as connection:
        assert connection.execute("SELECT id FROM run").fetchall() == [(walk.run.id,)]


def test_a_real_run_is_in_it(written: Written) -> None:
    with closing(sqlite3.connect(written.reports / NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM visit").fetchone() == (4,), "two of the five have one id"
        assert connection.execute("SELECT state FROM run").fetchone() == ("finished",)
        words = "\n".join(connection.iterdump())
    assert "Please send us a signed letter" not in words, "no words of pages"
    assert "Joined on the web" not in words, "no findings' sentences"
