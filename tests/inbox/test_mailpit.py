"""The inbox at Mailpit. No package index carries Mailpit: what is asked here speaks its API, held against its published description."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from harness.inbox import InboxError, watching
from harness.inbox import mailpit as mailpits
from harness.inbox.mailpit import Mailpit

from .mailpit import FakeMailpit, caught, check_request

ANN, BEN = "shopper+ann111@example.com", "shopper+ben222@example.com"
SOON = 10.0  # seconds; what is to come comes much sooner
Open = Callable[..., Mailpit]


def mail(to: str, subject: str = "hello", headers: str = "") -> bytes:
    return f"From: shop@shop.example\r\nTo: {to}\r\nSubject: {subject}\r\n{headers}\r\nDear customer\r\n".encode()


@pytest.fixture
def server() -> Iterator[FakeMailpit]:
    with caught() as mailpit:
        yield mailpit


@pytest.fixture
def open_inbox() -> Iterator[Open]:
    """Open inboxes, and close them after the test."""
    opened: list[Mailpit] = []

    def opening(server: FakeMailpit, pauses: tuple[float, ...] = (), **options: Any) -> Mailpit:
        opened.append(Mailpit(server.plan(**options), pauses=pauses))
        return opened[-1]

    yield opening
    for inbox in opened:
        inbox.close()


def subjects(inbox: Mailpit, address: str, known: int = 0, within: float = SOON) -> list[str]:
    return [raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode() for raw, _ in inbox.arrived(address, known, within)]


def test_mail_is_seen_within_one_interval(server: FakeMailpit, open_inbox: Open) -> None:
    inbox = open_inbox(server, every=0.3)
    assert inbox.arrived(ANN) == []
    server.wait_for_requests(1)
    server.deliver(mail(ANN))
    start = time.monotonic()
    [(raw, at)] = inbox.arrived(ANN, 0, SOON)
    assert time.monotonic() - start < 1
    assert raw == mail(ANN)
    assert abs(at - time.time()) < SOON


def test_addresses_never_read_each_others_mails(server: FakeMailpit, open_inbox: Open) -> None:
    inbox = open_inbox(server)
    inbox.expect(ANN)
    inbox.expect(BEN)
    for raw in (mail(ANN, "for Ann"), mail(BEN.upper(), "for Ben"), mail(f'"{BEN}" <{ANN}>', "for both", f"Cc: Ben <{BEN}>\r\n")):
        server.deliver(raw)
    server.deliver(mail("list@shop.example", "in the envelope"), BEN)
    server.deliver(mail("shopper+ann1@example.com", "for others"))
    server.deliver(b"Subject: for nobody\r\n\r\n")
    server.deliver(mail("shopper+last@example.com"))
    assert inbox.arrived("shopper+last@example.com", 0, SOON)
    assert subjects(inbox, ANN) == ["for Ann", "for both"]
    assert subjects(inbox, BEN) == ["for Ben", "for both", "in the envelope"]


def test_what_came_before_the_visit_is_found_unless_it_is_old(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(ANN, "old"), days_ago=40)
    for number in range(120):
        server.deliver(mail(f"shopper+{number:06}@example.com"), days_ago=35 if number < 5 else 0.5)
    server.deliver(mail(ANN, "today"), days_ago=0.9)
    server.deliver(mail(ANN, "three days ago"), days_ago=3)
    inbox = open_inbox(server)
    assert subjects(inbox, ANN) == ["three days ago", "today"], "all of it at once"
    assert subjects(inbox, "shopper+000070@example.com") == ["hello"], "from what has been told already"
    assert len([asked for asked in server.requests if "start=50" in asked]) == 1


def test_fifty_visits_wait_over_one_connection_and_one_request(server: FakeMailpit, open_inbox: Open) -> None:
    addresses = [f"shopper+{number:06}@example.com" for number in range(50)]
    inbox = open_inbox(server, every=0.5)
    got: list[bool] = []
    waiting = [threading.Thread(target=lambda each=each: got.append(len(inbox.arrived(each, 0, SOON)) == 1)) for each in addresses]
    for address in addresses:
        inbox.expect(address)
    for thread in waiting:
        thread.start()
    server.wait_for_requests(1)
    before = len(server.requests)
    start = time.monotonic()
    server.wait_for_requests(3)
    assert len(server.requests) - before <= 2 + (time.monotonic() - start) / 0.5, "one request for all, each interval"
    for address in addresses:
        server.deliver(mail(address))
    for thread in waiting:
        thread.join()
    assert got == [True] * 50
    assert server.connections == 1


def test_nothing_is_asked_while_nobody_waits(server: FakeMailpit, open_inbox: Open) -> None:
    inbox = open_inbox(server, every=0.01)
    inbox.close()
    assert server.requests == []


def test_nothing_is_marked_as_read_and_nothing_deleted(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(ANN))
    assert open_inbox(server).arrived(ANN, 0, SOON)
    assert {asked.split("?")[0] for asked in server.requests} == {
        "GET /api/v1/messages",
        f"GET /api/v1/message/{server.mails[0].id}/raw",  # this one leaves it unread, `GET /api/v1/message/{ID}` does not
    }


def test_what_a_visit_has_read_is_deleted_when_told_to_and_nothing_else(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(ANN))
    server.deliver(mail(BEN))
    inbox = open_inbox(server, delete=True)
    assert inbox.arrived(ANN, 0, SOON)
    server.wait_for_requests(2)
    assert [left.summary()["To"][0]["Address"] for left in server.mails] == [BEN]
    assert len(inbox.arrived(ANN)) == 1


def test_it_may_live_below_a_path_behind_a_password(open_inbox: Open) -> None:
    with caught(user="ann", password="horse:battery", below="/mail") as server:
        server.deliver(mail(ANN))
        inbox = open_inbox(server, user="ann", password="horse:battery")
        assert inbox.arrived(ANN, 0, SOON)


def test_a_wrong_password_is_tried_once_and_never_told(open_inbox: Open) -> None:
    with caught(user="ann", password="horse") as server:
        inbox = open_inbox(server, user="ann", password="donkey", pauses=(0.01, 0.01))
        for address in (ANN, BEN):
            with pytest.raises(InboxError) as told:
                inbox.arrived(address, 0, SOON)
        assert str(told.value) == f"Mailpit at http://127.0.0.1:{server.port} refuses the user ann or the password."
        assert len(server.requests) == 1


def test_a_server_that_comes_back_is_found_again(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(ANN, "before"))
    inbox = open_inbox(server, pauses=(0.05, 0.1, 0.2, 0.4, 0.8, 1.6))
    assert subjects(inbox, ANN) == ["before"]
    server.close()
    server.come_back()
    server.deliver(mail(ANN, "after"))
    assert subjects(inbox, ANN, known=1) == ["before", "after"]


def test_a_server_that_is_gone_is_told_once_and_the_next_visit_tries_again(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(ANN))
    inbox = open_inbox(server, pauses=(0.02, 0.02))
    assert inbox.arrived(ANN, 0, SOON)
    server.close()
    with pytest.raises(InboxError) as told:
        inbox.arrived(ANN, 1, SOON)
    assert str(told.value) == f"Mailpit at http://127.0.0.1:{server.port} cannot be reached: Connection refused (tried 3 times)."
    server.come_back()
    server.deliver(mail(BEN))
    assert inbox.arrived(BEN, 0, SOON)


def test_a_server_that_breaks_down_is_told(server: FakeMailpit, open_inbox: Open) -> None:
    server.status = 503
    with pytest.raises(InboxError) as told:
        open_inbox(server).arrived(ANN, 0, SOON)
    assert str(told.value) == f"Mailpit at http://127.0.0.1:{server.port} answers with status 503 (tried 1 times)."


@pytest.mark.parametrize("status", [204, 302, 404, 418])
def test_what_is_no_mailpit_is_told(server: FakeMailpit, open_inbox: Open, status: int) -> None:
    server.status = status
    with pytest.raises(InboxError) as told:
        open_inbox(server).arrived(ANN, 0, SOON)
    assert str(told.value) == f"What answers at http://127.0.0.1:{server.port} is no Mailpit: status {status} for GET messages."


def test_an_answer_that_tells_no_mails_is_told(server: FakeMailpit, open_inbox: Open) -> None:
    server.status = 200
    with pytest.raises(InboxError, match="it does not tell its mails as Mailpit does"):
        open_inbox(server).arrived(ANN, 0, SOON)


def test_a_mail_that_somebody_deletes_in_between_is_no_failure(server: FakeMailpit, open_inbox: Open) -> None:
    server.deliver(mail(BEN))
    inbox = open_inbox(server)
    assert inbox.arrived(BEN, 0, SOON)
    server.deliver(mail("shopper+gone@example.com"))
    server.deliver(mail(BEN, "second"))
    assert inbox.arrived(BEN, 1, SOON)
    del server.mails[1]
    inbox.expect("shopper+gone@example.com")
    server.deliver(mail(ANN))
    assert inbox.arrived(ANN, 0, SOON)
    assert inbox.arrived("shopper+gone@example.com") == []


def test_of_a_huge_mail_the_first_part_is_fetched_and_says_so(
    server: FakeMailpit, open_inbox: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailpits, "LARGEST", 1000)
    monkeypatch.setattr(watching, "LARGEST", 1000)
    raw = mail(ANN) + b"x" * 100_000
    server.deliver(raw)
    inbox = open_inbox(server)
    [(got, _)] = inbox.arrived(ANN, 0, SOON)
    assert got == b"X-Fetched: the first 1000 of %d bytes\r\n" % len(raw) + raw[:1000]
    server.deliver(mail(BEN))
    assert inbox.arrived(BEN, 0, SOON), "over a new connection"


def test_the_description_is_held_against() -> None:
    operation = {"parameters": [{"name": "limit", "in": "query", "type": "integer"}]}
    with pytest.raises(AssertionError):
        check_request(operation, {"limit": "many"}, b"")
