"""The same scenario as stranger, known and member: collected, signed in once, told apart."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.exits import Exit
from harness.personas.account import Account
from harness.plugin.accounts import Accounts

from . import gate
from .project import Project

PASSWORD = "Tammi-9x-Kuusi"
SIGN_IN = """
sign-in:
  - go: /login
  - fill: {E-mail: otso@example.com, Password: "{env:SHOP_PASSWORD}"}
  - click: Log in
  - expect: Welcome back
account: [email, given-name]
known: {link: "/order?c=7", facts: [given-name]}
"""
STEPS = "- go: /order\n- fill: form\n- click: Order\n- expect: Thank you"
THREE = "persona: {standing: [stranger, known, member]}\n"


@pytest.fixture
def shop() -> Iterator[gate.Gate]:
    with gate.serve(PASSWORD) as served:
        yield served


@pytest.fixture
def project(tmp_path: Path, shop: gate.Gate) -> Project:
    made = Project(tmp_path)
    made.site("shop", shop.url, SIGN_IN)
    for name in ("first", "second"):
        path = made.scenario(name, "shop", STEPS, limit="5 s")
        path.write_text(THREE + path.read_text())
    return made


def test_one_item_for_each_standing(project: Project) -> None:
    said = project.pytest("scenarios/first.yaml", "--collect-only", "-q").said
    assert [line for line in said.splitlines() if "::" in line] == [
        f"scenarios/first.yaml::shop[{standing}]" for standing in ("stranger", "known", "member")
    ]
    assert "shop[member]" in (said := project.pytest("scenarios", "--collect-only", "-q", "-k", "member").said)
    assert "2/6 tests collected" in said
    said = project.pytest("scenarios/first.yaml", "--collect-only", "-q", "--as", "known").said
    assert [line for line in said.splitlines() if "::" in line] == ["scenarios/first.yaml::shop"]
    assert "1 test collected" in project.pytest("scenarios/first.yaml::shop[known]", "--collect-only", "-q").said


def test_a_wrong_standing_is_refused(project: Project) -> None:
    ended = project.pytest("scenarios", "--as", "stranger,guest")
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert "`guest` is none of stranger, known, member" in ended.said


@pytest.mark.parametrize("options", [("-n", "0", "--tracing", "on"), ("-n", "2")], ids=["0", "2"])
def test_a_member_signs_in_once_in_a_run_whatever_the_workers(
    project: Project, shop: gate.Gate, options: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")  # nobody else's run leaves anything there
    surroundings = {"SHOP_PASSWORD": PASSWORD, "TMPDIR": str(temporary)}
    ended = project.pytest("scenarios", *options, environment=surroundings)
    assert ended.status == 0, ended.said
    assert (shop.signed_in, shop.refused) == (["otso@example.com"], 0)
    assert sorted(shop.orders) == ["a stranger"] * 4 + ["otso@example.com"] * 2
    cards = project.scorecards()
    assert sorted(cards) == [f"{name}--shop--{standing}" for name in ("first", "second") for standing in ("known", "member", "stranger")]
    found = {
        name: (card.get("standing", "stranger"), card["effort"].get("known", 0), card["effort"].get("asked_again", 0))
        for name, card in cards.items()
    }
    assert found["first--shop--stranger"] == ("stranger", 0, 0)
    assert found["first--shop--known"] == ("known", 1, 1)
    assert found["first--shop--member"] == ("member", 2, 1)
    assert {cards[f"{name}--shop--member"]["sign_in"]["clicks"] for name in ("first", "second")} == {1}
    assert "clicks" not in cards["first--shop--known"].get("sign_in", {})
    assert "Shop, member: being known saves" in ended.said
    report = json.loads((project.folder / "reports" / "scorecards.json").read_bytes())
    assert [each["visit"] for each in report["dividends"]] == [name for name in cards if not name.endswith("stranger")]
    assert 'name="dividend first--shop--member"' in (project.folder / "reports" / "junit.xml").read_text("utf-8")
    page = (project.folder / "reports" / "index.html").read_text("utf-8")
    assert "Already signed in" in (project.folder / "reports" / "visits" / "first--shop--member" / "details.js").read_text("utf-8")
    assert ">, known</span>" in page
    assert {path.name for path in temporary.glob("mystery-shop-*")} <= {"mystery-shop-browser.lock"}
    for file in project.files(""):
        assert PASSWORD.encode() not in (project.folder / file).read_bytes(), file


def test_signing_in_that_fails_is_tried_once_and_measures_nothing(project: Project, shop: gate.Gate) -> None:
    ended = project.pytest("scenarios", "--as", "member", environment={"SHOP_PASSWORD": "not the one"})
    assert (ended.status, shop.refused, shop.orders) == (Exit.NOTHING, 1, [])
    assert "2 skipped" in ended.said
    assert "signing in was not reached" in ended.said
    assert [card["outcome"] for card in project.scorecards().values()] == ["not-walked", "not-walked"]


@pytest.mark.parametrize(
    ("site", "said"),
    [("", "site `shop` has no `sign-in`, so nobody can visit it as a member"), (SIGN_IN, "the environment has no `SHOP_PASSWORD`")],
)
def test_who_cannot_be_signed_in_is_not_measured(project: Project, shop: gate.Gate, site: str, said: str) -> None:
    project.site("shop", shop.url, site)
    ended = project.pytest("scenarios/first.yaml", "--as", "member")
    assert ended.status == Exit.NOTHING
    assert "1 skipped" in ended.said
    assert said in ended.said
    assert (shop.signed_in, shop.orders) == ([], [])
    [card] = project.scorecards().values()
    assert (card["outcome"], card.get("score"), said in card["reason"]) == ("not-walked", None, True)


def test_accounts_are_readable_for_nobody_else(tmp_path: Path) -> None:
    calls = []

    def sign_in() -> Account:
        calls.append(1)
        return Account({"cookies": []}, told=["email"])

    accounts = [Accounts(tmp_path / "run"), Accounts(tmp_path / "run")]
    assert [each.get("key", sign_in) for each in accounts] == [Account({"cookies": []}, told=["email"])] * 2
    assert len(calls) == 1
    [file] = (tmp_path / "run").glob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    assert (tmp_path / "run").stat().st_mode & 0o077 == 0
    assert json.loads(file.read_bytes())["told"] == ["email"]
