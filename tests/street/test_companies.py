"""What holds for every company, and for the street's own page and controls."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from harness.street import ledger
from harness.street.company import Company, all_companies
from harness.street.dispatch import Dispatch

from .conftest import At, Customer

COMPANIES = all_companies()
SITES = Path(__file__).parents[2] / "scenarios" / "sites"
README = Path(ledger.__file__).with_name("README.md").read_text(encoding="utf-8")


def test_companies_are_found_because_their_files_are_there() -> None:
    keys = [company.key for company in COMPANIES]
    assert keys == sorted(keys)
    assert {"pulse-gym", "river-association", "grand-hotel", "corner-pub", "bistro", "publisher-then", "publisher-now"} < set(keys)


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.key)
def test_a_company_says_how_it_behaves(at: At, company: Company) -> None:
    home = at("").get("/").text
    assert company.story
    assert "\n" not in company.story
    assert f"http://{company.key}.localhost:80/" in home
    assert f"| {company.key} |" in README
    for behaviour in company.behaviour_list:
        assert behaviour.id in home
        assert behaviour.id in README


@pytest.mark.parametrize("company", [c for c in COMPANIES if c.key != "odd-corners"], ids=lambda company: company.key)
def test_no_link_or_picture_on_the_way_is_missing(at: At, company: Company) -> None:
    customer, seen, due = at(company.key), {"/gift", "/logout"}, ["/"]
    while due:
        path = due.pop()
        if path in seen:
            continue
        seen.add(path)
        page = customer.get(path)
        assert page.status_code == 200, path
        if page.mimetype == "text/html":
            assert "http" not in re.sub(r"http-equiv|http://www.w3.org/\S+", "", page.text), "nothing may be fetched from elsewhere"
            due += re.findall(r'(?:src|href)="(/(?!/)[^"]*)"', page.text)
        elif page.mimetype == "text/css":
            assert not re.search(r"url\(\"?(?:https?:|//)", page.text)
    assert len(seen) > 12


def test_reset_forgets_the_customers_of_one_company_only(street: Dispatch, at: At) -> None:
    for company in ("pulse-gym", "river-association"):
        at(company).join()
    assert at("").post("/-/reset?company=pulse-gym").json == {"reset": ["pulse-gym"]}
    assert street.facts("pulse-gym")["counts"]["members"] == 0
    assert street.facts("river-association")["counts"]["members"] == 1
    assert len((at("").post("/-/reset").json or {})["reset"]) == len(COMPANIES)
    assert street.facts("river-association")["counts"]["members"] == 0


def test_a_forgotten_member_is_a_stranger(at: At) -> None:
    customer = at("river-association")
    customer.join()
    at("").post("/-/reset")
    assert "Log in" in customer.get("/leave").text


def test_facts_are_told_on_the_plain_host(at: At) -> None:
    facts = at("").get("/-/facts?company=pulse-gym").json or {}
    assert facts["counts"] == {"members": 0, "letters": 0, "cards": 0, "passes": 0, "mails": 0, "received": 0}
    assert "leaving-by-post" in facts["behaviours"]
    assert len(at("").get("/-/facts").json or []) == len(COMPANIES)


def test_an_unknown_company_is_named_with_those_that_exist(street: Dispatch, at: At) -> None:
    answer = at("").get("/-/facts?company=puls-gym")
    assert answer.status_code == 404
    assert (answer.json or {})["error"].startswith("There is no company 'puls-gym' on this street; there are albatross-airways, ")
    with pytest.raises(LookupError, match="there are albatross-airways, "):
        street.reset("puls-gym")
    assert Customer(street, "puls-gym").get("/").status_code == 404
    assert "pulse-gym.localhost" in Customer(street, "puls-gym").get("/").text


def test_controls_are_not_at_the_companies(at: At) -> None:
    assert at("pulse-gym").post("/-/reset").status_code == 404


def test_what_customers_did_survives_with_the_folder(tmp_path: Path) -> None:
    first = Dispatch(COMPANIES, tmp_path)
    customer = Customer(first, "river-association")
    customer.join()
    first.close()
    second = Dispatch(COMPANIES, tmp_path)
    assert second.facts("river-association")["counts"]["members"] == 1
    second.close()


def test_the_street_needs_no_browser_and_nothing_else_of_the_harness() -> None:
    code = (
        "import sys, harness.street.server, harness.street.process\n"
        "odd = [m for m in sys.modules if m.startswith('playwright')"
        " or m.startswith('harness.') and not m.startswith('harness.street')]\n"
        "sys.exit(str(odd) if odd else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_lists_call_a_company_as_its_site_file_does() -> None:
    called = {door: company.called(door) for company in COMPANIES for door in company.doors}
    named = {door: yaml.safe_load(path.read_text("utf-8"))["site"] for door in called if (path := SITES / f"{door}.yaml").is_file()}
    # A company as it was and as it is has two site files of one name, told apart by what follows it.
    assert [door for door, name in named.items() if name.partition(", ")[0] != called[door].partition(", ")[0]] == []
    assert [door for door, name in named.items() if door.endswith("-fi") and name != called[door]] == []
