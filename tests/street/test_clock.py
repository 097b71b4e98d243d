"""The companies' clocks, and what is done when they get there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Blueprint

from harness.street import bistro, clock
from harness.street.company import Trade
from harness.street.dispatch import Dispatch
from harness.street.premises import here
from harness.street.trades.restaurant import B

from .conftest import At, Customer

DAY = 86_400
blueprint = Blueprint("kettle", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=type(B.takes_prepayment), keeps=("whistles",))
KETTLES = replace(bistro.COMPANY, module="kettles", trade=TRADE, behaviours=frozenset())


@blueprint.post("/boil")
def boil() -> str:
    for minutes in (30, 10, 10):
        here().after(timedelta(minutes=minutes), "whistle", after=minutes)
    return "It is on."


@TRADE.due("whistle")
def whistle(after: int) -> None:
    here().add("whistles", f"{after} min, {len(here().facts()['records']['whistles'])}", moment=here().now().isoformat())
    if after == 10:
        here().after(timedelta(minutes=5), "whistle", after=5)


@blueprint.post("/explode")
def explode() -> str:
    here().after(timedelta(), "explosion")
    return ""


@pytest.fixture
def kettles(tmp_path: Path) -> Iterator[Dispatch]:
    street = Dispatch([KETTLES, replace(KETTLES, module="pots")], tmp_path)
    yield street
    street.close()


def whistles(street: Dispatch, company: str = "kettles") -> list[str]:
    return list(street.facts(company)["records"]["whistles"])


def test_what_is_due_is_done_in_order_and_at_its_own_moment(kettles: Dispatch) -> None:
    began = kettles.at("kettles").now()
    Customer(kettles, "kettles").post("/boil")
    assert whistles(kettles) == []
    kettles.later("kettles", 9 * 60)
    assert whistles(kettles) == []
    kettles.later("kettles", DAY)
    found = kettles.facts("kettles")["records"]["whistles"]
    assert list(found) == ["10 min, 0", "10 min, 1", "5 min, 2", "5 min, 3", "30 min, 4"]
    minutes = [(datetime.fromisoformat(each["moment"]) - began).total_seconds() / 60 for each in found.values()]
    assert minutes == pytest.approx([10, 10, 15, 15, 30], abs=0.2)
    assert [each["at"][:19] for each in found.values()] == [each["moment"][:19] for each in found.values()]


def test_a_company_s_clock_is_its_own_until_it_is_reset(kettles: Dispatch) -> None:
    now = kettles.at("pots").now()
    kettles.later("kettles", 3 * DAY)
    kettles.later("kettles", 0.5)
    assert kettles.at("kettles").now() - now > timedelta(days=3)
    assert kettles.at("pots").now() - now < timedelta(minutes=1)
    assert now.tzinfo
    Customer(kettles, "kettles").post("/boil")
    kettles.reset("kettles")
    assert kettles.at("kettles").now() - now < timedelta(minutes=1)
    kettles.later("kettles", DAY)
    assert whistles(kettles) == []


def test_time_that_goes_by_counts_at_the_next_request(kettles: Dispatch, monkeypatch: pytest.MonkeyPatch) -> None:
    customer = Customer(kettles, "kettles")
    customer.post("/boil")

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(tz) + timedelta(minutes=12)  # type: ignore[arg-type]

    monkeypatch.setattr(clock, "datetime", Later)
    customer.get("/nothing")
    assert len(kettles.at("kettles")._ledger.entries("kettles", "whistles")) == 2


def test_the_agenda_and_the_clock_survive_with_the_folder(kettles: Dispatch, tmp_path: Path) -> None:
    Customer(kettles, "kettles").post("/boil")
    kettles.later("kettles", 9 * 60)
    kettles.close()
    again = Dispatch([KETTLES], tmp_path)
    again.later("kettles", 60)
    assert len(whistles(again)) == 2
    again.close()


def test_what_no_function_is_there_for_fails_at_once(kettles: Dispatch) -> None:
    with pytest.raises(KeyError, match="explosion"), kettles.at("kettles").site.test_request_context("/explode"):
        explode()


@pytest.mark.parametrize("later", ["-1", "nan", "inf", "1e99", "soon", ""])
def test_a_time_that_cannot_be_moves_nothing(at: At, later: str) -> None:
    answer = at("").post(f"/-/clock?company=bistro&later={later}")
    assert answer.status_code == 400
    assert (answer.json or {})["error"]
    assert (at("").get("/-/clock?company=bistro").json or {})["ahead"] == 0


def test_the_plain_host_moves_and_tells(at: At) -> None:
    assert at("").get("/-/clock?company=nobody").status_code == 404
    told = at("").post(f"/-/clock?company=bistro&later={3 * DAY}").json or {}
    assert told["company"] == "bistro"
    assert told["ahead"] == 3 * DAY
    in_three_days = datetime.fromisoformat(told["now"]).date()
    assert f'min="{in_three_days}"' in at("bistro").get("/book").text
    clocks = {each["company"]: each["ahead"] for each in at("").get("/-/clock").json or []}
    assert clocks["bistro"] == 3 * DAY
    assert clocks["pulse-gym"] == 0
