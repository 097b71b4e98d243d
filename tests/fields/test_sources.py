"""Each source of what a control asks, and which wins where they differ."""

from typing import Any

import pytest

from harness.fields import Control, Form, understand
from harness.fields.language import readers
from harness.fields.names import by_name
from harness.lexicon import lexicon


def asked(*controls: dict[str, Any], form: Form | None = None, site: str = "en", account: bool = False) -> list[str]:
    of_one = [Control(**{"form": 0, **each}) for each in controls]
    forms = [form] if form else []
    return [meaning.token for meaning in understand(of_one, lexicon(site), forms=forms, account=account)]


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("billingAddress.zip_code", "postal-code"),
        ("ctl00$Main$txtUserName", "username"),
        ("user[first_name]", "given-name"),
        ("emailAddress", "email"),
        ("emailOrPhone", "email"),
        ("taddress3", "address-line3"),
        ("RegisterForm[vorname]", "given-name"),
        ("profile[date_of_birth_d]", "bday-day"),
        ("profile[date_of_birth_m]", "bday-month"),
        ("profile[date_of_birth_y]", "bday-year"),
        ("phoneType", ""),
        ("passwordHint", ""),
        ("creditCard.amount", ""),
        ("cookielength", ""),
        ("", ""),
    ],
)
def test_what_developers_call_it(name: str, token: str) -> None:
    assert by_name(name) == token


@pytest.mark.parametrize(
    ("control", "token"),
    [
        ({"autocomplete": "new-password", "label": "Street address", "type": "text"}, "street-address"),
        ({"autocomplete": "name", "label": "First name"}, "given-name"),
        ({"autocomplete": "cc-given-name", "label": "First name", "name": "firstName"}, "given-name"),
        ({"autocomplete": "cc-name", "label": "Name", "name": "cardName"}, "cc-name"),
        ({"autocomplete": "off", "label": "Town"}, "address-level2"),
        ({"type": "tel", "label": "Card number"}, "cc-number"),
        ({"type": "password", "label": "Security answer"}, "security-answer"),
        ({"label": "Name", "placeholder": "First name"}, "given-name"),
        ({"label": "Company e-mail"}, "email"),
        ({"label": "Brand name of item"}, "unknown"),
        ({"label": "", "name": "lname"}, "family-name"),
        ({"label": "Cognome", "prediction": "NAME_LAST"}, "family-name"),
        ({"label": "Region", "type": "radio", "control": "choice", "name": "company"}, "address-level1"),
        ({"label": "In your own words", "type": "textarea", "name": "words"}, "comment"),
        ({"label": "", "type": "textarea", "name": "search"}, "comment"),
        ({"label": "Your feedback", "type": "radio", "control": "choice"}, "unknown"),
        ({"label": "ZIP code", "type": "radio", "control": "choice", "name": "where"}, "unknown"),
        ({"label": "No", "type": "radio", "control": "choice", "name": "company_mobile"}, "unknown"),
        ({"label": "Password", "type": "password", "name": "password", "id": "new-password"}, "new-password"),
        ({"label": "Email title", "name": "email[title]"}, "unknown"),
        ({"label": "Leave this field blank", "type": "password"}, "unknown"),
        ({"label": "", "type": "email", "name": "fakeEmailRemembered"}, "unknown"),
        ({"label": "E-mail", "type": "email", "name": "fakeEmailRemembered"}, "email"),
        ({"label": "", "type": "email", "name": "honeypot", "required": True}, "email"),
    ],
)
def test_which_source_wins(control: dict[str, Any], token: str) -> None:
    assert asked(control) == [token]


def test_passwords_and_who_asks_for_them() -> None:
    secret = {"type": "password", "label": "Password"}
    assert asked(secret, form=Form(number=0, buttons=["Log in"])) == ["current-password"]
    assert asked(secret, form=Form(number=0, buttons=["Create account"])) == ["new-password"]
    assert asked(secret, secret) == ["new-password", "new-password"]
    assert asked({"type": "password", "label": "Old password"}, secret, secret) == ["current-password", "new-password", "new-password"]
    assert asked({"label": "Логин"}, secret) == ["username", "current-password"]
    assert asked({"label": "Card number"}, secret) == ["username", "current-password"]


