"""The same visits several times in one run: collected, kept apart, each walked by somebody else."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.inbox import STREET
from harness.inbox.receiver import Receiver
from harness.model import Visit
from harness.plugin.inboxes import Mailbox, visit_of
from harness.visit_file import read_visit

from .conftest import JOIN
from .project import Project

NOTING = """
    import pytest


    @pytest.fixture(autouse=True)
    def noted(another, visit_folder):
        with another() as walk:
            (visit_folder / "another.txt").write_text(walk.shopper.persona.facts["email"])
"""
SITES = ("pulse-gym", "river-association")
IDS = [f"scenarios/join.yaml::{site}[{attempt}]" for attempt in (1, 2, 3) for site in SITES]
FOLDERS = [f"join--{site}{end}" for end in ("", "--2", "--3") for site in SITES]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    for site in SITES:
        made.site(site, f"street:{site}")
    made.scenario("join", ", ".join(SITES), JOIN, limit="10 s")
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
    project.write("conftest.py", NOTING)
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
    others = {(project.folder / "reports" / "visits" / folder / "another.txt").read_text() for folder in FOLDERS}
    assert len(others | {visit.mailbox for visit in visits}) == 12, "who tries things out beside a visit comes to no second one either"
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


def test_whom_the_company_knows_is_always_the_same(project: Project) -> None:
    project.site("pulse-gym", "street:pulse-gym", "known: {link: '/?c=7', facts: [given-name]}\n")
    project.scenario("look", "pulse-gym", "- go: /", limit="10 s")
    assert project.pytest("scenarios/look.yaml", "--as", "known", "--repeat", "2").status == 0
    folder = project.folder / "reports" / "visits"
    first, second = (read_visit(folder / name / "visit.json") for name in ("look--pulse-gym", "look--pulse-gym--2"))
    assert first.seed == second.seed


def test_no_two_visits_have_the_same_address(tmp_path: Path) -> None:
    with Receiver() as receiver:
        mailbox = Mailbox(STREET, receiver, "shopper+{visit}@mail.example")
        items = [SimpleNamespace(scenario=SimpleNamespace(name="join"), site="gym", standing="stranger", attempt=at) for at in (1, 2, 3)]
        visits = [visit_of(cast(Any, SimpleNamespace(node=item))) for item in items]
        assert len({mailbox.of("aino@example.com", visit) for visit in visits}) == 3
