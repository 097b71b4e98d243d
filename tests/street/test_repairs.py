"""A phone at two repair shops."""

from __future__ import annotations

import re

import pytest

from harness.street.dispatch import Dispatch

from .conftest import At

PHONE = {"model": "Aurora 5", "fault": "screen", "given_name": "Aino", "family_name": "Virtanen", "email": "aino@example.com"}


def hand_in(at: At, company: str) -> str:
    """Hand a phone in; give the address of its page."""
    page = at(company).post("/hand-in", **PHONE)
    assert "Thank you, Aino" in page.text
    assert "ready in a couple of hours. We'll mail you." in page.text
    found = re.search(r'href="(/repairs/R-[^"]+)"', page.text)
    assert found
    return found[1]


@pytest.mark.parametrize(("company", "mails"), [("screen-station", 0), ("lantern-repairs", 1)])
def test_a_phone_is_ready_in_time_and_only_one_shop_says_so_by_mail(street: Dispatch, at: At, company: str, mails: int) -> None:
    page = hand_in(at, company)
    street.later(company, 99 * 60)
    assert "<dt>Status</dt><dd>On the bench</dd>" in at(company).get(page).text
    assert street.facts(company)["counts"]["mails"] == 0
    street.later(company, 2 * 60)
    assert "<dt>Status</dt><dd>Ready to be collected</dd>" in at(company).get(page).text
    assert street.facts(company)["counts"]["mails"] == mails
    street.later(company, 9 * 86_400)
    assert street.facts(company)["counts"]["mails"] == mails


def test_the_mail_says_what_the_page_says(street: Dispatch, at: At) -> None:
    page = hand_in(at, "lantern-repairs")
    street.later("lantern-repairs", 2 * 3600)
    [mail] = street.at("lantern-repairs").mails()
    assert mail["headers"]["subject"] == "Your phone is ready"
    for part in ("txt", "html"):
        assert "Status: Ready to be collected" in mail[part]
        assert "To pay: 119 €" in mail[part]
        assert f"http://lantern-repairs.localhost{page}" in mail[part]


@pytest.mark.parametrize("left_out", [*PHONE])
def test_each_question_has_to_be_answered(street: Dispatch, at: At, left_out: str) -> None:
    assert 'class="error"' in at("lantern-repairs").post("/hand-in", **{**PHONE, left_out: ""}).text
    assert street.facts("lantern-repairs")["counts"]["repairs"] == 0


def test_an_address_that_is_none_is_said_to_be_none(at: At) -> None:
    assert "An e-mail address looks like" in at("lantern-repairs").post("/hand-in", **{**PHONE, "email": "aino@"}).text
