"""A ticket that cannot be bought, and a complaint about it, at two railways."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from harness.street import bergland_bahn
from harness.street.dispatch import Dispatch
from harness.street.trades.railway import ANSWERED_AFTER, B, search_error

from .conftest import At, Customer, mails, way

PASSENGER = {"given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com"}
COMPLAINT = {"train": "E-104 am 3. Mai", "words": "Ihr Verkauf stand.", **PASSENGER}
BEHAVIOURS = [set(some) for count in range(len(B) + 1) for some in combinations(B, count)]


def trip(street: Dispatch, company: str) -> str:
    day = street.at(company).now().date() + timedelta(days=3)
    return f"von=Flussmünde&nach=Kaiserfeld&tag={day}"


def buy(street: Dispatch, company: str) -> tuple[Customer, int, str]:
    customer = Customer(street, company)
    assert "34,90 €" in customer.get(f"/verbindungen?{trip(street, company)}").text
    answer = customer.post(f"/buchung/E-104?{trip(street, company)}", **PASSENGER)
    return customer, answer.status_code, answer.text


def test_bergland_sells_nothing_and_says_nothing_else(street: Dispatch) -> None:
    _, status, text = buy(street, "bergland-bahn")
    assert (status, "<a " in text, "@" in text, "<button" in text) == (503, False, False, False)
    assert mails(street, "bergland-bahn") == []


def test_on_the_coast_one_pays_on_the_train(street: Dispatch) -> None:
    customer, status, text = buy(street, "kuesten-express")
    assert (status, "ohne Aufschlag" in text, "tel:0209104200" in text) == (503, True, True)
    [path] = re.findall(r'action="(/im-zug/[^"]+)"', text)
    assert customer.get(path.replace("im-zug", "fahrt")).status_code == 404, "nothing was chosen yet"
    assert "Gute Fahrt, Aino" in customer.post(path).text
    [mail] = mails(street, "kuesten-express")
    assert all("34,90 €" in mail[part] and "im Zug" in mail[part] for part in ("txt", "html"))


def test_a_search_names_what_is_wrong(street: Dispatch, at: At) -> None:
    today = street.at("kuesten-express").now().date()
    asked = {"von": "Flussmünde", "nach": "Kaiserfeld", "tag": today.isoformat()}
    assert search_error(asked, today) == ""
    for wrong in ({"von": ""}, {"nach": "Flussmünde"}, {"nach": "Atlantis"}, {"tag": ""}, {"tag": "2020-01-01"}):
        assert search_error({**asked, **wrong}, today)
    assert "Bitte wählen Sie beide Bahnhöfe." in at("kuesten-express").get("/verbindungen").text
    assert at("kuesten-express").get("/buchung/E-104").status_code == 404


@pytest.mark.parametrize("field", COMPLAINT)
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    assert 'class="error"' in at("kuesten-express").post("/beschwerde", **{**COMPLAINT, field: " "}).text
    assert street.facts("kuesten-express")["counts"]["complaints"] == 0


def test_a_voucher_is_redeemed_once(street: Dispatch, at: At) -> None:
    customer = at("kuesten-express")
    customer.post("/beschwerde", **COMPLAINT)
    street.later("kuesten-express", ANSWERED_AFTER.total_seconds())
    [mail] = mails(street, "kuesten-express")
    path, _, code = way(mail, "Einlösen").partition("?code=")
    assert code in mail["txt"]
    assert "kennen wir nicht" in customer.post(path, code="ZUG-0000-0000").text
    assert "Ihr Gutschein ist eingelöst" in customer.post(path, code=f" {code.lower()}").text
    assert "schon eingelöst" in customer.post(path, code=code).text


@pytest.mark.parametrize("behaviours", BEHAVIOURS, ids=lambda some: "-".join(sorted(each.id for each in some)) or "none")
def test_any_combination_works(tmp_path: Path, behaviours: set[B]) -> None:
    street = Dispatch([replace(bergland_bahn.COMPANY, behaviours=frozenset(behaviours))], tmp_path)
    _, status, text = buy(street, "bergland-bahn")
    assert (status == 503) == (B.sale_down in behaviours)
    assert ("Im Zug zahlen" in text) == (B.sale_down in behaviours and B.no_other_way not in behaviours)
    Customer(street, "bergland-bahn").post("/beschwerde", **COMPLAINT)
    street.later("bergland-bahn", ANSWERED_AFTER.total_seconds())
    mail = mails(street, "bergland-bahn")[-1]
    closed = B.closes_the_matter in behaviours
    assert all(("Wir betrachten die Angelegenheit als abgeschlossen." in mail[part]) == closed for part in ("txt", "html"))
    assert all(("Gutscheincode" in mail[part]) != closed for part in ("txt", "html"))
    street.close()
