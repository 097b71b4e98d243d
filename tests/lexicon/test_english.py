"""What companies in Britain, Ireland and America say is understood; the other languages are held against this one."""

import pytest

from harness.lexicon import lexicon
from harness.reading.banners import meaning

from .told import asks

ENGLISH = lexicon("en_GB")


@pytest.mark.parametrize(
    "said",
    [
        "You must be logged in to view this page.",
        "Please log in to continue.",
    ],
)
def test_who_has_to_sign_in(said: str) -> None:
    assert ENGLISH.find("dead-ends.login-wall", said)


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("First name", "given-name"),
        ("Surname", "family-name"),
        ("Full name", "name"),
        ("E-mail address", "email"),
        ("Mobile number", "tel"),
        ("Company name", "organization"),
        ("Address line 2 (optional)", "address-line2"),
        ("Town or city", "address-level2"),
        ("County", "address-level1"),
        ("Postcode", "postal-code"),
        ("Country of residence", "country"),
        ("Date of birth", "bday"),
        ("Card number", "cc-number"),
        ("Name on card", "cc-name"),
        ("Expiry date (MM/YY)", "cc-exp"),
        ("Security code (CVV)", "cc-csc"),
        ("Verification code we texted you", "one-time-code"),
        ("Promo code", "voucher"),
        ("Loyalty card number", "unknown"),
        ("Library card", "unknown"),
        ("Your membership card number", "unknown"),
        ("Marital status", "unknown"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("en", label) == token


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Accept all", "accept"),
        ("Allow all cookies", "accept"),
        ("I agree", "accept"),
        ("Got it", "noted"),
        ("OK, continue", "noted"),
        ("Accept and close", "accept"),
        ("Reject all", "refuse"),
        ("Decline", "refuse"),
        ("Only necessary cookies", "refuse"),
        ("Continue without accepting", "refuse"),
        ("Refuse optional cookies", "refuse"),
        ("Deny", "refuse"),
        ("Manage preferences", "settings"),
        ("Cookie settings", "settings"),
        ("Customise", "settings"),
        ("Save my choices", "save"),
        ("Save and exit", "save"),
    ],
)
def test_buttons_of_a_cookie_banner(name: str, key: str) -> None:
    assert meaning((ENGLISH,), name) == key
