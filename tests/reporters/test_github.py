"""Annotations for GitHub."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import printable
from harness.model import BrokenBudget, Changes, Finding, Visit
from harness.reporters import Result, Run, github

from . import hostile, samples
from .conftest import Writer
from .making import Sample
from .runner import commands

FILE = "scenarios/join-and-leave.yaml"
# What a page would write to steer a build server.
EVIL = st.text() | st.sampled_from(
    ["::add-mask::x", "\n::stop-commands::x", "##[add-mask]x", "%0A::error::x", "a,file=b::c::", "%25", "\r::debug::", "###[error]"]
)


def reporter(tmp_path, config: pytest.Config, *made: Sample) -> github.Github:
    noted = github.Github(Run(tmp_path), config)
    for number, sample in enumerate(made):
        noted.pytest_mystery_shop_visit(Result(f"{sample.name}{number}", tmp_path, sample.visit, sample.card))
    return noted


@pytest.fixture
def config(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> pytest.Config:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(pytestconfig.rootpath))
    return pytestconfig


def printed(noted: github.Github) -> str:
    return "\n".join(noted._commands())


def with_findings(sample: Sample, *findings: Finding) -> Sample:
    return Sample(sample.name, sample.ending, sample.visit, msgspec.structs.replace(sample.card, findings=list(findings)))


def test_dead_ends_budgets_and_findings_stand_on_their_lines(tmp_path, config: pytest.Config) -> None:
    gym = samples.gym()
    broken = [BrokenBudget(metric="clicks", figure=5, limit=4, step=4, path=FILE, line=13)]
    journeys = [gym.card.journeys[0], msgspec.structs.replace(gym.card.journeys[1], broken=broken)]
    gym = Sample(gym.name, gym.ending, gym.visit, msgspec.structs.replace(gym.card, journeys=journeys))
    found = list(commands(printed(reporter(tmp_path, config, gym))))
    assert [(each.name, each.properties["line"], each.properties["title"]) for each in found] == [
        ("error", "14", "Dead end: by post"),
        ("error", "13", "Over budget"),
        ("warning", "11", "Leaving demands more authentication than joining"),
        ("notice", "13", "The customer has to give a reason to leave"),
    ]
    assert {each.properties["file"] for each in found} == {FILE}
    assert found[0].message == "Join, then leave at Pulse Gym, leave: The page asks for a signed letter with a copy of an ID."


def test_the_scenarios_own_lines_where_no_step_is_known(tmp_path, config: pytest.Config) -> None:
    finding = Finding(audit="slow-page", severity="serious", seen="Slow.")
    elsewhere = [msgspec.structs.replace(finding, journey="leave"), msgspec.structs.replace(finding, journey="gone"), finding]
    lines = [github.notes(sample.visit, sample.card) for each in elsewhere for sample in [with_findings(samples.river(), each)]]
    visit = samples.gym().visit
    assert [next(iter(each))[1].at.line for each in lines] == [1, 1, 1]
    assert github.line_of(visit, "leave").line == 10


@pytest.mark.parametrize(
    ("severity", "new", "waived", "level"),
    [
        ("critical", None, "", "warning"), ("serious", None, "", "warning"), ("moderate", None, "", "notice"), ("minor", None, "", None),
        ("minor", True, "", "warning"), ("serious", False, "", "notice"), ("moderate", False, "", None), ("critical", True, "known", None),
    ],
)  # fmt: skip
def test_levels(severity, new, waived, level) -> None:
    finding = Finding(audit="slow-page", severity=severity, seen="Slow.", new=new, waived=waived)
    made = with_findings(samples.river(), finding)
    assert [each for each, _ in github.notes(made.visit, made.card)] == ([level] if level else [])


def test_trouble_that_the_baseline_knows_is_a_warning_and_what_is_waived_is_nothing() -> None:
    def levels(**more: object) -> list[tuple[str, str]]:
        gym = samples.gym()
        broken = [BrokenBudget(metric="clicks", figure=5, limit=4, new=False)]
        leave = msgspec.structs.replace(gym.card.journeys[1], broken=broken)
        card = msgspec.structs.replace(gym.card, **{"journeys": [leave], "findings": [], **more})
        return [(level, note.title) for level, note in github.notes(gym.visit, card)]

    known, worse = ("warning", "Dead end: by post"), ("error", "Dead end: by post")
    budget = ("warning", "Over budget")
    assert levels(changes=Changes()) == [known, budget]
    assert levels(changes=Changes(worse=["leave"])) == levels(changes=Changes(known=False)) == levels() == [worse, budget]
    waived = Finding(audit="dead-end", severity="critical", seen="No way.", journey="leave", waived="known, until 2026-12-24")
    assert levels(findings=[waived]) == [budget]


def test_ten_of_a_level_the_worst_first_and_the_rest_counted(tmp_path, config: pytest.Config) -> None:
    grave = [Finding(audit="slow-page", severity="critical", seen=f"{number}") for number in range(3)]
    heavy = [Finding(audit="slow-page", severity="serious", seen=f"{number}") for number in range(12)]
    light = [Finding(audit="slow-page", severity="moderate", seen=f"{number}") for number in range(12)]
    made = with_findings(samples.river(), *light, *heavy, *grave)
    found = list(commands(printed(reporter(tmp_path, config, made, made))))  # two walks of the same
    assert [each.name for each in found] == ["warning"] * 10 + ["notice"] * 10
    assert [each.message[-1] for each in found[:3]] == ["0", "1", "2"]
    assert found[-1].message == "GitHub shows 10 annotations of a kind; 5 warnings and 3 notices more are in the reports."
    assert "file" not in found[-1].properties


def test_ten_of_each_and_no_more_need_no_count(tmp_path, config: pytest.Config) -> None:
    made = with_findings(samples.river(), *(Finding(audit="slow-page", severity="moderate", seen=f"{number}") for number in range(10)))
    assert [each.properties["title"] for each in commands(printed(reporter(tmp_path, config, made)))][-1] != "More was found"


def test_what_could_not_be_measured_is_told(tmp_path, config: pytest.Config) -> None:
    [found] = commands(printed(reporter(tmp_path, config, samples.walled())))
    assert (found.name, found.properties["title"]) == ("notice", "Not measured: bot wall")


def test_a_file_outside_of_the_workspace_is_not_named(tmp_path, config: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    found = list(commands(printed(reporter(tmp_path, config, samples.gym()))))
    assert found
    assert not [each for each in found if {"file", "line"} & set(each.properties)]


def test_nothing_is_printed_elsewhere(tmp_path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert printed(reporter(tmp_path, pytestconfig, samples.gym())) == ""


@given(title=EVIL, message=EVIL, path=EVIL)
def test_no_words_become_a_command_or_a_line(title: str, message: str, path: str) -> None:
    line = github.command("warning", message, {"file": path, "line": "3"}, title)
    assert not set("\r\n") & set(line)
    [found] = commands(line)
    assert (found.name, found.properties.get("line")) == ("warning", "3")
    assert set(found.properties) <= {"file", "line", "title"}
    assert found.properties.get("file", "") == path
    assert found.message.startswith(" ".join(printable(message).split())[:1000])


@given(EVIL)
def test_what_is_safe_for_a_terminal_holds_no_command_inside_a_line(text: str) -> None:
    assert not list(commands(f"scenario {printable(text).replace(chr(10), ' ')}"))


@given(st.lists(EVIL, min_size=8, max_size=8))
def test_a_hostile_visit_yields_annotations_and_nothing_else(words: list[str]) -> None:
    text = iter(words)
    made = hostile.hostile()
    card = msgspec.structs.replace(
        made.card, scenario=next(text), site_name=next(text),
        journeys=[msgspec.structs.replace(made.card.journeys[0], name=next(text), reason=next(text))],
        findings=[Finding(audit=next(text), severity="serious", seen=next(text), journey=next(text))],
    )  # fmt: skip
    visit: Visit = msgspec.structs.replace(made.visit, file=next(text) or "x")
    lines = [github.command(level, note.message, {"file": note.at.path}, note.title) for level, note in github.notes(visit, card)]
    assert [each.name for each in commands("\n".join(lines))] == ["error", "warning"]


def test_a_run_prints_them_for_github_alone(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    said = write(samples.gym(), hostile.hostile(), samples.walled()).said
    assert [each.name for each in commands(said)] == ["error", "error", "warning", "warning", "notice", "notice"]
