"""What fuzzing has found, each by its name, and mended."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.comparing.adding import SCORECARDS, Folder
from harness.comparing.history import History
from harness.comparing.history_file import HistoryError
from harness.comparing.marks import mark
from harness.comparing.matching import Sign, match
from harness.comparing.trend import Asked, read_trend
from harness.errors import BadFile
from harness.follow_up import FollowUp
from harness.lexicon import read_lexicon
from harness.manners.robots import Robots
from harness.model import Scorecard, Visit
from harness.scoring import score
from harness.visit_file import read_visit

from ..comparing.past import facts, walked

NEVER = ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]  # moments that no calendar has in UTC


def visit_file(folder: Path, **said: Any) -> Path:
    """Write a visit that waits for a mail, with an inbox near it."""
    (folder / "inboxes").mkdir(exist_ok=True)
    inbox = 'inbox: mailpit\naddress: "a+{visit}@c.example"\nurl: http://127.0.0.1:9\n'
    (folder / "inboxes" / "home.yaml").write_text(inbox, encoding="utf-8")
    halt = {"cause": "mail-missing", "step": 0, "waited_to_s": 60.0}
    journey = {"name": "join", "steps": [{"verb": "mail"}], "halt": halt}
    visit = {"scenario": "S", "file": str(folder / "s.yaml"), "site": "x", "journeys": [journey]}
    (folder / "visit.json").write_text(json.dumps({**visit, "mailbox": "a+b@c.example", "inbox": "home", **said}), encoding="utf-8")
    return folder / "visit.json"


@pytest.mark.parametrize("started", ["yesterday", "", "2026-11-22T03:00:00+99:00"])
def test_a_visit_that_does_not_say_when_it_began_is_not_followed_up(tmp_path: Path, started: str) -> None:
    looking = FollowUp([visit_file(tmp_path, started=started)], wait=0)
    assert looking.run() == []
    assert len(looking.problems) == 1


def test_a_visit_of_a_file_whose_name_no_disk_takes_is_not_followed_up(tmp_path: Path) -> None:
    looking = FollowUp([visit_file(tmp_path, started="2026-11-22T03:00:00+00:00", file="a\0b")], wait=0)
    assert looking.run() == []
    assert "there is no inbox `home`" in looking.problems[0].message


@pytest.mark.parametrize("started", NEVER)
def test_a_visit_at_the_ends_of_the_calendar_is_scored(started: str) -> None:
    assert score(Visit(scenario="S", file="s.yaml", site="x", started=started)).failed_audits == []


@pytest.mark.parametrize("started", NEVER)
def test_visits_at_the_ends_of_the_calendar_are_put_into_a_history(tmp_path: Path, started: str) -> None:
    folder = tmp_path / "visits" / "a"
    folder.mkdir(parents=True)
    (folder / "visit.json").write_bytes(msgspec.json.encode(Visit(scenario="S", file="s.yaml", site="x", started=started)))
    (folder / "scorecard.json").write_bytes(msgspec.json.encode(Scorecard(visit="x", scenario="S", file="s.yaml", site="x")))
    (tmp_path / SCORECARDS).write_text("[" * 100_000, encoding="utf-8")
    with History(tmp_path / "h.sqlite") as history:
        assert Folder(tmp_path).add_to(history) == 1


@pytest.mark.parametrize(
    "change", ["run SET started = x'ff'", "series SET file = x'ff'", "visit SET score = 'good'", "visit SET clicks = 'few'"]
)
def test_values_of_another_kind_in_a_history_are_told_as_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "h.sqlite"
    with History(path) as history:
        history.put(facts(1), [walked()])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE {change}")
        connection.commit()
    with pytest.raises(HistoryError, match="is damaged"):
        read_trend(path, Asked())


def test_a_history_whose_rows_have_no_numbers_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite"
    History(path).close()
    with closing(sqlite3.connect(path)) as connection:
        [[made]] = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'series'")
        connection.execute("DROP TABLE series")
        connection.execute(made.replace("INTEGER PRIMARY KEY", "TEXT"))
        connection.commit()
    with History(path) as history, pytest.raises(HistoryError, match="a row has no number"):
        history.put(facts(1), [walked()])


@pytest.mark.parametrize("spent", [{"effort": {"clicks": 10**400}}, {"acts": [{"kind": "type", "characters": 10**400}]}])
def test_counts_beyond_all_counting_are_refused(tmp_path: Path, spent: dict[str, object]) -> None:
    journey = {"name": "join", "steps": [{"verb": "go", **spent}]}
    path = tmp_path / "visit.json"
    path.write_text(json.dumps({"scenario": "S", "file": "s.yaml", "site": "x", "journeys": [journey]}), encoding="utf-8")
    with pytest.raises(BadFile):
        read_visit(path)


def test_a_history_whose_schema_is_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite"
    History(path).close()
    content = path.read_bytes()
    at = content.index(b"CREATE TABLE run")
    path.write_bytes(content[:at] + b"\x9a\xff" + content[at + 2 :])
    with pytest.raises(HistoryError, match="is damaged"):
        History(path)


@pytest.mark.parametrize("text", ["x" * 200_000, "a." * 100_000, "a-" * 100_000, "@" * 200_000, "http:" * 40_000, "é1" * 100_000])
def test_what_a_text_is_known_by_is_told_in_linear_time(text: str) -> None:
    began = time.process_time()
    mark(text, frozenset({"Aino"}))
    assert time.process_time() - began < 1


def test_long_words_of_findings_are_compared_soon() -> None:
    long = [[Sign("slow-page", "join", "", "", f"{letter} #" * 30_000, 1)] for letter in "xy"]
    began = time.process_time()
    match(*long)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1"), ("- a", "1:1"), ("a:\n  b: c", "2:6"), ("a:\n  b: [x, [y]]", "2:10"), ("a:\n  b: [x, '']", "2:10"),
        ("a: [x\nb", "2:2"), ("a: &a {b: *a}", "1:4"), ("a: {b: {c: {d: {e: [x]}}}}", "1:16"), ("a: [" + "[" * 3000, "1:3005"),
        ("a: \0", "1:1"), ("\tx", "1:1"),
    ],
)  # fmt: skip
def test_a_language_that_is_damaged_says_where(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "xx.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as error:
        read_lexicon(path)
    assert str(error.value).startswith(f"{path}:{place}: ")


def test_phrases_are_words_as_they_were_typed(tmp_path: Path) -> None:
    (tmp_path / "xx.yaml").write_text("a: {b: [no, 010, 2026-13-45, 0x1F, ~]}", encoding="utf-8")
    assert read_lexicon(tmp_path / "xx.yaml").phrases == {"a.b": ["no", "010", "2026-13-45", "0x1F", "~"]}


def test_a_visit_that_is_nested_without_end_says_where(tmp_path: Path) -> None:
    (tmp_path / "visit.json").write_text('{"scenario": "S", "file": "f", "site": "x", "names": ' + '[{"a":' * 50_000, encoding="utf-8")
    with pytest.raises(BadFile):
        read_visit(tmp_path / "visit.json")


@pytest.mark.parametrize("url", ["http://[", "//x/\ud800"])
def test_robots_txt_lets_nobody_open_what_is_no_address(url: str) -> None:
    assert not Robots(status=200, text="User-agent: *\nDisallow: /no").allows(url)
