"""Who comes in a rush."""

import csv
from pathlib import Path

import pytest

from harness.preflight.gathering.rushing import people, write_people
from harness.scenario.plan import PersonaPlan


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
