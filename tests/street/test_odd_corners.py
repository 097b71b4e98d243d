"""Each oddity is as odd as it says."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import Client

from harness.street.dispatch import Dispatch
from harness.street.trades.oddities import ODDITIES, STATUS

from .conftest import At, Customer

ENDLESS = {"never", "hang", "redirect-loop"}


@pytest.mark.parametrize("page", sorted(set(ODDITIES) - ENDLESS))
def test_every_page_is_linked_and_served(at: At, page: str) -> None:
    customer = at("odd-corners")
    assert f'href="/{page}"' in customer.get("/").text
    answer = customer.get(f"/{page}")
    assert answer.status_code == STATUS.get(page, 200)
    for asset in re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.text):
        assert customer.get(asset).status_code == 200


def test_pages_that_never_end_are_linked(at: At) -> None:
    home = at("odd-corners").get("/").text
    assert all(f'href="/{page}"' in home for page in ENDLESS)


def test_redirects_never_come_back_to_the_same_address(street: Dispatch) -> None:
    client, seen, path = Client(street), set(), "/redirect-loop"
    for _ in range(30):
        answer = client.get(path, base_url="http://odd-corners.localhost")
        assert answer.status_code == 302
        seen.add(path)
        path = answer.headers["Location"]
    assert len(seen) == 30


def test_markup_stays_text(at: At) -> None:
    page = at("odd-corners").get("/hostile").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=" in page
    assert "\x1b[31m" in page


@pytest.mark.parametrize(
    ("page", "kept", "named"),
    [("lost-input", False, True), ("kept-input", True, True), ("unclear-error", True, False), ("clear-error", True, True)],
)
def test_forms_are_as_helpful_as_they_say(at: At, page: str, kept: bool, named: bool) -> None:
    answer = at("odd-corners").post(f"/{page}", given_name="Aino", postal_code="12")
    assert ('value="Aino"' in answer.text) == kept
    assert ("five digits" in answer.text) == named
    assert ("Invalid input" in answer.text) != named
    assert "Thank you, Aino" in at("odd-corners").post(f"/{page}", given_name="Aino", postal_code="00100").text


def test_the_prefilled_form_takes_its_values_from_the_address(at: At) -> None:
    page = at("odd-corners").get("/prefilled?given-name=Aino&email=aino@example.com").text
    assert 'value="Aino"' in page
    assert 'value="aino@example.com"' in page


def test_the_frame_of_another_origin_is_served_there(street: Dispatch, at: At) -> None:
    assert "http://elsewhere.localhost:80/form-elsewhere" in at("odd-corners").get("/iframe").text
    assert "Callsign" in Customer(street, "elsewhere").get("/form-elsewhere").text


def test_a_page_that_is_not_there_is_not_found(at: At) -> None:
    for path in ("/nothing", "/../frame", "/spa2"):
        assert at("odd-corners").get(path).status_code == 404


def test_the_price_list_is_a_file_to_keep(at: At) -> None:
    answer = at("odd-corners").get("/download/price-list.csv")
    assert answer.headers["Content-Disposition"] == "attachment; filename=price-list.csv"
    assert answer.text.startswith("article;price")
