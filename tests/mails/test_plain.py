"""Plain text of mails: lines that were wrapped, and addresses that are links."""

import pytest

from harness.mails.plain import read


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Confirm here: https://a.example/c?x=1.", [("Confirm here", "https://a.example/c?x=1")]),
        ("Confirm your address\n\n  <https://a.example/c>", [("Confirm your address", "https://a.example/c")]),
        ("https://a.example/c\nhttps://a.example/d", [("https://a.example/c", "https://a.example/c"), ("https://a.example/d", "https://a.example/d")]),
        ("https://a.example/c to leave the list", [("to leave the list", "https://a.example/c")]),
        ("Yes: https://a.example/y No: https://a.example/n", [("Yes", "https://a.example/y"), ("No", "https://a.example/n")]),
        ("(see www.a.example/wiki/B_(c))", [("see", "https://www.a.example/wiki/B_(c)")]),
        ("Dear Ann, you have asked. To confirm, follow this link: https://a.example/c", [("To confirm, follow this link", "https://a.example/c")]),
        ("https://a.example/n Read more. We hope you like it.", [("Read more", "https://a.example/n")]),
        ("Our own Dr. Smith: https://a.example/s", [("Our own Dr. Smith", "https://a.example/s")]),
        ("write to me@www.a.example", []),
    ],
)  # fmt: skip
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.words, link.url) for link in read(text).links] == links


def test_lines_that_were_wrapped_are_whole() -> None:
    text = (
        "Thank you for your order. We will send you a confirmation by e-mail as\n"
        "soon as it has left our store, and that will be within two working days\n"
        "at the latest.\n\nOrder status: Shipped\nPrice: 5 EUR\n"
    )
    assert read(text).text.splitlines() == [" ".join(text.splitlines()[:3]), "", "Order status: Shipped", "Price: 5 EUR"]


def test_lists_and_short_lines_stay_as_they_are() -> None:
    text = "- " + "word " * 13 + "end\n- the next one\n1 Street\nTown"
    assert read(text).text == text


def test_flowed_text_without_spaces_between() -> None:
    assert read("ab \ncd\n> quoted \nx", flowed=True, joined=True).text == "abcd\n> quoted\nx"
