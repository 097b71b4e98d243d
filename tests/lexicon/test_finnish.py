"""What Finnish companies say is understood as what English ones say."""

import pytest

from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.costs.anchors import kind_of

from .told import asks


@pytest.mark.parametrize(
    ("name", "expected"),
    [("peruuta", "leave"), ("perutaan", "leave"), ("irtisanominen", "leave"), ("perustiedot", ""), ("peruskurssi", ""), ("perunat", "")],
)
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "fi") == expected


@pytest.mark.parametrize(("name", "wish"), [("Peruuta jäsenyys", True), ("Irtisano", True), ("Perustiedot", False), ("Peruskortti", False)])
def test_the_wish_to_leave(name: str, wish: bool) -> None:
    assert bool(lexicon("fi").find("leaving.wish", name)) == wish


@pytest.mark.parametrize(
    ("label", "token"), [("Kanta-asiakaskortin numero", "unknown"), ("Plussa-kortin numero", "unknown"), ("Kortin numero", "cc-number")]
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("fi", label) == token
