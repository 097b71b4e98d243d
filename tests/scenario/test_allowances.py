"""What is put up with, as files and the command line say it."""

import datetime
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from harness.explaining import explain
from harness.model import Budget, Relative, Waiver
from harness.scenario import check, find_files, load_scenario, load_site, schema, site_schema
from harness.scenario.allowances import asked_budget

DAY = datetime.date(2026, 11, 22)
SITE = """
site: Gym
url: https://gym.example
budget:
  clicks: 6
  findings: {serious: 0}
  leave: {ratio: 1.0, seconds: mirror * 1.5}
waive:
  - {audit: dead-end, reason: They are mending it, until: 2026-12-31, journey: leave, words: print the form}
"""
SCENARIO = """
scenario: Join, then leave
sites: [gym]
waive:
  - audit: nagging
    reason: Agreed with the shop
    until: 2026-11-21
journeys:
  join: [back]
  leave:
    mirrors: join
    steps: [back]
    budget:
      clicks: baseline + 1
      pages: mirror × 2
      fields: mirror
      seconds: baseline + 10 s
      score: baseline - 5
      keystrokes: baseline + 10%
      findings: 3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "gym.yaml").write_text(SITE, "utf-8")
    (tmp_path / "leave.yaml").write_text(SCENARIO, "utf-8")
    return tmp_path


def test_limits_are_numbers_or_made_from_other_figures(folder: Path) -> None:
    join, leave = load_scenario(folder / "leave.yaml").journeys
    assert join.budget == Budget()
    assert leave.budget == Budget(
        clicks=Relative(to="baseline", plus=1),
        pages=Relative(to="mirror", times=2),
        fields=Relative(to="mirror"),
        seconds=Relative(to="baseline", plus=10),
        score=Relative(to="baseline", plus=-5),
        keystrokes=Relative(to="baseline", times=1.1),
        findings={"minor": 3},
    )


def test_a_site_has_limits_for_all_journeys_and_for_some(folder: Path) -> None:
    site = load_site(folder / "sites" / "gym.yaml")
    assert dict(site.budgets) == {
        "": Budget(clicks=6, findings={"serious": 0}, origin="sites/gym.yaml"),
        "leave": Budget(ratio=1, seconds=Relative(to="mirror", times=1.5), origin="sites/gym.yaml"),
    }


def test_waivers_say_where_they_stand(folder: Path) -> None:
    path = folder / "sites" / "gym.yaml"
    (plan,) = load_site(path).waivers
    assert plan.waiver == Waiver(
        audit="dead-end", reason="They are mending it", until="2026-12-31", journey="leave", words="print the form",
        path=path.as_posix(), line=9,
    )  # fmt: skip


def test_the_editor_takes_them_too() -> None:
    for text, against in ((SITE, site_schema()), (SCENARIO, schema())):
        data = yaml.safe_load(text.replace("2026-12-31", '"2026-12-31"').replace("2026-11-21", '"2026-11-21"'))
        assert list(Draft7Validator(against).iter_errors(data)) == []
    site = {"site": "Gym", "url": "https://gym.example"}
    assert [*Draft7Validator(site_schema()).iter_errors({**site, "budget": {"clicks": "mirrors"}})]
    assert [*Draft7Validator(site_schema()).iter_errors({**site, "waive": [{"audit": "dead-end", "until": "2026-12-31"}]})]


def test_the_command_line_says_the_same_in_one_word() -> None:
    assert asked_budget("clicks=6, fields=8,score=80,findings.serious=0,ratio=1.0,seconds=90") == Budget(
        clicks=6, fields=8, score=80, findings={"serious": 0}, ratio=1, seconds=90, origin="--budget"
    )
    assert asked_budget("clicks=baseline+1").clicks == Relative(to="baseline", plus=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clicks", "`clicks` is no limit; write `clicks=6,score=80,findings.serious=0`"),
        ("clikcs=6", "unknown key `clikcs` in `budget`; did you mean `clicks`?"),
        ("findings.seriuos=0", "unknown key `seriuos` in `findings`; did you mean `serious`?"),
        ("clicks.serious=0", "there is no limit `clicks.serious`; only findings are told apart: `findings.serious=0`"),
        ("clicks=few", "`clicks` has to be a whole number, not `few`"),
        ("clicks=", "`clicks` is empty"),
    ],
)
def test_the_command_line_is_told_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        asked_budget(text)


def test_a_check_knows_the_audits_and_the_day(folder: Path) -> None:
    found = find_files([folder])
    assert check(found, lambda: ["dead-end", "nagging"], DAY) == []
    assert [(note.line, note.message) for note in found.notes] == [(7, "the waiver of `nagging` has expired")]
    assert not find_files([folder]).notes
    problems = check(find_files([folder]), lambda: ["dead-ends", "nagging"], datetime.date(2025, 11, 22))
    assert [(problem.line, problem.column, problem.message, problem.help) for problem in problems] == [
        (9, 13, "there is no audit `dead-end`", "did you mean `dead-ends`?"),
        (9, 59, "nothing is waived for more than a year", "write a day up to 2026-11-23, and look at it again then"),
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("findings", "of a severity and worse"), ("waive", "fail nothing"), ("ratio", "÷"), ("until", "last day")]
)
def test_keys_are_explained(name: str, said: str) -> None:
    assert said in explain(name)
