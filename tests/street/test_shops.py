"""A pair of loudspeakers from a chain, and from a small shop."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.street import flash_audio, megawatt, quay_hifi
from harness.street.dispatch import Dispatch
from harness.street.trades.shop import HURRIES, B

from .conftest import At, Customer

DAY = 86_400
BUYER = {
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino@example.com", "tel": "+358 40 000",
    "street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki",
}  # fmt: skip
Shop = Callable[..., Dispatch]


def order(customer: Customer) -> str:
    page = customer.post("/order", **BUYER)
    assert "Thank you, Aino" in page.text
    assert "within 2–5 working days" in page.text
    found = re.search(r"<dt>Order number</dt><dd>(\S+)</dd>", page.text)
    assert found
    return found[1]


def mails(street: Dispatch, company: str) -> list[dict[str, Any]]:
    return street.at(company).mails()


def subjects(street: Dispatch, company: str) -> list[str]:
    return [re.sub(r"[A-Z]+-[0-9A-F]{6}", "#", mail["headers"]["subject"]) for mail in mails(street, company)]


def test_the_chain_leaves_an_order_lying_and_cancels_it_once_it_is_asked(street: Dispatch, at: At) -> None:
    customer = at("megawatt")
    number = order(customer)
    for _ in range(2):
        street.later("megawatt", 3 * DAY)
        assert "Which order is it?" in customer.get("/orders").text
        page = customer.post("/order-status", number=number.lower(), email="Aino@example.com")
        assert "<dt>Status</dt><dd>Being processed</dd>" in page.text
    assert subjects(street, "megawatt") == ["Your order #"]
    assert "We'll call you" in customer.post(f"/orders/{number}/ask", question="Where are they?").text
    street.later("megawatt", 2 * DAY - 60)
    assert len(mails(street, "megawatt")) == 1
    street.later("megawatt", 120)
    assert subjects(street, "megawatt") == ["Your order #", "Your order # has been cancelled"]
    page = customer.post("/order-status", number=number, email="aino@example.com")
    assert ", 8 days ago</dd>" in page.text
    assert "Wattline T50 is no longer available. We have cancelled your order." in page.text
    street.later("megawatt", DAY)
    assert subjects(street, "megawatt")[2:] == ["What did you like about our service?"]


def test_the_chain_s_mails_have_no_text_and_take_no_answer(street: Dispatch, at: At) -> None:
    order(at("megawatt"))
    [mail] = mails(street, "megawatt")
    assert mail["txt"] == ""
    assert mail["headers"]["from"] == "Megawatt <no-reply@megawatt.example>"
    assert "Hello Aino" in mail["html"]
    [link] = re.findall(r'href="http://megawatt.localhost(/orders/[^"]*)"', mail["html"])
    assert "Which order is it?" in at("megawatt").get(link).text


def test_the_small_shop_says_the_same_everywhere_and_delivers(street: Dispatch, at: At) -> None:
    customer = at("quay-hifi")
    number = order(customer)
    for days, told in ((0, "Being packed"), (1, "On its way"), (4, "Delivered"), (1, "Delivered")):
        street.later("quay-hifi", days * DAY)
        account, page = customer.get("/orders").text, at("quay-hifi").get(f"/orders/{number}").text
        assert f"<dt>Status</dt><dd>{told}</dd>" in account
        assert f"<dt>Status</dt><dd>{told}</dd>" in page
    assert subjects(street, "quay-hifi")[:3] == ["Your order #", "Your order # is on its way", "Your order # was delivered"]
    assert subjects(street, "quay-hifi")[3:] == ["What did you like about our service?"]
    for mail, told in zip(mails(street, "quay-hifi"), ("Being packed", "On its way", "Delivered"), strict=False):
        assert f"Status: {told}\n" in mail["txt"]
        assert f"Status: {told}<" in mail["html"]
        assert f"http://quay-hifi.localhost/orders/{number}" in mail["txt"]


def test_an_order_is_cancelled_by_one_press_until_it_has_left(street: Dispatch, at: At) -> None:
    customer = at("quay-hifi")
    number = order(customer)
    assert "Your order is cancelled" in customer.post(f"/orders/{number}/cancel").text
    assert "Cancel this order" not in customer.get(f"/orders/{number}").text
    street.later("quay-hifi", 9 * DAY)
    assert subjects(street, "quay-hifi") == ["Your order #", "Your order # has been cancelled"]
    other = order(customer)
    street.later("quay-hifi", DAY)
    assert "On its way" in customer.post(f"/orders/{other}/cancel").text


def test_the_chain_cancels_by_telephone_only(street: Dispatch, at: At) -> None:
    number = order(at("megawatt"))
    page = at("megawatt").post("/order-status", number=number, email="aino@example.com").text
    assert "To cancel an order, please call" in page
    assert "Cancel this order" not in page
    at("megawatt").post(f"/orders/{number}/cancel")
    assert street.facts("megawatt")["records"]["orders"][number]["status"] == "Being processed"


def test_a_question_is_answered_by_mail(street: Dispatch, at: At) -> None:
    customer = at("quay-hifi")
    number = order(customer)
    assert "Please write your question." in customer.post(f"/orders/{number}/ask").text
    assert "within 3 hours" in customer.post(f"/orders/{number}/ask", question="Where are they?").text
    street.later("quay-hifi", 2.5 * 3600)
    assert subjects(street, "quay-hifi")[1:] == ["Your question about order #"]


def test_who_does_not_know_both_number_and_address_is_told_nothing(at: At) -> None:
    number = order(at("megawatt"))
    for answers in ({"number": number, "email": "else@example.com"}, {"number": "M-000000", "email": "aino@example.com"}, {}):
        page = at("megawatt").post("/order-status", **answers)
        assert "We have no order with this number" in page.text
        assert "Being processed" not in page.text


@pytest.mark.parametrize("left_out", [*BUYER])
def test_each_question_of_an_order_has_to_be_answered(street: Dispatch, at: At, left_out: str) -> None:
    page = at("quay-hifi").post("/order", **{**BUYER, left_out: " "})
    assert "Please enter your" in page.text
    assert street.facts("quay-hifi")["counts"]["orders"] == street.facts("quay-hifi")["counts"]["mails"] == 0


def test_an_address_that_is_none_is_said_to_be_none(at: At) -> None:
    assert "An e-mail address looks like" in at("quay-hifi").post("/order", **{**BUYER, "email": "aino"}).text


def test_praise_is_heard(street: Dispatch, at: At) -> None:
    assert "Thank you for telling us" in at("megawatt").post("/praise", liked="The colour").text
    assert street.facts("megawatt")["counts"]["praises"] == 1


@pytest.mark.parametrize(
    ("behaviour", "days", "told"),
    [
        (B.never_sends, 9, ["Your order #"]),
        (B.gives_up, 2, ["Your order #", "Your question about order #", "Your order # has been cancelled"]),
        (B.says_it_will_call, 2, ["Your order #", "Your order # is on its way"]),
    ],
)
def test_each_behaviour_stands_alone(tmp_path: Path, behaviour: B, days: int, told: list[str]) -> None:
    behaviours = frozenset({behaviour, B.never_sends} if behaviour is B.gives_up else {behaviour})
    street = Dispatch([replace(quay_hifi.COMPANY, behaviours=behaviours)], tmp_path)
    customer = Customer(street, "quay-hifi")
    number = order(customer)
    if behaviour is not B.never_sends:
        customer.post(f"/orders/{number}/ask", question="Where are they?")
    street.later("quay-hifi", days * DAY + 60)
    assert subjects(street, "quay-hifi") == told
    street.close()


def test_a_chain_without_flaws_is_a_small_shop(tmp_path: Path) -> None:
    street = Dispatch([replace(megawatt.COMPANY, behaviours=frozenset())], tmp_path)
    order(Customer(street, "megawatt"))
    street.later("megawatt", 6 * DAY)
    assert len(subjects(street, "megawatt")) == 4
    assert all(mail["txt"] for mail in mails(street, "megawatt"))
    street.close()


def key(customer: Customer) -> str:
    found = re.search(r'name="key" value="(\w+)"', customer.get("/order").text)
    assert found
    return found[1]


def test_two_presses_of_the_button_are_one_order(street: Dispatch, at: At) -> None:
    customer = at("quay-hifi")
    form = {**BUYER, "key": key(customer)}
    first, second = (customer.post("/order", **form).text for _ in range(2))
    assert first == second
    assert street.facts("quay-hifi")["counts"]["orders"] == 1
    assert len(mails(street, "quay-hifi")) == 1


def test_two_presses_at_the_shop_in_a_hurry_are_two(street: Dispatch, at: At) -> None:
    customer = at("flash-audio")
    form = {**BUYER, "key": key(customer)}
    first, second = (customer.post("/order", **form).text for _ in range(2))
    assert first != second
    assert street.facts("flash-audio")["counts"]["orders"] == 2


def test_what_is_left_is_counted_and_a_new_box_opened(at: At) -> None:
    left = []
    for _ in range(7):
        left += re.findall(r"Only (\d+) left", at("quay-hifi").get("/loudspeakers").text)
        order(at("quay-hifi"))
    assert left == ["6", "5", "4", "3", "2", "1", "6"]


def test_two_are_left_for_ever_at_the_shop_in_a_hurry(at: At) -> None:
    order(at("flash-audio"))
    page = at("flash-audio").get("/loudspeakers").text
    assert "Only 2 left in stock" in page
    assert 'data-seconds="900"' in page
    assert "Only" not in at("megawatt").get("/loudspeakers").text


@pytest.mark.parametrize("behaviours", [HURRIES - {one} for one in HURRIES] + [frozenset({one}) for one in HURRIES])
def test_any_of_what_hurries_works_alone_and_without(behaviours: frozenset[B], tmp_path: Path) -> None:
    street = Dispatch([replace(flash_audio.COMPANY, behaviours=behaviours)], tmp_path)
    customer = Customer(street, "flash-audio")
    assert customer.get("/loudspeakers").status_code == 200
    number = order(customer)
    assert customer.get(f"/orders/{number}").status_code == 200
    street.close()
