"""A question to two guest harbours, of which one only announces."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from harness.street import lyktholmens_hamn
from harness.street.dispatch import Dispatch
from harness.street.trades.harbour import ANSWERED_AFTER, BERTHS, FEES, NIGHTS, B, free_berths

from .conftest import At, Customer, mails

QUESTION = {"words": "Finns det plats?", "name": "Aino Virtanen", "email": "aino+k7@example.com"}
PAGES = ("/", "/avgifter", "/aktuellt", "/hamnen", "/info/vader", "/info/bastu")


@pytest.mark.parametrize("path", PAGES)
def test_skaervik_names_nobody(at: At, path: str) -> None:
    text = at("skaerviks-gaesthamn").get(path).text
    assert not re.search(r"@|tel:|Fråga|Kontakt|<form|<textarea", text)
    assert 'href="/fraga"' in at("lyktholmens-hamn").get(path).text


def test_at_skaervik_there_is_no_form_to_be_guessed(at: At) -> None:
    assert at("skaerviks-gaesthamn").get("/fraga").status_code == 404


def test_lyktholmen_answers_on_the_same_day(street: Dispatch, at: At) -> None:
    assert "inom ett dygn" in at("lyktholmens-hamn").post("/fraga", **QUESTION).text
    street.later("lyktholmens-hamn", ANSWERED_AFTER.total_seconds())
    [mail] = mails(street, "lyktholmens-hamn")
    for part in ("txt", "html"):
        assert "Finns det plats?" in mail[part]
        assert all(f"{fee} kr" in mail[part] for fee in FEES.values())
        assert mail[part].count(" platser\n") + mail[part].count(" platser</li>") == NIGHTS


def test_free_berths_are_the_same_for_everybody() -> None:
    now = datetime.fromisoformat("2026-06-30T12:00")
    assert free_berths(now) == free_berths(now + timedelta(hours=3))
    assert list(free_berths(now)) == ["30.06.", "01.07.", "02.07."]
    assert all(0 < berths < BERTHS for berths in free_berths(now).values())


@pytest.mark.parametrize("behaviours", [{B.never_answered}, {B.announces_only, B.never_answered}], ids=["unanswered", "both"])
def test_a_question_may_be_left_unanswered_or_impossible(tmp_path: Path, behaviours: set[B]) -> None:
    street = Dispatch([replace(lyktholmens_hamn.COMPANY, behaviours=frozenset(behaviours))], tmp_path)
    page = Customer(street, "lyktholmens-hamn").post("/fraga", **QUESTION)
    assert page.status_code == (404 if B.announces_only in behaviours else 200)
    street.later("lyktholmens-hamn", 30 * 24 * 3600)
    assert mails(street, "lyktholmens-hamn") == []
    street.close()


@pytest.mark.parametrize("field", QUESTION)
def test_what_is_missing_is_named(street: Dispatch, at: At, field: str) -> None:
    assert 'class="error"' in at("lyktholmens-hamn").post("/fraga", **{**QUESTION, field: " "}).text
    assert street.facts("lyktholmens-hamn")["counts"]["questions"] == 0
