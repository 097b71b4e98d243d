"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, click, field, go, page, visit, way


def asked(*fields: FieldView) -> Visit:
    return visit(way("order", go(HOME), click("Order", page("Your order", "/order", fields=list(fields)))))


EMAIL = field("E-mail", "email", known=True)
BAD = [asked(EMAIL, field("Wish", "comment")), asked(field("Name", "name", known=True, holds="other"))]
GOOD = asked(field("E-mail", "email", known=True, holds="right"))
INNOCENT = [
    asked(EMAIL, field("Password", "current-password", known=True, secret=True)),
    asked(field("Repeat password", "new-password", known=True, secret=True)),
    asked(field("E-mail", "email")),
    asked(field("E-mail", "email", known=True, holds="ours")),
    asked(field("Country", "country", known=True, holds="other", control="choice")),
    asked(field("I agree", "terms", known=True), field("News", "marketing", known=True)),
]


@pytest.mark.parametrize(("seen", "state"), list(zip(BAD, ["stands empty", "holds something else"], strict=True)))
def test_a_fact_asked_again_is_moderate(seen: Visit, state: str) -> None:
    (finding,) = ask("repeated-question", seen)
    assert finding.severity == "moderate"
    assert finding.seen.endswith(state)


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
