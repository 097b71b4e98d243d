"""The receiver takes what real senders send, and nothing else happens to it."""

import smtplib
import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from harness.inbox import InboxError
from harness.inbox.receiver import LARGEST, MOST_RECIPIENTS, PIECE, Receiver

ANN = "ann+k3x9@shop.example"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as opened:
        yield opened


@pytest.fixture
def client(receiver: Receiver) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP("127.0.0.1", receiver.port, "localhost", timeout=20) as connected:
        yield connected


def test_a_mail_as_it_was_sent(receiver: Receiver, client: smtplib.SMTP) -> None:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = ANN, "Grüße"
    mail.set_content(".a line with a dot\n" + "ö" * 300 + "\n")
    client.send_message(mail, "shop@shop.example", [ANN, "copy@shop.example"])
    [delivery] = receiver.arrived(ANN, within=5)
    assert delivery.raw == mail.as_bytes(policy=mail.policy.clone(linesep="\r\n"))
    assert receiver.arrived("copy@shop.example") == [delivery]


def test_what_is_no_mail_is_kept_byte_by_byte(receiver: Receiver, client: smtplib.SMTP) -> None:
    raw = b"\x00\xff no header at all\r\n\r\n" + b"x" * 2_000_000 + b"\r\n"
    client.sendmail("", [ANN], raw)
    assert [delivery.raw for delivery in receiver.arrived(ANN, within=5)] == [raw]


def test_letters_of_all_languages_in_addresses(receiver: Receiver, client: smtplib.SMTP) -> None:
    client.sendmail("läden@müller.example", ["jürgen+x@müller.example"], b"hi", mail_options=["SMTPUTF8", "BODY=8BITMIME"])
    assert len(receiver.arrived("Jürgen+X@xn--mller-kva.example", within=5)) == 1


def test_a_mail_that_is_too_large_is_refused_in_words_of_smtp(receiver: Receiver, client: smtplib.SMTP) -> None:
    client.ehlo()
    assert client.esmtp_features["size"] == str(LARGEST)
    code, said = client.docmd(f"MAIL FROM:<shop@shop.example> SIZE={LARGEST + 1}")
    assert (code, said) == (552, b"Error: message size exceeds fixed maximum message size")


