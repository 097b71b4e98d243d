"""Ten runs in which one company gets worse: a field, then a page, then a survey; another stays as it is."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from .company import serve
from .project import Project

FIELD, PAGE, SURVEY = 4, 6, 9  # the runs from which there is more
RUNS = 10
SCENARIO = """
    scenario: Leave the gym
    sites: [creeping, steady]
    journeys:
      leave:
        kind: leave
        steps:
          - go: /
          - click: Leave us
          - fill: form
          - send
          - expect: You have left
"""


class Pages(dict[str, str]):
    """Pages by path, whatever a form has sent with it."""

    def get(self, path: str, default: Any = None) -> Any:
        return super().get(path.partition("?")[0], default)


def page(title: str, body: str) -> str:
    return f'<!doctype html><html lang="en"><title>{title}</title><h1>{title}</h1>{body}'


def form(to: str, fields: Mapping[str, str], more: str = "") -> str:
    asked = "".join(f'<p><label>{label} <input name="{name}" autocomplete="{name}" required></label>' for name, label in fields.items())
    return f'<form action="{to}">{asked}{more}<p><button>Continue</button></form>'


def gym(run: int) -> Pages:
    """Give the company that gets worse as it is when a run comes; at first it is as the other is for good."""
    fields = {"email": "E-mail"} | ({"given-name": "First name"} if run >= FIELD else {})
    whys = "".join(f'<p><label><input type="radio" name="why" value="{why}" required> {why}</label>' for why in ("Price", "Moving", "Time"))
    survey = f"<fieldset><legend>Why do you leave?</legend>{whys}</fieldset>"
    return Pages(
        {
            "/": page("Gym", '<a href="/leave">Leave us</a>'),
            "/leave": page("Leave us", form("/address" if run >= PAGE else "/left", fields)),
            "/address": page("Your address", form("/survey" if run >= SURVEY else "/left", {"postal-code": "Postal code"})),
            "/survey": page("One question", form("/left", {}, survey)),
            "/left": page("Goodbye", "<p>You have left"),
        }
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("runs"))
    project.write("scenarios/leave.yaml", SCENARIO)
    with serve(gym(1)) as creeping, serve(gym(1)) as steady:
        project.site("creeping", creeping.url)
        project.site("steady", steady.url)
        for run in range(1, RUNS + 1):
            creeping.pages = gym(run)
            ended = project.pytest("scenarios", "--report", "history", "--no-pictures", "--no-probe", "-q")
            assert ended.status == 0, ended.said
    return project


def test_what_was_added_is_told_with_the_run_that_added_it(project: Project) -> None:
    told = project.mystery_shop("trend", "--json")
    worse, steady = json.loads(told.said)["series"]
    runs = [point["started"] for point in worse["points"]]
    added = {(runs.index(change["since"]) + 1, change["metric"]): change["after"] - change["before"] for change in worse["changes"]}
    assert {key: by for key, by in added.items() if key[1] in ("clicks", "fields")} == {
        (FIELD, "fields"): 1, (PAGE, "fields"): 1, (PAGE, "clicks"): 1, (SURVEY, "clicks"): 1
    }  # fmt: skip
    assert worse["lost"] > 10
    assert all(change["lasting"] for change in worse["changes"])
    assert (worse["site"], steady["site"]) == ("creeping", "steady")
    assert not [change for change in steady["changes"] if change["metric"] != "score"], "its score rests on measured time too"


def test_the_page_stands_beside_the_report(project: Project) -> None:
    text = (project.folder / "reports" / "trend.html").read_text("utf-8")
    assert "10 runs" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert text.index("Creeping") < text.index("Steady")
