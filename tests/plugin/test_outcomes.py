"""Each outcome as a test: what passes, fails, skips and errs, and what the terminal says of it."""

import re
from xml.etree import ElementTree

import pytest

from .conftest import OUTCOMES, Run


def line_of(run: Run, name: str) -> str:
    return next(line for line in run.ended.said.splitlines() if re.match(rf"\d/7 {re.escape(name)} ", line))


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_line_for_each_visit(walked: Run, name: str) -> None:
    number = list(OUTCOMES).index(name) + 1
    line = line_of(walked, name)
    assert line.startswith(f"{number}/7 {name} ")
    assert OUTCOMES[name] in line
    assert re.search(r" \d+\.\d s$", line)


def test_lines_have_score_and_clicks_where_they_were_measured(walked: Run) -> None:
    assert re.search(r"reached +\d+ +2 clicks", line_of(walked, "join.yaml::pulse-gym"))
    assert re.search(r"dead end: e-mail us +0 +1 click ", line_of(walked, "dinner.yaml::grand-hotel"))
    assert re.search(r"stale scenario +– +–", line_of(walked, "old.yaml::corners"))


def test_lines_come_in_any_mode(walked_by_two: Run, walked_by_command: Run) -> None:
    lines = [line for line in walked_by_two.ended.said.splitlines() if re.match(r"\d/7 ", line)]
    assert [line[:4] for line in lines] == [f"{number}/7 " for number in range(1, 8)]
    assert sorted(re.split(r" +", line)[1] for line in lines) == list(OUTCOMES)
    assert not re.search(r"^\d/7 ", walked_by_command.ended.said, re.MULTILINE), "with -v the lines are pytest's"


def test_verbose_words(walked_by_command: Run) -> None:
    said = walked_by_command.ended.said
    assert re.search(r"^scenarios/join.yaml::pulse-gym REACHED \d+ +\[ 57%\]$", said, re.MULTILINE)
    assert re.search(r"^scenarios/dinner.yaml::grand-hotel DEAD END: E-MAIL US +\[ 42%\]$", said, re.MULTILINE)
    assert re.search(r"^scenarios/dear.yaml::corners OVER BUDGET +\[ 28%\]$", said, re.MULTILINE)
    assert re.search(r"^scenarios/broke.yaml::nobody ERROR +\[ 14%\]$", said, re.MULTILINE)
    assert re.search(r"^scenarios/wall.yaml::corners SKIPPED \(not measured: look: bot-wall.*\) +\[100%\]$", said, re.MULTILINE)


def test_short_summary(walked_by_command: Run) -> None:
    summary = walked_by_command.ended.said.partition("short test summary info")[2]
    assert re.search(r"^REACHED \d+ scenarios/join.yaml::river-association$", summary, re.MULTILINE)
    assert "\nDEAD END: E-MAIL US scenarios/dinner.yaml::grand-hotel - " in summary
    assert "\nOVER BUDGET scenarios/dear.yaml::corners - " in summary
    assert "\nERROR scenarios/broke.yaml::nobody - " in summary
    assert "\nSKIPPED [1] scenarios/old.yaml:9: not measured: look: stale-scenario: " in summary


def test_counts_and_status(walked: Run, walked_by_command: Run, walked_by_two: Run) -> None:
    for run in (walked, walked_by_command, walked_by_two):
        assert run.ended.status == 1
        assert "2 failed, 2 passed, 2 skipped, 1 error in" in run.ended.said


def test_a_failure_points_at_its_line(walked: Run) -> None:
    said = walked.ended.said
    assert "_ dinner.yaml at grand-hotel _" in said
    assert "look: dead-end (e-mail-us): " in said
    assert "\n  at scenarios/dinner.yaml:10: `fill: {People: 12}`\n" in said
    assert "\nlook: over budget: clicks: 1, allowed 0; first over at step 2 `click: /details`\n" in said
    assert "\n  at scenarios/dear.yaml:10: `click: /details`\n" in said


def test_what_was_not_measured_says_why(walked: Run) -> None:
    old = walked.ended.said.partition(line_of(walked, "old.yaml::corners"))[2].splitlines()[1]
    assert old.startswith("    not measured: look: stale-scenario: the scenario's words are not on the page: `Buy a boat`")
    assert old.endswith("at scenarios/old.yaml:9: `click: Buy a boat`")


def test_a_site_that_cannot_be_reached_is_an_error(walked: Run) -> None:
    said = walked.ended.said
    assert "_ ERROR at setup of broke.yaml at nobody _" in said
    assert "look: error: the site was never reached: net::ERR_CONNECTION_REFUSED" in said
    assert "\n  at scenarios/broke.yaml:8: `go: /`\n" in said


def test_no_stack_and_no_warning(walked: Run, walked_by_command: Run, walked_by_two: Run) -> None:
    for run in (walked, walked_by_command, walked_by_two):
        assert "Traceback" not in run.ended.said
        assert "warning" not in run.ended.said.lower()
        assert "harness/" not in run.ended.said


def test_junit_tells_them_apart(walked: Run) -> None:
    [suite] = ElementTree.parse(walked.folder / "junit.xml").iter("testsuite")
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7", "failures": "2", "errors": "1", "skipped": "2"
    }  # fmt: skip
    ends = {case.get("name"): [each.tag for each in case if each.tag != "properties"] for case in suite.iter("testcase")}
    assert ends["pulse-gym"] == []
    assert ends["grand-hotel"] == ["failure"]
    assert ends["nobody"] == ["error"]
