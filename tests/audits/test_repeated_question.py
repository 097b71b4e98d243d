"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, button, click, field, follow, go, page, visit, way


def asked(*fields: FieldView) -> Visit:
    return visit(way("order", go(HOME), click("Order", page("Your order", "/order", fields=list(fields)))))


EMAIL = field("E-mail", "email", known=True)


def linked(*fields: FieldView, button_: str = "Show my order", **more: str) -> Visit:
    """The customer followed a link of a mail."""
    status = page("Your order", "/status", fields=list(fields), buttons=[button(button_)], **more)
    return visit(way("order", go(HOME), follow("Your order", status)))


WRITTEN_TO = field("E-mail", "email", known_from="mail")
NUMBER = field("Order number")
BAD = [asked(EMAIL, field("Wish", "comment")), asked(field("Name", "name", known=True, holds="other")), linked(NUMBER, WRITTEN_TO)]
GOOD = asked(field("E-mail", "email", known=True, holds="right"))
INNOCENT = [
    asked(EMAIL, field("Password", "current-password", known=True, secret=True)),
    asked(field("Repeat password", "new-password", known=True, secret=True)),
    asked(field("E-mail", "email")),
    asked(field("E-mail", "email", known=True, holds="ours")),
    asked(field("Country", "country", known=True, holds="other", control="choice")),
    asked(field("I agree", "terms", known=True), field("News", "marketing", known=True)),
    linked(WRITTEN_TO, field("Password", "current-password", secret=True)),
    linked(WRITTEN_TO, field("Choose a password", "new-password", secret=True)),
    linked(WRITTEN_TO, button_="Log in"),
    linked(WRITTEN_TO, button_="Continue", title="Sign in to see your order"),
    linked(WRITTEN_TO, button_="Send me a link", title="Reset your password"),
    linked(NUMBER, field("E-mail", "email", known_from="mail", holds="right")),
    linked(field("Your friend's e-mail", "email")),
    linked(field("E-mail", "email", known_from="mail", asked=False)),
]


@pytest.mark.parametrize(("seen", "state"), list(zip(BAD, ["stands empty", "holds something else", "stands empty"], strict=True)))
def test_a_fact_asked_again_is_moderate(seen: Visit, state: str) -> None:
    (finding,) = ask("repeated-question", seen)
    assert finding.severity == "moderate"
    assert finding.seen.endswith(state)


def test_a_mails_link_that_leads_to_a_stranger_s_form_is_told_as_such() -> None:
    (finding,) = ask("repeated-question", BAD[2])
    assert finding.seen == "`E-mail` (email), the address that the mail with this link was sent to, is asked again and stands empty"


def test_each_fact_counts_once_however_often_it_is_asked() -> None:
    first, second = (page("Your order", path, fields=[EMAIL]) for path in ("/one", "/two"))
    assert len(ask("repeated-question", visit(way("order", go(first), click("Next", second))))) == 1


def test_a_form_empty_as_a_whole_is_not_reported_twice() -> None:
    seen = asked(EMAIL, field("Phone", "tel", known=True))
    assert ask("empty-form", seen)
    assert ask("repeated-question", seen) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_no_question_again(seen: Visit) -> None:
    assert ask("repeated-question", seen) == []
