"""Two cellars that sell a basket of cider, and what stands between a customer and the price, the hours, the order at night."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from harness.street import barley_and_daughter
from harness.street.dispatch import Dispatch
from harness.street.trades.cellar import LETTERS, B

from .conftest import At, Customer, mails

ORDER = {
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com", "street_address": "Koivukuja 4",
    "postal_code": "00140", "address_level2": "Helsinki", "of_age": "yes",
}  # fmt: skip
NEEDLESS = {"title": "Mrs", "household": "3"}
EVERY_WAY = [frozenset(some) for size in range(len(B) + 1) for some in itertools.combinations(B, size)]


def come_at(street: Dispatch, company: str, hour: int) -> None:
    """Move a company's clock to the middle of the next such hour."""
    now = street.at(company).now()
    then = now.replace(hour=hour, minute=30, second=0)
    street.later(company, ((then - now) % timedelta(days=1)).total_seconds())


@pytest.mark.parametrize("ways", EVERY_WAY, ids=lambda ways: "+".join(sorted(way.id for way in ways)) or "none")
def test_any_behaviours_go_together(tmp_path: Path, ways: Iterable[B]) -> None:
    street = Dispatch([replace(barley_and_daughter.COMPANY, behaviours=frozenset(ways))], tmp_path)
    customer = Customer(street, "barley-and-daughter")
    come_at(street, "barley-and-daughter", 23)
    assert ("10 to 16" not in customer.get("/hours").text) is (B.hours_behind_letters in ways)
    assert ("24.00 EUR" not in customer.get("/basket").text) is (B.price_behind_cookies in ways)
    assert ("closed at night" in customer.get("/order").text) is (B.closed_at_night in ways)
    come_at(street, "barley-and-daughter", 8)
    assert (">Title<" in customer.get("/order").text) is (B.needless_questions in ways)
    assert ("Please choose your title." in customer.post("/order", **ORDER).text) is (B.needless_questions in ways)
    assert "Thank you, Aino" in customer.post("/order", **ORDER, **NEEDLESS).text
    street.close()


@pytest.mark.parametrize(("hour", "takes"), [(7, False), (8, True), (20, True), (21, False)])
def test_basket_king_keeps_hours(street: Dispatch, at: At, hour: int, takes: bool) -> None:
    come_at(street, "basket-king", hour)
    assert ("Place order" in at("basket-king").get("/order").text) is takes
    at("basket-king").post("/order", **ORDER, **NEEDLESS)
    assert street.facts("basket-king")["counts"]["orders"] == int(takes)


def test_the_letters_show_the_hours_and_the_cookies_the_price(at: At) -> None:
    customer = at("basket-king-fi")
    assert "Nämä eivät ole ne kirjaimet." in customer.post("/hours", letters="SIIDERI").text
    assert "10–16" in customer.post("/hours", letters=LETTERS.lower()).text
    assert "24,00\N{NO-BREAK SPACE}€" in customer.post("/basket").text
    assert "24,00\N{NO-BREAK SPACE}€" in customer.get("/basket").text, "once is enough"


def test_nobody_young_is_served_anywhere(street: Dispatch, at: At) -> None:
    for company in ("basket-king", "barley-and-daughter"):
        come_at(street, company, 12)
        assert "Please confirm your age." in at(company).post("/order", **{**ORDER, "of_age": ""}, **NEEDLESS).text
        assert street.facts(company)["counts"]["orders"] == 0


def test_the_mail_says_what_the_page_says(street: Dispatch, at: At) -> None:
    page = at("barley-and-daughter").post("/order", **ORDER).text
    [mail] = mails(street, "barley-and-daughter")
    [number] = re.findall(r"B-[0-9A-F]{6}", page)[:1]
    assert number in mail["headers"]["subject"]
    assert "Price: 24.00 EUR" in mail["txt"]
    assert datetime.fromisoformat(street.facts("barley-and-daughter")["records"]["orders"][number]["at"])
