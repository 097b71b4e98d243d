"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, click, go, visit, way
from .irritants import answered, plain, refused, sheet


def covered(label: str, **more: object) -> FieldView:
    return plain(label, **{"told_by": "placeholder", "label_from": "placeholder", "placeholder": label, **more})


BAD = [answered(plain("Name"), covered("E-mail")), answered(covered("Name"), covered("E-mail"), covered("Phone"))]
GOOD = answered(plain("Name"), plain("E-mail", placeholder="name@example.com"))
FLOATING = refused(sheet(covered("Name"), covered("E-mail")), sheet(plain("Name"), plain("E-mail"), errors=["Something went wrong."]))
INNOCENT = [
    FLOATING,  # the label floats in while one types
    answered(covered("Your e-mail address")),  # one question is remembered
    answered(plain("Name"), covered("Search", token="search", type="search")),
    answered(plain("Name"), covered("E-mail", told_by="beside")),
    answered(plain("Name"), covered("E-mail", told_by="")),
    answered(plain("Street"), covered("Flat, floor", token="address-line2"), covered("Code", token="one-time-code")),
    visit(way("look", go(HOME), click("On", sheet(covered("Name", asked=False), covered("E-mail", asked=False))))),
]


def test_one_label_that_vanishes_is_minor_and_many_are_moderate() -> None:
    [(one,), (many,)] = [ask("placeholder-label", seen) for seen in BAD]
    assert (one.severity, many.severity) == ("minor", "moderate")
    assert one.seen == "the text inside is all that says what is asked in 1 of 2 text fields: `E-mail`"
    assert many.words == "Name"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_labels_that_stay_are_no_finding(seen: Visit) -> None:
    assert ask("placeholder-label", seen) == []
