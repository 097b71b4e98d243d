"""What tyres cost, at three tyre hotels."""

from __future__ import annotations

import re

import pytest

from harness.street.dispatch import Dispatch
from harness.street.trades.tyres import BRANDS, PRICES, SIZES

from .conftest import At, hand_in, mails, way

HOUR = 3600
ENQUIRY = {"plate": "ABC-123", "name": "Aino Virtanen", "email": "aino+k7@example.com"}


def enquire(street: Dispatch, at: At, company: str, hours: float = 6) -> None:
    page = at(company).post("/ask", **ENQUIRY)
    assert "We will send you an offer by e-mail within 6 hours." in page.text
    street.later(company, hours * HOUR)


def test_the_wheel_hotel_offers_all_one_needs_to_decide(street: Dispatch, at: At) -> None:
    enquire(street, at, "wheel-hotel")
    [mail] = mails(street, "wheel-hotel")
    assert (len(BRANDS), len(SIZES), len(set(PRICES.values()))) == (3, 2, 6)
    for part in ("txt", "html"):
        assert all(word in mail[part] for word in (*BRANDS, *SIZES, "ABC-123"))
        assert all(f"{price} EUR" in mail[part] for price in PRICES.values())


def test_one_press_and_a_choice_order(street: Dispatch, at: At) -> None:
    enquire(street, at, "wheel-hotel")
    customer, [mail] = at("wheel-hotel"), mails(street, "wheel-hotel")
    path = re.search(r"/offer/T-\w+", mail["txt"])
    assert path
    assert path[0] == way(mail, "Choose your tyres")
    assert "Please choose your tyres." in customer.post(path[0]).text
    page = customer.post(path[0], tyres="Polar Line 225/45 R17").text
    assert "Your tyres are ordered" in page
    assert "548 EUR" in page
    assert mails(street, "wheel-hotel")[-1]["headers"]["subject"].startswith("Ordered: Polar Line 225/45 R17")


def test_one_word_by_mail_orders_and_what_is_ordered_stays(street: Dispatch, at: At) -> None:
    enquire(street, at, "wheel-hotel")
    subject = "Re: " + mails(street, "wheel-hotel")[0]["headers"]["subject"]
    hand_in(street, "wheel-hotel", subject, "The cheap ones please")
    assert "which of the six" in mails(street, "wheel-hotel")[-1]["txt"]
    hand_in(street, "wheel-hotel", subject, "Then velo winter\n 205/55 r16, please!")
    hand_in(street, "wheel-hotel", subject, "Or Nordgrip 205/55 R16")
    [enquiry] = street.facts("wheel-hotel")["records"]["enquiries"].values()
    assert enquiry["chosen"] == "Velo Winter 205/55 R16"
    assert [mail["headers"]["subject"].partition(":")[0] for mail in mails(street, "wheel-hotel")[2:]] == ["Ordered"]


def test_a_mail_about_nothing_orders_nothing(street: Dispatch) -> None:
    hand_in(street, "wheel-hotel", "Re: Your tyres (T-000000)", "Nordgrip 205/55 R16")
    assert mails(street, "wheel-hotel") == []


def test_ring_road_has_no_price_and_a_telephone(street: Dispatch, at: At) -> None:
    enquire(street, at, "ring-road-tyres")
    [mail] = mails(street, "ring-road-tyres")
    assert "Please call (020) 910 2500" in mail["txt"]
    assert "EUR" not in mail["txt"] + mail["html"]


def test_kerbside_is_late_and_has_no_price(street: Dispatch, at: At) -> None:
    enquire(street, at, "kerbside-tyres", hours=3 * 24)
    assert mails(street, "kerbside-tyres") == []
    street.later("kerbside-tyres", 24 * HOUR)
    [mail] = mails(street, "kerbside-tyres")
    assert all(word in mail["txt"] for word in (*BRANDS, *SIZES))
    assert "EUR" not in mail["txt"] + mail["html"] + at("kerbside-tyres").get(way(mail, "Choose your tyres")).text


@pytest.mark.parametrize("field", ENQUIRY)
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    assert 'class="error"' in at("wheel-hotel").post("/ask", **{**ENQUIRY, field: " "}).text
    assert street.facts("wheel-hotel")["counts"]["enquiries"] == 0


def test_unknown_references_are_not_found(at: At) -> None:
    for page in ("thanks", "offer", "ordered"):
        assert at("wheel-hotel").get(f"/{page}/T-000000").status_code == 404
