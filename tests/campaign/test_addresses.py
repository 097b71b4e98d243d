"""Which addresses can be, and which are surely the same."""

import pytest

from harness.campaign.addresses import can_be, same


@pytest.mark.parametrize(
    "address",
    [
        "a@b.fi", "aino.virtanen+books@example.co.uk", "o'brien@example.ie", "jürgen@münchen.example", "用户@例子.广告",
        "x_y-z@a-b.example",
        '"mary ann"@example.com', "+tag@example.com", "-dash@example.com", "a@xn--mnchen-3ya.example", "A@EXAMPLE.COM", "1@2.example",
        f"{'a' * 64}@example.com",
    ],
)  # fmt: skip
def test_they_can_be(address: str) -> None:
    assert can_be(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "aino", "aino@", "@example.com", "a@b", "a@b.c", "a b@example.com", "a@exam ple.com", "a@@example.com", "a@b@example.com",
        ".a@example.com", "a.@example.com", "a..b@example.com", "a@example..com", "a@-b.com", "a@b-.com", "a@example.com.", "a@example.123",
        "a@example.com,b@example.com", "Aino <a@example.com>", "mailto:a@example.com;", "a@example.com\u200b", "a@example.com\n", "n/a",
        f"{'a' * 65}@example.com", "a@[192.0.2.1]",
    ],
)  # fmt: skip
def test_they_cannot(address: str) -> None:
    assert not can_be(address)


def test_only_the_host_has_no_capital_letters() -> None:
    assert same("Aino@Example.COM") == "Aino@example.com"
    assert len({same(each) for each in ("aino@example.com", "Aino@example.com", "ai.no@example.com", "aino+a@example.com")}) == 4


def test_a_long_address_takes_no_long_time() -> None:
    assert not can_be(f"{'a.' * 50_000}@{'b-' * 50_000}")
