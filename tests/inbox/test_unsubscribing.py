"""What mail programs make a button of: RFC 2369, and RFC 8058 for one press."""

import pytest

from harness.inbox.unsubscribing import addresses, is_one_click

PAGE, LETTER = "https://list.example/leave?u=7", "mailto:leave@list.example?subject=7"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (f"<{PAGE}>", [PAGE]),
        (f"<{LETTER}>,\n <{PAGE}>", [LETTER, PAGE]),
        (f"(Use this to leave.) <{PAGE}>", [PAGE]),
        (f"<https://list.example/\n leave?u=7>, <{PAGE}>", [PAGE]),
        (f"<ftp://list.example/leave>, <{LETTER}>", [LETTER]),
        (PAGE, []),  # ... is to be ignored
        (f"{PAGE}, {LETTER}", []),
        (f"NO, see <{PAGE}>", []),
        ("", []),
    ],
)
def test_addresses_stand_in_angle_brackets(header: str, found: list[str]) -> None:
    assert addresses(header) == found


def test_one_press_takes_a_header_that_says_so_and_a_web_address() -> None:
    assert is_one_click("List-Unsubscribe=One-Click", [LETTER, PAGE])
    assert not is_one_click("List-Unsubscribe=One-Click", [LETTER])
    assert not is_one_click("", [PAGE])
