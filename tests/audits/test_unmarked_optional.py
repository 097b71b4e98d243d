"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import ask, go, visit, way
from .irritants import answered, plain, sheet


def needed(label: str, **more: object) -> FieldView:
    return plain(label, required=True, **more)


FORM = (needed("Name"), needed("E-mail"), plain("Company"))
BAD = [answered(*FORM), answered(*FORM, plain("Phone"))]
GOOD = answered(needed("Name"), needed("E-mail"), plain("Company (optional)"))
INNOCENT = [
    answered(needed("Name"), needed("E-mail"), needed("Company")),
    answered(plain("Name"), plain("E-mail"), plain("Company")),  # the page does not say which it needs
    answered(needed("Name *"), needed("E-mail *"), plain("Company")),
    answered(needed("Name", starred=True), needed("E-mail", starred=True), plain("Company")),
    answered(*FORM, text="All fields are required unless marked otherwise."),
    answered(*FORM[:2], plain("Company", placeholder="optional")),
    answered(*FORM[:2], plain("Company", description="Fill in if you like")),
    answered(needed("E-mail"), plain("Password")),  # two
    answered(needed("E-mail"), needed("Phone"), plain("Name", "name"), plain("Password", "new-password")),  # checked by its script
    answered(needed("Card number", token="cc-number"), needed("Expires", token="cc-exp"), plain("Security code", "cc-csc")),
    answered(needed("Name"), needed("E-mail"), plain("Day", "bday-day"), plain("Year", "bday-year")),
    answered(needed("Name"), needed("E-mail"), plain("")),  # nobody could say which is meant
    answered(needed("Name"), plain("Company"), plain("Street"), plain("Town")),  # only the first is marked in the code
    visit(way("change", go(sheet(*FORM[:2], plain("Company", holds="right"))))),  # filled in already
    answered(*FORM[:2], plain("Search", type="search"), plain("Remember me", control="tick", type="checkbox")),
    answered(*[plain(field.label, required=field.required, told_by="") for field in FORM]),
    answered(needed("Nimi"), needed("Sähköposti"), plain("Yritys"), text="Yritys on valinnainen", language="fi"),
]


def test_a_mixture_without_marks_is_minor() -> None:
    (finding,) = ask("unmarked-optional", BAD[0])
    assert (finding.severity, finding.certainty, finding.words) == ("minor", "likely", "Company")
    assert finding.seen == "1 of 3 text fields may be left empty, and neither these nor the others are marked: `Company`"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_marks_of_any_kind_and_forms_of_one_kind_are_no_finding(seen: Visit) -> None:
    assert ask("unmarked-optional", seen) == []
