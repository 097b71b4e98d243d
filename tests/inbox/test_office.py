"""One office, many processes: each reads its own mail, and nobody without the key reads any."""

import smtplib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from harness.inbox import STREET, InboxError, InboxPlan, office
from harness.inbox.office import CLOSED, Branch, Office
from harness.inbox.receiver import Receiver

PLAN = InboxPlan(STREET, "receiver", "")
ANN = "ann+k3x9@shop.example"
WORKER = """
import sys
from harness.inbox import InboxPlan
from harness.inbox.office import Branch
branch = Branch(sys.argv[1], InboxPlan("street", "receiver", ""))
branch.expect(sys.argv[2])
print("expected", flush=True)
print(*[delivery.raw.decode().strip() for delivery in branch.arrived(sys.argv[2], within=60)], flush=True)
"""


@pytest.fixture
def held() -> Iterator[Office]:
    with Office({}) as opened:
        yield opened


def port(office: Office) -> int:
    receiver = office.inbox(PLAN)
    assert isinstance(receiver, Receiver)
    return receiver.port


def post(office: Office, to: str, text: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port(office), "localhost", timeout=20) as client:
        client.sendmail("shop@shop.example", to, text)


def test_two_workers_and_the_same_process_share_one_inbox(held: Office) -> None:
    command = [sys.executable, "-c", WORKER, held.desk]
    addresses = [f"ann+{tag}@shop.example" for tag in "ab"]
    workers = [subprocess.Popen([*command, address], stdout=subprocess.PIPE, text=True) for address in addresses]
    assert [worker.stdout.readline() for worker in workers if worker.stdout] == ["expected\n"] * 2
    for address in addresses:
        post(held, address, f"to {address}".encode())
    said = [worker.communicate(timeout=60)[0].strip() for worker in workers]
    assert said == [f"to {address}" for address in addresses]
    assert len(held.inbox(PLAN).arrived(addresses[0])) == 1


