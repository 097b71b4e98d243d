"""The history: nothing lost, nothing twice, whoever writes; nothing of ours destroys what cannot be read."""

import datetime
import multiprocessing
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from harness.comparing.history import History, RunFacts, Walked
from harness.comparing.history_file import HistoryError, HistoryLocked, open_file
from harness.model import Severity

from .past import facts, walked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "history.sqlite"


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_run_is_written_down(path: Path) -> None:
    found: dict[str, Severity] = {"dead-end": "critical", "required-survey": "moderate", "auth-asymmetry": "moderate"}
    with History(path) as history:
        history.put(facts(1), [walked(found=found), walked(site="wall", outcome="bot-wall", score=None)])
        assert asked(path, "SELECT id, started, state FROM run") == [(facts(1).id, "2026-11-01T10:00:00+00:00", "running")]
        history.put(facts(1), [], "finished")
    assert asked(path, "SELECT state FROM run") == [("finished",)]
    assert asked(path, "SELECT id, outcome, score, clicks, fields, findings, critical, serious, moderate FROM visit") == [
        ("leave--pulse-gym", "reached", 90, 5, 2, 3, 1, 0, 2), ("leave--wall", "bot-wall", None, None, None, 0, 0, 0, 0),
    ]  # fmt: skip
    listed = "SELECT name, severity, times FROM finding JOIN audit ON audit.number = finding.audit ORDER BY name"
    assert asked(path, listed) == [("auth-asymmetry", "moderate", 1), ("dead-end", "critical", 1), ("required-survey", "moderate", 1)]
    assert asked(path, "SELECT file, site, site_name, scenario, keyboard FROM series WHERE site = 'wall'") == [
        ("scenarios/leave.yaml", "wall", "Wall", "Leave", 0)
    ]


def test_where_the_project_stood_is_what_a_build_server_says() -> None:
    when = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    assert RunFacts.of("r", when, {}) == RunFacts("r", "2026-11-01T10:00:00+00:00")
    built = RunFacts.of("r", when, {"GITHUB_SHA": "a" * 40, "GITHUB_REF_NAME": "main"})
    assert (built.commit, built.branch) == ("a" * 40, "main")


def test_the_same_twice_changes_nothing(path: Path) -> None:
    runs = [(facts(number), [walked(number, attempt=attempt) for attempt in (1, 2)]) for number in (1, 2)]
    contents = []
    for _ in range(2):
        with History(path) as history:
            for run, visits in runs:
                history.put(run, visits, "finished")
        contents.append(everything(path))
    assert contents[0] == contents[1]


def test_a_visit_that_is_scored_anew_takes_the_place_of_what_it_was(path: Path) -> None:
    with History(path) as history:
        history.put(facts(1), [walked(outcome="pending", score=None, found={"broken-promise": "serious"}), walked(site="other")])
        history.put(facts(2), [walked(2)])
        assert history.renew([walked(score=70, found={"late": "minor"}), walked(9)]) == ({facts(1)}, [walked(9)])
    assert asked(path, "SELECT run, id, score FROM visit ORDER BY number") == [
        (1, "leave--pulse-gym", 70), (1, "leave--other", 90), (2, "leave--pulse-gym", 90)
    ]  # fmt: skip
    assert asked(path, "SELECT name FROM finding JOIN audit ON audit.number = finding.audit") == [("late",)]


def test_names_are_the_latest_runs(path: Path) -> None:
    with History(path) as history:
        history.put(facts(3), [Walked(msgspec.structs.replace(walked().card, site_name="New Name"))])
        history.put(facts(1), [Walked(msgspec.structs.replace(walked().card, site_name="Old Name"))])
    assert asked(path, "SELECT site_name FROM series") == [("New Name",)]


def test_visits_are_known_again_by_when_they_started(path: Path) -> None:
    with History(path) as history:
        history.put(facts(1), [walked(1), walked(1, "other")])
        history.put(facts(2), [walked(2)])
        assert history.renew([walked(1, "third"), walked(1, "other"), walked(2)]) == ({facts(1), facts(2)}, [walked(1, "third")])
        nowhere = [Walked(walked(1).card)]
        assert history.renew(nowhere) == (set(), nowhere), "nobody knows when it started"
    assert asked(path, "SELECT count(*) FROM visit") == [(3,)]


