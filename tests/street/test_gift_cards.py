"""Gift cards: fresh ones, used ones, and one that ran out a month ago."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from harness.street import iron_yard, pulse_gym
from harness.street.dispatch import Dispatch
from harness.street.trades.membership import B

from .conftest import At, Customer

OLD, FRESH = "CARD-OLD0-4471", "CARD-7Q2M-4401"
JOINER = {"email": "aino@example.com", "password": "correct horse", "given_name": "Aino", "family_name": "Virtanen"}


def use(customer: Customer, number: str) -> TestResponse:
    page = customer.post("/gift-card", number=number)
    return customer.post("/join", card=number, **JOINER) if "Join with your gift card" in page.text else page


def test_a_card_that_ran_out_is_welcome(street: Dispatch, at: At) -> None:
    page = at("lamplight-gym").post("/gift-card", number=OLD)
    assert "Your gift card ran out on" in page.text
    assert "Come anyway" in page.text
    assert "Welcome, Aino" in use(at("lamplight-gym"), OLD).text
    assert street.facts("lamplight-gym")["records"]["cards"][OLD]["by"] == "aino@example.com"


def test_a_card_that_ran_out_meets_a_wall(street: Dispatch, at: At) -> None:
    page = at("iron-yard").post("/gift-card", number=OLD)
    assert "This gift card has expired." in page.text
    assert page.text.count("<a ") == 1
    assert "<form" not in page.text
    assert iron_yard.COMPANY.email not in page.text
    at("iron-yard").post("/join", card=OLD, **JOINER)  # not by the form's address either
    assert street.facts("iron-yard")["counts"]["members"] == 0


@pytest.mark.parametrize("company", ["iron-yard", "lamplight-gym"])
def test_a_card_works_once(at: At, company: str) -> None:
    assert "Your first three months are paid for" in at(company).post("/gift-card", number=f" {FRESH.lower()} ").text
    assert "Welcome, Aino" in use(at(company), FRESH).text
    assert "Somebody joined with this card on" in use(at(company), FRESH).text
    assert "Somebody joined with this card on" in at(company).post("/join", card=FRESH, **JOINER | {"email": "eino@example.com"}).text


def test_a_number_that_no_card_has_is_named(at: At) -> None:
    page = at("lamplight-gym").post("/gift-card", number="4471")
    assert "There is no card with this number." in page.text
    assert 'value="4471"' in page.text


def test_whoever_leaves_the_number_out_may_join_all_the_same(at: At) -> None:
    assert "gift card" not in at("lamplight-gym").get("/join").text.partition("<main>")[2].partition("</main>")[0]
    assert "Welcome, Aino" in at("lamplight-gym").join().text


@pytest.mark.parametrize("refused", [True, False])
def test_gift_cards_go_with_any_other_behaviour(tmp_path: Path, refused: bool) -> None:
    behaviours = frozenset(B) if refused else frozenset(B) - {B.expired_card_refused}
    street = Dispatch([replace(pulse_gym.COMPANY, behaviours=behaviours)], tmp_path)
    assert ("has expired" in use(Customer(street, "pulse-gym"), OLD).text) == refused
    assert "Welcome, Aino" in use(Customer(street, "pulse-gym"), FRESH).text or not refused
    street.close()
