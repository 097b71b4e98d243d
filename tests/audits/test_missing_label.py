"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import FieldView, Visit

from .build import ask, click, go, visit, way
from .irritants import answered, plain, sheet


def bare(label: str = "", **more: Any) -> FieldView:
    return plain(label, **{"told_by": "nothing", "label_from": "aria" if label else "none", **more})


def beside(label: str, **more: Any) -> FieldView:
    return plain(label, told_by="beside", label_from="nearby", **more)


BAD = [
    answered(plain("Name"), bare("E-mail")),
    answered(plain("Name"), bare(), plain("Phone")),
    answered(beside("Name"), beside("E-mail")),
]
GOOD = answered(plain("Name"), plain("E-mail"))
PASSING = visit(way("order", go(sheet(plain("Name"), bare("Password"))), click("New here", sheet(plain("Name"), opened_by="change"))))
INNOCENT = [
    answered(plain("Street address"), bare("Second line", told_by="shared")),
    answered(plain("Street address"), bare("address line two", token="address-line2"), bare("", token="captcha", type="textarea")),
    answered(plain("Name"), plain("E-mail", told_by="beside", label_from="aria")),
    answered(plain("Name"), plain("E-mail", told_by="placeholder", label_from="placeholder")),  # is another flaw
    answered(bare("Voucher")),
    answered(bare()),  # the button beside it says what it is for
    visit(way("order", go(sheet(plain("Name"), bare("Number of nights", holds="other"))))),
    answered(plain("Name"), bare("Agreed", control="tick", type="checkbox"), bare("Colour", control="choice", type="select")),
    answered(plain("Name"), plain("Search", type="search", told_by="nothing")),
    answered(plain("Name"), bare(required=True)),  # nobody could answer it: another flaw
    answered(plain("Name"), plain("E-mail", told_by="near", label_from="nearby"), plain("", told_by="beside", label_from="none")),
    answered(plain("E-mail"), bare("Digit 1", token="one-time-code"), *[bare(f"Digit {at}", token_from="context") for at in (2, 3, 4)]),
    answered(plain("Name"), *[bare(token_from="context", name=f"code[{at}]") for at in range(5)]),
    answered(plain("Name"), beside("Send")),  # what is written on a button
    answered(plain("Name"), beside("Leave this field blank:")),  # a trap for robots
    PASSING,
    answered(plain("Name", told_by=""), bare("E-mail", told_by="")),  # of an older visit
    visit(way("look", go(sheet(plain("Name", asked=False), bare("E-mail", asked=False))))),  # nobody had to deal with it
]


def test_a_field_that_nothing_explains_is_moderate() -> None:
    (finding,) = ask("missing-label", BAD[0])
    assert (finding.severity, finding.view, finding.words) == ("moderate", 2, "E-mail")
    assert finding.seen == "nothing to be seen on the page says what is asked in 1 of 2 text fields: `E-mail`"


def test_words_that_are_not_tied_to_their_fields_are_minor() -> None:
    (finding,) = ask("missing-label", BAD[2])
    assert finding.severity == "minor"
    said = "words stand beside both text fields, but the page's code does not say that they belong together: `Name`, `E-mail`"
    assert finding.seen == said


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_form(seen: Visit) -> None:
    assert len(ask("missing-label", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_told_in_another_way_is_no_finding(seen: Visit) -> None:
    assert ask("missing-label", seen) == []
