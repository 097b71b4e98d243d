"""Joining and leaving: what pages say and what the ledger holds are the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import pulse_gym, river_association
from harness.street.company import all_companies
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
    B.extra_preticked: "checked>",
    B.account_forced: "Create your account",
    B.leaving_called_otherwise: "Manage plan",
    B.leaving_needs_sign_in: "confirm that it is you",
    B.retention_offer: "Before you go",
    B.declining_shames: "I prefer to pay the full price",
    B.lopsided_choice: 'class="huge"',
    B.sure_question: "Are you sure?",
    B.offer_again: "/leave/offer-again?go=on",
    B.survey_required: "Why are you leaving us?",
    B.leaving_by_post: "send it by post",
    B.id_demanded: "opy of your ID",
}
OF_THE_OFFER = {B.retention_offer, B.declining_shames, B.lopsided_choice, B.offer_again}


def met_by(customer: Customer) -> str:
    """What is met by whoever looks at the form to join and at a day pass, joins, and leaves past whatever comes."""
    met = customer.get("/join").text + customer.get("/day-pass").text
    customer.join()
    met += customer.get("/leave").text
    met += customer.post("/leave/sign-in", email="aino@example.com", password="correct horse").text
    met += customer.get("/leave/offer?go=on").text
    met += customer.post("/leave/survey", reason="My health", words="My knee").text
    met += customer.post("/leave/sure").text
    return met + customer.get("/leave/offer-again?go=on").text


@pytest.mark.parametrize("left_out", B, ids=lambda behaviour: behaviour.id)
def test_any_behaviour_can_be_left_out(tmp_path: Path, left_out: B) -> None:
    street = Dispatch([replace(pulse_gym.COMPANY, behaviours=frozenset(B) - {left_out})], tmp_path)
    customer = Customer(street, "pulse-gym")
    met = met_by(customer)
    gone = OF_THE_OFFER if left_out is B.retention_offer else {left_out}
    assert {behaviour for behaviour, words in WORDS_OF.items() if words in met} == set(WORDS_OF) - gone
    way_out = "Cancel my subscription" if left_out is B.leaving_called_otherwise else "Manage plan"
    in_nav = way_out in customer.get("/").text.partition("<footer")[0]
    assert in_nav == (left_out is B.leaving_only_in_footer)
    street.close()


@pytest.mark.parametrize("look", ["pulse-gym", "river-association", "iron-yard", "lamplight-gym", "plenty-tv", "reel-house"])
@pytest.mark.parametrize("behaviours", [frozenset(), frozenset(B) - {B.leaving_by_post, B.id_demanded}], ids=["none", "all"])
def test_every_company_of_the_trade_can_behave_so(tmp_path: Path, look: str, behaviours: frozenset[B]) -> None:
    [company] = [each for each in all_companies() if each.key == look]
    street = Dispatch([replace(company, behaviours=behaviours)], tmp_path)
    customer = Customer(street, look)
    met = met_by(customer)
    assert ("Manage plan" in met, "Before you go" in met) == (bool(behaviours), bool(behaviours))
    assert "Your membership has ended" in customer.post("/leave/confirm").text
    street.close()


def test_nothing_at_plenty_tv_names_leaving_until_it_is_done(street: Dispatch, at: At) -> None:
    customer = at("plenty-tv")
    customer.post("/join", email="aino@example.com", password="correct horse", given_name="Aino", family_name="Virtanen", extra="on")
    assert "15.90 € a month, with: Upgrade to 4K" in customer.get("/account").text
    page = customer.get("/leave")
    met = [customer.get("/").text, page.text, customer.post("/leave/sign-in", email="aino@example.com", password="correct horse").text]
    met += [customer.get("/leave/offer?go=on").text, customer.post("/leave/sure").text, customer.get("/leave/offer-again?go=on").text]
    assert not any(re.search(r"\b(?:cancel|leave|quit|stop)\b", re.sub("<[^>]*>", " ", text), re.I) for text in met)
    assert "<button>Turn off auto-renewal</button>" in met[-1]
    assert "Your membership has ended" in customer.post("/leave/confirm").text
    assert street.facts("plenty-tv")["records"]["members"]["aino@example.com"]["ended"]


CARD = {"email": "aino@example.com", "cc_number": "4242 4242 4242 4242", "cc_exp": "12/30", "cc_csc": "123"}


def test_a_day_pass_needs_no_account(street: Dispatch, at: At) -> None:
    customer = at("reel-house")
    assert "password" not in customer.get("/day-pass").text
    assert "Please enter your card number." in customer.post("/day-pass", email="aino@example.com").text
    assert "<h1>Your day pass</h1>" in customer.post("/day-pass", **CARD).text
    [(reference, entry)] = street.facts("reel-house")["records"]["passes"].items()
    assert reference in customer.get(f"/day-pass/{reference}").text
    assert "4242" not in str(entry)
    assert "do not belong together" in customer.post("/login", email="aino@example.com", password="").text


def test_a_day_pass_with_an_account_is_found_again_by_it(street: Dispatch, at: At) -> None:
    page = at("plenty-tv").post("/day-pass", **CARD)
    assert "Please enter your password." in page.text
    at("plenty-tv").post("/day-pass", **CARD, password="correct horse", given_name="Aino", family_name="Virtanen")
    assert "<h1>Your day pass</h1>" in at("plenty-tv").post("/login", email="aino@example.com", password="correct horse").text
    assert "do not belong together" in at("plenty-tv").post("/login", email="aino@example.com", password="wrong horse").text
    assert "password" not in next(iter(street.facts("plenty-tv")["records"]["passes"].values()))
