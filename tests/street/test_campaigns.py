"""Two roasteries that send every member a bag of coffee, and what happens when there are more members than bags."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import morning_mill
from harness.street.dispatch import Dispatch
from harness.street.trades.campaign import BAGS, B

from .conftest import At, Customer, mails, way

AINO = {"given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com"}
HOME = {"street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki"}
EVERY_WAY = [frozenset(some) for size in range(len(B) + 1) for some in itertools.combinations(B, size)]
DAY = 86_400


def announced(street: Dispatch, customer: Customer, company: str) -> str:
    """Join, wait for the mail of the campaign, and give the way behind its link."""
    customer.post("/club", **AINO)
    street.later(company, DAY + 60)
    return way(mails(street, company)[-1], "Claim your coffee")


@pytest.mark.parametrize("ways", EVERY_WAY, ids=lambda ways: "+".join(sorted(way.id for way in ways)) or "none")
def test_any_behaviours_go_together(tmp_path: Path, ways: Iterable[B]) -> None:
    street = Dispatch([replace(morning_mill.COMPANY, behaviours=frozenset(ways))], tmp_path)
    customer = Customer(street, "morning-mill")
    path = announced(street, customer, "morning-mill")
    street.later("morning-mill", 2 * DAY)
    page = customer.get(path).text
    first, second = mails(street, "morning-mill")
    assert ("Dear {{first_name}}," in first["txt"]) is (B.placeholder_left in ways)
    assert ("Dear Marjatta," in second["txt"]) is (B.rows_mixed_up in ways)
    assert ("no-reply@" in first["headers"]["from"]) is (B.no_reply in ways)
    assert ("has run out" in page) is (B.no_plan_b in ways)
    assert ("Contact" not in page and "mailto:" not in page) is (B.nobody_to_ask in ways)
    assert ("Your coffee is yours, Aino" in customer.post(path, **HOME).text) is (B.no_plan_b not in ways)
    street.close()


@pytest.mark.parametrize("company", ["big-bean", "morning-mill"])
def test_who_comes_at_once_gets_one_of_the_bags(street: Dispatch, at: At, company: str) -> None:
    path = announced(street, customer := at(company), company)
    assert "with today's post" in customer.post(path, **HOME).text
    assert "with today's post" in at(company).get(path).text, "a claim is made once"
    street.later(company, DAY)
    assert street.facts(company)["counts"] == {"members": 1, "claims": BAGS, "mails": 2, "received": 0}


def test_who_comes_later_gets_theirs_from_the_next_roast(street: Dispatch, at: At) -> None:
    path = announced(street, customer := at("morning-mill"), "morning-mill")
    street.later("morning-mill", 2 * DAY)
    assert "the first bags are gone" in customer.get(path).text
    assert re.search(r"It is roasted on Thursday \d+ \w+", customer.post(path, **HOME).text)
    assert "your bag is roasted on Thursday" in mails(street, "morning-mill")[-1]["txt"]
    assert street.facts("morning-mill")["counts"]["claims"] == BAGS + 1


def test_the_name_above_is_the_one_that_joined_before(street: Dispatch, at: At) -> None:
    for name in ("Aino", "Otso"):
        at("big-bean").post("/club", **{**AINO, "given_name": name})
    street.later("big-bean", 2 * DAY + 60)
    greeted = [mail["txt"].splitlines()[0] for mail in mails(street, "big-bean") if "waiting" in mail["headers"]["subject"]]
    assert greeted == ["Dear Marjatta,", "Dear Aino,"]


def test_mails_that_are_due_later_are_in_the_language_of_the_door(street: Dispatch, at: At) -> None:
    at("morning-mill-fi").post("/club", **AINO)
    street.later("morning-mill", 3 * DAY)
    first, second = mails(street, "morning-mill")
    assert [mail["headers"]["subject"] for mail in (first, second)] == ["Pussi kahvia sinulle", "Kahvisi odottaa"]
    page = at("morning-mill-fi").get(way(first, "Lunasta kahvisi")).text
    assert "Pussi kahvia sinulle, Aino" in page
    assert re.search(r"seuraavasta paahdosta, torstai \d+\. \w+kuuta", page)


def test_nobody_claims_without_a_member_s_link(at: At) -> None:
    assert at("big-bean").get("/gift/nobody").status_code == 404
    assert at("big-bean").get("/gift/nobody/claimed").status_code == 404
    assert "Please enter your last name." in at("big-bean").post("/club", **{**AINO, "family_name": ""}).text
    assert "Join the club" in at("big-bean").get("/club/welcome").text
