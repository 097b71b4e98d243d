"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask
from .irritants import answered, plain, refused, sheet

NAME = plain("First name", "given-name", autocomplete="given-name")
EMAIL = plain("E-mail", "email", type="email", autocomplete="section-a billing email")
BAD = [
    answered(NAME, plain("E-mail", "email", type="email")),
    answered(plain("First name", "given-name", autocomplete="off"), plain("Phone", "tel"), plain("Country", "country", control="choice")),
]
GOOD = answered(NAME, EMAIL)
INNOCENT = [
    answered(plain("Passenger's name"), plain("Comment", "comment"), plain("Date", "date")),
    answered(plain("Search", "search", type="search", autocomplete="off"), plain("Code", "one-time-code", autocomplete="off")),
    answered(EMAIL, plain("E-mail again", "email", autocomplete="off")),
    answered(plain("E-mail", "email", autocomplete="username")),
    answered(NAME, plain("Your new e-mail", "email"), text="Your new e-mail @mail.example"),
    answered(plain("Newsletter", "marketing", control="tick", type="checkbox")),
    answered(*[plain(label, token) for label, token in 2 * [("First name", "given-name"), ("Date of birth", "bday")]]),  # two passengers
    answered(EMAIL, plain("Confirm your address", "street-address"), plain("Branch", "tel", type="tel", token_from="type")),
    answered(EMAIL, plain("Unit of time", "address-line2", control="choice"), plain("Domain", "username", token_from="name")),
    answered(EMAIL, plain("Please leave this field empty", "name")),  # a trap for robots
    answered(EMAIL, plain("Security code", "username", token_from="context")),
    answered(EMAIL, plain("", "username", token_from="context", name="vendor-search")),  # a guess
]


def test_facts_that_browsers_keep_are_told_as_one_finding() -> None:
    [(one,), (two,)] = [ask("missing-autocomplete", seen) for seen in BAD]
    assert one.severity == two.severity == "minor"
    assert one.seen == "browsers are not told (by `autocomplete`) what to fill in at `E-mail`; elsewhere in the form they are"
    assert two.seen.endswith("what to fill in at `First name`, `Phone`, `Country` (1 of them `off`)")


def test_a_form_that_comes_back_is_reported_once() -> None:
    form = sheet(NAME, plain("E-mail", "email"))
    assert len(ask("missing-autocomplete", refused(form, form, form))) == 1


def test_many_fields_are_cut() -> None:
    names = ["given-name", "family-name", "email", "tel", "street-address", "postal-code", "address-level2"]
    (finding,) = ask("missing-autocomplete", answered(*[plain(name, name) for name in names]))
    assert finding.seen.endswith(" at `given-name`, `family-name`, `email`, `tel`, `street-address` and 2 more")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_no_browser_keeps_is_no_finding(seen: Visit) -> None:
    assert ask("missing-autocomplete", seen) == []
