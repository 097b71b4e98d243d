"""Two power companies, and whether they know their customers in another channel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import brook_power
from harness.street.dispatch import Dispatch
from harness.street.trades.power import B

from .conftest import At, Customer, mails, way

ORDER = {
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com",
    "street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki",
}  # fmt: skip
WHO = ("First name", "Last name", "E-mail", "Customer number")


def asked_who(page: str) -> list[str]:
    """Which of the four questions about the person a form asks."""
    return [label for label in WHO if f">{label}</label>" in page]


@pytest.mark.parametrize(("company", "asked"), [("brook-power", ()), ("north-grid", WHO)])
def test_by_the_link_and_after_the_order(street: Dispatch, at: At, company: str, asked: tuple[str, ...]) -> None:
    customer, elsewhere = at(company), at(company)
    assert "Welcome, Aino" in customer.post("/order", **ORDER).text
    [mail] = mails(street, company)
    path = way(mail, "Ask about your contract")
    assert asked_who(elsewhere.get(path).text) == list(asked)
    assert asked_who(customer.get("/ask").text) == list(asked)
    assert asked_who(at(company).get("/ask").text) == list(WHO)


def test_nobody_gets_in_with_half_a_link(street: Dispatch, at: At) -> None:
    at("brook-power").post("/order", **ORDER)
    path = way(mails(street, "brook-power")[0], "Ask about your contract")
    assert asked_who(at("brook-power").get(path[:-1]).text) == list(WHO)
    assert asked_who(at("brook-power").get(path.partition("&")[0]).text) == list(WHO)


def test_brook_power_answers_whom_it_knows(street: Dispatch, at: At) -> None:
    customer = at("brook-power")
    customer.post("/order", **ORDER)
    path = way(mails(street, "brook-power")[0], "Ask about your contract")
    assert "What would you like to know, Aino?" in customer.get(path).text
    assert "within two hours" in customer.post("/question", words="When does it end?").text
    street.later("brook-power", 3600)
    [number] = street.facts("brook-power")["records"]["customers"]
    mail = mails(street, "brook-power")[-1]
    assert "Dear Aino" in mail["txt"]
    assert f"Your contract {number} began today" in mail["txt"]
    [question] = street.facts("brook-power")["records"]["questions"].values()
    assert (question["recognised"], question["number"]) == (True, number)


def test_north_grid_asks_who_it_is_twice(street: Dispatch, at: At) -> None:
    customer = at("north-grid")
    customer.post("/order", **ORDER)
    path = way(mails(street, "north-grid")[0], "Ask about your contract")
    assert customer.post(path, given_name="Aino").text.count('class="error"') == 3
    [number] = street.facts("north-grid")["records"]["customers"]
    assert f"customer number {number}" in customer.post(path, **ORDER, customer_number=number).text
    customer.post("/question", words="When does it end?")
    street.later("north-grid", 3600)
    assert "we need your first name, last name, e-mail address and customer number" in mails(street, "north-grid")[-1]["txt"]
    [question] = street.facts("north-grid")["records"]["questions"].values()
    assert not question["recognised"]


@pytest.mark.parametrize(("behaviour", "by_link", "on_the_site"), [(B.stranger_by_link, 4, 0), (B.stranger_on_the_site, 0, 4)])
def test_behaviours_can_be_combined_at_will(tmp_path: Path, behaviour: B, by_link: int, on_the_site: int) -> None:
    street = Dispatch([replace(brook_power.COMPANY, behaviours=frozenset({behaviour}))], tmp_path)
    customer = Customer(street, "brook-power")
    customer.post("/order", **ORDER)
    path = way(mails(street, "brook-power")[0], "Ask about your contract")
    assert len(asked_who(Customer(street, "brook-power").get(path).text)) == by_link
    assert len(asked_who(customer.get("/ask").text)) == on_the_site
    street.close()


def test_an_account_is_its_customer_s(street: Dispatch, at: At) -> None:
    assert "Order power</h1>" in at("north-grid").get("/account").text
    assert at("north-grid").post("/order", **{**ORDER, "email": " "}).text.count('class="error"') == 1
    assert "Tell us who you are</h1>" in at("north-grid").get("/question").text
    assert at("north-grid").get("/asked/Q-000000").status_code == 404
