"""Mailboxes at a real Dovecot: what arrives is seen, at once, by whom it is for; everything else stays as it was."""

import datetime
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import imapclient
import pytest

from harness.inbox import InboxError, watching
from harness.inbox import folder as folders
from harness.inbox.imap import ImapMailbox
from harness.inbox.office import Branch, Office

from .dovecot import PASSWORD, SMALL, UMLAUT, Dovecot, NoDovecot, running

pytestmark = pytest.mark.real

ANN, BEN = "shopper+ann111@example.com", "shopper+ben222@example.com"
SOON = 10.0  # seconds; what is to come comes much sooner
QUICK = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)  # pauses between tries
Open = Callable[..., ImapMailbox]


def mail(to: str, subject: str = "hello", headers: str = "", body: str = "Dear customer") -> bytes:
    return f"From: shop@shop.example\r\nTo: {to}\r\nSubject: {subject}\r\n{headers}\r\n{body}\r\n".encode()


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    try:
        with running() as server:
            yield server
    except NoDovecot as error:
        pytest.skip(str(error))


@pytest.fixture
def own_dovecot(dovecot: Dovecot) -> Iterator[Dovecot]:
    """Give a server that may be killed."""
    with running() as server:
        yield server


@pytest.fixture
def open_mailbox() -> Iterator[Open]:
    """Open mailboxes, and close them after the test."""
    opened: list[ImapMailbox] = []

    def opening(server: Dovecot, user: str, pauses: tuple[float, ...] = (), **options: Any) -> ImapMailbox:
        opened.append(ImapMailbox(server.plan(user, **options), pauses=pauses))
        return opened[-1]

    yield opening
    for mailbox in opened:
        mailbox.close()


def flags(server: Dovecot, user: str, folder: str = "INBOX") -> list[tuple[bytes, ...]]:
    """Give the flags of every mail in a folder, but for whether it is new there."""
    with server.signed_in(user) as client:
        client.select_folder(folder, readonly=True)
        told = client.get_flags(client.search()) if client.search() else {}
    return [tuple(flag for flag in of_one if flag != b"\\Recent") for of_one in told.values()]


def subjects(mailbox: ImapMailbox, address: str, known: int = 0, within: float = SOON) -> list[str]:
    return [raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode() for raw, _ in mailbox.arrived(address, known, within)]


def settled(mailbox: ImapMailbox, server: Dovecot, user: str, folder: str = "INBOX") -> None:
    """Wait until the mailbox has looked at everything that is there, by a mail of our own that comes last."""
    server.deliver(user, mail("shopper+last@example.com"), folder=folder)
    assert mailbox.arrived("shopper+last@example.com", 0, SOON)


def test_mail_is_seen_within_a_second_of_its_arrival(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, every=60.0)  # so that it can only have been pushed
    settled(mailbox, dovecot, user)
    mailbox.expect(ANN)
    took: list[float] = []
    for known in range(3):
        dovecot.deliver(user, mail(ANN, f"number {known}"))
        delivered = time.monotonic()
        deliveries = mailbox.arrived(ANN, known, SOON)
        took.append(time.monotonic() - delivered)
        assert deliveries[-1].raw == mail(ANN, f"number {known}")
        assert abs(deliveries[-1].at - time.time()) < SOON
    assert sorted(took)[1] < 1, "half of it is the server's: it waits for whether more comes"


def test_addresses_of_one_mailbox_never_read_each_others_mails(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user)
    mailbox.expect(ANN)
    mailbox.expect(BEN)
    dovecot.deliver(
        user, mail(ANN, "for Ann"), mail(BEN.upper(), "for Ben"), mail(f'"Not {BEN} at all" <{ANN}>, Ben <{BEN}>', "for both"),
        mail("shopper+ann1@example.com", "for others"), mail("shopper@example.com", f"about {ANN}"),
        mail("list@shop.example", "by list", f"Delivered-To: {ANN}\r\n"), mail("list@shop.example", "copied", f"Cc: Ben <{BEN}>\r\n"),
        mail("", "blind", f"Received: from shop.example\r\n\tby example.com for <{BEN}>;\r\n\tMon, 2 Nov 2026 10:00:00 +0000\r\n"),
    )  # fmt: skip
    settled(mailbox, dovecot, user)
    assert subjects(mailbox, ANN) == ["for Ann", "for both", "by list"]
    assert subjects(mailbox, BEN) == ["for Ben", "for both", "copied", "blind"]


