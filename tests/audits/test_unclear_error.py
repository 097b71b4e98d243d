"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import ask, button, click, field, fill, go, page, visit, way

FIELDS = [field("E-mail", "email"), field("Card number", "cc-number"), field("Date")]


def answered(*errors: str, fields: list[FieldView] = FIELDS, **more: object) -> Visit:
    form = page("Pay", "/pay", fields=FIELDS, buttons=[button("Pay")])
    again = page("Pay", "/pay", fields=fields, buttons=[button("Pay")], errors=list(errors), **more)
    return visit(way("buy", go(form), fill(*FIELDS), click("Pay", again)))


BAD = [answered("Something went wrong."), answered("Please correct the errors below."), answered("Invalid input")]
GOOD = answered("Your card was declined by its bank.")
INNOCENT = [
    answered("Please correct the errors below.", fields=[field("E-mail", "email", error="Enter an e-mail address"), *FIELDS[1:]]),
    answered("Please correct the errors below.", "The e-mail address is not complete."),
    answered("We have no table at that hour."),
    answered("An error occurred.", status=503),
    answered("An error occurred.", fields=[]),
    answered(),
    visit(way("buy", go(page("Pay", "/pay", fields=FIELDS, errors=["Something went wrong."])))),
]


@pytest.mark.parametrize("seen", BAD)
def test_an_error_that_names_nothing_is_moderate(seen: Visit) -> None:
    (finding,) = ask("unclear-error", seen)
    assert finding.severity == "moderate"
    assert finding.seen == "the error names none of the form's 3 fields, and none is marked"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_an_error_that_names_marks_or_explains_is_no_finding(seen: Visit) -> None:
    assert ask("unclear-error", seen) == []
