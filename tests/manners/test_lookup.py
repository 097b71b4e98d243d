"""Whether a name leads into this machine's own network; nobody is asked in these tests."""

import threading
import time
from collections.abc import Sequence

import pytest

from harness.manners.lookup import AT_A_STRETCH_S, NAMES_AT_MOST, Names, stands_inside

KNOWN = {
    "intranet.example": ["10.0.0.5"], "10-0-0-5.nip.example": ["10.0.0.5"], "both.example": ["93.184.216.34", "fe80::1%2"],
    "shop.example": ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"], "odd.example": ["what?"],
}  # fmt: skip


def look_up(host: str) -> Sequence[str]:
    if host not in KNOWN:
        raise OSError("nobody knows it")
    return KNOWN[host]


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://intranet.example/a", True), ("https://INTRANET.example.:8443/", True), ("http://10-0-0-5.nip.example/", True),
        ("http://both.example/", True), ("https://shop.example/", False), ("https://odd.example/", False),
        ("https://nowhere.example/", False),
        ("http://127.0.0.1/", True), ("http://shop.localhost/", True), ("http://printer/", True),
    ],
)  # fmt: skip
def test_a_name_is_as_private_as_where_it_leads(url: str, inside: bool) -> None:
    assert Names(look_up).lead_inside(url) == inside


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("10.0.0.5", True), ("169.254.169.254", True), ("100.64.0.1", True), ("::1", True), ("fd00::1", True), ("fe80::1%eth0", True),
        ("::ffff:10.0.0.5", True), ("64:ff9b::a00:5", True), ("64:ff9b::5db8:d822", False), ("8.8.8.8", False), ("2606:4700::1", False),
        ("", False),
    ],
)  # fmt: skip
def test_addresses_in_all_their_spellings(address: str, inside: bool) -> None:
    assert stands_inside(address) == inside


def test_a_name_is_asked_for_once() -> None:
    asked: list[str] = []
    names = Names(lambda host: asked.append(host) or look_up(host))
    for path in "abc":
        assert names.lead_inside(f"http://intranet.example/{path}")
    assert asked == ["intranet.example"]
    for number in range(NAMES_AT_MOST + 1):
        names.lead_inside(f"http://{number}.shop.example/")
    assert names.lead_inside("http://intranet.example/")
    assert asked.count("intranet.example") == 2, "what is known is bounded, and the oldest is forgotten first"


def test_one_that_takes_for_ever_is_waited_for_once_and_counts_when_it_is_known() -> None:
    answer = threading.Event()

    def slow(host: str) -> Sequence[str]:
        answer.wait(20)
        return look_up(host)

    names = Names(slow, within=0.2)
    started = time.monotonic()
    for _ in range(50):
        assert not names.lead_inside("http://intranet.example/")
    assert time.monotonic() - started < 5
    for number in range(100):
        names.lead_inside(f"http://{number}.slow.example/")
    assert time.monotonic() - started < AT_A_STRETCH_S + 5, "a page that names a hundred such hosts holds up nobody for long"
    answer.set()
    names._known["intranet.example"].told.wait(20)
    assert names.lead_inside("http://intranet.example/")
