"""Mails find those who wait for them, and no others; what is kept is bounded."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.inbox import InboxError
from harness.inbox.pigeonholes import Pigeonholes, fold

ANN, BEN = "ann+a@shop.example", "ben+b@shop.example"


def raws(holes: Pigeonholes, address: str) -> list[bytes]:
    return [delivery.raw for delivery in holes.arrived(address)]


def waiting_for(holes: Pigeonholes, call: Callable[[], object]) -> object:
    """Call in another thread, and go on once it waits."""
    hole = holes._expected[fold(ANN)]
    waits = threading.Event()
    wait = hole.came.wait

    def noted(timeout: float | None = None) -> bool:
        waits.set()
        return wait(timeout)

    hole.came.wait = noted  # type: ignore[method-assign]
    future = ThreadPoolExecutor(1).submit(call)
    assert waits.wait(10)
    return future


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann+A@Shop.Example", "ann+a@shop.example"),
        (" <ann@shop.example> ", "ann@shop.example"),
        ("ann@müller.example", "ANN@xn--mller-kva.example"),
        ("postmaster", "Postmaster"),
        ("x@" + "a" * 99 + ".example", "X@" + "a" * 99 + ".example"),
    ],
)
def test_addresses_that_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_tag_of_a_visit_tells_addresses_apart() -> None:
    assert fold("ann+a@shop.example") != fold("ann+b@shop.example")


def test_each_reads_their_own_mail_and_mail_that_came_first() -> None:
    holes = Pigeonholes()
    holes.put([ANN, BEN, ANN.upper()], b"both", 1.0)
    holes.expect(ANN)
    holes.put([ANN], b"ann", 2.0)
    assert (raws(holes, ANN), raws(holes, BEN)) == ([b"both", b"ann"], [b"both"])
    assert holes.expected() == {ANN, BEN}


def test_waiting_ends_when_a_mail_comes() -> None:
    holes = Pigeonholes()
    holes.put([ANN], b"1", 1.0)
    holes.expect(ANN)
    future = waiting_for(holes, lambda: holes.arrived(ANN, known=1, within=60))
    holes.put([BEN], b"not this one", 2.0)
    holes.put([ANN], b"2", 3.0)
    assert [delivery.at for delivery in future.result(10)] == [1.0, 3.0]  # type: ignore[attr-defined]


def test_waiting_ends_when_its_time_is_over() -> None:
    assert Pigeonholes().arrived(ANN, within=0.01) == []


def test_waiting_for_ever_is_allowed() -> None:
    holes = Pigeonholes()
    holes.put([ANN], b"1", 1.0)
    assert len(holes.arrived(ANN, within=float("inf"))) == 1


def test_a_failure_is_told_to_those_who_wait_and_goes_again() -> None:
    holes = Pigeonholes()
    holes.expect(ANN)
    future = waiting_for(holes, lambda: holes.arrived(ANN, within=60))
    holes.fail("The server is gone.")
    with pytest.raises(InboxError, match=r"^The server is gone\.$"):
        future.result(10)  # type: ignore[attr-defined]
    with pytest.raises(InboxError):
        holes.arrived(BEN)
    holes.put([ANN], b"1", 1.0)
    assert raws(holes, ANN) == [b"1"], "what is there is given"
    holes.recover()
    assert holes.arrived(BEN) == []


def test_mails_to_nobody_go_first() -> None:
    holes = Pigeonholes(most_mails=3)
    holes.put([ANN], b"ann", 1.0)
    holes.expect(ANN)
    for number in range(100):
        holes.put([f"nobody{number}@shop.example"], b"advertisement", 2.0)
    assert raws(holes, ANN) == [b"ann"]
    assert raws(holes, "nobody99@shop.example") == [b"advertisement"]
    assert raws(holes, "nobody97@shop.example") == []


def test_bytes_are_bounded_too() -> None:
    holes = Pigeonholes(most_bytes=100)
    holes.put(["nobody@shop.example"], bytes(60), 1.0)
    holes.put(["somebody@shop.example"], bytes(60), 1.0)
    assert raws(holes, "nobody@shop.example") == []
    assert len(raws(holes, "somebody@shop.example")) == 1


def test_a_visit_whose_mails_were_lost_is_told_and_no_other() -> None:
    holes = Pigeonholes(most_mails=2)
    holes.expect(ANN)
    holes.expect(BEN)
    future = waiting_for(holes, lambda: holes.arrived(ANN, known=2, within=60))
    holes.put([ANN], b"1", 1.0)
    holes.put([ANN], b"2", 2.0)
    holes.arrived(BEN)  # used after ANN
    holes.put([BEN], b"3", 3.0)
    with pytest.raises(InboxError, match="some were lost"):
        future.result(10)  # type: ignore[attr-defined]
    holes.put([ANN], b"4", 4.0)
    with pytest.raises(InboxError, match="some were lost"):
        holes.arrived(ANN)
    assert raws(holes, BEN) == [b"3"]


def test_a_mail_wakes_only_its_own() -> None:
    holes = Pigeonholes()
    holes.expect(ANN)
    future = waiting_for(holes, lambda: holes.arrived(ANN, within=60))
    came = holes._expected[ANN].came
    woken, wait = [], came.wait

    def noted(timeout: float | None = None) -> bool:
        woken.append(wait(timeout))
        return True

    came.wait = noted  # type: ignore[method-assign]
    for number in range(1000):
        holes.put([f"{number}@shop.example"], b"", 1.0)
    holes.put([ANN], b"1", 2.0)
    assert future.result(10)  # type: ignore[attr-defined]
    assert woken == []
