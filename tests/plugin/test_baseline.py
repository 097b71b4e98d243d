"""A company that asks for more from one day to the next: a run tells which step was added, and fails for that alone."""

import json
from pathlib import Path

import pytest

from .company import Company, serve
from .project import Project

HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<style>body { font: 18px/1.5 sans-serif; margin: 40px }</style>"
)
FOOT = "<p><a href=/help>Contact us</a>"
FIELD = "<p><label>{0}<br><input {1}></label>"
FIELDS = FIELD.format("Name", "autocomplete=name required") + FIELD.format("E-mail", "type=email autocomplete=email required")
PHONE = FIELD.format("Phone", "type=tel autocomplete=tel required")
SCENARIO = """
    - go: /
    - click: Become a member
    - fill: form
    - click: Send
    - expect: Welcome
"""
MORE = "budget: {clicks: baseline + 0, fields: baseline + 0}\n"
DETOURS = "detours:\n  Add an insurance: [click: No insurance]\n"


def page(title: str, body: str) -> str:
    return f"{HEAD}<title>{title}</title><h1>{title}</h1>{body}{FOOT}"


def pages(fields: str, first: str = "/join") -> dict[str, str]:
    return {
        "/": page("The rowing club", f"<p><a href={first}>Become a member</a>"),
        "/insurance": page("Add an insurance", "<p>Boats sink. <p><a href=/join>No insurance</a> <a href=/insured>Add it</a>"),
        "/join": page("Join", f"<form action=/welcome>{fields}<p><button>Send</button></form>"),
        "/welcome?": page("Welcome", "<p>You are a member now."),
        "/help": page("Contact", "<p>Write to us at club@rowing.example"),
    }


@pytest.fixture
def rowing(project: Project) -> Project:
    project.scenario("join", "club", SCENARIO, MORE, limit="10 s")
    return project


def walk(project: Project, company: Company, *options: str) -> tuple[int, str]:
    project.site("club", company.url, DETOURS)
    ended = project.mystery_shop("run", "--no-history", "--lang=en", *options)
    return ended.status, ended.said


def test_only_what_is_new_fails_and_is_named(rowing: Project) -> None:
    with serve(pages(FIELDS)) as company:
        assert walk(rowing, company)[0] == 0
        kept = rowing.mystery_shop("baseline")
        assert (kept.status, kept.said.splitlines()[-1]) == (
            0, f"1 visit in {Path('reports/baseline.json')}, with pictures in {Path('reports/baseline')}",
        )  # fmt: skip
        assert any(name.startswith("baseline/") for name in rowing.files())
    asked = ("--baseline=reports/baseline.json", "--fail-on=new")
    with serve(pages(FIELDS)) as company:  # at another port
        status, said = walk(rowing, company, *asked)
        assert (status, "since the baseline:" in said) == (0, False), said
        assert "Since the baseline: 1 as before; changes.html shows how" in said
        assert "as before" in (rowing.folder / "reports" / "changes.html").read_text("utf-8")
    with serve(pages(FIELDS + PHONE, "/insurance")) as company:
        status, said = walk(rowing, company, *asked)
    assert status == 1
    assert "since the baseline: look: a step more `click: No insurance` (scenarios/sites/club.yaml:5): +1 click, +1 page" in said
    assert "since the baseline: look: step 4 `fill: form` (scenarios/join.yaml:11): also typing `Phone`, +1 field, +1 question" in said
    assert "look: over budget: clicks: 3, allowed 2 (by the baseline); first over at step 5 `click: Send`" in said
    assert "look: over budget: fields: 3, allowed 2 (by the baseline); first over at step 4 `fill: form`" in said
    (visit,) = json.loads((rowing.folder / "reports" / "changes.json").read_bytes())["visits"]
    added, form = visit["changes"]["steps"]
    assert (added["change"], added["words"]) == ("added", "click: No insurance")
    assert (rowing.folder / "reports" / "visits" / "join--club" / added["after"]).is_file()
    assert (rowing.folder / "reports" / "baseline" / form["before"]).read_bytes()
    assert (rowing.folder / "reports" / "changes" / form["before"]).is_file(), "the page can be moved without the baseline"


def test_a_baseline_that_cannot_be_used_stops_the_run_before_anything_is_walked(rowing: Project) -> None:
    rowing.write("newer.json", '{"version": 99, "visits": {}}')
    rowing.write("half.json", '{"version": 1, "visits": {"scenarios/join.yaml')
    rowing.write("other.json", '{"version": 1, "visits": {"a": {"id": 3}}}')
    with serve(pages(FIELDS)) as company:
        for name, message in {
            "none.json": "there is no such file",
            "newer.json": "the baseline is of version 99, and this mystery-shop knows 1 at most",
            "half.json": "this is no baseline: it is cut off or was edited by hand",
            "other.json": "this is no baseline: the visit `a` cannot be used",
        }.items():
            status, said = walk(rowing, company, f"--baseline={name}")
            assert (status, message in said) == (4, True), said
        status, said = walk(rowing, company, "--fail-on=new")
        assert (status, "--fail-on new: what is new is told by a baseline" in said) == (4, True)
        assert company.asked == []


def test_what_is_waived_passes_and_what_is_waived_for_nothing_is_said(rowing: Project) -> None:
    known, old = "{audit: dead-end, reason: They are mending it, until: 2999-12-31}", "{audit: nagging, reason: Known, until: 2020-01-01}"
    with serve({**pages(FIELDS), "/join": page("Join", "<p>Joining by telephone only: 020 123 4567")}) as company:
        rowing.site("club", company.url, f"waive:\n  - {known}\n  - {old}\n")
        ended = rowing.pytest("scenarios", "--no-history")
        chosen = rowing.pytest("scenarios", "--no-history", "--site", "club")
    assert ended.status == 0, ended.said
    assert "for nothing" not in chosen.said, "the finding may be met by visits that were left out"
    assert "scenarios/sites/club.yaml:6: the waiver of `nagging` is for nothing: no visit of this run has such a finding" in ended.said
    assert "waiver of `dead-end`" not in ended.said
    (card,) = rowing.scorecards().values()
    assert card["outcome"] == "dead-end"
    assert card["findings"][0]["waived"] == "They are mending it (until 2999-12-31)"


def test_limits_of_the_site_and_of_the_command_line_count_too(rowing: Project) -> None:
    with serve(pages(FIELDS)) as company:
        rowing.site("club", company.url, "budget: {clicks: 9, other: {pages: 2}, leave: {pages: 0}}\n")
        ended = rowing.pytest("scenarios", "--no-history", "--budget=clicks=1", "--budget=fields=2, findings.minor=99")
    assert ended.status == 1
    assert "look: over budget: pages: 3, allowed 2 (sites/club.yaml); first over at step 4 `click: Send`" in ended.said
    assert "look: over budget: clicks: 2, allowed 1 (--budget); first over at step 4 `click: Send`" in ended.said
    assert ended.said.count("\nlook: over budget") == 2


def test_limits_that_only_a_baseline_can_check_are_not_passed_over_in_silence(project: Project) -> None:
    project.site("shop", "http://127.0.0.1:9")
    project.scenario("look", "shop", "- go: /", more="budget: {clicks: baseline + 1}\n")
    asked = project.mystery_shop("run", "--budget", "clicks=baseline+1")
    assert asked.status == 4
    assert "--budget: a limit is made from the baseline; name one with `--baseline FILE`" in asked.said
    ended = project.mystery_shop("run")
    assert "limits made from the baseline were not checked in 1 journey: name it with `--baseline FILE`" in ended.said
