"""A price, an hour and a way to reach somebody, looked for at two garages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from harness.street import plane_tree_garage
from harness.street.dispatch import Dispatch
from harness.street.trades.garage import JOBS, B, next_days

from .conftest import At, Customer, mails

BOOKING = {"plate": "ABC-123", "name": "Aino Virtanen", "email": "aino+k7@example.com", "tel": "+1 202 555 0147"}
BEHAVIOURS = [set(some) for count in range(len(B) + 1) for some in combinations(B, count)]
PAGES = ("/", "/services/clutch", "/services/tyres", "/info/contact")


def first_day(street: Dispatch, company: str) -> str:
    return next_days(street.at(company).now().date())[0].isoformat()


@pytest.mark.parametrize("path", PAGES)
def test_dockside_names_no_price_no_hour_and_no_number(at: At, path: str) -> None:
    text = at("dockside-motors").get(path).text
    assert not re.search(r"EUR|€|\d:\d\d|910 4500", text)
    assert set(re.findall(r'"(tel:[^"]*)"', text)) == {"tel:0000000"}


@pytest.mark.parametrize("path", PAGES)
def test_plane_tree_names_all_of_them(at: At, path: str) -> None:
    text = at("plane-tree-garage").get(path).text
    assert all(words in text for words in ("Monday to Friday 7:30–18:00", "(020) 910 4600", '"tel:0209104600"'))


def test_the_price_is_the_same_wherever_it_stands(street: Dispatch, at: At) -> None:
    customer, day = at("plane-tree-garage"), first_day(street, "plane-tree-garage")
    pages = [customer.get(path).text for path in ("/", "/services/clutch", "/book/clutch")]
    pages += [customer.post("/book/clutch", day=day, **BOOKING).text]
    [mail] = mails(street, "plane-tree-garage")
    assert all("640 EUR" in text for text in (*pages, mail["txt"], mail["html"]))


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-11-23", ["2026-11-25", "2026-11-26", "2026-11-27"]),  # a Monday
        ("2026-11-25", ["2026-11-27", "2026-11-30", "2026-12-01"]),
        ("2026-11-26", ["2026-11-30", "2026-12-01", "2026-12-02"]),
        ("2026-11-28", ["2026-11-30", "2026-12-01", "2026-12-02"]),
    ],
)
def test_working_days_are_offered(today: str, days: list[str]) -> None:
    assert [day.isoformat() for day in next_days(date.fromisoformat(today))] == days


@pytest.mark.parametrize("field", [*BOOKING, "day"])
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    answers = {"day": first_day(street, "plane-tree-garage"), **BOOKING, field: " "}
    assert 'class="error"' in at("plane-tree-garage").post("/book/clutch", **answers).text
    assert street.facts("plane-tree-garage")["counts"]["bookings"] == 0


@pytest.mark.parametrize("behaviours", BEHAVIOURS, ids=lambda some: "-".join(sorted(each.id for each in some)) or "none")
def test_any_combination_works(tmp_path: Path, behaviours: set[B]) -> None:
    street = Dispatch([replace(plane_tree_garage.COMPANY, behaviours=frozenset(behaviours))], tmp_path)
    customer = Customer(street, "plane-tree-garage")
    page = customer.get("/services/clutch").text
    assert ("640 EUR" in page) == (B.prices_on_request not in behaviours)
    assert ("tel:0000000" in page) == (B.dead_number in behaviours)
    assert ("Monday" in page) == (B.no_hours not in behaviours)
    answer = customer.post("/book/clutch", day=first_day(street, "plane-tree-garage"), **BOOKING).text
    assert ("please call us" in answer) == (B.booking_by_phone in behaviours)
    assert len(mails(street, "plane-tree-garage")) == (B.booking_by_phone not in behaviours)
    street.close()


def test_a_job_that_is_not_done_is_not_found(at: At) -> None:
    assert "paint" not in JOBS
    for path in ("/services/paint", "/book/paint", "/booked/G-000000"):
        assert at("plane-tree-garage").get(path).status_code == 404
