"""A run that is over, scrubbed: none of its canaries is left."""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.auditing import score_again
from harness.model import Visit
from harness.plugin.journal import Asked, Journal
from harness.plugin.underway import MARK
from harness.scrubbing import main
from harness.visit_file import read_visit, write_visit

from ..plugin.canaries import PRIVATE, Parrot, Search, free_port, plant
from ..plugin.company import serve
from ..plugin.project import Project

CHOIR = "I sing in a choir of canaries"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    made, post = Project(tmp_path_factory.mktemp("scrub"), 300), free_port()
    with serve(Parrot(post)) as company:
        plant(made, company.url, post)
        for path in (made.folder / "scenarios").glob("*.yaml"):
            text = path.read_text(encoding="utf-8").replace("  private: all\n", "").replace("parrot, gone, deaf", "parrot")
            told = f"- fill: {{User name: {CHOIR}}}\n      - click: Join"
            path.write_text(text.replace("- click: Join", told).replace("{env:CANARY_PERSONA}", "Canary-77-old!"), encoding="utf-8")
        (made.folder / "scenarios/returns.yaml").unlink()
        made.pytest("scenarios", "--tracing", "off", "-p", "no:xdist", "--lang", "fi")
        made.mystery_shop("baseline")
        yield made


def hits(project: Project) -> set[str]:
    search = Search({**PRIVATE, "choir": CHOIR})
    search.folder(project.folder / "reports")
    return {name for name, _ in search.hits}


def state(project: Project) -> dict[Path, str]:
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (project.folder / "reports").rglob("*") if path.is_file()}


def test_scrubbed_reports_hold_no_canary(project: Project) -> None:
    reports = project.folder / "reports"
    assert hits(project) == {*PRIVATE, "choir"}, "they were there"
    (reports / "notes.txt").write_text("mine", encoding="utf-8")
    before, files = state(project), sorted(reports.rglob("visit.json"))
    findings = {card.visit: {each.audit for each in card.findings} for card in score_again(files, [], write=False)}

    said = project.mystery_shop("scrub", "reports", "--dry-run").said
    assert "4 visits would be scrubbed" in said
    assert "1 baseline would be scrubbed" in said
    assert state(project) == before

    ended = project.mystery_shop("scrub", "reports")
    assert ended.status == 0, ended.said
    assert "4 visits scrubbed, 0 with nothing to take out" in ended.said
    assert "left as they are, for they are not ours: reports/notes.txt" in ended.said
    assert hits(project) == set()
    assert (reports / "notes.txt").exists()
    assert {'<html lang="fi"' in page.read_text(encoding="utf-8") for page in reports.glob("receipts/*.html")} == {True}
    for card in score_again(files, bad := [], write=False):
        assert {each.audit for each in card.findings} <= findings[card.visit]
    assert not bad
    for path in files:
        assert {view.screenshot for view in read_visit(path).views} - {""} == {each.name for each in path.parent.glob("*.jpg")}

    once = state(project)
    assert "0 visits scrubbed, 4 with nothing to take out" in project.mystery_shop("scrub", "reports").said
    assert state(project) == once


def test_nothing_to_scrub_is_told(tmp_path: Path) -> None:
    ended = Project(tmp_path).mystery_shop("scrub", ".")
    assert (ended.status, "there is no visit.json in this folder or below" in ended.said) == (2, True)


def test_a_damaged_visit_is_told_and_the_others_are_scrubbed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("visits/a/visit.json", '{"scenario": "S", "file": "s.yaml", "site": "gym", "names": ["Aino Virtanen"]}')
    project.write("visits/b/visit.json", "{")
    ended = project.mystery_shop("scrub", "visits/a/visit.json", "visits/b")
    assert ended.status == 2
    assert "visits/b/visit.json:1" in ended.said
    assert "Aino" not in (tmp_path / "visits/a/visit.json").read_text(encoding="utf-8")


def test_what_a_killed_run_has_left_for_who_resumes_it_is_deleted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "visits" / "one"
    place.mkdir(parents=True)
    write_visit(Visit(scenario="S", file="s.yaml", site="x", id="one"), place / "visit.json")
    (place / MARK).write_text(CHOIR)
    asked = Asked(run="r", started=datetime.datetime.now(datetime.UTC), tool="1", place="/", arguments=[])
    journal = Journal.begin(tmp_path, asked)
    journal.note("s.yaml::x", "one", [{"sections": [["Captured log", CHOIR]]}])
    for dry in (True, False):
        assert main([tmp_path], dry, [], 1) == 0
    assert "2 files of a run that is not finished would be deleted: it cannot be resumed" in (said := capsys.readouterr().out)
    assert "2 files of a run that is not finished deleted" in said
    assert not any(CHOIR in path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    journal = Journal.begin(tmp_path, asked)
    journal.expect(["s.yaml::x"], {})
    journal.finish()
    main([tmp_path], False, [], 1)
    assert "not finished" not in capsys.readouterr().out
