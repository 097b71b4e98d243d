"""The same visits several times in one run: collected, kept apart, each walked by somebody else."""

import json
import re
from pathlib import Path

import pytest

from harness.model import Visit
from harness.visit_file import read_visit

from .project import Project

JOIN = """
    - go: /
    - click: Join
    - fill: form
    - click: Confirm membership
    - expect: Welcome, {given-name}
"""
SITES = ("pulse-gym", "river-association")
IDS = [f"scenarios/join.yaml::{site}[{attempt}]" for attempt in (1, 2, 3) for site in SITES]
FOLDERS = [f"join--{site}{end}" for end in ("", "--2", "--3") for site in SITES]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    for site in SITES:
        made.site(site, f"street:{site}")
    made.scenario("join", ", ".join(SITES), JOIN)
    return made


def walked(project: Project) -> list[Visit]:
    return [read_visit(project.folder / "reports" / "visits" / folder / "visit.json") for folder in FOLDERS]


def test_every_company_is_walked_before_any_is_walked_again(project: Project) -> None:
    said = project.pytest("scenarios", "--repeat", "3", "--collect-only", "-q").said
    assert [line for line in said.splitlines() if "::" in line] == IDS
    once = project.pytest("scenarios", "--repeat", "1", "--collect-only", "-q").said
    assert [line for line in once.splitlines() if "::" in line] == [f"scenarios/join.yaml::{site}" for site in SITES]


@pytest.mark.parametrize("times", ["0", "-1", "1001", "many", "2.5"])
def test_a_number_that_is_none_is_refused(project: Project, times: str) -> None:
    ended = project.pytest("scenarios", f"--repeat={times}")
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert f"`{times}` is no number from 1 to 1000" in ended.said


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_visit_is_somebody_elses_and_has_a_folder_of_its_own(project: Project, workers: str) -> None:
    ended = project.pytest("scenarios", "--repeat", "3", "-n", workers, "-q")
    assert ended.status == 0, ended.said
    assert {path.split("/")[1] for path in project.files() if path.startswith("visits/")} == set(FOLDERS)
    cards = project.scorecards()
    assert list(cards) == FOLDERS
    assert [card.get("attempt", 1) for card in cards.values()] == [1, 1, 2, 2, 3, 3]
    visits = walked(project)
    assert [(visit.id, visit.attempt) for visit in visits] == list(zip(FOLDERS, [1, 1, 2, 2, 3, 3], strict=True))
    customers = [visit.seed for visit in visits]
    assert customers[::2] == customers[1::2], "the same customers at every company"
    assert len(set(customers)) == 3
    assert {card["outcome"] for card in cards.values() if "outcome" in card} <= {"reached"}
    assert len({card["effort"]["keystrokes"] for card in cards.values()}) > 2, "names differ in length"
    assert {card["effort"]["clicks"] for name, card in cards.items() if "pulse" in name} == {2}
    [league] = json.loads((project.folder / "reports" / "league.json").read_bytes())["leagues"]
    assert [entry["visits"] for entry in league["entries"]] == [3, 3]
    assert (league["tested"], [entry.get("place") for entry in league["entries"]]) == ("too-few", [None, None])
    assert re.search(r"Too few visits .* 4 visits of each", (project.folder / "reports" / "league.html").read_text("utf-8"))


def test_with_standings_each_has_its_attempts(project: Project) -> None:
    project.site("pulse-gym", "street:pulse-gym", "known: {link: '/?c=7', facts: [given-name]}\n")
    said = project.pytest("scenarios", "--site", "pulse-gym", "--as", "stranger,known", "--repeat", "2", "--collect-only", "-q").said
    assert [line.partition("::")[2] for line in said.splitlines() if "::" in line] == [
        f"pulse-gym[{standing}-{attempt}]" for attempt in (1, 2) for standing in ("stranger", "known")
    ]