def test_a_large_mail_that_was_not_announced_is_refused_and_the_next_is_taken(
    receiver: Receiver, client: smtplib.SMTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.inbox.receiver.LARGEST", 100_000)
    with smtplib.SMTP("127.0.0.1", receiver.port, "localhost", timeout=20) as blunt:
        blunt.helo()
        blunt.mail("shop@shop.example")
        blunt.rcpt(ANN)
        assert blunt.data(b"123456789\r\n" * 20_000)[0] == 552
        blunt.sendmail("shop@shop.example", ANN, b"small")
    assert [delivery.raw for delivery in receiver.arrived(ANN)] == [b"small\r\n"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"", b""),
        (b"\r\n", b"\r\n"),
        (b"..\r\n", b".\r\n"),
        (b"...\r\n.. \r\nx\r\n", b"..\r\n. \r\nx\r\n"),
        (b"a\n.\nb\r.\r\r\n", b"a\n.\nb\r.\r\r\n"),
        (b"x" * (PIECE - 2) + b"\r\n", b"x" * (PIECE - 2) + b"\r\n"),
        (b"x" * 3 * PIECE + b"\r\n..\r\n", b"x" * 3 * PIECE + b"\r\n.\r\n"),
    ],
)
@pytest.mark.parametrize("cut", [0, 1, 2, 3, 4])
def test_where_a_mail_ends(receiver: Receiver, sent: bytes, kept: bytes, cut: int) -> None:
    """`cut`: the end arrives in two pieces; what is said next may come with it."""
    with socket.create_connection(("127.0.0.1", receiver.port), 20) as connection, connection.makefile("rb") as answers:
        connection.sendall(b"HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + ANN.encode() + b">\r\nDATA\r\n")
        assert [answers.readline()[:3] for _ in range(5)] == [b"220", b"250", b"250", b"250", b"354"]
        whole = sent + b".\r\n"
        connection.sendall(whole[: len(whole) - cut])
        assert cut == 0 or receiver.arrived(ANN, within=0.02) == []
        connection.sendall(whole[len(whole) - cut :] + b"NOOP\r\nQUIT\r\n")
        assert [answers.readline()[:3] for _ in range(3)] == [b"250", b"250", b"221"]
    assert [delivery.raw for delivery in receiver.arrived(ANN)] == [kept]


def test_a_mail_for_nobody_is_refused(receiver: Receiver, client: smtplib.SMTP) -> None:
    client.helo()
    client.mail("a@b.example")
    assert client.docmd("DATA") == (503, b"Error: need RCPT command")
    client.rcpt(ANN)
    assert client.docmd("DATA now") == (501, b"Syntax: DATA")


def test_a_mail_of_the_largest_size_and_of_one_byte_more(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.inbox.receiver.LARGEST", 1000)
    for size, code in ((1000, 250), (1001, 552)):
        with smtplib.SMTP("127.0.0.1", receiver.port, "localhost", timeout=20) as blunt:
            blunt.helo()
            blunt.mail("shop@shop.example")
            blunt.rcpt(ANN)
            assert blunt.data(b"x" * (size - 2) + b"\r\n")[0] == code


def test_recipients_without_end_are_refused(receiver: Receiver, client: smtplib.SMTP) -> None:
    refused = client.sendmail("a@shop.example", [f"{number}@shop.example" for number in range(MOST_RECIPIENTS + 2)], b"hi")
    assert list(refused.values()) == [(452, b"4.5.3 Too many recipients")] * 2


def test_a_sender_that_hangs_up_in_the_middle(receiver: Receiver) -> None:
    with socket.create_connection(("127.0.0.1", receiver.port), 20) as rude:
        rude.recv(999)
        rude.sendall(b"HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + ANN.encode() + b">\r\nDATA\r\nSubject: half")
    assert receiver.arrived(ANN, within=0.2) == []
    with smtplib.SMTP("127.0.0.1", receiver.port, "localhost", timeout=20) as client:
        client.sendmail("a@b.example", ANN, b"whole")
    assert len(receiver.arrived(ANN)) == 1


def test_a_port_of_ones_own_choice_and_one_that_is_taken() -> None:
    with Receiver() as first:
        with pytest.raises(InboxError, match=rf"^The receiver cannot listen at 127\.0\.0\.1:{first.port}: Address already in use\.$"):
            Receiver(port=first.port)
        taken = first.port
    with Receiver(port=taken) as second:
        assert second.port == taken
    with pytest.raises(InboxError, match="cannot listen"):
        Receiver(port=70_000)


def test_closing_tells_those_who_wait_and_those_who_send(receiver: Receiver, client: smtplib.SMTP) -> None:
    told = threading.Event()

    def wait() -> None:
        with pytest.raises(InboxError, match=r"^The receiver is closed\.$"):
            receiver.arrived(ANN, within=60)
        told.set()

    threading.Thread(target=wait).start()
    client.ehlo()
    receiver.close()
    assert told.wait(10)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        client.noop()
    receiver.close()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", receiver.port), 20)


def test_without_a_server_for_it_nothing_goes_out(receiver: Receiver) -> None:
    with pytest.raises(InboxError, match="names no server to send mails by; write `send: "):
        receiver.send(b"hi", ANN, "shop@shop.example")


def test_mails_go_out_by_the_server_that_is_given(receiver: Receiver) -> None:
    with Receiver(outgoing={"host": "127.0.0.1", "port": str(receiver.port), "tls": "none"}) as other:
        other.send(b"Yes please", ANN, "shop@shop.example")
        assert other.arrived("shop@shop.example") == []
    assert [delivery.raw for delivery in receiver.arrived("shop@shop.example", within=5)] == [b"Yes please\r\n"]
