"""Three airlines: a complaint, an answer, a gift."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harness.street import tern_air
from harness.street.dispatch import Dispatch
from harness.street.trades.airline import B
from harness.street.trades.complaints import COMPLAINTS, MEASURES

from .conftest import At, Customer, mails, way

HOUR = 3600
COMPLAINT = {
    "kind": "Bag arrived late", "flight": "204 on 3 May", "words": "It came on the third day.",
    "given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com",
}  # fmt: skip


def test_there_are_sixty_six_kinds_and_each_may_be_chosen(at: At) -> None:
    form = at("tern-air").get("/complaint").text
    assert len(MEASURES) == sum(len(group.kinds) for group in COMPLAINTS.values()) == 66
    assert all(f"<option>{kind}</option>" in form for kind in MEASURES)


def test_tern_air_answers_within_its_promise_and_the_gift_works_once(street: Dispatch, at: At) -> None:
    passenger = at("tern-air")
    page = passenger.post("/complaint", **COMPLAINT)
    assert "Thank you, Aino" in page.text
    assert "We will answer you by e-mail within 24 hours." in page.text
    street.later("tern-air", 2 * HOUR)
    assert mails(street, "tern-air") == []
    street.later("tern-air", 2 * HOUR)
    [mail] = mails(street, "tern-air")
    [code] = street.facts("tern-air")["records"]["gifts"]
    assert mail["headers"]["to"] == "aino+k7@example.com"
    assert mail["headers"]["from"] == "Tern Air <ida.holm@tern-air.example>"
    for part in ("txt", "html"):
        assert "Dear Aino" in mail[part]
        assert MEASURES["Bag arrived late"] in mail[part]
        assert code in mail[part]
    assert f'value="{code}"' in passenger.get(way(mail, "Redeem your gift")).text
    assert "Your gift is redeemed" in passenger.post("/gift", code=f" {code.lower()} ").text
    assert "This code was redeemed on" in passenger.post("/gift", code=code).text
    assert street.facts("tern-air")["counts"] == {"complaints": 1, "gifts": 1, "redemptions": 1, "mails": 1, "received": 0}


def test_what_became_of_the_gifts_is_counted(street: Dispatch, at: At) -> None:
    passenger = at("tern-air")
    assert "146 of 200" in passenger.get("/how-we-answer").text
    passenger.post("/complaint", **COMPLAINT)
    street.later("tern-air", 4 * HOUR)
    [code] = street.facts("tern-air")["records"]["gifts"]
    passenger.post("/gift", code=code)
    assert '<p class="share">73 %</p>' in passenger.get("/how-we-answer").text
    assert "147 of 201" in passenger.get("/how-we-answer").text


def test_albatross_has_a_machine_answer_and_nobody_else(street: Dispatch, at: At) -> None:
    at("albatross-airways").post("/complaint", **COMPLAINT)
    street.later("albatross-airways", 30 * 24 * HOUR)
    [mail] = mails(street, "albatross-airways")
    assert mail["headers"]["from"] == "Albatross Airways <no-reply@albatross-airways.example>"
    assert mail["headers"]["auto-submitted"] == "auto-replied"
    assert "within 24 hours" in mail["txt"]
    assert "(020)" not in mail["html"]
    assert "GIFT-" not in mail["html"]


def test_cormorant_refuses_the_code_it_has_sent(street: Dispatch, at: At) -> None:
    at("cormorant-wings").post("/complaint", **COMPLAINT)
    street.later("cormorant-wings", 4 * HOUR)
    [code] = street.facts("cormorant-wings")["records"]["gifts"]
    assert "This code has already been redeemed." in at("cormorant-wings").post("/gift", code=code).text
    facts = street.facts("cormorant-wings")
    assert facts["counts"]["redemptions"] == 0
    assert facts["records"]["gifts"][code]["refused"] == 1


@pytest.mark.parametrize(
    ("field", "answer", "message"),
    [
        ("kind", "", "Please tell us what went wrong."),
        ("kind", "Too many birds", "Please choose from the list."),
        ("words", " ", "Please tell us what happened."),
        ("email", "aino", "An e-mail address looks like name@example.com."),
    ],
)
def test_a_mistake_is_named_and_the_rest_kept(street: Dispatch, at: At, field: str, answer: str, message: str) -> None:
    page = at("tern-air").post("/complaint", **{**COMPLAINT, field: answer}).text
    assert message in page
    assert 'value="204 on 3 May"' in page
    assert street.facts("tern-air")["counts"]["complaints"] == 0


def test_what_nobody_has_is_not_found(at: At) -> None:
    assert "not one of our codes" in at("tern-air").post("/gift", code="GIFT-0000-0000").text
    assert at("tern-air").get("/gift/GIFT-0000-0000").status_code == 404
    assert at("tern-air").get("/complaint/TA-000000").status_code == 404


def test_behaviours_can_be_combined_at_will(tmp_path: Path) -> None:
    street = Dispatch([replace(tern_air.COMPANY, behaviours=frozenset({B.answered_late, B.gift_refused}))], tmp_path)
    passenger = Customer(street, "tern-air")
    passenger.post("/complaint", **COMPLAINT)
    street.later("tern-air", 4 * 24 * HOUR)
    assert mails(street, "tern-air") == []
    street.later("tern-air", 2 * 24 * HOUR)
    [code] = street.facts("tern-air")["records"]["gifts"]
    assert "already been redeemed" in passenger.post("/gift", code=code).text
    street.close()
