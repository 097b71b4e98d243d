"""Registration desks: who is known, and to whom that makes a difference."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import rivermouth_registry
from harness.street.dispatch import Dispatch
from harness.street.trades.registration import REGULARS, B

from .conftest import At, Customer

[(CODE, REGULAR)] = REGULARS.items()
ANSWERS = {name.replace("-", "_"): answer for name, answer in REGULAR.items() if name != "password"}
DESKS = ("pier-academy", "rivermouth-registry", "quayside-housing")


def holds(page: str) -> int:
    """How many of the regular's facts a form holds."""
    inputs = sum(f'value="{fact}"' in page for name, fact in REGULAR.items() if name not in ("country", "password"))
    return inputs + ('value="FI" selected' in page)


@pytest.mark.parametrize(("company", "filled_in"), list(zip(DESKS, (8, 0, 8), strict=True)))
def test_who_is_known_finds_the_form_filled_in_or_not(at: At, company: str, filled_in: int) -> None:
    stranger, member = at(company), at(company)
    assert holds(stranger.get("/register").text) == 0
    assert holds(stranger.get("/register?c=AL-0000").text) == 0
    assert holds(stranger.get(f"/register?c={CODE}").text) == filled_in
    assert "Your account" in member.post("/login", email="AINO.lahtinen@example.com", password="Rantakalla-7x").text
    assert holds(member.get("/register").text) == filled_in
    member.get("/logout")
    assert holds(member.get("/register").text) == 0


def test_signing_in_is_real_and_outlives_a_reset(at: At) -> None:
    customer = at("pier-academy")
    assert "do not belong together" in customer.post("/login", email=REGULAR["email"], password="guess").text
    assert "Log in</h1>" in customer.get("/account").text
    customer.post("/login", email=REGULAR["email"], password="Rantakalla-7x")
    at("").post("/-/reset")
    assert "Koivukuja 4" in customer.get("/account").text


@pytest.mark.parametrize("company", DESKS[:2])
def test_a_registration_is_kept(street: Dispatch, at: At, company: str) -> None:
    page = at(company).post("/register", **ANSWERS, wishes="A seat by the window")
    assert "<h1>Thank you, Aino</h1>" in page.text
    [(reference, kept)] = street.facts(company)["records"]["registrations"].items()
    assert reference in page.text
    assert (kept["email"], kept["country"], kept["wishes"]) == ("aino.lahtinen@example.com", "FI", "A seat by the window")


def test_what_is_missing_is_named_and_the_rest_kept(street: Dispatch, at: At) -> None:
    page = at("pier-academy").post("/register", **{**ANSWERS, "tel": " ", "country": ""}).text
    assert "Please enter your phone number." in page
    assert "Please enter your country." in page
    assert 'value="Koivukuja 4"' in page
    assert street.facts("pier-academy")["counts"] == {"registrations": 0, "mails": 0, "received": 0}


def test_the_other_department_has_only_the_reference(street: Dispatch) -> None:
    housing = Customer(street, "quayside-housing")
    answer = housing._client.post("/register", base_url="http://quayside-housing.localhost", data=_sent(ANSWERS))
    place = re.fullmatch(r"http://lettings\.quayside-housing\.localhost(/application/QH-\w+)", answer.headers["Location"])
    assert place
    lettings = Customer(street, "lettings.quayside-housing")
    page = lettings.get(place[1]).text
    assert "Your application is with Lettings" in page
    assert holds(page) == 0
    assert "Please enter your answer." in lettings.post(place[1], **ANSWERS).text
    assert "Thank you, Aino" in lettings.post(place[1], **ANSWERS, people="3").text
    [kept] = street.facts("quayside-housing")["records"]["registrations"].values()
    assert (kept["people"], kept["seen_by"]) == ("3", "lettings")


def _sent(answers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): answer for name, answer in answers.items()}


@pytest.mark.parametrize("path", ["/application/QH-000000", "/thanks/QH-000000"])
def test_a_reference_that_nobody_has_leads_home(at: At, path: str) -> None:
    assert "Put your name down." in at("quayside-housing").get(path).text


@pytest.mark.parametrize("behaviour", [B.link_prefills, B.account_prefills])
def test_behaviours_can_be_combined_at_will(tmp_path: Path, behaviour: B) -> None:
    street = Dispatch([replace(rivermouth_registry.COMPANY, behaviours=frozenset({behaviour}))], tmp_path)
    customer = Customer(street, "rivermouth-registry")
    assert holds(customer.get(f"/register?c={CODE}").text) == (8 if behaviour is B.link_prefills else 0)
    customer.post("/login", email=REGULAR["email"], password="Rantakalla-7x")
    assert holds(customer.get("/register").text) == (8 if behaviour is B.account_prefills else 0)
    street.close()
