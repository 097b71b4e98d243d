"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import ask, button, click, field, fill, go, page, visit, way

NAME, EMAIL, PHONE = field("Name", "name"), field("E-mail", "email"), field("Phone", "tel")
PASSWORD = field("Password", "new-password", secret=True)


def returned(
    *fields: FieldView, filled: tuple[FieldView, ...] = (NAME, EMAIL, PHONE, PASSWORD), errors: tuple[str, ...] = ("No.",)
) -> Visit:
    form = page("Join", "/join", fields=list(filled), buttons=[button("Join")])
    again = page("Join", "/join", fields=list(fields), buttons=[button("Join")], errors=list(errors))
    return visit(way("join", go(form), fill(*filled), click("Join", again)))


def kept(one: FieldView) -> FieldView:
    return field(one.label, one.token, holds="right")


BAD = [returned(NAME, kept(EMAIL), kept(PHONE)), returned(NAME, EMAIL, PHONE)]
GOOD = returned(kept(NAME), kept(EMAIL), kept(PHONE))
INNOCENT = [
    returned(kept(NAME), kept(EMAIL), PASSWORD),
    returned(kept(NAME), field("E-mail", "email", error="Not an e-mail address")),
    returned(NAME, EMAIL, errors=()),
    returned(field("Book", control="choice"), filled=(NAME, field("Book", control="choice"))),
    returned(field("Street", "street-address"), field("Town", "address-level2")),
    returned(kept(NAME), NAME, filled=(NAME,)),  # another form asks for the same
    returned(field("Code"), filled=(field("Code"),), errors=("This is not one of our codes.",)),
]


@pytest.mark.parametrize(("seen", "severity", "count"), [(BAD[0], "moderate", 1), (BAD[1], "serious", 3)])
def test_answers_that_an_error_emptied(seen: Visit, severity: str, count: int) -> None:
    (finding,) = ask("lost-input", seen)
    assert finding.severity == severity
    assert finding.seen.startswith(f"after an error {count} fields that had been filled in stand empty: `Name`")


def test_the_same_loss_twice_is_reported_once() -> None:
    form = page("Join", "/join", fields=[NAME, EMAIL, PHONE])
    again = page("Join", "/join", fields=[NAME, EMAIL, PHONE], errors=["No."])
    tries = [fill(NAME, EMAIL, PHONE), click("Join", again)] * 2
    assert len(ask("lost-input", visit(way("join", go(form), *tries)))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_passwords_the_faulty_answer_or_another_form_are_no_finding(seen: Visit) -> None:
    assert ask("lost-input", seen) == []
