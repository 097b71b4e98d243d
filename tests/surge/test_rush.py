import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from harness.model.surge import Surge
from harness.surge import results, truth
from harness.surge.levels import Limits
from harness.surge.rush import Refused, Rush, run

from .conftest import publisher

Rushing = Callable[..., Rush]


def workers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if "--worker" in child.cmdline()]


def locusts() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if "locust" in child.cmdline()]


@pytest.fixture(scope="module")
def fell(rush: Rushing) -> Iterator[Any]:
    """A rush at a publisher that serves three at once, and marks a code as used before it answers 503."""
    said: list[str] = []
    beside: list[tuple[int, int]] = []
    with publisher("falls") as shop:
        wished = rush(host=shop.address)
        surge = run(wished, said.append, lambda *level: beside.append(level))
        customers = list(results.read(wished.rushed))
        yield SimpleNamespace(rush=wished, surge=surge, said=said, beside=beside, customers=customers, count=shop.count()["redeemed"])


def test_levels_come_one_after_another_and_end_by_themselves(fell: Any) -> None:
    assert [(level.users, level.times) for level in fell.surge.levels] == [(2, 1), (2, 1), (12, 6)]  # the first: who came alone
    assert fell.surge.cut_short == fell.surge.apart == ""
    assert all(level.held_s >= 1 for level in fell.surge.levels[1:])
    waits = [list(level.wait_ms.values()) for level in fell.surge.levels]
    assert all(each[0] > 0 and each == sorted(each) for each in waits)


def test_real_browsers_may_come_at_each_level(fell: Any) -> None:
    assert fell.beside == [(1, 2), (2, 12)]


def test_the_window_in_which_a_wave_was_sent_is_known(fell: Any) -> None:
    assert 0 <= fell.surge.levels[2].window_s < 5


def test_it_is_known_at_how_many_customers_the_first_was_turned_away_and_of_what(fell: Any) -> None:
    assert 3 < fell.surge.first_turned_away <= 12
    assert fell.surge.of_what == "503 at POST /gift"
    assert fell.surge.levels[1].ends.keys() == {"served"}
    assert fell.surge.levels[1].errors == 0 < fell.surge.levels[2].errors


def test_each_walk_is_written_down_once_and_each_code_is_one_customers(fell: Any) -> None:
    walks = [(customer.customer, customer.attempt) for customer in fell.customers]
    assert len(set(walks)) == len(walks)
    assert len({customer.code for customer in fell.customers}) == len({customer.customer for customer in fell.customers})
    assert sum(sum(level.ends.values()) for level in fell.surge.levels) == len({customer for customer, _ in walks})


def test_who_was_turned_away_came_again_and_was_refused_falsely(fell: Any) -> None:
    judged = list(truth.judged(fell.customers, fell.customers))
    found = truth.held_against(truth.counted(judged), judged, {}, fell.count)
    assert found.refused_falsely > 0
    assert found.served == sum(customer.end == "served" for customer in fell.customers) > 0
    assert {customer.attempt for customer in judged if customer.false} == {2}
    assert found.only_company, "codes that are used up, and whose customers have nothing"
    assert found.only_customers == found.twice == []
    cause = next(customer.cause for customer in judged if customer.false)
    assert cause == "already been redeemed; the code was used up by an answer that failed: 503 at POST /gift"


def test_progress_is_told_with_the_limits(fell: Any) -> None:
    assert any("level 2: 12 customers at once" in line for line in fell.said)
    assert any("of 60 s" in line and "of 20000 requests" in line for line in fell.said)
    assert "--master-host 127.0.0.1" in fell.said[0]


def test_no_process_is_left(fell: Any) -> None:
    assert locusts() == []


