"""Who comes in a rush, and with which codes."""

import csv
import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.campaign import Codes
from harness.preflight.gathering.rushing import SPARED, people, spare_codes, write_people
from harness.scenario.plan import PersonaPlan


@dataclasses.dataclass
class Named:
    """What of a campaign is asked for here."""

    codes: Codes


def spare(unused: Sequence[str], counted: Counter[str] | None = None, at_most: int = 10_000) -> list[str]:
    campaign: Any = Named(Codes(unused=tuple(unused)))
    return spare_codes(campaign, counted, at_most)


def test_of_a_long_list_the_beginning_is_left_to_others() -> None:
    codes = [f"GIFT-{number}" for number in range(1_000)]
    assert spare(codes) == codes[SPARED:]
    assert spare(codes, at_most=300) == codes[-300:]


def test_of_a_short_list_half_is_left_to_others() -> None:
    assert spare(["A", "B", "C", "D"]) == ["C", "D"]
    assert spare([]) == []


def test_codes_that_the_company_counts_already_are_not_used() -> None:
    assert spare(["A-1", "B-1", "C-1", "D-1"], Counter({"d1": 1})) == ["C-1"]


def test_each_has_a_code_and_an_address_of_their_own() -> None:
    codes = [f"GIFT-{number}" for number in range(120)]
    come = list(people(PersonaPlan(locale="fi_FI"), codes, {"book": "harbour-lights", "email": "somebody@example.com"}))
    assert [customer["code"] for customer in come] == codes
    assert len({customer["email"] for customer in come}) == 120
    assert len({customer["name"] for customer in come}) > 30
    assert {customer["book"] for customer in come} == {"harbour-lights"}
    assert all(customer["email"].endswith("@example.com") for customer in come)  # reserved: no mail ever arrives


def test_what_a_scenario_gives_its_customer_holds_for_all() -> None:
    come = people(PersonaPlan(locale="fi_FI", facts={"address-level2": "Turku"}), ["GIFT-1"], {})
    assert next(iter(come))["address-level2"] == "Turku"


def test_they_are_written_as_locust_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    number = write_people(path, ["email", "book"], [{"code": "GIFT-1", "email": "ä@example.com", "book": 'a "b",\nc', "tel": "1"}])
    with path.open(encoding="utf-8", newline="") as lines:
        assert list(csv.DictReader(lines)) == [{"code": "GIFT-1", "email": "ä@example.com", "book": 'a "b",\nc'}]
    assert number == 1


@pytest.mark.parametrize("columns", [[], ["code"], ["email", "code"]])
def test_code_and_address_are_there_once(tmp_path: Path, columns: list[str]) -> None:
    write_people(tmp_path / "customers.csv", columns, [])
    assert (tmp_path / "customers.csv").read_text(encoding="utf-8").split() == ["code,email"]
