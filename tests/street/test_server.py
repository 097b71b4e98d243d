"""Opening and closing the street, in this process and in another."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from harness.street.process import spawn
from harness.street.server import Street

SERVE = [sys.executable, "-m", "harness.street", "--port", "0"]
SLOWEST_SECONDS = 60  # on a machine that has much else to do


def ask(port: int, company: str, path: str = "/") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{company}.localhost:{port}"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def is_closed(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_who_comes_while_hundreds_stand_at_the_door_is_answered() -> None:
    with Street(companies=[]) as street, ExitStack() as door:
        for _ in range(200):
            door.enter_context(socket.create_connection(("127.0.0.1", street.port)))
        assert ask(street.port, "localhost")[0] == 404


def test_the_street_opens_and_closes() -> None:
    with Street() as street:
        assert street.address("pulse-gym") == f"http://pulse-gym.localhost:{street.port}"
        assert street.address(path="/-/facts") == f"http://localhost:{street.port}/-/facts"
        assert "Pulse Gym" in ask(street.port, "pulse-gym")[1]
        assert "River Association" in ask(street.port, "river-association")[1]
        with pytest.raises(LookupError, match="no company 'nobody'"):
            street.address("nobody")
    assert is_closed(street.port)
    assert not [thread for thread in threading.enumerate() if thread.name == "street"]


def test_two_streets_at_once_keep_apart() -> None:
    with Street() as one, Street() as other:
        assert one.port != other.port
        assert ask(one.port, "bistro")[0] == ask(other.port, "bistro")[0] == 200


def test_a_taken_port_is_said_and_leaves_nothing_behind() -> None:
    with Street() as street:
        with pytest.raises(OSError, match="in use"), Street(street.port):
            pass
        assert ask(street.port, "bistro")[0] == 200
        ended = subprocess.run([*SERVE[:-1], str(street.port)], capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: the street cannot open:")


def test_pages_that_never_end_hold_up_neither_others_nor_the_closing() -> None:
    with Street() as street:
        waiting = []
        for path in ("/never", "/hang"):
            waiting.append(http.client.HTTPConnection("127.0.0.1", street.port, timeout=10))
            waiting[-1].request("GET", path, headers={"Host": "odd-corners.localhost"})
        assert "Loading for ever" in waiting[0].getresponse().read1(1000).decode()
        assert ask(street.port, "pulse-gym")[0] == 200
        began = time.monotonic()
    assert time.monotonic() - began < 5
    for connection in waiting:
        connection.close()


def test_a_spawned_street_answers_and_ends_with_its_context(tmp_path: Path) -> None:
    with spawn(data=tmp_path / "kept") as street:
        assert ask(street.port, "pulse-gym")[0] == 200
        assert street.address("bistro") == f"http://bistro.localhost:{street.port}"
        assert set(street.facts("pulse-gym")["counts"].values()) == {0}
        street.reset("pulse-gym")
        street.reset()
        with pytest.raises(LookupError, match="no company 'nobody'"):
            street.reset("nobody")
    assert is_closed(street.port)
    assert (tmp_path / "kept" / "street.sqlite").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("number", "options"), [(signal.SIGTERM, ["--until-eof"]), (signal.SIGINT, [])])
def test_a_signal_ends_it_well(number: signal.Signals, options: list[str]) -> None:
    with serving(*options) as (process, _):
        process.send_signal(number)
        assert process.wait(SLOWEST_SECONDS) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_street_that_ends_with_its_parent_does_not_listen_to_ctrl_c() -> None:
    with serving("--until-eof") as (process, port):
        process.send_signal(signal.SIGINT)
        assert ask(port, "pulse-gym")[0] == 200
        process.communicate(timeout=SLOWEST_SECONDS)  # the end of its stdin
    assert process.returncode == 0


@contextmanager
def serving(*options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Give a street that has opened, and its port."""
    process = subprocess.Popen([*SERVE, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = re.fullmatch(r"street http://localhost:(\d+) smtp://127.0.0.1:\d+\n", process.stdout.readline())
        assert said
        yield process, int(said[1])
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_spawned_street_dies_with_its_parent(tmp_path: Path) -> None:
    note = tmp_path / "port"
    code = (
        "import os, pathlib, sys\nfrom harness.street.process import spawn\n"
        "with spawn() as street:\n"
        "    pathlib.Path(sys.argv[1]).write_text(f'{street.port} {street.pid}')\n"
        "    os.kill(os.getpid(), 9)"
    )
    parent = subprocess.run([sys.executable, "-c", code, str(note)], stdout=subprocess.DEVNULL)
    assert parent.returncode == -signal.SIGKILL
    port, pid = map(int, note.read_text().split())
    deadline = time.monotonic() + 10
    while not is_closed(port):
        assert time.monotonic() < deadline, f"street {pid} outlived its parent"
        os.sched_yield()


def test_many_customers_at_once_use_a_code_once() -> None:
    with Street() as street:
        answers: list[int] = []
        body = "code=GIFT-K7QM-2X4P&book=tide-table"
        headers = {"Host": "publisher-now.localhost", "Content-Type": "application/x-www-form-urlencoded"}

        def redeem() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", street.port, timeout=10)
            connection.request("POST", "/gift", body, headers)
            answers.append(connection.getresponse().status)
            connection.close()

        customers = [threading.Thread(target=redeem) for _ in range(20)]
        for customer in customers:
            customer.start()
        for customer in customers:
            customer.join()
        assert sorted(answers) == [200] * 19 + [303]
        assert street.facts("publisher-now")["counts"]["orders"] == 1
