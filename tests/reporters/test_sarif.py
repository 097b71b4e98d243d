"""SARIF for code scanning, held against its schema."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Schema

from harness import audits
from harness.exits import Exit
from harness.model import BrokenBudget, Finding
from harness.reporters import Result, Run, sarif

from . import hostile, samples
from .conftest import Written
from .making import Sample

FILE = "scenarios/join-and-leave.yaml"


def write(folder: Path, config: pytest.Config, *made: Sample, status: int = Exit.TROUBLE) -> dict[str, Any]:
    """Have a run's file written, hold it against the schema, and give its one run."""
    run = Run(folder)
    reporter = sarif.Sarif(run, config)
    for sample in made:
        result = Result(sample.name, folder, sample.visit, sample.card)
        run.results.add(result)
        reporter.pytest_mystery_shop_visit(result)
    reporter.pytest_sessionfinish(status)
    return read(folder)


def read(folder: Path) -> dict[str, Any]:
    raw = (folder / sarif.NAME).read_bytes()
    Schema.model_validate_json(raw)
    log = json.loads(raw)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert not Path(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).is_absolute()
    return run


def with_findings(sample: Sample, *findings: Finding) -> Sample:
    return Sample(sample.name, sample.ending, sample.visit, msgspec.structs.replace(sample.card, findings=list(findings)))


def marks(run: dict[str, Any]) -> list[str]:
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]


def test_rules_are_the_audits(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    run = write(tmp_path, pytestconfig, samples.river())
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {*audits.audits.names(), "over-budget"}
    assert rules["slow-page"]["shortDescription"]["text"] == audits.title("slow-page")
    assert rules["slow-page"]["help"]["text"] == audits.why("slow-page")
    assert all(rule["fullDescription"]["text"] for rule in rules.values())
    assert run["results"] == []


def test_results_stand_on_the_steps_the_worst_first(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    gym = samples.gym()
    broken = [BrokenBudget(metric="clicks", figure=5, limit=4, step=4, path=FILE, line=13, new=True)]
    journeys = [gym.card.journeys[0], msgspec.structs.replace(gym.card.journeys[1], broken=broken)]
    run = write(tmp_path, pytestconfig, Sample(gym.name, gym.ending, gym.visit, msgspec.structs.replace(gym.card, journeys=journeys)))
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [
        ("over-budget", "error"), ("dead-end", "error"), ("auth-asymmetry", "error"), ("required-survey", "warning"),
    ]  # fmt: skip
    assert [place["region"]["startLine"] for place in places] == [13, 14, 11, 13]
    assert {(place["artifactLocation"]["uri"], place["artifactLocation"]["uriBaseId"]) for place in places} == {(FILE, "%SRCROOT%")}
    assert run["results"][0]["baselineState"] == "new"
    said = run["results"][1]["message"]["text"]
    assert said == "Join, then leave at Pulse Gym, leave: Joined on the web; leaving ends in a letter by post."
    assert run["results"][3]["properties"] == {
        "site": "pulse-gym", "visit": "join-and-leave--pulse-gym", "score": 31.0, "severity": "moderate", "certainty": "likely", "url": "",
    }  # fmt: skip


def test_what_is_waived_is_suppressed_and_what_is_known_unchanged(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    waived = Finding(audit="slow-page", severity="serious", seen="Slow.", waived="a new server comes, until 2026-12-24")
    known = Finding(audit="slow-page", severity="minor", seen="Slow.", new=False)
    run = write(tmp_path, pytestconfig, with_findings(samples.river(), waived, known))
    assert run["results"][0]["suppressions"] == [{"kind": "external", "justification": waived.waived}]
    assert (run["results"][1]["suppressions"], run["results"][1]["baselineState"]) == ([], "unchanged")
    assert "baselineState" not in run["results"][0]


def test_a_result_is_known_again_in_the_next_run_and_by_nobody_elses(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    gym, again = samples.gym(), samples.gym()
    join, leave = again.visit.journeys
    moved = msgspec.structs.replace(leave, steps=[msgspec.structs.replace(step, line=step.line + 7) for step in leave.steps])
    visit = msgspec.structs.replace(again.visit, journeys=[join, moved])
    other = msgspec.structs.replace(gym.visit, site="other-gym")
    first = marks(write(tmp_path / "1", pytestconfig, gym))
    assert first == marks(write(tmp_path / "2", pytestconfig, Sample(gym.name, gym.ending, visit, gym.card)))
    assert not set(first) & set(marks(write(tmp_path / "3", pytestconfig, Sample("x.yaml::other", gym.ending, other, gym.card))))
    twice = Finding(audit="slow-page", severity="minor", seen="Slow.")
    assert len(set(marks(write(tmp_path / "4", pytestconfig, with_findings(gym, twice, twice))))) == 2


def test_the_worst_of_too_many(tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 3)
    light = Finding(audit="slow-page", severity="minor", seen="Slow.")
    grave = msgspec.structs.replace(light, severity="critical")
    run = write(tmp_path, pytestconfig, with_findings(samples.river(), light, light, light, light, grave))
    assert [each["level"] for each in run["results"]] == ["error", "note", "note"]
    [said] = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "GitHub takes 3 results: 2 of those that weigh least were left out."


@pytest.mark.parametrize(("status", "well"), [(Exit.FINE, True), (Exit.TROUBLE, True), (Exit.CUT_SHORT, False), (Exit.BROKEN, False)])
def test_a_run_that_was_cut_short_says_so(tmp_path: Path, pytestconfig: pytest.Config, status: Exit, well: bool) -> None:
    assert write(tmp_path, pytestconfig, samples.river(), status=status)["invocations"][0]["executionSuccessful"] is well


def test_a_file_that_lies_elsewhere_is_named_and_no_more(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    visit = msgspec.structs.replace(samples.river().visit, file="/home/somebody/a b%.yaml", journeys=[])
    finding = Finding(audit="slow-page", severity="minor", seen="Slow.")
    made = with_findings(samples.river(), finding)
    [result] = write(tmp_path, pytestconfig, Sample(made.name, made.ending, visit, made.card))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%25.yaml"


@given(st.text() | st.sampled_from(["[here](https://evil.example)", "{0} {12}", "a](b", "\ud800", "\x1b[2J"]))
def test_words_of_a_page_are_no_link_and_no_argument(words: str) -> None:
    said = sarif.text(words)
    assert not re.search(r"\]\(|\{\d", said)
    assert len(said) <= sarif.LONGEST + 1
    assert "\n" not in said.encode().decode()


def test_a_hostile_visit_keeps_to_the_schema(written: Written) -> None:
    run = read(written.reports)
    assert {each["ruleId"] for each in run["results"]} >= {"dead-end", hostile.ATTACK}


def test_nothing_is_written_without_visits(empty: Written) -> None:
    assert not (empty.reports / sarif.NAME).exists()
