"""What it takes to visit a company in a standing."""

from pathlib import Path

import pytest

from harness.scenario import find_site, load_scenario
from harness.scenario.standing import given, held, lacking, unset, with_secrets

SIGN_IN = "sign-in: [{go: /login}, {fill: {User: '{env:GYM_USER}', Password: '{env:GYM_PASSWORD}'}}]\n"


def made(folder: Path, site: str = "", persona: str = "{}") -> tuple[object, object]:
    (folder / "sites").mkdir()
    (folder / "sites" / "gym.yaml").write_text(f"site: Gym\nurl: https://gym.example\n{site}")
    path = folder / "try.yaml"
    path.write_text(f"scenario: Try\nsites: gym\npersona: {persona}\njourneys: {{try: [go: /]}}\n")
    return load_scenario(path), find_site("gym", path)


@pytest.mark.parametrize(
    ("site", "persona", "missing"),
    [
        ("", "{}", {"known", "member"}),
        ("", "{email: a@example.com}", {"member"}),
        ("known: /start\n", "{}", {"member"}),
        (SIGN_IN, "{}", {"known"}),
    ],
)
def test_what_is_lacking(tmp_path: Path, site: str, persona: str, missing: set[str]) -> None:
    parts = made(tmp_path, site, persona)
    assert {standing for standing in ("stranger", "known", "member") if lacking(*parts, standing)[0]} == missing


def test_the_facts_that_a_company_has(tmp_path: Path) -> None:
    parts = made(tmp_path, "known: '/start?c={email}'\n", "{tel: '123', bday: 1990-01-01}")
    assert held(*parts, "stranger") == ()
    assert held(*parts, "known") == ("email",)
    assert held(*parts, "member") == ("tel", "bday"), "no `account` is named: what the scenario gives"


def test_secrets_come_from_the_environment(tmp_path: Path) -> None:
    scenario, site = made(tmp_path, SIGN_IN)
    environment = {"GYM_USER": "otso", "GYM_PASSWORD": "karhu", "HOME": "/"}
    facts = with_secrets({"email": "a"}, site, "member", environment)
    assert facts == {"email": "a", "env:GYM_USER": "otso", "env:GYM_PASSWORD": "karhu"}
    assert unset(scenario, site, "member", facts) == ""
    assert unset(scenario, site, "member", with_secrets({}, site, "member", {"GYM_USER": "otso", "GYM_PASSWORD": ""})) == (
        "the environment has no `GYM_PASSWORD`, which site `gym` needs"
    )
    assert unset(scenario, site, "stranger", {}) == ""


def test_a_fact_of_the_persona_may_lie_elsewhere(tmp_path: Path) -> None:
    scenario, site = made(tmp_path, persona="{password: '{file:secret}', tel: '123'}")
    lacks = "the file `secret`, which the persona's `password` needs, cannot be read: No such file or directory"
    assert unset(scenario, site, "stranger", given(scenario, {})) == lacks
    (tmp_path / "secret").write_text("karhu-77\n", encoding="utf-8")
    assert given(scenario, {}) == {"password": "karhu-77", "tel": "123"}
    assert unset(scenario, site, "stranger", given(scenario, {})) == ""
