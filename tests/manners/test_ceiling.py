"""How many visits a host has a day."""

import concurrent.futures
import datetime
import multiprocessing
from pathlib import Path

import pytest

from harness.manners.ceiling import FILE, CannotCount, admit, today, tomorrow

LATE = datetime.datetime(2026, 3, 1, 23, 59, tzinfo=datetime.UTC)
NEXT = LATE + datetime.timedelta(minutes=2)


def try_it(folder: Path, times: int) -> int:
    return sum(admit(folder, "shop.example", 30, LATE) for _ in range(times))


def test_a_host_has_so_many_visits_a_day(tmp_path: Path) -> None:
    assert [admit(tmp_path, "shop.example", 2, LATE) for _ in range(3)] == [True, True, False]
    assert admit(tmp_path, "other.example", 2, LATE)
    assert admit(tmp_path, "shop.example", 2, NEXT)
    assert today(tmp_path, LATE) == {"shop.example": 2, "other.example": 1}


def test_days_are_those_of_utc(tmp_path: Path) -> None:
    east = datetime.timezone(datetime.timedelta(hours=3))
    assert admit(tmp_path, "shop.example", 1, LATE.astimezone(east))
    assert not admit(tmp_path, "shop.example", 1, LATE)
    assert tomorrow(LATE.astimezone(east)) == "2026-03-02 00:00 UTC"


def test_no_process_counts_another_ones_away(tmp_path: Path) -> None:
    with concurrent.futures.ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as workers:
        assert sum(workers.map(try_it, [tmp_path] * 4, [10] * 4)) == 30
    assert today(tmp_path, LATE) == {"shop.example": 30}


def test_old_days_are_forgotten(tmp_path: Path) -> None:
    admit(tmp_path, "shop.example", 1, LATE - datetime.timedelta(40))
    admit(tmp_path, "shop.example", 1, LATE)
    assert today(tmp_path, LATE - datetime.timedelta(40)) == {}


def test_what_cannot_be_counted_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("somebody's notes")
    with pytest.raises(CannotCount, match=FILE):
        admit(tmp_path, "shop.example", 1, LATE)
    with pytest.raises(CannotCount, match=FILE):
        today(tmp_path, LATE)
    assert (tmp_path / FILE).read_text() == "somebody's notes"


def test_nothing_was_counted_where_no_file_is(tmp_path: Path) -> None:
    assert today(tmp_path / "none", LATE) == {}
    assert not (tmp_path / "none").exists()
