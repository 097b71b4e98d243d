"""Customers who never lived: the same everywhere, and nobody's."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.personas import FACTS, persona
from harness.personas.dates import spoken_date

FINNISH = ("Hanna", "Toivonen", "1990-07-23")
LOCALES = ["fi_FI", "sv_SE", "de_DE", "fr_FR", "es_ES", "en_GB", "en_US"]


def test_the_same_seed_is_the_same_customer_on_every_machine() -> None:
    facts = persona("fi_FI", "join-and-leave").facts
    assert (facts["given-name"], facts["family-name"], facts["bday"]) == FINNISH
    assert persona("fi_FI", "join-and-leave").facts == facts
    assert persona("fi_FI", "another").facts["email"] != facts["email"]


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_can_be_reached(locale: str) -> None:
    facts = persona(locale, "x").facts
    assert facts["email"].endswith("@example.com")
    assert facts["email"].isascii()
    assert set(facts) <= FACTS
    assert facts["cc-number"] == "4242424242424242"


@pytest.mark.parametrize(
    ("locale", "form"),
    [
        ("en_US", r"\+120255501\d\d"),
        ("en_GB", r"\+442079460\d{3}"),
        ("sv_SE", r"\+46701740(60[5-9]|6[1-9]\d)"),
        ("de_DE", r"\+4917139200\d\d"),
        ("fr_FR", r"\+3319900\d{4}"),
        ("fi_FI", r"\+120255501\d\d"),
    ],
)
def test_telephone_numbers_are_of_ranges_kept_free(locale: str, form: str) -> None:
    for seed in range(20):
        assert re.fullmatch(form, persona(locale, str(seed)).facts["tel"])


def test_finnish_identity_numbers_have_a_right_check_sign_and_are_never_given() -> None:
    for seed in range(20):
        number = persona("fi_FI", str(seed)).facts["identity-number"]
        assert 900 <= int(number[7:10]) <= 999
        assert "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(number[:6] + number[7:10]) % 31] == number[10]


def test_given_facts_win() -> None:
    facts = persona("en_GB", "x", {"given-name": "Aino", "email": "aino@example.org"}).facts
    assert facts["given-name"] == "Aino"
    assert facts["name"].startswith("Aino ")
    assert facts["email"] == "aino@example.org"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 22)),
        ("next friday", date(2026, 11, 27)),
        ("Saturday", date(2026, 11, 28)),
        ("in 3 days", date(2026, 11, 24)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("2027-01-31", date(2027, 1, 31)),
        ("17:00", None),
        ("soon", None),
    ],
)
def test_dates_as_a_customer_says_them(said: str, day: date | None) -> None:
    assert spoken_date(said, date(2026, 11, 21)) == day


@given(st.text(max_size=40))
def test_no_words_break_a_date(said: str) -> None:
    assert spoken_date(said, date(2026, 11, 21)) is None or spoken_date(said, date(2026, 11, 21))


def test_a_given_password_is_the_customers_wherever_one_is_asked_for() -> None:
    for token in ("password", "new-password", "current-password"):
        facts = persona("en_GB", "x", {token: "Hush-77"}).facts
        assert {facts[each] for each in ("password", "new-password", "current-password")} == {"Hush-77"}
    facts = persona("en_GB", "x", {"new-password": "Fresh-1", "current-password": "Old-22"}).facts
    assert (facts["new-password"], facts["password"], facts["current-password"]) == ("Fresh-1", "Fresh-1", "Old-22")
