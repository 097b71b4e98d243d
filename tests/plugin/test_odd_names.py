"""Whatever scenarios, sites and visits are called, nothing is written but below the reports folder, and every report can be read."""

import csv
import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model import Scorecard
from harness.visit_file import read_scorecard, write_scorecard, write_visit
from tests.reporters.hostile import ATTACK
from tests.reporters.making import Sample
from tests.reporters.samples import gym, river

from .project import Project

ODD = [
    "../../../outside", "/tmp/outside", "..", ".", "C:\\outside", "a" * 300, "🦜 macaw", "\u202egnp.exe", "con", "a\nb", "a\tb", " ",
    "-rf", "~", "=HYPERLINK(1)", "%2e%2e%2f", "a::b", "::()", "\x1b[31mred", "\x00", "é", "e\u0301", "\ud7ff\ue000", "&lt;", "`x`",
    "{x}", ATTACK, "漢" * 100,
]
TEXT = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def named(sample: Sample, names: list[str]) -> Sample:
    """The sample with these names for all that is named."""
    id, file, site, scenario, site_name, journey = names
    marks = {"file": file, "site": site, "scenario": scenario, "site_name": site_name}
    journeys = [msgspec.structs.replace(each, name=f"{journey}{at}") for at, each in enumerate(sample.visit.journeys)]
    scores = [msgspec.structs.replace(each, name=f"{journey}{at}") for at, each in enumerate(sample.card.journeys)]
    views = [msgspec.structs.replace(each, title=scenario, screenshot=site) for each in sample.visit.views]
    visit = msgspec.structs.replace(sample.visit, id=id, journeys=journeys, views=views, **marks)
    return Sample("", "", visit, msgspec.structs.replace(sample.card, visit=id, journeys=scores, **marks))


def lay(folder: Path, samples: list[Sample]) -> None:
    for number, sample in enumerate(samples):
        place = folder / f"{number}" / "visits" / "visit"
        place.mkdir(parents=True)
        write_visit(sample.visit, place / "visit.json")
        write_scorecard(sample.card, place / "scorecard.json")
        (place / "00.jpg").write_bytes(b"\xff\xd8\xff")


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def check_readable(reports: Path, visits: int) -> None:
    """Read every report as its readers do."""
    cards = json.loads((reports / "scorecards.json").read_bytes())["scorecards"]
    assert len(msgspec.convert(cards, list[Scorecard])) == visits
    assert len(ElementTree.parse(reports / "junit.xml").getroot().findall(".//testcase")) == visits
    with (reports / "visits.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == visits + 1
    json.loads((reports / "results.sarif").read_bytes())
    assert len(list((reports / "visits").glob("*/visit.json"))) == visits
    assert len(list((reports / "receipts").glob("*.html"))) == visits
    assert [read_scorecard(path) for path in (reports / "visits").glob("*/scorecard.json")]
    for page in reports.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>window.pwned" not in text
        assert "<img src=x" not in text


def check_written(folder: Path, samples: list[Sample]) -> None:
    lay(folder, samples)
    project, before = Project(folder / "project"), everything(folder)
    project.folder.mkdir()
    history = folder / "project" / "reports" / "history.sqlite"
    named = [f"../{number}" for number in range(len(samples))]
    ended = project.pytest("--again", *named, "--reports", "reports", "--history", str(history))
    assert ended.status in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), ended.said
    assert "is not complete" not in ended.said, ended.said
    assert "\x1b[31m" not in ended.said
    after = everything(folder)
    assert {path: content for path, content in after.items() if not path.is_relative_to(project.folder / "reports")} == before
    check_readable(project.folder / "reports", len(samples))
    with sqlite3.connect(history) as connection:
        assert connection.execute("SELECT count(*) FROM visit").fetchone() == (len(samples),)


def test_names_that_lead_elsewhere_attack_or_cannot_be_files(tmp_path: Path) -> None:
    """Each odd name in each place, some thirty visits in one run."""
    turned = [[*ODD[at:], *ODD[:at]] for at in range(6)]
    samples = [named((gym, river)[at % 2](), list(names)) for at, names in enumerate(zip(*turned, strict=True))]
    check_written(tmp_path, samples)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.lists(TEXT, min_size=6, max_size=6), min_size=1, max_size=8, unique_by=lambda names: names[0]))
def test_any_names(tmp_path_factory: pytest.TempPathFactory, names: list[list[str]]) -> None:
    check_written(tmp_path_factory.mktemp("odd"), [named(gym(), each) for each in names])


def test_a_whole_run_of_odd_files(project: Project) -> None:
    """A scenario file with a name that a person might choose, walked."""
    project.site("corners", "street:odd-corners")
    project.scenario("ääkköset & 'quotes' 🦜 (1)", "corners", "- go: /")
    project.scenario("x" * 200, "corners", "- go: /")
    project.write("scenarios/a--b.yaml", (project.folder / "scenarios" / f"{'x' * 200}.yaml").read_text())
    before = {path for path in project.folder.rglob("*") if path.is_file()}
    ended = project.pytest("scenarios", "--no-pictures", "--no-probe")
    assert ended.status == 0, ended.said
    written = {path for path in project.folder.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(project.folder / "reports") for path in written if "__pycache__" not in path.parts)
    check_readable(project.folder / "reports", 3)
