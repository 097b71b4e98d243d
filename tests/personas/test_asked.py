"""What a field asks for, and what the company knows already."""

import pytest

from harness.lexicon import languages, lexicon
from harness.personas.asked import TOKENS, token_of
from harness.personas.ledger import Ledger


@pytest.mark.parametrize(
    ("asked", "token"),
    [
        ({"label": "First name"}, "given-name"),
        ({"label": "Family name *"}, "family-name"),
        ({"label": "Your e-mail address"}, "email"),
        ({"label": "", "type": "email"}, "email"),
        ({"label": "Whatever", "autocomplete": "section-a shipping given-name"}, "given-name"),
        ({"label": "E-mail", "autocomplete": "username", "type": "email"}, "email"),
        ({"label": "User name", "autocomplete": "username"}, "username"),
        ({"label": "Password", "type": "password"}, "password"),
        ({"label": "Confirm password", "type": "password"}, "new-password"),
        ({"label": "Post/Zip-code"}, "postal-code"),
        ({"label": "First line of address"}, "street-address"),
        ({"label": "", "name": "id_registration-email"}, "email"),
        ({"label": "I agree to the terms and conditions", "type": "checkbox"}, "terms"),
        ({"label": "Send me news and offers", "type": "checkbox"}, "marketing"),
        ({"label": "A copy of your passport", "type": "file"}, "identity-document"),
        ({"label": "People"}, "unknown"),
        ({"label": "Statement of the mayor"}, "unknown"),
        ({"label": "Country walk, 12 km", "type": "checkbox"}, "unknown"),
    ],
)
def test_english(asked: dict[str, str], token: str) -> None:
    assert token_of(lexicon("en"), **{"label": "", **asked}) == token


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Etunimi", "given-name"),
        ("Sähköpostiosoite", "email"),
        ("Postinumero", "postal-code"),
        ("Puhelinnumero", "tel"),
        ("Maa", "country"),
    ],
)
def test_finnish(label: str, token: str) -> None:
    assert token_of(lexicon("fi_FI"), label=label) == token


def test_what_the_lexicon_names_are_tokens() -> None:
    assert len(languages()) >= 3
    assert set(lexicon("en").keys("fields")) <= TOKENS | {"name"}


def test_a_fact_is_known_on_other_pages_only() -> None:
    ledger = Ledger({"email": "a@example.com"})
    ledger.give("email", "shop/join")
    assert ledger.knows("email", "shop/leave")
    assert not ledger.knows("email", "shop/join")
    assert not ledger.knows("tel", "shop/leave")


def test_answers_of_the_moment_are_not_kept() -> None:
    ledger = Ledger({})
    for token in ("comment", "unknown", "one-time-code", "cc-csc"):
        ledger.give(token, "shop/a")
        assert not ledger.knows(token, "shop/b")


def test_a_name_is_known_when_both_its_parts_are() -> None:
    ledger = Ledger({})
    ledger.give("given-name", "shop/a")
    assert not ledger.knows("name", "shop/b")
    ledger.give("family-name", "shop/a")
    assert ledger.knows("name", "shop/b")


def test_numbers_are_the_same_however_they_are_written() -> None:
    ledger = Ledger({"tel": "+44 7700 900123", "given-name": "Aino"})
    assert ledger.right("tel", "+447700900123")
    assert ledger.right("given-name", " AINO ")
    assert not ledger.right("given-name", "Aino-Maija")
    assert not ledger.right("family-name", "")


def test_a_password_is_asked_again_once_the_company_has_one() -> None:
    ledger = Ledger({})
    assert ledger.factor("current-password") == "password"
    ledger.account = True
    assert ledger.factor("current-password") == "password-again"
    assert ledger.factor("email") is None
