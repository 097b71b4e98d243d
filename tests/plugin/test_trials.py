"""What customers do by accident is tried where the command line or a scenario asks for it, at sites of one's own, beside the visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model import Trial, Visit
from harness.visit_file import read_visit

from .company import Company, serve
from .project import Project

PAGE = "<!doctype html><html lang=en><title>{0}</title><h1>{0}</h1>{1}"
FORM = "<form action=/thanks><button>Place order</button></form>"
TRAP = "<script>onpopstate = () => history.pushState({}, ''); onpopstate()</script>"


@pytest.fixture
def company() -> Iterator[Company]:
    pages = {"/": PAGE.format("Shop", FORM), "/thanks?": PAGE.format("Thank you", TRAP)}
    with serve(pages) as served:
        yield served


@pytest.fixture
def ordering(project: Project, company: Company) -> Project:
    """A scenario that tries one thing, at a company of one's own and at another."""
    project.site("ours", company.url)
    project.write("scenarios/sites/theirs.yaml", f"site: Theirs\nurl: {company.url}\n")
    path = project.scenario("order", "ours, theirs", "- go: /\n- click: Place order\n- expect: Thank you", limit="10 s")
    path.write_text(path.read_text().replace("journeys:", "trials: reload\njourneys:"))
    return project


def visited(project: Project, site: str) -> Visit:
    return read_visit(Path(project.folder / "reports" / "visits" / f"order--{site}" / "visit.json"))


def told(trials: list[Trial]) -> list[tuple[str, str]]:
    return [(trial.kind, trial.untried) for trial in trials]


def test_what_the_scenario_asks_for(ordering: Project, company: Company) -> None:
    ended = ordering.pytest("scenarios/", "--no-pictures", "--commit")
    assert ended.status == 0, ended.said
    ours, theirs = visited(ordering, "ours"), visited(ordering, "theirs")
    assert told(ours.trials) == [("reload", "")]
    assert told(theirs.trials) == [("reload", "the site is not said to be ours")]
    assert ours.journeys[0].effort.pages == theirs.journeys[0].effort.pages == 2
    assert len(ours.views) == len(theirs.views) == 2
    assert sum(path == "/thanks?" for path, _ in company.asked) == 3, "two visits, one of which loaded it again"


def test_the_command_line_asks_for_more(ordering: Project) -> None:
    ended = ordering.pytest("scenarios/", "--no-pictures", "--site", "ours", "--trials", "all")
    assert ended.status == 0, ended.said
    assert told(visited(ordering, "ours").trials) == [
        ("double-press", "the visit has sent nothing by a press"),
        ("reload", ""),
        ("back", ""),
    ]
    [finding] = ordering.scorecards()["order--ours"]["findings"]
    assert (finding["audit"], finding["severity"]) == ("back-button-trap", "moderate")


def test_a_name_that_is_none(ordering: Project) -> None:
    ended = ordering.pytest("scenarios/", "--trials", "back,reloading")
    assert ended.status == 4
    assert "`reloading` is none of back, reload, double-press" in ended.said
