"""A table for twelve at three restaurants."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from harness.street.dispatch import Dispatch

from .conftest import At

DAY = date.today() + timedelta(days=7)
PARTY = {"people": "12", "date": DAY.isoformat(), "time": "17:00"}
GUEST = {**PARTY, "email": "aino@example.com", "name": "Aino Virtanen"}


def test_grand_hotel_has_no_form(street: Dispatch, at: At) -> None:
    page = at("grand-hotel").get("/book")
    assert "For parties, send us an e-mail at" in page.text
    assert "mailto:events@grand-hotel.example" in page.text
    assert "<form" not in page.text
    assert "For parties, send us" in at("grand-hotel").post("/book", **PARTY).text
    assert street.facts("grand-hotel")["counts"]["bookings"] == 0


def test_corner_pub_sends_a_party_of_twelve_to_its_mailbox(street: Dispatch, at: At) -> None:
    assert "For more than 8 people please send us an e-mail" in at("corner-pub").get("/book").text
    page = at("corner-pub").post("/book", **PARTY)
    assert "For parties of more than 8, please send us an e-mail at" in page.text
    assert street.facts("corner-pub")["counts"]["bookings"] == 0


def test_corner_pub_books_a_table_for_eight(street: Dispatch, at: At) -> None:
    page = at("corner-pub").post("/book", **{**PARTY, "people": "8"})
    assert "See you on" in page.text
    assert street.facts("corner-pub")["counts"]["bookings"] == 1


@pytest.mark.parametrize(
    ("dishes", "how", "total", "paid"),
    [
        ({"dinner": "on", "drinks": "on"}, "advance", 600, 600),
        ({"dinner": "on"}, "advance", 420, 420),
        ({"dinner": "on", "drinks": "on"}, "spot", 600, 0),
    ],
)
def test_bistro_works_out_the_bill_and_books(street: Dispatch, at: At, dishes: dict[str, str], how: str, total: int, paid: int) -> None:
    guest = at("bistro")
    page = guest.post("/book", **GUEST)
    assert "Total <output" in page.text
    assert ">600</output> EUR" in page.text
    assert street.facts("bistro")["counts"] == {"bookings": 0, "enquiries": 1, "mails": 0, "received": 0}
    assert page.request is not None
    page = guest.post(page.request.path, **dishes, pay=how)
    assert f"See you on {DAY:%A} {DAY.day} {DAY:%B} at 17:00" in page.text
    [booking] = street.facts("bistro")["records"]["bookings"].values()
    assert (booking["people"], booking["total"], booking["paid"]) == (12, total, paid)


def test_a_booking_is_taken_once(street: Dispatch, at: At) -> None:
    guest = at("bistro")
    page = guest.post("/book", **GUEST)
    assert page.request is not None
    for _ in range(2):
        assert "See you on" in guest.post(page.request.path, dinner="on", pay="advance").text
    assert street.facts("bistro")["counts"]["bookings"] == 1


@pytest.mark.parametrize(
    ("field", "answer", "message"),
    [
        ("people", "", "Please say how many you are"),
        ("people", "61", "Please say how many you are"),
        ("people", "0", "Please say how many you are"),
        ("people", "twelve", "Please say how many you are"),
        ("people", "9" * 5000, "Please say how many you are"),
        ("date", "27.11.", "Please choose a day."),
        ("date", "2024-11-29", "That time has passed."),
        ("time", "five", "Please choose a time"),
        ("time", "17:00+02:00", "Please choose a time"),
        ("time", "04:00", "We seat guests from 11:00 to 21:30."),
        ("email", "nobody", "Please enter your e-mail address"),
        ("name", " ", "Please enter the name for the table."),
    ],
)
def test_a_mistake_is_named_at_its_field_and_answers_are_kept(street: Dispatch, at: At, field: str, answer: str, message: str) -> None:
    page = at("bistro").post("/book", **{**GUEST, field: answer})
    assert f'id="{field}-error">{message}' in page.text
    assert page.text.count('class="error"') == 1
    if field != "email":
        assert 'value="aino@example.com"' in page.text
    assert street.facts("bistro")["counts"]["enquiries"] == 0


def test_unknown_references_are_not_found(at: At) -> None:
    assert at("bistro").get("/pay/B-000000").status_code == 404
    assert at("bistro").get("/booked/B-000000").status_code == 404
