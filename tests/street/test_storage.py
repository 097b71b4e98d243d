"""Photographs online: found, tried, ordered, used and stopped, or not so easily."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from harness.street import dry_attic
from harness.street.dispatch import Dispatch
from harness.street.trades.storage import B

from .conftest import At, Customer, mails

DAY = 86_400
CARD = {"cc_number": "4242 4242 4242 4242", "cc_exp": "12/30", "cc_csc": "123"}
WHO = {"given_name": "Aino", "email": "aino@example.com", "password": "correct horse"}
SETS = [frozenset[B](), *(frozenset({each}) for each in B), *(frozenset(B) - {each} for each in B), frozenset(B)]


def begin(customer: Customer) -> TestResponse:
    page = customer.post("/try", **WHO, **CARD)
    assert "Welcome, Aino" in page.text
    return page


def order(customer: Customer) -> TestResponse:
    return customer.post("/order", family_name="Virtanen", **CARD)


def charges(street: Dispatch, company: str) -> list[int]:
    return [entry["amount"] for entry in street.facts(company)["records"]["charges"].values()]


def subjects(street: Dispatch, company: str) -> list[str]:
    return [mail["headers"]["subject"] for mail in mails(street, company)]


def test_all_of_it_goes_online_at_dry_attic(street: Dispatch, at: At) -> None:
    customer = at("dry-attic")
    begin(customer)
    assert "Kept since" in customer.post("/albums/new", title="Summer").text
    assert "Your contract has begun" in order(customer).text
    street.later("dry-attic", 65 * DAY)
    assert charges(street, "dry-attic") == [6, 6, 6]
    assert "End it today" in customer.get("/stop").text
    assert "Your contract has ended" in customer.post("/stop").text
    street.later("dry-attic", 65 * DAY)
    assert charges(street, "dry-attic") == [6, 6, 6]
    assert subjects(street, "dry-attic") == ["Your trial of Dry Attic", "Your contract has begun", "Your contract has ended"]
    assert "Summer" in customer.get("/albums").text
    assert "First month" in customer.get("/albums/new").text


def test_a_trial_ends_by_itself_at_dry_attic(street: Dispatch, at: At) -> None:
    customer = at("dry-attic")
    page = begin(customer)
    found = re.search(r"until (\w+ \d+ \w+)\. We will e-mail you on (\w+ \d+ \w+)\.", page.text)
    assert found
    assert found[2] in mails(street, "dry-attic")[0]["txt"]
    street.later("dry-attic", 15 * DAY)
    assert subjects(street, "dry-attic")[1:] == ["Your trial of Dry Attic ends in two days", "Your trial of Dry Attic has ended"]
    assert "Nothing has been charged." in customer.get("/account").text
    assert charges(street, "dry-attic") == []


def test_a_trial_silently_becomes_a_contract_at_cloud_cellar(street: Dispatch, at: At) -> None:
    assert "Please enter your card number." in at("cloud-cellar").post("/try", **WHO).text
    customer = at("cloud-cellar")
    assert "We will e-mail you on" in begin(customer).text
    street.later("cloud-cellar", 15 * DAY)
    assert subjects(street, "cloud-cellar") == ["Your trial of Cloud Cellar"]
    assert charges(street, "cloud-cellar") == [25]
    assert "25 €" in customer.get("/account").text


def test_a_contract_of_cloud_cellar_is_for_a_year_and_ended_by_telephone(street: Dispatch, at: At) -> None:
    customer = at("cloud-cellar")
    assert "fee" not in (customer.get("/").text + customer.get("/prices").text + begin(customer).text).lower()
    form = customer.get("/order").text
    assert "<dt>Set-up fee</dt><dd>19 €</dd>" in form
    assert "cc-number" not in form  # it has the card already
    assert "Your contract has begun" in order(customer).text
    page = customer.post("/stop")
    assert "Your contract runs for twelve months, until" in page.text
    assert "To end it then, please call (020) 910 3700" in page.text
    assert street.facts("cloud-cellar")["records"]["customers"]["aino@example.com"]["contract"]


def test_a_trial_can_be_stopped_everywhere(street: Dispatch, at: At) -> None:
    for company in ("dry-attic", "cloud-cellar"):
        customer = at(company)
        begin(customer)
        assert "Your trial has ended" in customer.post("/stop").text
        street.later(company, 20 * DAY)
        assert charges(street, company) == []


def test_who_is_here_already_logs_in(at: At) -> None:
    begin(at("dry-attic"))
    assert "Somebody with this e-mail address is here already" in at("dry-attic").post("/try", **WHO).text
    assert "do not belong together" in at("dry-attic").post("/login", email="aino@example.com", password="wrong").text
    assert "<h1>Your account</h1>" in at("dry-attic").post("/login", email="AINO@example.com", password="correct horse").text


@pytest.mark.parametrize("path", ["/trying", "/order", "/account", "/stop", "/stopped/trial", "/albums", "/albums/new", "/albums/A-1"])
def test_a_stranger_is_asked_to_log_in(at: At, path: str) -> None:
    assert "<h1>Log in</h1>" in at("dry-attic").get(path).text


def test_albums_are_nobody_elses(street: Dispatch, at: At) -> None:
    customer = at("dry-attic")
    begin(customer)
    customer.post("/albums/new", title="Summer")
    [key] = street.facts("dry-attic")["records"]["albums"]
    other = at("dry-attic")
    other.post("/try", **WHO | {"email": "eino@example.com"})
    assert (customer.get(f"/albums/{key}").status_code, other.get(f"/albums/{key}").status_code) == (200, 404)


@pytest.mark.parametrize("behaviours", SETS, ids=lambda each: " ".join(sorted(one.id for one in each)) or "none")
def test_any_combination_works(tmp_path: Path, behaviours: frozenset[B]) -> None:
    street = Dispatch([replace(dry_attic.COMPANY, behaviours=behaviours)], tmp_path)
    customer, forgetful = Customer(street, "dry-attic"), Customer(street, "dry-attic")
    assert ("cc-number" in customer.get("/try").text) == (B.card_for_trial in behaviours)
    begin(customer)
    forgetful.post("/try", **WHO | {"email": "eino@example.com"}, **CARD)
    assert ("Set-up fee" in customer.get("/order").text) == (B.fee_at_the_end in behaviours)
    assert "Your contract has begun" in order(customer).text
    assert ("please call" in customer.get("/stop").text) == (B.stopping_by_phone in behaviours)
    held = not behaviours.isdisjoint({B.bound_for_a_year, B.stopping_by_phone})
    assert ("Your contract has ended" in customer.post("/stop").text) == (not held)
    street.later("dry-attic", 15 * DAY)
    assert ("Nothing has been charged." in forgetful.get("/account").text) == (B.trial_becomes_contract not in behaviours)
    told = [mail["headers"]["subject"] for mail in mails(street, "dry-attic") if mail["headers"]["to"] == "eino@example.com"]
    assert ("Your trial of Dry Attic ends in two days" in told) == (B.charges_silently not in behaviours)
    street.later("dry-attic", 366 * DAY)
    assert ("End it today" in customer.get("/stop").text) == (held and B.stopping_by_phone not in behaviours)
    street.close()
