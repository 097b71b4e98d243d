"""What Swedish companies say is understood as what English ones say."""

import pytest

from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.costs.anchors import kind_of

from .told import asks


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Förnamn", "given-name"),
        ("Efternamn *", "family-name"),
        ("E-postadress", "email"),
        ("Mobilnummer", "tel"),
        ("Postnummer", "postal-code"),
        ("Ort", "address-level2"),
        ("Personnummer (ÅÅÅÅMMDD-NNNN)", "identity-number"),
        ("Önskemål", "comment"),
        ("Medlemskortsnummer", "unknown"),
        ("Kortnummer på bonuskortet", "unknown"),
        ("Kortnummer", "cc-number"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("sv", label) == token


@pytest.mark.parametrize(("name", "expected"), [("bli medlem", "join"), ("säg upp", "leave"), ("beställ", "checkout")])
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "sv") == expected


@pytest.mark.parametrize(
    ("name", "wish"), [("Säg upp", True), ("Lämna klubben", True), ("Avsluta medlemskapet", True), ("Lämna en recension", False)]
)
def test_the_wish_to_leave(name: str, wish: bool) -> None:
    assert bool(lexicon("sv").find("leaving.wish", name)) == wish