def test_limits_hold_and_a_lost_worker_is_told_of(rush: Rushing) -> None:
    with publisher("good") as shop:
        limits = Limits(users=8, seconds=60, requests=8_000)  # more than one worker sends before the other has begun
        wished = rush(host=shop.address, limits=limits, times=(4,), hold_s=40, alone=0, workers=2)

        def kill_one(level: int, users: int) -> None:
            while not (wished.rushed.exists() and wished.rushed.stat().st_size):
                time.sleep(0.1)
            workers()[0].kill()

        surge = run(wished, print, kill_one)
        seen = shop.count()["seen"] - 1  # one was ours
    assert 6_000 < seen <= 8_000
    assert surge.cut_short == "the limit of 8000 requests was reached"
    assert surge.workers_lost == 1
    ends = [customer.end for customer in results.read(wished.rushed)]
    assert "unfinished" in ends, "those of the lost worker are told of"
    assert locusts() == []


def test_ctrl_c_stops_a_rush_at_a_server_that_never_answers(rush: Rushing) -> None:
    pressed = 0.0

    def told(line: str) -> None:
        nonlocal pressed
        if "2 on their way" in line:
            pressed = time.monotonic()
            os.kill(os.getpid(), signal.SIGINT)

    with publisher("silent") as shop:
        wished = rush(host=shop.address, alone=0, patience_s=30, times=(1,), hold_s=10)
        surge = run(wished, told)
        took = time.monotonic() - pressed
    assert took < 2
    assert surge.cut_short == "stopped by hand"
    assert [customer.end for customer in results.read(wished.rushed)] == ["unfinished", "unfinished"]
    assert locusts() == []


def test_who_are_one_customer_to_the_company_are_not_rushed(rush: Rushing) -> None:
    with publisher("shared") as shop:
        surge = run(rush(host=shop.address), print)
        assert shop.count()["seen"] < 12
    assert surge.apart == "2 customers came with one session: the cookie `session` was the same for all of them."
    assert [level.requests for level in surge.levels[1:]] == [0, 0]


def test_nothing_is_sent_to_another_host(rush: Rushing) -> None:
    with publisher("astray") as shop:
        surge = run(rush(host=shop.address), print)
    assert "elsewhere.example is no host of the site; nothing was sent there" in surge.apart


def test_a_locustfile_that_breaks_is_told_in_a_sentence(rush: Rushing, tmp_path: Path) -> None:
    broken = tmp_path / "locustfile.py"
    broken.write_text("import nothing_of_that_name\n")
    surge = run(rush(locustfile=broken, host="http://publisher.localhost:1"), print)
    assert "locustfile.py, line 1: ModuleNotFoundError: No module named 'nothing_of_that_name'" in surge.cut_short
    assert locusts() == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"owned": False}, "A rush is sent to sites that are `owned` alone."),
        ({"host": "publisher"}, "publisher is no address that a rush can be sent to."),
        ({"limits": Limits(users=0, seconds=1, requests=1)}, "A rush needs limits above 0: users, seconds and requests."),
        ({"limits": Limits(users=5, seconds=1, requests=1)}, "do not fit into the limit of 1 s."),
        ({"locustfile": Path("nowhere.py")}, "There is no locustfile nowhere.py."),
    ],
)
def test_what_may_not_be_is_refused_before_the_first_request(rush: Rushing, more: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said.replace("`", ".")):
        run(rush(**more), print)


def test_a_locustfile_that_names_another_host_is_refused(rush: Rushing, tmp_path: Path) -> None:
    named = tmp_path / "locustfile.py"
    named.write_text('self.client.get("https://pay.elsewhere.example/form")\n')
    with pytest.raises(Refused, match=r"names pay\.elsewhere\.example, which is no host of the site"):
        run(rush(locustfile=named), print)


def test_a_surge_keeps_those_first_who_were_not_served(fell: Any) -> None:
    assert isinstance(fell.surge, Surge)
    kept = results.notable(fell.customers, at_most=5)
    assert len(kept) == 5
    assert all(customer.end != "served" for customer in kept)
