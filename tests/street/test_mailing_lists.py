"""Three mailing lists: how one gets on, and off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.street import tideline
from harness.street.dispatch import Dispatch
from harness.street.trades.mailing_list import B

from .conftest import At, Customer, mails, way

DAY = 86_400
LISTS = ("tideline", "bargain-bugle", "collectors-gazette")
EMAIL = "aino+k7@example.com"


def subscribe(street: Dispatch, company: str) -> dict[str, Any]:
    """Put an address down, confirm it, and give the first letter."""
    reader = Customer(street, company)
    reader.post("/subscribe", email=EMAIL)
    assert "You are on the list" in reader.get(way(mails(street, company)[0], "Confirm")).text
    street.later(company, DAY)
    return mails(street, company)[-1]


@pytest.mark.parametrize("company", LISTS)
def test_nobody_is_on_the_list_who_has_not_said_so(street: Dispatch, at: At, company: str) -> None:
    assert "An e-mail address looks like" in at(company).post("/subscribe", email="aino").text
    assert "Please look into your mailbox" in at(company).post("/subscribe", email=EMAIL).text
    street.later(company, 30 * DAY)
    [mail] = mails(street, company)
    assert mail["headers"]["subject"].startswith("Please confirm")
    assert at(company).get("/confirm/guess").status_code == 404


@pytest.mark.parametrize("company", LISTS)
def test_a_letter_comes_the_next_day_and_then_every_week(street: Dispatch, company: str) -> None:
    letter = subscribe(street, company)
    assert letter["headers"]["subject"].endswith("letter 1")
    Customer(street, company).get(way(mails(street, company)[0], "Confirm"))  # pressed twice: still one letter a week
    street.later(company, 15 * DAY)
    assert [mail["headers"]["subject"][-1] for mail in mails(street, company)[1:]] == ["1", "2", "3"]


def test_one_press_leaves_the_tideline_and_another_comes_back(street: Dispatch, at: At) -> None:
    reader, letter = at("tideline"), subscribe(street, "tideline")
    page = reader.get(way(letter, "Unsubscribe"))
    assert "You have been unsubscribed" in page.text
    street.later("tideline", 15 * DAY)
    assert street.facts("tideline")["counts"]["mails"] == 2
    reader.get(way(mails(street, "tideline")[0], "Confirm"))
    reader.get(way(letter, "Unsubscribe"))
    street.later("tideline", 60)
    reader.get(way(mails(street, "tideline")[0], "Confirm"))
    street.later("tideline", 2 * DAY)
    assert [mail["headers"]["subject"][-1] for mail in mails(street, "tideline")[1:]] == ["1", "2"]


def test_the_mail_program_s_button_leaves_the_tideline(street: Dispatch, at: At) -> None:
    letter = subscribe(street, "tideline")
    assert letter["headers"]["list-unsubscribe"] == f"<http://tideline.localhost{way(letter, 'Unsubscribe')}>"
    assert letter["headers"]["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    answer = at("tideline").post(way(letter, "Unsubscribe"), List_Unsubscribe="One-Click")
    assert (answer.status_code, answer.text) == (200, "")
    street.later("tideline", 15 * DAY)
    assert street.facts("tideline")["counts"]["mails"] == 2


def test_the_bugle_asks_again_and_goes_on(street: Dispatch, at: At) -> None:
    reader, letter = at("bargain-bugle"), subscribe(street, "bargain-bugle")
    assert "list-unsubscribe" not in letter["headers"]
    path = way(letter, "Unsubscribe")
    assert reader.post(path, List_Unsubscribe="One-Click").text.count('class="error"') == 3
    assert reader.post(path, email=EMAIL, reason="Too many letters").text.count('class="error"') == 1
    assert "You have been unsubscribed" in reader.post(path, email=EMAIL, reason="Too many letters", words="Far too many").text
    street.later("bargain-bugle", 8 * DAY)
    assert mails(street, "bargain-bugle")[-1]["headers"]["subject"].endswith("letter 2")
    [kept] = street.facts("bargain-bugle")["records"]["readers"].values()
    assert kept["left"]
    assert kept["reason"] == "Too many letters"


def test_the_bugle_sees_who_opens_its_letters(street: Dispatch, at: At) -> None:
    letter = subscribe(street, "bargain-bugle")
    [(key, _)] = street.facts("bargain-bugle")["records"]["readers"].items()
    assert f'/pixel/{key}.gif" width="1"' in letter["html"]
    assert at("bargain-bugle").get(f"/pixel/{key}.gif").data.startswith(b"GIF89a")
    assert street.facts("bargain-bugle")["records"]["readers"][key]["opened"] == 1
    assert "/pixel/" not in subscribe(street, "tideline")["html"]


def test_the_gazette_wants_a_password(street: Dispatch, at: At) -> None:
    path = way(subscribe(street, "collectors-gazette"), "Unsubscribe")
    assert "Please sign in to continue." in at("collectors-gazette").get(path).text
    assert "do not belong together" in at("collectors-gazette").post(path, email=EMAIL, password="guess").text
    [kept] = street.facts("collectors-gazette")["records"]["readers"].values()
    assert not kept["left"]


@pytest.mark.parametrize(("behaviour", "questions"), [(B.leaving_asks_address, 1), (B.leaving_asks_reason, 4)])
def test_behaviours_can_be_combined_at_will(tmp_path: Path, behaviour: B, questions: int) -> None:
    street = Dispatch([replace(tideline.COMPANY, behaviours=frozenset({behaviour}))], tmp_path)
    letter = subscribe(street, "tideline")
    assert Customer(street, "tideline").get(way(letter, "Unsubscribe")).text.count("<input") == questions
    Customer(street, "tideline").post(way(letter, "Unsubscribe"), List_Unsubscribe="One-Click")
    street.later("tideline", 8 * DAY)
    assert street.facts("tideline")["counts"]["mails"] == 2
    street.close()
