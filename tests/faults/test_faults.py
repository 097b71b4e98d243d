"""Faults of machines, networks and pages: one outcome each in time, nobody accused of what is ours, and the rest of the run goes on."""

import sys
from collections.abc import Callable
from functools import cache

import pytest

from . import runs
from .cases import ROOMS, Fault

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked for in /proc")
GRACE = 10.0  # seconds besides: a last look at what the customer is left with, the question whether the browser lives, setting up

Walked = Callable[[str], runs.Run]


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Walk a room of faults, once."""

    def walk(room: str) -> runs.Run:
        hurt = room == "processes"  # after each of them the next visit has another browser; other faults are each met after the one before
        return runs.walk(tmp_path_factory.mktemp("faults"), ROOMS[room], conftest=runs.MODEST if hurt else "", after_each=hurt)

    return cache(walk)


@pytest.mark.parametrize("fault", [pytest.param((room, each), id=each.name) for room, faults in ROOMS.items() for each in faults])
def test_a_fault_ends_in_one_outcome_in_time(fault: tuple[str, Fault], walked: Walked) -> None:
    room, expected = fault
    happened = walked(room).visits[expected.name]
    assert expected.allows(happened.outcome, happened.kind), happened
    assert expected.words in happened.reason
    assert happened.seconds < runs.LIMIT * (2 + expected.steps.count("\n")) + GRACE


@pytest.mark.parametrize("room", ROOMS)
def test_the_rest_of_the_run_goes_on_and_nothing_is_lost(room: str, walked: Walked) -> None:
    run = walked(room)
    then = [happened.outcome for name, happened in run.visits.items() if name.endswith("-then")]
    assert then == ["reached"] * (len(ROOMS[room]) if room == "processes" else 1)
    assert len(run.visits) == len(ROOMS[room]) + len(then)
    assert "Traceback" not in run.ended.said
    assert "never awaited" not in run.ended.said
    assert "INTERNALERROR" not in run.ended.said
