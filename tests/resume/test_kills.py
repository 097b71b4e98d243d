"""A run is killed at any moment, whole or in parts, and resumed: nothing is lost, nothing is walked twice."""

import csv
import json
import random
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.plugin.test_reports import TIMES

from .killing import town
from .ten_kills import kill

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked for in /proc")
# What is another between two runs of the same.
OTHERWISE = TIMES | {"run", "started", "generated", "startTimeUtc", "endTimeUtc", "automationDetails"}


def test_three_kills(tmp_path: Path) -> None:
    with town(tmp_path, scenarios=1, times=8) as place:
        came = kill(place, ["all", "worker", "controller"], random.Random(3))
    assert (came.expected, came.found, came.twice, came.runs, came.left, came.status) == (24, 24, 0, 1, 0, 0)
    assert came.found <= came.begun <= came.found + came.interrupted


def test_the_reports_are_those_of_a_run_that_was_never_interrupted(tmp_path: Path) -> None:
    with town(tmp_path, scenarios=1, times=2) as place:
        assert place.start("scenarios", "--repeat", "2", "--no-probe", "--reports", "whole").wait(120) == 0
        run = place.start("scenarios", "--repeat", "2", "--no-probe")
        place.wait_for(run, 3)
        place.kill(run, "all")
        ended = place.resume()
        assert ended.status == 0, ended.said
        again = place.resume()
    assert "of 6 visits " in ended.said
    assert "6 passed" in ended.said
    assert (again.status, "of its 6 visits none is missing" in again.said) == (0, True)
    whole, resumed = (tmp_path / name for name in ("whole", "reports"))
    assert place.project.files("reports") == place.project.files("whole")
    for name in ("scorecards.json", "results.sarif"):
        assert steady(json.loads((resumed / name).read_bytes())) == steady(json.loads((whole / name).read_bytes())), name
    assert leagues(resumed) == leagues(whole)
    assert rows(resumed) == rows(whole)
    assert cases(resumed) == cases(whole)
    assert page(resumed) == page(whole)


def steady(value: Any) -> Any:
    """Leave out of a report what is another number in each run."""
    if isinstance(value, dict):
        return {name: steady(each) for name, each in value.items() if name not in OTHERWISE}
    return [steady(each) for each in value] if isinstance(value, list) else value


def leagues(folder: Path) -> list[list[tuple[str, int]]]:
    """Give who is in each league, with how many visits; their places rest on measured time here."""
    found = json.loads((folder / "league.json").read_bytes())["leagues"]
    return [sorted((entry["site"], entry["visits"]) for entry in league["entries"]) for league in found]


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "visits.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    return [{name: value for name, value in row.items() if not {"ms", "seconds", "score"} & set(re.split(r"\W|_", name))} for row in found]


def cases(folder: Path) -> list[tuple[object, ...]]:
    """Give the tests of the XML, whose order is that in which they ended."""
    found = ElementTree.parse(folder / "junit.xml").getroot().iter("testcase")
    said = ([(each.get("name"), each.get("value")) for each in case.iter("property")] for case in found)
    found = ElementTree.parse(folder / "junit.xml").getroot().iter("testcase")
    kept = ([(name, value) for name, value in each if not str(name).startswith(("seconds", "score"))] for each in said)
    return sorted((case.get("classname"), case.get("name"), len(list(case)), str(each)) for case, each in zip(found, kept, strict=True))


def page(folder: Path) -> list[str]:
    """Give the rows of the main report in their order, by what names them."""
    text = (folder / "index.html").read_text("utf-8")
    return [part.partition('"')[0] for part in text.split('id="visit-')[1:]]