def put_many(path: Path, number: int, visits: int) -> None:
    for each in range(visits):
        with History(path, 60) as history:
            history.put(facts(number), [walked(number, f"site-{each}", found={"dead-end": "critical"})])


def test_several_runs_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=put_many, args=(path, number, 200)) for number in range(1, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0] * 4
    counted = "SELECT run.id, count(*), count(DISTINCT visit.id) FROM visit JOIN run ON run.number = visit.run GROUP BY 1 ORDER BY 1"
    assert asked(path, counted) == [(facts(number).id, 200, 200) for number in range(1, 5)]
    assert asked(path, "SELECT count(*), sum(times) FROM finding") == [(800, 800)]
    assert asked(path, "SELECT count(*) FROM series") == [(200,)]
    assert not list(path.parent.glob("*-wal")), "all of it is in the one file"


def test_a_visit_costs_a_millisecond_at_most(path: Path) -> None:
    with History(path) as history:
        started = time.process_time()
        for each in range(300):
            history.put(facts(1), [walked(1, f"site-{each}", found={"dead-end": "critical", "loop": "minor"})])
        assert (time.process_time() - started) / 300 < 0.001


def test_what_is_locked_can_be_tried_again(path: Path) -> None:
    with History(path, 0.01) as history, closing(sqlite3.connect(path, isolation_level=None)) as other:
        history.put(facts(1), [walked()])
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryLocked, match="is held by another process; try again when that has ended"):
            history.put(facts(1), [walked(1, "other")])
        other.execute("ROLLBACK")
        history.put(facts(1), [walked(1, "other")])
    assert asked(path, "SELECT count(*) FROM visit") == [(2,)]


def damaged(path: Path) -> dict[str, bytes]:
    with History(path) as history:
        history.put(facts(1), [walked(1, f"site-{each}") for each in range(300)])
    whole = path.read_bytes()
    noise = random.Random(6).randbytes(20_000)
    return {"noise": noise, "half": whole[: len(whole) // 2], "half a header": whole[:50], "head of another": b"SQLite format 3\0" + noise,
            "one byte": b"S", "text": b"my diary"}  # fmt: skip


@pytest.mark.parametrize("how", ["noise", "half", "half a header", "head of another", "one byte", "text"])
def test_a_damaged_file_is_left_as_it_is(path: Path, how: str) -> None:
    path.write_bytes(content := damaged(path)[how])
    with pytest.raises(HistoryError, match=r"is damaged .* and was left as it is; put it elsewhere, and a new one is begun"):
        open_file(path)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_a_history(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with History(path) as history:
        history.put(facts(1), [walked()])
    assert asked(path, "SELECT count(*) FROM visit") == [(1,)]


def test_what_is_no_history_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE customers (name TEXT)")
    content = path.read_bytes()
    with pytest.raises(HistoryError, match="is no history of mystery-shop; name another file"):
        open_file(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="is a folder; name a file"):
        open_file(tmp_path)


@pytest.mark.parametrize("place", ["/proc/history.sqlite", "/dev/null/history.sqlite"])
def test_where_nothing_can_be_written(place: str) -> None:
    with pytest.raises(HistoryError, match=f"{place} cannot be written: "):
        open_file(Path(place))


def test_a_full_disk_takes_nothing_half(path: Path) -> None:
    with History(path) as history:
        history.put(facts(1), [walked()])
        history._connection.execute("PRAGMA max_page_count = 1")
        history._connection.execute(f"PRAGMA max_page_count = {history._connection.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(HistoryError, match="there is no room left on the disk of"):
            history.put(facts(2), [walked(2, f"site-{each}") for each in range(900)])
    assert asked(path, "SELECT count(*) FROM visit") == [(1,)]
    assert asked(path, "SELECT count(*) FROM run") == [(1,)]


def test_numbers_that_no_file_of_ours_has(path: Path) -> None:
    with History(path) as history, pytest.raises(HistoryError, match="cannot be written"):
        history.put(facts(1), [walked(clicks=10**30)])
    assert asked(path, "SELECT count(*) FROM run") == [(0,)]
