"""What a control asks for, as each source tells it."""

from typing import Any

import pytest

from harness.fields import TOKENS, Control, Form, understand
from harness.lexicon import languages, lexicon
from harness.personas import FACTS


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
        ({"label": "Password", "type": "password"}, "current-password"),
        ({"label": "Confirm password", "type": "password"}, "new-password"),
        ({"label": "Post/Zip-code"}, "postal-code"),
        ({"label": "First line of address"}, "street-address"),
        ({"label": "", "name": "id_registration-email"}, "email"),
        ({"label": "I agree to the terms and conditions", "type": "checkbox"}, "terms"),
        ({"label": "Send me news and offers", "type": "checkbox"}, "marketing"),
        ({"label": "I want to receive an EMAIL reminder 24 hours before this session starts", "type": "checkbox"}, "unknown"),
        ({"label": "A copy of your passport", "type": "file"}, "identity-document"),
        ({"label": "", "type": "textarea", "name": "g-recaptcha-response"}, "captcha"),  # a service's own, which nobody writes in
        ({"label": "People"}, "party-size"),
        ({"label": "Statement of the mayor"}, "unknown"),
        ({"label": "In your own words", "name": "words", "id": "words", "type": "textarea"}, "comment"),
        ({"label": "Country walk, 12 km", "type": "checkbox"}, "unknown"),
    ],
)
def test_english(asked: dict[str, Any], token: str) -> None:
    assert [meaning.token for meaning in understand([Control(**asked)], lexicon("en"))] == [token]


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
    assert [meaning.token for meaning in understand([Control(label=label)], lexicon("fi_FI"))] == [token]


def test_what_the_lexicon_names_are_tokens() -> None:
    assert len(languages()) >= 3
    assert set(lexicon("en").keys("fields")) - {"unknown"} <= TOKENS


def test_what_a_persona_knows_are_tokens() -> None:
    assert FACTS <= TOKENS


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        ({"label": "E-mail"}, False),
        ({"label": "E-mail", "required": True}, True),
        ({"label": "E-mail *"}, True),
        ({"label": "E-mail (required)"}, True),
        ({"label": "Last name , required."}, True),
        ({"label": "Is a visa required?"}, False),
        ({"label": "Required documents"}, False),
    ],
)
def test_whether_an_answer_is_needed(asked: dict[str, Any], needed: bool) -> None:
    assert [meaning.needed for meaning in understand([Control(**asked)], lexicon("en"))] == [needed]


@pytest.mark.parametrize(
    ("heading", "label", "language", "token"),
    [
        ("Gift card", "Card number", "en", "voucher"),
        ("Lahjakortti", "Kortin numero", "fi", "voucher"),
        ("Carte cadeau", "Numéro de carte", "fr", "voucher"),
        ("Your card", "Card number", "en", "cc-number"),
        ("", "Card number", "en", "cc-number"),
    ],
)
def test_a_number_alone_below_a_gift_card_is_no_payment_cards(heading: str, label: str, language: str, token: str) -> None:
    [meaning] = understand([Control(label=label, form=0)], lexicon(language), forms=[Form(number=0, heading=heading)])
    assert meaning.token == token


def test_a_gift_card_is_paid_for_by_a_payment_card() -> None:
    asked = [Control(label="Card number", form=0), Control(label="Expiry date", form=0)]
    bought = understand(asked, lexicon("en"), forms=[Form(number=0, heading="Gift card")])
    hosted = understand([Control(autocomplete="cc-number", form=0)], lexicon("en"), forms=[Form(number=0, heading="Gift card")])
    assert [each.token for each in bought] == ["cc-number", "cc-exp"]
    assert [each.token for each in hosted] == ["cc-number"]
