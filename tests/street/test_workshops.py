"""A question to two workshops."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from harness.street import gable_and_sons
from harness.street.dispatch import Dispatch
from harness.street.trades.workshop import PRICES, B, time_to_call

from .conftest import At, Customer, hand_in, mails, way

HOUR = 3600
QUESTION = {"words": "Would you make a table for six?", "name": "Aino Virtanen", "email": "aino+k7@example.com", "tel": "+1 202 555 0147"}


@pytest.fixture
def answer(street: Dispatch, at: At) -> dict[str, object]:
    """Sycamore's answer to a question."""
    assert "within two hours" in at("sycamore-joinery").post("/ask", **QUESTION).text
    street.later("sycamore-joinery", HOUR / 2)
    [mail] = mails(street, "sycamore-joinery")
    return mail


def test_sycamore_offers_a_time_or_prices_or_details(answer: dict[str, str]) -> None:
    for part in ("txt", "html"):
        assert "Dear Aino Virtanen" in answer[part]
        assert "Would you make a table for six?" in answer[part]
        assert "Would it suit you if I called you to" in answer[part]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-20T08:00", "today between 14 and 15"),
        ("2026-11-20T13:59", "today between 14 and 15"),
        ("2026-11-20T14:00", "today between 15 and 16"),
        ("2026-11-20T15:59", "today between 16 and 17"),
        ("2026-11-20T16:00", "tomorrow, Saturday 21 November, between 14 and 15"),
        ("2026-11-20T23:30", "tomorrow, Saturday 21 November, between 14 and 15"),
    ],
)
def test_the_time_is_one_that_may_still_be_kept(now: str, said: str) -> None:
    assert time_to_call(datetime.fromisoformat(now)) == said


@pytest.mark.parametrize(
    ("words", "wish", "page"),
    [("Prices first", "prices", "890 EUR"), ("Details first", "details", "oak, ash or elm"), ("Call me then", "call", "0147")],
)
def test_a_press_is_answered_on_the_page_and_by_mail(
    street: Dispatch, at: At, answer: dict[str, str], words: str, wish: str, page: str
) -> None:
    customer = at("sycamore-joinery")
    path = way(answer, words)
    assert page.casefold() in customer.get(path).text.casefold()
    customer.get(path)
    assert page.casefold() in mails(street, "sycamore-joinery")[-1]["txt"].casefold()
    assert street.facts("sycamore-joinery")["counts"]["mails"] == 2
    [enquiry] = street.facts("sycamore-joinery")["records"]["enquiries"].values()
    assert enquiry["wish"] == wish
    assert customer.get(f"{path}s").status_code == 404


def test_a_word_by_mail_will_do(street: Dispatch, answer: dict[str, dict[str, str]]) -> None:
    hand_in(street, "sycamore-joinery", f"Re: {answer['headers']['subject']}", "Prices, please")
    mail = mails(street, "sycamore-joinery")[-1]
    assert all(f"{piece}: {price} EUR" in mail["txt"] for piece, price in PRICES.items())
    hand_in(street, "sycamore-joinery", "Re: something else", "Prices, please")
    assert street.facts("sycamore-joinery")["counts"]["mails"] == 2


def test_gable_never_answers(street: Dispatch, at: At) -> None:
    assert "Thank you for your message" in at("gable-and-sons").post("/ask", **QUESTION).text
    street.later("gable-and-sons", 60 * 24 * HOUR)
    assert street.facts("gable-and-sons")["counts"] == {"enquiries": 1, "mails": 0, "received": 0}


def test_an_answer_may_hold_nothing(tmp_path: Path) -> None:
    street = Dispatch([replace(gable_and_sons.COMPANY, behaviours=frozenset({B.answered_with_nothing}))], tmp_path)
    Customer(street, "gable-and-sons").post("/ask", **QUESTION)
    street.later("gable-and-sons", HOUR)
    [mail] = mails(street, "gable-and-sons")
    assert "Dear customer" in mail["txt"]
    assert "<a " not in mail["html"]
    street.close()


@pytest.mark.parametrize("field", ["words", "name", "email"])
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    assert 'class="error"' in at("sycamore-joinery").post("/ask", **{**QUESTION, field: " "}).text
    assert street.facts("sycamore-joinery")["counts"]["enquiries"] == 0
