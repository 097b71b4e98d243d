"""Headers as they come: folded, encoded, broken."""

import pytest

from harness.mails.headers import Mailbox, clean, fields, mailboxes, moment, parameters, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?Caf=C3=A9_au_lait?=", "Café au lait"),
        ("=?UTF-8?B?w6Q=?= =?UTF-8?B?w7Y=?=", "äö"),
        ("=?utf-8?b?w?= =?utf-8?q?=A4?= x", "=?utf-8?b?w?= ¤ x"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A4?=", "ä"),
        ("=?iso-8859-1*de?Q?f=FCr?= uns", "für uns"),
        ("=?nobody?Q?f=C3=BCr?=", "für"),
        ("a =?utf-8?q?b?= c =?utf-8?q?d?= =?utf-8?q?e?=", "a b c de"),
        ("=?utf-8?x?a?= =?utf-8?q?unfinished", "=?utf-8?x?a?= =?utf-8?q?unfinished"),
    ],
)
def test_encoded_words(written: str, meant: str) -> None:
    assert words(written) == meant


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a@b.example", [Mailbox("", "a@b.example")]),
        ('"Shop, \\"Help\\"" <a@b.example>', [Mailbox('Shop, "Help"', "a@b.example")]),
        ("a@b.example (The Shop)", [Mailbox("The Shop", "a@b.example")]),
        ("A <a@b.example>, B <b@b.example>", [Mailbox("A", "a@b.example"), Mailbox("B", "b@b.example")]),
        ('"very odd"@b.example', [Mailbox("", '"very odd"@b.example')]),
        ('x" y"@b.example', [Mailbox("", '" y"@b.example')]),
        ('"@b.example', [Mailbox("", '"@b.example')]),
        ("=?utf-8?q?J=C3=BCrgen?= <j@b.example>", [Mailbox("Jürgen", "j@b.example")]),
        ("undisclosed recipients:;", []),
        ("<>", []),
        ("Evil\u202eelpmaxe.b@a <x@b.example>", [Mailbox("Evilelpmaxe.b@a", "x@b.example")]),
        ("((((" * 1000, []),
    ],
)
def test_addresses(written: str, read: list[Mailbox]) -> None:
    assert mailboxes(written) == read


def test_headers_are_unfolded_and_others_left_out() -> None:
    head = b"From shop Mon\r\nSubject: one\r\n two\r\n\tthree\r\nno header\r\nX-\xe4: y\r\nTo:\r\nB: \xc3\xa4\x00 \xe4\r\n"
    assert list(fields(head)) == [("Subject", "one  two \tthree"), ("To", ""), ("B", "Ã¤ ä")]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Mon, 02 Nov 2026 10:15:00 +0200 (EET)", "2026-11-02T08:15:00+00:00"),
        ("2 Nov 26 08:15 GMT", "2026-11-02T08:15:00+00:00"),
        ("Mon, 2 Nov 99999 08:15:00 +0000", ""),
        ("31 Dec 9999 23:00:00 -2300", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(written: str, at: str) -> None:
    assert moment(written) == at


def test_parameters() -> None:
    assert parameters('Text/Plain; Charset="utf-8"; x') == ("text/plain", {"charset": "utf-8", "x": ""})
    assert parameters("a/b; name*0*=utf-8''f%C3%BC; name*1=r.pdf")[1] == {"name": "für.pdf"}
    assert parameters("a/b; name*=idna''%ff")[1] == {"name": "ÿ"}
    assert parameters("") == ("", {})


def test_nobody_is_fooled_by_signs() -> None:
    assert clean(" a\x00\u200b\u202eb \n c\ud800 ") == "ab c"
