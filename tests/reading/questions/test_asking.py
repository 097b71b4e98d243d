"""How a page asks of a customer whom the company knows: one classification for audits, effort and prefill share."""

import pytest

from harness.model import Effort, FieldView, PageView
from harness.reading.questions.asking import prefill_share, questions, whence

from ...audits.build import field


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        (field("E-mail", "email"), "asked-first"),
        (field("E-mail", "email", holds="right"), "asked-first"),
        (field("E-mail", "email", known=True, holds="right"), "prefilled"),
        (field("E-mail", "email", known=True), "asked-again-empty"),
        (field("E-mail", "email", known=True, holds="other"), "asked-again-other"),
        (field("E-mail", "email", known=True, holds="ours"), "asked-first"),
        (field("E-mail", "email", known=True, asked=False), "asked-first"),
        (field("Country", "country", known=True, control="choice"), "asked-again-empty"),
        (field("Country", "country", known=True, control="choice", holds="right"), "prefilled"),
        (field("Country", "country", known=True, control="choice", holds="other"), "asked-first"),
        (field("I agree", "terms", known=True, control="tick"), "asked-first"),
        (field("Wishes", "comment", known=True), "asked-first"),
        (field("New password", "new-password", known=True, secret=True), "asked-first"),
    ],
)
def test_a_field_alone(asked: FieldView, question: str) -> None:
    assert questions([asked]) == [question]


def test_signing_in_is_no_question() -> None:
    sign_in = [field("E-mail", "email", known=True), field("Password", "current-password", known=True, secret=True)]
    beside = field("E-mail", "email", known=True, form=1)
    assert questions([*sign_in, beside]) == ["asked-first", "asked-first", "asked-again-empty"]


@pytest.mark.parametrize(
    ("source", "how"),
    [("earlier-journey", "asked-first"), ("mail", "asked-first"), ("journey", "asked-again-empty"), ("link", "asked-again-empty")],
)
def test_who_opens_an_account_on_another_occasion_says_who_they_are(source: str, how: str) -> None:
    email, name = field("E-mail", "email", known_from=source), field("First name", "given-name", known_from=source)
    assert questions([email, name, field("Password", "new-password", secret=True)]) == [how, "asked-again-empty", "asked-first"]


@pytest.mark.parametrize(("first", "how"), [("nothing", "asked-again-empty"), ("right", "prefilled"), ("other", "asked-again-other")])
def test_a_second_field_only_confirms(first: str, how: str) -> None:
    twice = [field("E-mail", "email", known=True, holds=first), field("E-mail again", "email", known=True)]
    assert questions(twice) == [how, "asked-first"]


def test_no_fields_no_questions() -> None:
    assert questions([]) == []


@pytest.mark.parametrize(
    ("source", "page", "said"),
    [
        ("journey", 4, "told 1 page before"),
        ("journey", 2, "told 3 pages before"),
        ("journey", 5, "told on the same page"),
        ("earlier-journey", 1, "told in an earlier journey"),
        ("link", 0, "told by the link"),
        ("account", 0, "held by the account"),
        ("mail", 0, "the address that the mail with this link was sent to"),
    ],
)
def test_where_a_fact_is_known_from(source: str, page: int, said: str) -> None:
    assert whence(field("E-mail", "email", known_from=source, told_on=page), PageView(page=5)) == said


@pytest.mark.parametrize(("known", "again", "share"), [(0, 0, None), (4, 0, 1.0), (4, 4, 0.0), (3, 1, 0.667)])
def test_prefill_share(known: int, again: int, share: float | None) -> None:
    assert prefill_share(Effort(known=known, asked_again=again)) == share
