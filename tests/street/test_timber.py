"""Planks that are too short, from two timber merchants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from harness.street import kuusiniemen_saha
from harness.street.dispatch import Dispatch
from harness.street.trades.timber import ANSWERED_AFTER, ANSWERED_LATE_AFTER, DELIVERED_AFTER, LENGTH_CM, SAWN_CM, B, next_days

from .conftest import At, Customer, mails, way

ORDER = {
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com",
    "street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki",
}  # fmt: skip
BEHAVIOURS = [set(some) for count in range(len(B) + 1) for some in combinations(B, count)]


def complain(street: Dispatch, company: str) -> Customer:
    """Order, get short planks, say so by the link in the mail."""
    customer = Customer(street, company)
    assert "Kiitos, Aino" in customer.post("/tilaa", **ORDER).text
    street.later(company, DELIVERED_AFTER.total_seconds())
    [order] = street.facts(company)["records"]["orders"].values()
    assert (LENGTH_CM, order["sawn_cm"]) == (240, SAWN_CM)
    path = way(mails(street, company)[0], "Tee reklamaatio")
    assert "Kerro, mikä on vialla." in customer.post(path, words=" ").text
    for _ in range(2):  # what is sent twice is answered once
        assert "kahden päivän kuluessa" in customer.post(path, words="Liian lyhyet.").text
    return customer


@pytest.mark.parametrize(
    ("company", "press", "said", "invoice"),
    [("tukkilan-puutavara", "Osta uudet laudat", "324,00 €", 324), ("kuusiniemen-saha", "Valitse päivä", "veloituksetta", 0)],
)
def test_both_admit_it_and_one_sends_an_invoice(street: Dispatch, company: str, press: str, said: str, invoice: int) -> None:
    customer = complain(street, company)
    street.later(company, ANSWERED_AFTER.total_seconds())
    _, mail = mails(street, company)
    assert all("puuttuu 12 cm. Virhe on meidän" in mail[part] and said in mail[part] for part in ("txt", "html"))
    path = way(mail, press)
    assert "Valitse päivä." in customer.post(path).text
    day = next_days(street.at(company).now().date())[0].isoformat()
    assert "Uudet laudat tulevat" in customer.post(path, day=day).text
    [complaint] = street.facts(company)["records"]["complaints"].values()
    assert (complaint["day"], complaint["invoice_eur"]) == (day, invoice)


def test_there_is_no_delivery_on_sundays() -> None:
    thursday = date(2026, 11, 26)
    assert [day.isoformat() for day in next_days(thursday)] == ["2026-11-28", "2026-11-30", "2026-12-01"]


@pytest.mark.parametrize("behaviours", BEHAVIOURS, ids=lambda some: "-".join(sorted(each.id for each in some)) or "none")
def test_any_combination_works(tmp_path: Path, behaviours: set[B]) -> None:
    street = Dispatch([replace(kuusiniemen_saha.COMPANY, behaviours=frozenset(behaviours))], tmp_path)
    complain(street, "kuusiniemen-saha")
    street.later("kuusiniemen-saha", ANSWERED_AFTER.total_seconds())
    assert len(mails(street, "kuusiniemen-saha")) == (1 if B.answered_late in behaviours else 2)
    street.later("kuusiniemen-saha", ANSWERED_LATE_AFTER.total_seconds())
    _, mail = mails(street, "kuusiniemen-saha")
    assert ("324,00 €" in mail["txt"]) == (B.sells_the_remedy in behaviours)
    street.close()


@pytest.mark.parametrize("field", ORDER)
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    assert 'class="error"' in at("kuusiniemen-saha").post("/tilaa", **{**ORDER, field: " "}).text
    assert street.facts("kuusiniemen-saha")["counts"]["orders"] == 0


def test_unknown_orders_are_not_found(at: At) -> None:
    for path in ("", "/reklamaatio", "/kiitos", "/uudet", "/tulossa"):
        assert at("kuusiniemen-saha").get(f"/tilaus/T-000000{path}").status_code == 404
