"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask
from .irritants import answered, plain

BAD = [
    answered(plain("Name", "name"), plain("E-mail", "email"), plain("Phone", "tel")),
    answered(plain("Card number", "cc-number", inputmode="text")),
    answered(plain("Code from the message", "one-time-code", pattern="[0-9]{6}")),
]
GOOD = answered(plain("E-mail", "email", type="email"), plain("Phone", "tel", type="tel"))
INNOCENT = [
    answered(plain("E-mail", "email", inputmode="email"), plain("Phone", "tel", inputmode="numeric")),
    answered(plain("Card number", "cc-number", pattern="[0-9]*"), plain("Phone", "tel", pattern=r"\d*")),
    answered(plain("Code", "one-time-code"), plain("Code", "one-time-code", pattern="[A-Z0-9]{6}")),  # may be letters
    answered(plain("E-mail or username", "email"), plain("Name", "name"), plain("Postcode", "postal-code")),
    answered(plain("Contact", "email", certainty="likely")),
    answered(plain("Your new e-mail", "email"), text="Your new e-mail @mail.example"),  # only what stands before it is typed
    answered(plain("E-Mail-Adresse oder Benutzernummer", "email"), plain("Telefon oder Kundennummer", "tel"), language="de"),
    answered(plain("E-mail / player’s name", "email")),
    answered(plain("Mobile number or e-mail", "email"), plain("E-mail or phone", "tel")),
    answered(plain("Phone", "tel", type="number"), plain("Phone", "tel", type="select", control="choice")),
    answered(plain("E-mail", "email", told_by="")),  # of an older visit
]


def test_the_keyboard_of_letters_for_figures_is_minor() -> None:
    (finding,) = ask("wrong-keyboard", BAD[0])
    assert (finding.severity, finding.seen) == ("minor", "on a phone the keyboard of letters opens for `E-mail`, `Phone`")


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_form(seen: Visit) -> None:
    assert len(ask("wrong-keyboard", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_keyboards_that_fit_or_may_fit_are_no_finding(seen: Visit) -> None:
    assert ask("wrong-keyboard", seen) == []
