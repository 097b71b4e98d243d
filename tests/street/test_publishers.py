"""The free book, as it was and as it should be."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import publisher_then
from harness.street.dispatch import Dispatch
from harness.street.trades import publisher

from .conftest import At, Customer

CODE = "GIFT-K7QM-2X4P"
ASSETS = ("/campaign/gift.css", "/campaign/pictures/tide-table.jpg")


@pytest.fixture
def _not_so_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "SLOW_PAGE_SECONDS", 0.05)


@pytest.mark.usefixtures("_not_so_slow")
def test_then_the_page_is_bare_and_slow(at: At) -> None:
    customer = at("publisher-then")
    assert "Claim your free book" in customer.get("/").text
    began = time.monotonic()
    page = customer.get("/gift")
    assert time.monotonic() - began >= 0.05
    assert "/static/base.css" not in page.text
    for asset in ASSETS:
        assert asset in page.text
        assert customer.get(asset).status_code == 404


def test_then_the_code_is_burnt_and_then_refused(street: Dispatch, at: At) -> None:
    customer = at("publisher-then")
    page = customer.post("/gift", code=CODE, book="tide-table")
    assert page.status_code == 503
    assert "The service is congested, try again" in page.text
    page = customer.post("/gift", code=CODE, book="tide-table")
    assert page.status_code == 200
    assert "This code has already been redeemed. Please contact customer service." in page.text
    facts = street.facts("publisher-then")
    assert facts["counts"] == {"codes": 1, "orders": 0, "questions": 0, "mails": 0, "received": 0}
    assert facts["records"]["codes"][CODE]["order"] is None


def test_congestion_alone_lets_the_second_try_through(tmp_path: Path) -> None:
    street = Dispatch([replace(publisher_then.COMPANY, behaviours=frozenset({publisher.B.congested}))], tmp_path)
    customer = Customer(street, "publisher-then")
    assert customer.post("/gift", code=CODE, book="tide-table").status_code == 503
    assert "Your book is on its way" in customer.post("/gift", code=CODE, book="tide-table").text
    street.close()


def test_now_the_book_is_on_its_way(street: Dispatch, at: At) -> None:
    customer = at("publisher-now")
    page = customer.get("/gift")
    assert "/static/base.css" in page.text
    assert all(asset not in page.text for asset in ASSETS)
    page = customer.post("/gift", code=" gift-k7qm-2x4p ", book="salt-and-rye")
    [order] = street.facts("publisher-now")["records"]["orders"]
    assert "Your book is on its way" in page.text
    assert order in page.text


def test_now_a_used_code_says_when_and_offers_a_way_on(street: Dispatch, at: At) -> None:
    at("publisher-now").post("/gift", code=CODE, book="salt-and-rye")
    for code in (CODE, "GIFT-USED-0001"):
        page = at("publisher-now").post("/gift", code=code, book="tide-table")
        assert "This code was used on" in page.text
        assert "It was not me" in page.text
    assert "Thank you, we look into it" in at("publisher-now").post("/gift/not-me", code=CODE).text
    assert street.facts("publisher-now")["counts"] == {"codes": 1, "orders": 1, "questions": 1, "mails": 0, "received": 0}


def test_now_an_expired_code_is_good_all_the_same(street: Dispatch, at: At) -> None:
    page = at("publisher-now").post("/gift", code="GIFT-OLD0-0001", book="tide-table")
    assert "This code ran out on Friday 31 October" in page.text
    assert 'action="/gift/renew"' in page.text
    page = at("publisher-now").post("/gift/renew", code="GIFT-OLD0-0001", book="tide-table")
    assert "Your book is on its way" in page.text
    assert street.facts("publisher-now")["counts"]["orders"] == 1
    assert "This code was used on" in at("publisher-now").post("/gift", code="GIFT-OLD0-0001", book="tide-table").text


def test_renewing_is_for_expired_codes_only(street: Dispatch, at: At) -> None:
    for code in ("GIFT-USED-0001", CODE, "nonsense"):
        at("publisher-now").post("/gift/renew", code=code, book="tide-table")
    assert street.facts("publisher-now")["counts"]["orders"] == 0


@pytest.mark.parametrize("code", ["", "GIFT", "GIFT-ÄÄÄÄ-1234", "GIFT-ABCD-12345", "'; DROP TABLE entries; --"])
def test_what_is_no_code_is_said_to_be_none(street: Dispatch, at: At, code: str) -> None:
    assert "This is not one of our codes." in at("publisher-now").post("/gift", code=code, book="tide-table").text
    assert street.facts("publisher-now")["counts"]["codes"] == 0


def test_without_a_book_the_code_is_not_used(street: Dispatch, at: At) -> None:
    page = at("publisher-now").post("/gift", code=CODE)
    assert "Please choose a book." in page.text
    assert f'value="{CODE}"' in page.text
    assert street.facts("publisher-now")["counts"]["codes"] == 0