def test_a_log_in_is_told_by_what_it_remembers_and_by_what_else_it_lets_do() -> None:
    who = [{"label": "User ID"}, {"type": "password", "label": "Password"}, {"label": "Telephone"}]
    assert asked(*who) == ["username", "new-password", "tel"]
    remember = {"type": "checkbox", "control": "tick", "label": "Remember my user ID"}
    assert asked(*who, remember) == ["username", "current-password", "tel", "remember-me"]
    assert asked(*who, remember, form=Form(number=0, buttons=["Create account"]))[1] == "new-password"
    buttons = ["Register for online banking", "Sign on to online banking"]
    assert asked(*who, form=Form(number=0, heading="Sign on to online banking", buttons=buttons))[1] == "current-password"


def test_of_two_questions_that_say_nothing_neither_is_the_user_name() -> None:
    secret = {"type": "password", "label": "Password"}
    assert asked({"label": "Perm"}, {"label": "Application"}, secret)[:2] == ["unknown", "unknown"]
    assert asked({"label": "Town"}, {"label": "Application"}, secret)[:2] == ["address-level2", "username"]


def test_a_trap_is_no_user_name_and_no_second_password() -> None:
    secret = {"type": "password", "label": "Password"}
    assert asked({"label": "", "name": "fake_user"}, secret) == ["unknown", "current-password"]
    blank = {"type": "password", "label": "Leave this field blank"}
    assert asked(secret, blank) == ["current-password", "unknown"]


def test_a_second_street_is_a_second_line_unless_its_words_say_something_else() -> None:
    street = {"label": "Address"}
    assert asked(street, street) == ["street-address", "address-line2"]
    assert asked(street, {"label": "", "name": "address"}) == ["street-address", "address-line2"]
    assert asked(street, {"label": "Journey ends at", "name": "dest_address"}) == ["street-address", "street-address"]


def test_dates_in_parts() -> None:
    parts = [{"label": each, "group": "Date of birth"} for each in ("Day", "Month", "Year")]
    assert asked(*parts) == ["bday-day", "bday-month", "bday-year"]
    assert asked({"label": "Card number"}, {"label": "MM"}, {"label": "YY"}, {"label": "CVC"}) == [
        "cc-number", "cc-exp-month", "cc-exp-year", "cc-csc",
    ]  # fmt: skip
    assert asked({"label": "Day"}, {"label": "Remarks"})[0] != "bday-day"


def test_a_row_of_boxes_is_one_code() -> None:
    boxes = [{"label": "Verification code", "longest": 1}, *[{"label": "", "longest": 1}] * 5]
    assert asked(*boxes) == ["one-time-code", *["unknown"] * 5]


def test_nom_beside_prenom_and_nombre_beside_apellidos() -> None:
    assert asked({"label": "Nom"}, {"label": "Prénom"}, site="fr") == ["family-name", "given-name"]
    assert asked({"label": "Nombre"}, {"label": "Apellidos"}, site="es") == ["given-name", "family-name"]


def read_in(*labels: str, site: str, page: str = "") -> list[str]:
    return [words.language for words in readers([Control(label=label) for label in labels], lexicon(site), page)]


def test_the_language_of_a_form() -> None:
    assert read_in("First name", "Last name", "Town", site="en") == ["en"]
    assert read_in("Vorname", "Nachname", "Ort", "Land", site="en")[0] == "de"
    assert read_in("Etunimi", "Sukunimi", site="en", page="fi-FI")[0] == "fi"
    assert read_in("Namn", "Land", "E-post", site="sv")[0] == "sv", "a word alike in German makes no German of a Swede"