def test_what_came_before_the_visit_is_found_unless_it_is_old(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    there = [("INBOX", "old", 40), ("INBOX", "three days ago", 3), ("Junk", "yesterday", 1), ("INBOX", "today", 0)]
    with dovecot.signed_in(user) as client:
        for folder, subject, days in there:
            client.append(folder, mail(ANN, subject), msg_time=datetime.datetime.fromtimestamp(time.time() - days * 86400))
    mailbox = open_mailbox(dovecot, user, folders=("INBOX", "Junk"))
    assert subjects(mailbox, ANN) == ["three days ago", "yesterday", "today"], "all of it at once, in the order of arrival"
    assert mailbox.arrived(ANN)[0].at == pytest.approx(time.time() - 3 * 86400, abs=SOON)


def test_fifty_visits_wait_over_one_connection(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user)
    addresses = [f"shopper+{number:06}@example.com" for number in range(50)]
    got: list[bool] = []
    waiting = [threading.Thread(target=lambda each=each: got.append(len(mailbox.arrived(each, 0, SOON)) == 1)) for each in addresses]
    for thread in waiting:
        thread.start()
    dovecot.deliver(user, *(mail(each) for each in addresses))
    for thread in waiting:
        thread.join()
    assert got == [True] * 50
    assert dovecot.count(f"Login: user=<{user}>") == 2, "ours, and that of the one who delivers"


def test_workers_share_one_connection_through_the_office(dovecot: Dovecot) -> None:
    user = dovecot.mailbox()
    plan = dovecot.plan(user, password="{env:MAIL_PASSWORD}")
    with Office({"MAIL_PASSWORD": PASSWORD}) as office:
        branches = {address: Branch(office.desk, plan, {}) for address in (ANN, BEN)}
        for address, branch in branches.items():
            branch.expect(address)
        dovecot.deliver(user, mail(BEN, "for Ben"), mail(ANN, "for Ann"))
        got = {address: branch.arrived(address, 0, SOON) for address, branch in branches.items()}
    assert [raw for raw, _ in got[ANN]] == [mail(ANN, "for Ann")]
    assert [raw for raw, _ in got[BEN]] == [mail(BEN, "for Ben")]
    assert dovecot.count(f"Login: user=<{user}>") == 2, "the office's, and that of the one who delivers"


def test_nothing_is_marked_as_read_and_nothing_deleted(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, folders=("INBOX", "Junk"))
    mailbox.expect(ANN)
    dovecot.deliver(user, mail(ANN), mail(BEN))
    dovecot.deliver(user, mail(ANN, "junk"), folder="Junk")
    assert len(mailbox.arrived(ANN, 1, SOON)) == 2
    mailbox.close()
    assert flags(dovecot, user) == [(), ()]
    assert flags(dovecot, user, "Junk") == [()]


def test_what_a_visit_has_read_is_deleted_when_told_to_and_nothing_else(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    with dovecot.signed_in(user) as client:
        client.append("INBOX", mail("boss@example.com", "marked by somebody else"), flags=[imapclient.DELETED])
    dovecot.deliver(user, mail(BEN))
    mailbox = open_mailbox(dovecot, user, delete=True)
    mailbox.expect(ANN)
    dovecot.deliver(user, mail(ANN))
    assert mailbox.arrived(ANN, 0, SOON)
    mailbox.close()
    assert sorted(flags(dovecot, user)) == [(), (b"\\Deleted",)]


def test_mails_that_landed_in_junk_are_evidence_too(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, folders=("INBOX", "Junk"))
    assert mailbox.arrived(ANN) == []
    dovecot.deliver(user, mail(ANN, "junk"), folder="Junk")
    assert subjects(mailbox, ANN) == ["junk"]
    dovecot.deliver(user, mail(ANN, "post"))
    assert subjects(mailbox, ANN, known=1) == ["junk", "post"]


def test_a_mail_that_is_moved_is_no_second_mail(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, folders=("INBOX", "Junk"))
    dovecot.deliver(user, mail(ANN))
    assert mailbox.arrived(ANN, 0, SOON)
    with dovecot.signed_in(user) as client:
        client.select_folder("INBOX")
        client.move(client.search(), "Junk")
    settled(mailbox, dovecot, user, "Junk")
    assert len(mailbox.arrived(ANN)) == 1


def test_a_folder_that_was_made_anew_is_read_anew(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, folders=("INBOX", "Junk"))
    dovecot.deliver(user, mail(ANN, "one"), mail(BEN, "another"), folder="Junk")
    assert subjects(mailbox, ANN) == ["one"]
    with dovecot.signed_in(user) as client:
        client.rename_folder("Junk", "Old")
        client.create_folder("Junk")
        client.append("Junk", mail(ANN, "two"))
    assert subjects(mailbox, ANN, known=1) == ["one", "two"]


def test_a_server_that_pushes_nothing_is_asked_again_and_again(open_mailbox: Open, dovecot: Dovecot) -> None:
    with running("imap_capability = IMAP4rev1 SASL-IR LITERAL+ ID ENABLE QUOTA") as plain:
        user = plain.mailbox()
        mailbox = open_mailbox(plain, user, every=0.2, delete=True)
        assert mailbox.arrived(ANN) == []
        plain.deliver(user, mail(ANN), mail(BEN))
        assert mailbox.arrived(ANN, 0, SOON)
        mailbox.close()
        assert sorted(flags(plain, user)) == [(), (b"\\Deleted",)], "marked only: without UIDPLUS others' mails would go with it"


def test_a_server_that_comes_back_is_found_again(own_dovecot: Dovecot, open_mailbox: Open) -> None:
    user = own_dovecot.mailbox()
    mailbox = open_mailbox(own_dovecot, user, pauses=QUICK)
    own_dovecot.deliver(user, mail(ANN, "before"))
    assert subjects(mailbox, ANN) == ["before"]
    own_dovecot.kill()
    own_dovecot.start()
    own_dovecot.deliver(user, mail(ANN, "after"))
    assert subjects(mailbox, ANN, known=1) == ["before", "after"]


def test_a_server_that_is_gone_is_told_once_and_the_next_visit_tries_again(own_dovecot: Dovecot, open_mailbox: Open) -> None:
    user = own_dovecot.mailbox()
    mailbox = open_mailbox(own_dovecot, user, pauses=(0.05, 0.05))
    own_dovecot.deliver(user, mail(ANN))
    assert mailbox.arrived(ANN, 0, SOON)
    own_dovecot.kill()
    with pytest.raises(InboxError) as told:
        mailbox.arrived(ANN, 1, SOON)
    assert str(told.value) == f"The mailbox 127.0.0.1:{own_dovecot.port} cannot be reached: Connection refused (tried 3 times)."
    assert len(mailbox.arrived(ANN)) == 1, "what has come stays"
    own_dovecot.start()
    own_dovecot.deliver(user, mail(BEN))
    assert mailbox.arrived(BEN, 0, SOON)


def test_a_wrong_password_is_tried_once_and_never_told(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user, pauses=QUICK, password="not this one")
    for address in (ANN, BEN):
        with pytest.raises(InboxError) as told:
            mailbox.arrived(address, 0, SOON)
    said = "[AUTHENTICATIONFAILED] Authentication failed"
    assert str(told.value) == f"The mailbox 127.0.0.1:{dovecot.port} refuses the user {user} or the password: {said}."
    mailbox.close()
    dovecot.wait_for(f"user=<{user}>")
    assert dovecot.count(f"user=<{user}>") == 1


def test_a_name_may_have_letters_of_all_kinds(dovecot: Dovecot, open_mailbox: Open) -> None:
    open_mailbox(dovecot, UMLAUT)
    dovecot.wait_for(f"Login: user=<{UMLAUT}>")


def test_a_full_mailbox_is_told(dovecot: Dovecot, open_mailbox: Open) -> None:
    mailbox = open_mailbox(dovecot, SMALL)
    assert mailbox.arrived(ANN) == []
    dovecot.deliver(SMALL, mail(ANN, "the last one", body="x" * 90_000))
    with pytest.raises(imapclient.exceptions.IMAPClientError, match="OVERQUOTA"):
        dovecot.deliver(SMALL, mail(ANN, "too much", body="x" * 90_000))
    assert subjects(mailbox, ANN) == ["the last one"]
    with pytest.raises(InboxError) as told:
        mailbox.arrived(ANN, 1, SOON)
    assert re.fullmatch(rf"The mailbox 127.0.0.1:{dovecot.port} is full: 8\d of 100 KiB\.", str(told.value))


def test_a_folder_that_is_not_there_is_told_with_those_that_are(dovecot: Dovecot, open_mailbox: Open) -> None:
    mailbox = open_mailbox(dovecot, dovecot.mailbox(), folders=("INBOX", "Spam"))
    with pytest.raises(InboxError) as told:
        mailbox.arrived(ANN, 0, SOON)
    assert str(told.value).startswith(f"The mailbox 127.0.0.1:{dovecot.port} does not open Spam: ")
    assert str(told.value).endswith("There are: INBOX, Junk.")


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_tls(dovecot: Dovecot, open_mailbox: Open, monkeypatch: pytest.MonkeyPatch, tls: str) -> None:
    user, port = dovecot.mailbox(), dovecot.tls_port if tls == "tls" else dovecot.port
    strange = open_mailbox(dovecot, user, tls=tls, port=port)
    with pytest.raises(InboxError) as told:
        strange.arrived(ANN, 0, SOON)
    assert str(told.value) == f"The certificate of the mailbox 127.0.0.1:{port} is not to be trusted: self-signed certificate."
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    mailbox = open_mailbox(dovecot, user, tls=tls, port=port, every=60.0)
    settled(mailbox, dovecot, user)
    mailbox.expect(ANN)
    dovecot.deliver(user, mail(ANN))
    assert mailbox.arrived(ANN, 0, SOON)
    dovecot.wait_for(f"Login: user=<{user}>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1")
    assert any(f"user=<{user}>" in line and ", TLS, " in line for line in dovecot.log)


def test_a_server_without_tls_is_told(dovecot: Dovecot, open_mailbox: Open) -> None:
    mailbox = open_mailbox(dovecot, dovecot.mailbox(), tls="tls")
    with pytest.raises(InboxError) as told:
        mailbox.arrived(ANN, 0, SOON)
    assert str(told.value).startswith(f"The mailbox 127.0.0.1:{dovecot.port} does not speak TLS as `tls: tls` has it: ")


def test_a_server_that_offers_no_starttls_is_told(open_mailbox: Open, dovecot: Dovecot) -> None:
    with running("ssl = no") as plain:
        mailbox = open_mailbox(plain, plain.mailbox(), tls="starttls")
        with pytest.raises(InboxError) as told:
            mailbox.arrived(ANN, 0, SOON)
        assert str(told.value).startswith(f"The mailbox 127.0.0.1:{plain.port} cannot do what is needed: ")


HOSTILE = {
    "unknown charsets": f"To: =?utf-99?Q?=FF?= <{ANN}>\r\nSubject: =?klingon?B?//?=\r\nContent-Type: text/plain; charset=no\r\n\r\n\xff",
    "bytes in headers": f"To: J\xf6rg <{ANN}>\r\nSubject: \xe4\xf6\r\n\r\nhello",
    "folded": f"To: somebody@example.com,\r\n {ANN}\r\nSubject: folded\r\n\r\nhello",
    "no end of the headers": f"To: {ANN}\r\nSubject: none",
    "a word without end": f"To: {'a' * 60_000}, {'@' * 5_000} <{ANN}>\r\n\r\n",
    "brackets and braces": f"Subject: {{5}} (UID 7 BODY[] {{3}}) \"\r\nTo: \"a ) (\" <{ANN}>\r\n\r\n* 1 EXISTS",
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_mails(dovecot: Dovecot, open_mailbox: Open, what: str) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user)
    raw = HOSTILE[what].encode("latin-1")
    mailbox.expect(ANN)
    dovecot.deliver(user, raw)
    assert [delivery.raw for delivery in mailbox.arrived(ANN, 0, SOON)] == [raw]


def test_of_a_huge_mail_the_first_part_is_fetched_and_says_so(
    dovecot: Dovecot, open_mailbox: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "LARGEST", 5000)
    monkeypatch.setattr(watching, "LARGEST", 5000)
    user, raw = dovecot.mailbox(), mail(ANN, body="x" * 20_000)
    mailbox = open_mailbox(dovecot, user)
    mailbox.expect(ANN)
    dovecot.deliver(user, raw)
    [(got, _)] = mailbox.arrived(ANN, 0, SOON)
    assert got == b"X-Fetched: the first 5000 of %d bytes\r\n" % len(raw) + raw[:5000]


def test_a_closed_mailbox_is_let_go_of(dovecot: Dovecot, open_mailbox: Open) -> None:
    user = dovecot.mailbox()
    mailbox = open_mailbox(dovecot, user)
    settled(mailbox, dovecot, user)
    mailbox.close()
    dovecot.wait_for(f"imap({user})", times=2)  # ours and that of the one who delivers
    assert all("Logged out" in line for line in dovecot.log if f"imap({user})" in line)
    assert not [thread for thread in threading.enumerate() if thread.name == "inbox mailbox"]
    with pytest.raises(InboxError, match="closed"):
        mailbox.arrived(ANN, 0, SOON)


