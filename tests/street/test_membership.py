"""Joining and leaving: what pages say and what the ledger holds are the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import pulse_gym, river_association
from harness.street.dispatch import Dispatch
from harness.street.trades.membership import B

from .conftest import At, Customer


@pytest.mark.parametrize("company", ["pulse-gym", "river-association"])
def test_joining_takes_one_form(street: Dispatch, at: At, company: str) -> None:
    customer = at(company)
    assert "Confirm membership" in customer.get("/join").text
    page = customer.join()
    assert "<h1>Welcome, Aino</h1>" in page.text
    [(email, member)] = street.facts(company)["records"]["members"].items()
    assert (email, member["given-name"], member["ended"]) == ("aino@example.com", "Aino", None)
    assert "password" not in member


def test_joining_with_mistakes_names_each_field_and_keeps_answers(street: Dispatch, at: At) -> None:
    page = at("river-association").post("/join", email="nobody", password="short", given_name="Aino")
    assert "An e-mail address looks like" in page.text
    assert "at least 8 characters." in page.text
    assert "Please enter your last name." in page.text
    assert 'value="Aino"' in page.text
    assert "short" not in page.text
    assert street.facts("river-association")["counts"]["members"] == 0


def test_nobody_joins_twice(at: At) -> None:
    at("pulse-gym").join()
    assert "There is a membership with this e-mail address already" in at("pulse-gym").join("AINO@example.com ").text


def test_pulse_gym_never_ends_a_membership(street: Dispatch, at: At) -> None:
    customer = at("pulse-gym")
    customer.join()
    assert "Cancel my subscription" in customer.get("/").text.partition("<footer")[2]
    assert "confirm that it is you" in customer.get("/leave").text
    assert "do not belong together" in customer.post("/leave/sign-in", email="aino@example.com", password="wrong horse").text
    page = customer.post("/leave/sign-in", email="aino@example.com", password="correct horse")
    assert "Before you go: 2 months at half price" in page.text
    assert "Keep my membership" in page.text
    assert "Continue to cancel" in page.text
    assert "Why are you leaving us?" in customer.get("/leave/offer?go=on").text
    assert "Please tell us in your own words." in customer.post("/leave/survey", reason="My health", words=" ").text
    page = customer.post("/leave/survey", reason="My health", words="My knee")
    assert "print the form, sign it and send it by post together with a copy of your ID (passport or identity card)" in page.text
    assert "Your membership continues until your letter has been processed." in page.text
    assert "<form" not in page.text
    facts = street.facts("pulse-gym")
    assert facts["records"]["members"]["aino@example.com"]["ended"] is None
    assert facts["records"]["letters"]["aino@example.com"]["id_demanded"] is True


@pytest.mark.parametrize("path", ["/leave/offer", "/leave/survey", "/leave/letter", "/leave/confirm"])
def test_no_screen_of_leaving_can_be_jumped(at: At, path: str) -> None:
    customer = at("pulse-gym")
    customer.join()
    assert "confirm that it is you" in customer.get(path).text


def test_staying_leads_back_to_the_account(at: At) -> None:
    customer = at("pulse-gym")
    customer.join()
    customer.get("/leave")
    customer.post("/leave/sign-in", email="aino@example.com", password="correct horse")
    assert "Thank you for staying" in customer.post("/leave/offer").text


def test_river_association_ends_a_membership_in_one_page(street: Dispatch, at: At) -> None:
    customer = at("river-association")
    customer.join()
    page = customer.get("/leave")
    assert "End my membership" in page.text
    assert "(optional)" in page.text
    page = customer.post("/leave/confirm")
    member = street.facts("river-association")["records"]["members"]["aino@example.com"]
    assert "Your membership has ended" in page.text
    assert member["reference"] in page.text
    assert member["ended"]
    assert "Log in" in customer.get("/").text


def test_river_association_asks_a_stranger_to_sign_in_once_and_goes_on(at: At) -> None:
    at("river-association").join()
    stranger = at("river-association")
    assert "Log in" in stranger.get("/leave").text
    page = stranger.post("/leave/sign-in", email="aino@example.com", password="correct horse")
    assert "End my membership" in page.text
    assert "Your membership has ended" in stranger.post("/leave/confirm").text
    assert "do not belong together" in stranger.post("/login", email="aino@example.com", password="correct horse").text


def test_who_has_left_may_come_back(street: Dispatch, at: At) -> None:
    customer = at("river-association")
    customer.join()
    customer.post("/leave/confirm")
    assert "Welcome, Aino" in customer.join().text
    assert not street.facts("river-association")["records"]["members"]["aino@example.com"].get("ended")


def test_an_id_may_be_demanded_without_a_letter(tmp_path: Path) -> None:
    company = replace(river_association.COMPANY, behaviours=frozenset({B.id_demanded}))
    street = Dispatch([company], tmp_path)
    customer = Customer(street, "river-association")
    customer.join()
    assert "Please add a copy of your passport or identity card." in customer.post("/leave/confirm").text
    assert street.facts("river-association")["records"]["members"]["aino@example.com"]["ended"] is None
    street.close()


WORDS_OF = {
    B.leaving_needs_sign_in: "confirm that it is you",
    B.retention_offer: "Before you go",
    B.survey_required: "Why are you leaving us?",
    B.leaving_by_post: "send it by post",
    B.id_demanded: "opy of your ID",
}


@pytest.mark.parametrize("left_out", B, ids=lambda behaviour: behaviour.id)
def test_any_behaviour_can_be_left_out(tmp_path: Path, left_out: B) -> None:
    street = Dispatch([replace(pulse_gym.COMPANY, behaviours=frozenset(B) - {left_out})], tmp_path)
    customer = Customer(street, "pulse-gym")
    customer.join()
    met = customer.get("/leave").text
    met += customer.post("/leave/sign-in", email="aino@example.com", password="correct horse").text
    met += customer.get("/leave/offer?go=on").text
    met += customer.post("/leave/survey", reason="My health", words="My knee").text
    assert {behaviour for behaviour, words in WORDS_OF.items() if words in met} == set(WORDS_OF) - {left_out}
    in_nav = "Cancel my subscription" in customer.get("/").text.partition("<footer")[0]
    assert in_nav == (left_out is B.leaving_only_in_footer)
    street.close()
