"""Who comes in a rush."""

import csv
import json
import stat
from pathlib import Path

import pytest

from harness.preflight.gathering.deriving import Place, Walk, derive, variables
from harness.preflight.gathering.rushing import people, secret_facts, write_people
from harness.scenario import load_scenario, load_site
from harness.scenario.plan import PersonaPlan
from harness.scenario.standing import given


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


SECRETIVE = """scenario: Claim
sites: [shop]
persona:
  locale: fi_FI
  private: [given-name, email]
  given-name: Canarinette
  email: canary@shop.example
  address-level2: Turku
  password: "{file:secret.txt}"
journeys: {claim: [go: /]}
"""


def test_secrets_are_told_to_nobody_but_their_own_processes(tmp_path: Path) -> None:
    (tmp_path / "claim.yaml").write_text(SECRETIVE, "utf-8")
    (tmp_path / "secret.txt").write_text("Canary 81", "utf-8")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "shop.yaml").write_text("site: Shop\nurl: https://shop.example\n", "utf-8")
    scenario, site = load_scenario(tmp_path / "claim.yaml"), load_site(tmp_path / "sites" / "shop.yaml")
    assert secret_facts(scenario, site) == {"given-name": "Canarinette", "email": "canary@shop.example", "password": "Canary 81"}
    come = [*people(scenario.persona, ["GIFT-1", "GIFT-2"], {})]
    assert {customer["address-level2"] for customer in come} == {"Turku"}
    assert "anar" not in json.dumps(come)
    write_people(tmp_path / "customers.csv", ["email"], come)
    derive(Walk(purpose="condition", of="a window", scenario=scenario.path), 1, tmp_path / "walks", Place(site.path, "http://127.0.0.1:1"))
    written = [tmp_path / "customers.csv", *(tmp_path / "walks").glob("*.yaml")]
    assert [stat.S_IMODE(path.stat().st_mode) for path in written] == [0o600, 0o600]
    assert not any("anar" in path.read_text("utf-8") for path in written)
    [walked] = map(load_scenario, written[1:])
    environment = variables(scenario.path)
    assert given(walked, environment) == given(scenario, {})


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
