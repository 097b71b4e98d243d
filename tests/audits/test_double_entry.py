"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Box, FieldView, Visit

from .build import HOME, ask, button, click, fill, go, page, visit, way
from .irritants import answered, plain, refused, sheet

EMAIL, EMAIL_AGAIN = plain("E-mail", "email", type="email"), plain("Confirm your e-mail", "email", type="email")
PASSWORD = plain("Password", "new-password", type="password", box=Box(x=10, y=100, width=200, height=40))
PASSWORD_AGAIN = plain("Repeat password", "new-password", type="password", box=Box(x=10, y=160, width=200, height=40))


def with_button(name: str = "", **more: Any) -> Visit:
    form = page("Join", "/join", fields=[PASSWORD, PASSWORD_AGAIN], buttons=[button("Send"), button(name, submits=False, **more)])
    return visit(way("join", go(HOME), click("Join", form), fill(PASSWORD, PASSWORD_AGAIN)))


def boxes(*labels: str) -> list[FieldView]:
    return [plain(label, control="tick", type="checkbox") for label in labels]


BAD = [
    answered(EMAIL, EMAIL_AGAIN),
    answered(EMAIL, PASSWORD, PASSWORD_AGAIN),
    with_button("Sign in with another account", box=Box(x=10, y=400, width=100, height=20)),
    answered(plain("Sähköposti", "email"), plain("Sähköposti uudelleen", "email"), language="fi"),
]
GOOD = answered(EMAIL, PASSWORD)
INNOCENT = [
    with_button("Show password"),
    with_button(box=Box(x=180, y=110, width=20, height=20)),  # an eye inside the field
    answered(PASSWORD, PASSWORD_AGAIN, *boxes("Show passwords")),
    answered(EMAIL, plain("Another e-mail address, if this one does not work", "email", type="email")),
    answered(EMAIL, plain("Confirm your friend's e-mail", "unknown", type="email")),
    answered(EMAIL, plain("Confirm your e-mail", "email", type="email", form=1)),  # in another form
    answered(plain("Current password", "current-password", type="password"), PASSWORD),
    answered(plain("Confirm your e-mail", "email", type="email")),  # once
]


def test_an_e_mail_address_twice_is_moderate_and_a_password_twice_is_minor() -> None:
    [(email,), (password,)] = [ask("double-entry", seen) for seen in BAD[:2]]
    assert (email.severity, password.severity) == ("moderate", "minor")
    assert email.seen == "the e-mail address has to be typed twice: `Confirm your e-mail`"
    assert password.seen == "the password has to be typed twice, and nothing lets the customer see it: `Repeat password`"


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_an_answer(seen: Visit) -> None:
    assert len(ask("double-entry", seen)) == 1


def test_a_form_that_comes_back_is_reported_once() -> None:
    assert len(ask("double-entry", refused(sheet(EMAIL, EMAIL_AGAIN), sheet(EMAIL, EMAIL_AGAIN)))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_typed_once_or_can_be_seen_is_no_finding(seen: Visit) -> None:
    assert ask("double-entry", seen) == []
