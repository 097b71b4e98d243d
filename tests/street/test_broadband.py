"""Two companies that bring fibre, in two languages, and whether their departments say the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from harness.street import fairway_fibre
from harness.street.dispatch import Dispatch
from harness.street.trades.broadband import B, working_day

from .conftest import At, Customer, mails, way

ORDER = {
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com", "tel": "040 123 4567",
    "street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki",
}  # fmt: skip
EVERY_WAY = [frozenset(some) for size in range(len(B) + 1) for some in itertools.combinations(B, size)]


def said(text: str, label: str) -> str:
    """What stands behind a label, on a page or in a mail."""
    [found] = re.findall(rf"{label}(?:</dt><dd>|: )([^<\n]+)", text)
    return str(found)


def another_day(customer: Customer, number: str, **who: str) -> str:
    """Choose the first other day that Installations has, and give the page that confirms it."""
    if who:
        customer.post(f"/installations/{number}/who", order=number, **who)
    choices = re.findall(r'<option value="(\d[\d-]+)">', customer.get(f"/installations/{number}").text)
    assert len(choices) == 3
    return customer.post(f"/installations/{number}", day=choices[0]).text


@pytest.mark.parametrize("ways", EVERY_WAY, ids=lambda ways: "+".join(sorted(way.id for way in ways)) or "none")
def test_any_behaviours_go_together(tmp_path: Path, ways: Iterable[B]) -> None:
    street = Dispatch([replace(fairway_fibre.COMPANY, behaviours=frozenset(ways))], tmp_path)
    customer = Customer(street, "fairway-fibre")
    page = customer.post("/order", **ORDER).text
    number, [mail] = said(page, "Order number"), mails(street, "fairway-fibre")
    account = customer.get(way(mail, "See your order")).text
    assert (said(page, "Installation day") != said(mail["txt"], "Installation day")) is (B.mail_says_another_day in ways)
    assert (said(page, "Monthly fee") != said(account, "Monthly fee")) is (B.account_says_another_fee in ways)
    assert ("Which order is it?" in customer.get(f"/installations/{number}").text) is (B.installers_ask_again in ways)
    page = another_day(customer, number, **(ORDER if B.installers_ask_again in ways else {}))
    assert said(page, "Installation day") == said(mails(street, "fairway-fibre")[1]["txt"], "Installation day")
    account = customer.get(f"/orders/{number}").text
    assert (said(page, "Installation day") != said(account, "Installation day")) is (B.sales_is_not_told in ways)
    street.close()


def test_in_finnish_everything_is_including_the_mails(street: Dispatch, at: At) -> None:
    page = at("fairway-fibre-fi").post("/order", **ORDER).text
    [mail] = mails(street, "fairway-fibre")
    assert "Kiitos, Aino" in page
    assert said(page, "Kuukausimaksu") == said(mail["txt"], "Kuukausimaksu") == "34,90\N{NO-BREAK SPACE}€/kk"
    assert said(page, "Asennuspäivä") == said(mail["txt"], "Asennuspäivä")
    assert mail["headers"]["subject"].startswith("Liittymäsi FF-")
    assert re.search(r'<html lang="fi">', mail["html"])
    assert "http://fairway-fibre-fi.localhost" in mail["txt"]
    assert "Kirjoita etunimesi." in at("fairway-fibre-fi").post("/order").text


def test_an_order_is_shown_to_who_placed_it_or_has_its_mail(street: Dispatch, at: At) -> None:
    customer = at("skerry-fibre")
    number = said(customer.post("/order", **ORDER).text, "Order number")
    path = way(mails(street, "skerry-fibre")[0], "See your order")
    assert at("skerry-fibre").get(path[:-1]).status_code == 404
    assert at("skerry-fibre").get(f"/orders/{number}").status_code == 404
    assert number in at("skerry-fibre").get(path).text
    assert number in customer.get("/orders").text


def test_what_is_missing_is_asked_for(at: At) -> None:
    customer = at("skerry-fibre")
    assert "Please enter your e-mail address" in customer.post("/order", **{**ORDER, "email": "aino"}).text
    number = said(customer.post("/order", **ORDER).text, "Order number")
    assert "Please enter your order number." in customer.post(f"/installations/{number}/who", **ORDER).text
    customer.post(f"/installations/{number}/who", order=number, **ORDER)
    assert "Please choose a day." in customer.post(f"/installations/{number}", day="2020-01-01").text


@pytest.mark.parametrize(("day", "works"), [("2026-11-27", "2026-11-27"), ("2026-11-28", "2026-11-30"), ("2026-11-29", "2026-11-30")])
def test_nobody_is_sent_out_on_a_saturday_or_sunday(day: str, works: str) -> None:
    assert working_day(date.fromisoformat(day)) == date.fromisoformat(works)
