"""What a company is owed that did not ask to be visited, in whole runs."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import __version__
from harness.manners.ceiling import today
from harness.manners.state import VARIABLE
from harness.model import Visit
from harness.visit_file import read_visit

from .company import Company, serve
from .project import Ended, Project

PAGE = "<!doctype html><html lang=en><title>Shop</title><h1>Shop</h1><p>Only 3 left in stock!"
NAME = f"mystery-shop/{__version__}"


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({"/": PAGE}) as served:
        yield served


def walk(project: Project, company: Company, *options: str, site: str = "", scenarios: int = 1, expected: int = 0) -> Ended:
    project.write("scenarios/sites/shop.yaml", f"site: Shop\nurl: {company.url}\n{site}")
    for number in range(scenarios):
        project.scenario(f"look-{number}", "shop", "- go: /", limit="15 s")
    ended = project.pytest("scenarios/", "--no-pictures", *options, environment={VARIABLE: str(project.folder / "state")})
    assert ended.status == expected, ended.said
    return ended


def visit(project: Project, number: int = 0) -> Visit:
    return read_visit(Path(project.folder / "reports" / "visits" / f"look-{number}--shop" / "visit.json"))


def counted(project: Project) -> int:
    return sum(today(project.folder / "state", datetime.datetime.now(datetime.UTC)).values())


def test_we_go_by_our_name_where_the_site_is_not_ours(project: Project, company: Company) -> None:
    walk(project, company)
    agent = company.headers("/")["User-Agent"]
    assert agent.startswith("Mozilla/5.0 ")
    assert agent.endswith(f" {NAME}")
    assert company.headers("/robots.txt")["User-Agent"] == NAME
    assert (visit(project).manners.user_agent, visit(project).manners.pace_s) == (NAME, 1.0)
    assert [(read.host, read.status) for read in visit(project).manners.robots] == [(company.url.removeprefix("http://"), 404)]
    assert counted(project) == 1


def test_a_phone_stays_one_and_the_auditor_is_named(project: Project, company: Company) -> None:
    site = 'device: iPhone 15\nuser-agent: "Example Oy audit, +https://example.com/audit"\n'
    walk(project, company, site=site)
    agent = company.headers("/")["User-Agent"]
    assert "iPhone" in agent
    assert agent.endswith(f" {NAME} (Example Oy audit, +https://example.com/audit)")
    walk(project, company, "--device", "Pixel 7", "--user-agent", "Another Oy", site=site)
    agent = company.headers("/")["User-Agent"]
    assert "Pixel 7" in agent
    assert agent.endswith(f" {NAME} (Another Oy)")


def test_nothing_is_owed_to_ourselves(project: Project, company: Company) -> None:
    walk(project, company, site="owned: true\n")
    assert "mystery-shop" not in company.headers("/")["User-Agent"]
    assert "/robots.txt" not in dict(company.asked)
    assert visit(project).manners == visit(project).manners.__class__()
    assert counted(project) == 0


def test_what_is_said_of_our_own_is_kept_to(project: Project, company: Company) -> None:
    company.pages = {"/": PAGE, "/robots.txt": "User-agent: *\nDisallow: /"}
    walk(project, company, site="owned: true\nrobots: true\nuser-agent: Us\nvisits-per-day: 5\npace: 300 ms\n")
    kept = visit(project).manners
    assert (kept.user_agent, kept.pace_s, kept.walked_anyway) == (f"{NAME} (Us)", 0.3, [f"{company.url}/"])
    assert kept.left_out == [f"{company.url}/"]  # the page hurries its visitor, and would be opened once more
    assert len([path for path, _ in company.asked if path == "/"]) == 1
    assert counted(project) == 1
    [shown] = (project.folder / "reports" / "visits").glob("*/details.js")
    assert "robots.txt asks programs to leave what a step of the scenario led to" in shown.read_text("utf-8")


def test_workers_share_robots_and_turns(project: Project, company: Company) -> None:
    walk(project, company, "-n", "2", "--pace", "0.5", scenarios=4)
    assert len([path for path, _ in company.asked if path == "/robots.txt"]) == 1
    assert sum(visit(project, number).manners.waited_s > 0.2 for number in range(4)) >= 1
    assert {visit(project, number).manners.pace_s for number in range(4)} == {0.5}


def test_a_host_has_so_many_visits_a_day_over_all_runs_and_one_put_off_is_walked_by_who_resumes(project: Project, company: Company) -> None:
    walk(project, company, "--pace", "0", "--no-probe", scenarios=2, site="visits-per-day: 3\n")
    ended = walk(project, company, "--pace", "0", "--no-probe", scenarios=2, site="visits-per-day: 3\n")
    assert "1 passed, 1 skipped" in ended.said
    assert "1 visit of this run has not been walked: `mystery-shop run --resume` walks it" in ended.said
    assert "has had the 3 visits of today; the next may begin on " in ended.said
    assert project.scorecards()["look-1--shop"]["outcome"] == "not-walked"
    assert len([path for path, _ in company.asked if path == "/"]) == counted(project) == 3
    walk(project, company, "--pace", "0", "--no-probe", "--resume", scenarios=2, site="visits-per-day: 9\n")
    assert [card.get("outcome", "reached") for card in project.scorecards().values()] == ["reached"] * 2
    assert len([path for path, _ in company.asked if path == "/"]) == counted(project) == 4
    walk(project, company, site="visits-per-day: 4\n", expected=5)
    assert counted(project) == 4


def test_each_walk_of_a_repeated_visit_counts(project: Project, company: Company) -> None:
    walk(project, company, "--pace", "0", "--repeat", "3", "--no-probe")
    assert counted(project) == 3


def test_nobody_is_visited_where_visits_cannot_be_counted(project: Project, company: Company) -> None:
    project.write("state/visits.sqlite", "somebody's notes")
    ended = walk(project, company, expected=5)
    assert "the visits of the day at 127.0.0.1:" in ended.said
    assert not company.asked


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--pace", "-1"), "`-1` is no number of seconds from 0 to 600"),
        (("--pace", "soon"), "`soon` is no number of seconds"),
        (("--user-agent", "a\r\nX-Evil: 1"), "printable ASCII"),
    ],
)  # fmt: skip
def test_options_that_cannot_be(project: Project, option: tuple[str, str], said: str) -> None:
    ended = project.pytest("scenarios/", f"{option[0]}={option[1]}")
    assert ended.status == 4
    assert said in ended.said