def test_nothing_is_opened_before_it_is_needed(held: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(office, "open_inbox", unwanted)
    Branch(held.desk, PLAN).close()


def test_an_inbox_that_cannot_be_opened_is_told_and_not_tried_at_once_again(held: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def refuse(plan: InboxPlan, environment: object) -> None:
        tries.append(plan.key)
        raise InboxError("imap.example refuses the user name or the password.")

    monkeypatch.setattr(office, "open_inbox", refuse)
    branch = Branch(held.desk, InboxPlan("home", "imap", "ann+{visit}@home.example"))
    for call in (branch.expect, branch.arrived, branch.expect):
        with pytest.raises(InboxError, match=r"^imap\.example refuses the user name or the password\.$"):
            call(ANN)
    assert tries == ["home"]
    monkeypatch.undo()
    assert Branch(held.desk, PLAN).arrived(ANN) == [], "the other inbox is none the worse"
    monkeypatch.setattr(office, "PAUSE", 0.0)
    held._rooms[None, "home"].again = 0.0
    monkeypatch.setattr(office, "open_inbox", lambda *_: Receiver())
    branch.expect(ANN)
    held.inbox(InboxPlan("home", "imap", "")).close()


def test_a_failure_that_nobody_has_foreseen_is_told_as_what_it_is(held: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise KeyError("nonsense")

    monkeypatch.setattr(office, "open_inbox", break_down)
    with pytest.raises(InboxError, match=r"^The inbox street failed: KeyError: 'nonsense'$"):
        Branch(held.desk, PLAN).arrived(ANN, within=60)


def test_secrets_are_put_in_by_the_office(tmp_path: Path) -> None:
    plan = InboxPlan("home", "receiver", "", path=tmp_path / "home.yaml", password="{file:secret}", user="{env:WHO}")
    with Office({"WHO": "ann"}) as held, pytest.raises(InboxError, match="The file `secret`, which inbox `home` needs, cannot be read"):
        Branch(held.desk, plan, {}).expect(ANN)
    (tmp_path / "secret").write_text("s3cret", encoding="utf-8")
    with Office({"WHO": "ann"}) as held:
        Branch(held.desk, plan, {}).expect(ANN)


def test_a_large_mail_comes_through(held: Office) -> None:
    branch = Branch(held.desk, PLAN)
    raw = (b"x" * 998 + b"\r\n") * 20_000
    post(held, ANN, raw)
    assert [delivery.raw for delivery in branch.arrived(ANN, within=20)] == [raw]


def test_two_hundred_wait_and_each_gets_what_is_theirs(held: Office) -> None:
    branch = Branch(held.desk, PLAN)
    addresses = [f"ann+{number}@shop.example" for number in range(200)]
    with ThreadPoolExecutor(200) as pool:
        waiting = [pool.submit(branch.arrived, address, within=60) for address in addresses]
        with smtplib.SMTP("127.0.0.1", port(held), "localhost", timeout=20) as client:
            for address in reversed(addresses):
                client.sendmail("shop@shop.example", address, address.encode())
        assert [[delivery.raw.decode().strip() for delivery in each.result()] for each in waiting] == [[address] for address in addresses]


def test_an_office_that_closes_tells_those_who_wait(held: Office) -> None:
    branch = Branch(held.desk, PLAN)
    branch.expect(ANN)
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(branch.arrived, ANN, within=60)
        held.close()
        with pytest.raises(InboxError, match=rf"^(The receiver is closed\.|{CLOSED})$"):
            waits.result(10)
    with pytest.raises(InboxError, match=f"^{CLOSED}$"):
        branch.expect(ANN)
    with pytest.raises(InboxError, match=f"^{CLOSED}$"):
        held.inbox(PLAN)
    held.close()


def test_an_office_that_is_killed_is_told_at_once() -> None:
    code = "import sys; from harness.inbox.office import Office; o = Office(); print(o.desk, flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        branch = Branch(process.stdout.readline().strip(), PLAN)
        branch.expect(ANN)
        with ThreadPoolExecutor(1) as pool:
            waits = pool.submit(branch.arrived, ANN, within=60)
            process.kill()
            with pytest.raises(InboxError, match=f"^{CLOSED}$"):
                waits.result(10)


def test_without_the_key_nothing_is_heard(held: Office) -> None:
    desk = int(held.desk.partition(":")[0])
    with pytest.raises(AuthenticationError):
        Client(("127.0.0.1", desk), authkey=b"guess")
    with pytest.raises(InboxError, match=CLOSED):
        Branch(f"{desk}:{'00' * 32}", PLAN).expect(ANN)
    with Client(("127.0.0.1", desk)) as stranger:
        assert b"CHALLENGE" in stranger.recv_bytes()
        stranger.send_bytes(b"guess")
        assert b"FAILURE" in stranger.recv_bytes()
        with pytest.raises(EOFError):
            stranger.recv_bytes()
    assert Branch(held.desk, PLAN).arrived(ANN) == []


def test_somebody_who_says_nothing_holds_nobody_up(held: Office) -> None:
    with socket.create_connection(("127.0.0.1", int(held.desk.partition(":")[0])), 20):
        assert Branch(held.desk, PLAN).arrived(ANN) == []


def test_a_reply_goes_by_the_askers_own_server(held: Office) -> None:
    with Receiver() as company:
        sending = {"host": "127.0.0.1", "port": str(company.port), "tls": "none"}
        branch = Branch(held.desk, InboxPlan(STREET, "receiver", "", send=sending))
        assert held.inbox(PLAN) is held.inbox(branch._plan)
        branch.send(b"Yes please", ANN, "shop@shop.example")
        assert len(company.arrived("shop@shop.example", within=5)) == 1


def test_no_thread_stays(held: Office) -> None:
    before = threads()
    Branch(held.desk, PLAN).expect(ANN)
    opened = (threads() - before) | {"office"}
    assert any(name.startswith("receiver-") for name in opened)
    held.close()
    assert not opened & threads()


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name == "office" or thread.name.startswith("receiver-")}
