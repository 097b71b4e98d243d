"""The harness walks django-appointment and finds what TRUTH.md knows: no more, and no less."""

from collections.abc import Callable

import pytest

from .serving import RealSite
from .walked import Spent, Walked

pytestmark = pytest.mark.real

BOOKING = Spent(clicks=7, fields=5, choices=1, pages=4, authentication=("one-time-code",), mail_steps=1)
MAILS = ["Email Verification", "Thank you for booking us."]


def test_booking_takes_a_mailed_code_and_cancelling_is_not_offered(walk: Callable[[str, RealSite], Walked], appointments: RealSite) -> None:
    walked = walk("book-and-cancel", appointments)
    assert walked.score("book").outcome == "reached"
    assert walked.spent("book") == BOOKING
    effort = walked.journey("book").effort
    assert (effort.asked, effort.required, effort.asked_again) == (8, 5, 0)

    # Nothing tells the customer to do it another way, so the company cannot be said to have turned anybody away.
    cancel = walked.score("cancel")
    assert (cancel.outcome, cancel.score, walked.card.outcome, walked.card.score) == ("stale-scenario", None, "stale-scenario", None)
    assert "`Cancel`" in cancel.reason
    [found] = walked.found()
    assert (found.severity, found.audit, found.journey) == ("minor", "missing-autocomplete", "book")
    assert walked.subjects() == MAILS
    told = "\n".join([*appointments.outbox(), *(page.text for page in walked.visit.views)])
    assert "cancel" not in told.lower()
    filled = next(page for page in walked.visit.views if any(field.holds == "ours" for field in page.fields))
    assert {field.token: field.label for field in filled.fields if field.holds == "ours"} == {
        "name": "Full Name *",
        "email": "Email *",
        "tel-country-code": "Phone *",
        "tel-national": "Phone *",
        "address-level2": "City and State",
    }


def test_booking_by_what_the_forms_ask(walk: Callable[[str, RealSite], Walked], appointments: RealSite) -> None:
    walked = walk("book-by-form", appointments)
    assert walked.card.outcome == "reached"
    assert walked.spent("book") == BOOKING
    assert [(found.severity, found.audit) for found in walked.found()] == [("minor", "missing-autocomplete")]
    assert walked.subjects() == MAILS
    assert walked.promised() == [("mail", "kept", "Please check your email for all the details.")]
    assert "An account was created for you." in "\n".join(page.text for page in walked.visit.views)
