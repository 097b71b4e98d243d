"""However a fact is written, it is found; what merely looks like it is left alone."""

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest

from harness.personas.spellings import Word, begun_in_bytes, found_in

SECRET = "Tähti's <77> & co!"


def left(text: str, *words: Word) -> str:
    pattern = found_in(frozenset(words), text)
    return pattern.sub("•", text) if pattern else text


@pytest.mark.parametrize(
    "text",
    [
        SECRET, SECRET.upper(), quote(SECRET), quote_plus(SECRET), quote(quote(SECRET)), html.escape(SECRET), json.dumps(SECRET)[1:-1],
        html.escape(SECRET, quote=False), repr(SECRET)[1:-1], SECRET.encode().hex(), SECRET.encode().hex().upper(),
        quote(SECRET, safe="").lower(),
    ],
)  # fmt: skip
def test_a_secret_is_found_however_it_is_written(text: str) -> None:
    assert left(f"a {text} b", Word(SECRET)) == "a • b"


@pytest.mark.parametrize("before", ["", "u", "us", "user:", "me@example.com:"])
@pytest.mark.parametrize("after", ["", "x", "xy"])
def test_a_secret_in_base64_is_found_wherever_it_begins(before: str, after: str) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        text = encode(f"{before}{SECRET}{after}".encode()).decode()
        assert len(left(text, Word(SECRET))) <= len(base64.b64encode(f"{before}{after}".encode())) + 5


@pytest.mark.parametrize(
    "text", ["+358401234567", "+358 40 123 4567", "040 123 4567", "(040) 123-4567", "00358 40 1234567", "0401234567", "040-123%204567"]
)
def test_a_telephone_number_is_found_however_it_is_grouped(text: str) -> None:
    found = left(f"Call {text}, please", Word("+358401234567", "tel"))
    assert "4567" not in found
    assert "1234" not in found
    assert found.startswith("Call ")
    assert found.endswith(", please")


@pytest.mark.parametrize(
    "text", ["1985-03-07", "7.3.1985", "07.03.1985", "7. 3. 1985", "3/7/1985", "07/03/1985", "07031985", "19850307", "070385", "07-03-1985"]
)
def test_a_date_of_birth_is_found_in_any_order(text: str) -> None:
    assert left(f"born {text}!", Word("1985-03-07", "bday")) == "born •!"


@pytest.mark.parametrize(
    ("word", "text", "blotted"),
    [
        (Word("Aino", "given-name"), "Welcome, AINO! Ainola is open.", "Welcome, •! Ainola is open."),
        (Word("Aino Virta", "name"), "Virta, Aino; Virta Aino; aino virta", "•; •; •"),
        (Word("00100", "postal-code"), "00100 Helsinki, order 1001002", "• Helsinki, order 1001002"),
        (Word("Kotitie 12 B, 3. floor", "street-address"), "Kotitie 12 B\n3. floor", "•\n•"),
        (Word("aino.v77@example.com", "email"), "aino.v77@example.com aino.v77+x1@example.com", "• •+x1@example.com"),
        (Word("4242424242424242"), "4242 4242 4242 4242 and 4242-4242", "• and 4242-4242"),
    ],
)
def test_facts_are_found_as_people_write_them(word: Word, text: str, blotted: str) -> None:
    assert left(text, word) == blotted


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (Word("7", "bday-day"), "7 clicks"),
        (Word("1985", "bday-year"), "since 1985"),
        (Word("FI", "country"), "FI"),
        (Word("123"), "123 EUR"),  # a card's check number
        (Word("Otso", "given-name"), "Otsola"),
        (Word("karhu"), "karhu"),  # a secret of five signs: other words may be the same
        (Word("+358401234567", "tel"), "Order 9401234, 40123 456"),
    ],
)
def test_what_cannot_be_told_from_other_words_is_left(word: Word, text: str) -> None:
    assert left(text, word) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_text_that_is_being_typed_is_found_from_its_half_on(encoding: str) -> None:
    for end in range(10, len(SECRET) + 1):
        data = f"| {SECRET[:end]} |".encode(encoding)
        for pattern in begun_in_bytes(SECRET):
            data = pattern.sub(b"..", data)
        assert len(data) <= len("| .. |".encode(encoding)), end
