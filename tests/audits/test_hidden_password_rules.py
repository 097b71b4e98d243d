"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, PageView, Visit

from .build import ask
from .irritants import plain, refused, sheet

REFUSAL = "A password has at least 8 characters."
EMAIL = plain("E-mail", "email")


def password(error: str = "", **more: object) -> FieldView:
    return plain("Password", "new-password", type="password", secret=True, error=error, **more)


def form(error: str = "", text: str = "Join", errors: tuple[str, ...] = (), **more: object) -> PageView:
    return sheet(EMAIL, password(error, **more), text=text, errors=list(errors))


BAD = [
    refused(form(), form(REFUSAL)),
    refused(form(), form(errors=("Your password must contain a capital letter.",))),
    refused(form(), form("Wrong"), form(REFUSAL), form(REFUSAL)),
]
GOOD = refused(form(text="Password\nAt least 8 characters"), form(REFUSAL))
INNOCENT = [
    refused(form(placeholder="8 characters or more"), form(REFUSAL)),
    refused(form(description="Use upper and lower case letters"), form(REFUSAL)),
    refused(form(), form("The passwords are not the same.")),
    refused(form(), form(errors=("The user name must contain at least 3 letters.",))),
    refused(form(), form(text="Join. At least 8 characters"), form(REFUSAL)),  # shown while typing
    refused(form(REFUSAL)),  # nobody saw it before
    refused(sheet(plain("Password", "current-password")), sheet(plain("Password", "current-password", error=REFUSAL))),
    refused(form(told_by=""), form(REFUSAL, told_by="")),
]


@pytest.mark.parametrize("seen", BAD)
def test_rules_that_only_the_refusal_tells_are_moderate(seen: Visit) -> None:
    (finding,) = ask("hidden-password-rules", seen)
    assert (finding.severity, finding.words) == ("moderate", "Password")
    assert finding.seen.startswith("the refusal of a password names rules that the form did not show before: ")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_rules_told_before_and_other_refusals_are_no_finding(seen: Visit) -> None:
    assert ask("hidden-password-rules", seen) == []
