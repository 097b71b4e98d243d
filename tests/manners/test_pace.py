"""Turns at a host, shared by all workers of a run."""

import concurrent.futures
import itertools
import multiprocessing
import time
from pathlib import Path

import pytest

from harness.manners.pace import AskedToWait, Pace
from harness.manners.patience import FIRST_S, LONGEST_S

HOST = "shop.example"


def turns(folder: Path, count: int) -> list[float]:
    return [Pace(folder).turn(HOST, 1.0) for _ in range(count)]


def test_turns_are_apart_also_between_processes(tmp_path: Path) -> None:
    with concurrent.futures.ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as workers:
        taken = sorted(turn for mine in workers.map(turns, [tmp_path] * 4, [5] * 4) for turn in mine)
    assert len(taken) == 20
    assert all(later - earlier >= 0.999 for earlier, later in itertools.pairwise(taken))


def test_a_turn_of_which_nothing_came_goes_to_the_next(tmp_path: Path) -> None:
    pace = Pace(tmp_path)
    first = pace.turn(HOST, 10.0)
    pace.give_back(HOST, first, 10.0)
    assert pace.turn(HOST, 10.0) - first < 5
    second, third = pace.turn(HOST, 10.0), pace.turn(HOST, 10.0)
    pace.give_back(HOST, second, 10.0)  # too late: somebody has the one after it
    assert pace.turn(HOST, 10.0) - third == pytest.approx(10)


def test_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    pace = Pace(tmp_path)
    first = pace.turn(HOST, 60.0)
    assert pace.turn("other.example", 60.0) - first < 30


def test_a_page_that_came_by_itself_counts(tmp_path: Path) -> None:
    pace, now = Pace(tmp_path), time.monotonic()
    pace.opened(HOST, now, 10.0)
    assert pace.turn(HOST, 10.0) >= now + 10


def test_without_a_pace_nothing_is_written(tmp_path: Path) -> None:
    assert Pace(tmp_path / "run").turn(HOST, 0.0) == 0.0
    assert not (tmp_path / "run").exists()


def test_all_wait_for_a_host_that_asks_for_it(tmp_path: Path) -> None:
    now = time.monotonic()
    assert Pace(tmp_path).refused(HOST, 30.0) == 30.0
    assert Pace(tmp_path).turn(HOST, 0.0) >= now + 30


def test_waits_grow_until_the_host_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace, waits, now = Pace(tmp_path), [], 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    for _ in range(3):
        waits.append(pace.refused(HOST, None))
        now += waits[-1]
    assert waits == [FIRST_S, 2 * FIRST_S, 4 * FIRST_S]
    pace.answered(HOST)
    assert pace.refused(HOST, None) == FIRST_S


def test_what_several_workers_are_told_at_once_counts_once(tmp_path: Path) -> None:
    pace = Pace(tmp_path)
    assert all(pace.refused(HOST, None) <= FIRST_S for _ in range(8))


def test_a_host_is_left_alone_for_a_while(tmp_path: Path) -> None:
    pace, now = Pace(tmp_path), time.monotonic()
    pace.hold(HOST, 20.0)
    assert pace.turn(HOST, 0.0) >= now + 20


def test_a_host_that_wants_nobody_for_long_is_left_alone(tmp_path: Path) -> None:
    pace = Pace(tmp_path)
    pace.refused(HOST, LONGEST_S + 100)
    with pytest.raises(AskedToWait) as told:
        pace.turn(HOST, 1.0)
    assert LONGEST_S < told.value.seconds <= LONGEST_S + 100
