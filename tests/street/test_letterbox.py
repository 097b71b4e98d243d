"""The street's SMTP door."""

from __future__ import annotations

import smtplib
import threading

import pytest

from harness.street.letterbox import LONGEST_TEXT, Received, read
from harness.street.process import spawn
from harness.street.server import Street

MAIL = "From: aino@example.com\r\nSubject: A table\r\n\r\nFor twelve\r\n"


def send(port: int, to: str, mail: str = MAIL) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
        server.sendmail("aino@example.com", to, mail)


def test_companies_have_addresses_by_their_key_and_by_their_own_domain() -> None:
    with Street() as street:
        for to in ("table@bistro.example", "Anybody@BISTRO.localhost"):
            send(street.mail_port, to)
        for to in ("aino@example.com", "nobody@nowhere.example", "bistro"):
            with pytest.raises(smtplib.SMTPRecipientsRefused, match="Nobody of that name"):
                send(street.mail_port, to)
        assert [mail["subject"] for mail in street.facts("bistro")["records"]["received"].values()] == ["A table"] * 2
    assert not [thread for thread in threading.enumerate() if thread.name == "letterbox"]


def test_a_spawned_street_has_a_clock_and_an_smtp_door_too() -> None:
    with spawn() as street:
        send(street.mail_port, "table@bistro.example")
        street.later("bistro", 86_400)
        assert street.facts("bistro")["counts"]["received"] == 1
        with pytest.raises(LookupError, match="no company 'nobody'"):
            street.later("nobody", 1)
        with pytest.raises(ValueError, match="A clock moves by 0 to"):
            street.later("bistro", -1)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00\xff\xfe", b"Subject: =?x-klingon?q?=F0?=\r\n\r\nqapla",
        b"Content-Type: text/plain; charset=x-klingon\r\n\r\n\xf8\xd0",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: image/png\r\n\r\n",
        b"From: \r\nContent-Transfer-Encoding: base64\r\n\r\n%%%", b"Content-Type: message/rfc822\r\n\r\n",
        b"Content-Type: text/plain\r\n\r\n" + b"long " * LONGEST_TEXT,
    ],
)  # fmt: skip
def test_a_badly_made_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    mail = read(raw, "aino@example.com", "table@bistro.example")
    assert isinstance(mail, Received)
    assert mail.sender == "aino@example.com"
    assert len(mail.text) <= LONGEST_TEXT
