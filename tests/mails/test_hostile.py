"""Bytes that are meant to hurt, or are just broken, cost little and never raise."""

import base64
import time
import tracemalloc

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .examples import NAMES, raw, view

HTML = b"From: a@b.example\nContent-Type: text/html\n\n"
TEXT = b"From: a@b.example\n\n"
_PARTS = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=a\n\n"

HOSTILE = {
    "nested tags": HTML + b"<b>" * 100_000,
    "nested tables": HTML + b"<table><tr><td>" * 100_000,
    "ends of nothing": HTML + b"<table><tr><td>" * 60 + b"<b>" * 90 + b"</div>" * 400_000,
    "paragraphs": HTML + b"<b>" * 300 + b"<p>" * 900_000,
    "comments": HTML + b"<!--a" * 500_000,
    "declarations": HTML + b"<![" * 900_000,
    "brackets": HTML + b"<" * 3_000_000,
    "quotes": HTML + b"<a ='" * 500_000 + b'"',
    "scripts": HTML + b"<script></scrip" * 200_000,
    "style sheets": HTML + b"<style>" + b"a{" * 1_000_000,
    "numbers of signs": HTML + b"&#9" * 900_000 + b"&#" + b"9" * 9999 + b";",
    "attributes": HTML + b"<a " + b"b=c " * 700_000 + b">",
    "pictures": HTML + b"<img src=https://x/y width=1 height=1>" * 70_000,
    "20 MB of HTML": HTML + b"word and word. " * 1_400_000,
    "20 MB of text": TEXT + b"word and word and word and word and word and word and word and \n" * 320_000,
    "addresses": TEXT + b"https://x.example/a) " * 60_000,
    "brackets at an address": TEXT + b"https://x" + b")" * 900_000,
    "a million headers": b"X: y\n" * 1_000_000 + b"\nx",
    "a long header": b"Subject: " + b"=?utf-8?b?4p2k?= " * 1_000_000 + b"\n\nx",
    "brackets in From": b"From: " + b"(" * 1_000_000 + b"\n\nx",
    "a million parts": _PARTS + b"--a\n\nhi\n" * 1_000_000,
    "parts in parts": _PARTS + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 100_000,
    "a charset that is none": b"Content-Type: text/plain; charset=punycode\n\n" + b"a" * 3_000_000,
    "spaces": b"From" + b" " * 3_000_000,
    "line ends": b"\r\n" * 3_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_bounded(name: str) -> None:
    began = time.process_time()
    mail = view(HOSTILE[name])
    assert time.process_time() - began < 5, "seconds; most take less than one"
    assert len(msgspec.json.encode(mail)) < 2_000_000


def test_50_mb_cost_little() -> None:
    file = base64.encodebytes(bytes(37_000_000))
    head = b"--a\nContent-Type: application/zip; name=big.zip\nContent-Transfer-Encoding: base64\n\n"
    mail = _PARTS + head + file + b"--a\n\nhello\n--a--\n"
    assert len(mail) > 49_000_000
    tracemalloc.start()
    began = time.process_time()
    seen = view(mail)
    took, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 2
    assert most < 5_000_000
    assert (seen.text, seen.size, seen.attachments[0].name, seen.attachments[0].size) == ("hello", len(mail), "big.zip", 37_000_000)


BITS = st.sampled_from([
    b"Content-Type: ", b"multipart/mixed; boundary=a", b"multipart/alternative; boundary=a", b"text/html", b"text/plain; charset=",
    b"utf-7", b"idna", b"utf-16", b"\r\n", b"\n", b"\n\n", b"--a", b"--a--", b"From: ", b"Reply-To: ", b"Date: ",
    b"Mon, 2 Nov 99999 10:00:00 +9999", b"=?", b"?b?", b"?q?", b"?=", b"utf-8", b"<a href='", b"<img src=", b">", b"'", b'"', b"<",
    b"<div style=display:none>", b"</div>", b"<table>", b"<td>", b"&#x110000;", b"Content-Transfer-Encoding: base64\n", b"YQ==",
    b"filename*0*=utf-8''%ff", b"filename*9999=", b"Content-Disposition: attachment;", b";", b"http://", b"[::",
    b"<base href='http://[x'>", b"\xff", b"\x00", b"List-Unsubscribe: <", b"Subject: ", b"<style>", b"{", b"}", b".a", b"format=flowed",
    b" ", b"\xed\xa0\x80",
])  # fmt: skip
MAILS = st.lists(BITS | st.binary(max_size=5), max_size=40).map(b"".join)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(MAILS | st.binary())
def test_no_bytes_raise(mail: bytes) -> None:
    seen = view(mail)
    assert seen.size == len(mail)
    assert msgspec.json.encode(seen)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(NAMES), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), BITS | st.binary(max_size=5)), max_size=6))
def test_no_mail_raises_however_it_is_damaged(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    mail = raw(name)
    for at, cut, put in changes:
        mail = mail[:at] + put + mail[at + cut :]
    assert view(mail).size == len(mail)
