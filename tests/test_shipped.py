"""The shipped scenarios along the street: told apart for the right reason, and counted to the last click."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext

from harness.browser.walk import Walk
from harness.personas import persona
from harness.scenario import find_site, load_scenario
from harness.scoring import score
from harness.street.process import SpawnedStreet

SCENARIOS = Path(__file__).parents[1] / "scenarios"
SHIPPED: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("shipped.yaml").read_text(encoding="utf-8"))
VISITS = [(name, site) for name, sites in SHIPPED.items() for site in sites]


@pytest.mark.parametrize(("name", "company"), VISITS, ids=lambda each: each)
def test_a_shipped_scenario(name: str, company: str, context: BrowserContext, street: SpawnedStreet) -> None:
    path = SCENARIOS / f"{name}.yaml"
    scenario, site = load_scenario(path), find_site(company, path)
    street.reset(company)
    walk = Walk(context, scenario, site, street.address(company), persona(scenario.persona.locale, scenario.name), None)
    for plan in scenario.journeys:
        walk.journey(plan)
    card = score(walk.visit(name))
    expected = SHIPPED[name][company]
    assert (card.outcome, card.kind) == (expected["outcome"], expected.get("kind", ""))
    assert {key: getattr(card.effort, key) for key in expected["effort"]} == expected["effort"] | {
        "authentication": tuple(expected["effort"]["authentication"])
    }
    assert sorted({finding.audit for finding in card.findings}) == expected["findings"]
    assert not card.failed_audits


def test_every_shipped_visit_is_in_the_table() -> None:
    shipped = [load_scenario(path) for path in SCENARIOS.glob("*.yaml")]
    assert sorted(VISITS) == sorted((scenario.name, site) for scenario in shipped for site in scenario.sites)
