"""Addresses in this machine's own network, in all the spellings that a browser understands."""

import pytest

from harness.mails.neighbourhood import is_inside

INSIDE = [
    "http://localhost/x", "http://127.0.0.1:8000", "http://10.0.0.1", "http://[::1]/", "http://router.local", "http://intranet/",
    "http://169.254.169.254/latest", "http://[::ffff:10.0.0.1]/", "http://[fe80::1%25eth0]/", "http://printer.lan", "http://x.localhost./",
    "http://127.1/", "http://0x7f.1/", "http://0177.0.0.1/", "http://2130706433/", "http://0/", "http://127.0.0.1./",
    "http://127.0.0.1\\@shop.example/", "http://\\127.0.0.1/", "http:///127.0.0.1/", "https:127.0.0.1", "http://shop.example@127.0.0.1/",
    "http://%31%32%37.0.0.1/", "http://１２７.0.0.1/", "http://127。0。0。1/", "http://127.0.0\u00ad.1/", "http://12\n7.0.0.1/", "",
]  # fmt: skip
OUTSIDE = [
    "https://shop.example/x", "http://8.8.8.8/", "https://[2606:4700::1111]/", "https://müller.example/", "https://127.0.0.1.shop.example/",
    "https://127.0.0.1@shop.example/", "https://shop.example\\@127.0.0.1/", "https://shop.example/?to=http://127.0.0.1",
    "https://7.shop.example", "https://shop.example#@127.0.0.1", "HTTPS://Shop.Example.:443/", "https://0x7f.example",
]  # fmt: skip


@pytest.mark.parametrize("url", INSIDE)
def test_inside(url: str) -> None:
    assert is_inside(url)


@pytest.mark.parametrize("url", OUTSIDE)
def test_outside(url: str) -> None:
    assert not is_inside(url)
