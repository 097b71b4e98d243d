"""`mystery-shop report`: the reports of visits that are over, without walking a site."""

import json
import re
import shutil
from pathlib import Path

import msgspec
import pytest

from harness.scoring import score
from harness.visit_file import write_scorecard, write_visit
from tests.reporters.making import Sample
from tests.reporters.samples import gym, river, walled

from .project import Ended, Project


def lay(folder: Path, *samples: Sample, card: bool = True) -> Path:
    """Leave visits as a run does; every view has a picture."""
    for sample in samples:
        place = folder / "visits" / sample.visit.id
        place.mkdir(parents=True)
        write_visit(sample.visit, place / "visit.json")
        if card:
            write_scorecard(sample.card, place / "scorecard.json")
        for view in sample.visit.views:
            if view.screenshot:
                (place / view.screenshot).write_bytes(b"\xff\xd8\xff picture")
    return folder


def report(project: Project, *options: str) -> Ended:
    return project.mystery_shop("report", *options, "-p", "no:cacheprovider")


def changed(sample: Sample, **more: object) -> Sample:
    """The sample with another id, or in another scenario."""
    visit = msgspec.structs.replace(sample.visit, **more)
    return Sample(sample.name, sample.ending, visit, msgspec.structs.replace(sample.card, visit=visit.id, file=visit.file))


def test_all_reports_are_written_from_what_lies_there(project: Project) -> None:
    lay(project.folder / "reports", gym(), river(), walled())
    ended = report(project)
    assert ended.status == pytest.ExitCode.TESTS_FAILED
    assert "1 failed, 1 passed, 1 skipped" in ended.said
    assert "FAILURES" in ended.said
    assert "leave: over budget: 5 clicks, 4 allowed" in ended.said
    assert {"index.html", "junit.xml", "scorecards.json"} <= project.files()
    cards = project.scorecards()
    assert list(cards) == ["join-and-leave--pulse-gym", "join-and-leave--river-association", "table-for-twelve--palace"]
    assert cards["join-and-leave--pulse-gym"]["score"] == 31, "as its run left it: made anew it would be 0"
    xml = (project.folder / "reports" / "junit.xml").read_text("utf-8")
    assert 'classname="scenarios.join-and-leave.yaml" name="pulse-gym"' in xml, "called as in the run that walked it"
    assert "Pulse Gym" in (project.folder / "reports" / "index.html").read_text("utf-8")
    details = project.folder / "reports" / "visits" / "join-and-leave--pulse-gym" / "details.js"
    assert "walked in" not in details.read_text("utf-8"), "what writing took says nothing of the visit"


def test_a_visit_without_a_scorecard_of_its_own_is_scored(project: Project) -> None:
    folder = lay(project.folder / "reports", gym(), river(), card=False)
    write_scorecard(gym().card, folder / "visits" / river().visit.id / "scorecard.json")
    assert report(project, "reports").status == pytest.ExitCode.TESTS_FAILED
    cards = project.scorecards()
    for sample in (gym(), river()):
        assert cards[sample.visit.id].get("score") == score(sample.visit).score != sample.card.score
        assert json.loads((folder / "visits" / sample.visit.id / "scorecard.json").read_bytes()) == cards[sample.visit.id]


def test_another_language(project: Project) -> None:
    lay(project.folder / "reports", river())
    receipt = project.folder / "reports" / "receipts" / f"{river().visit.id}.html"
    for language in ("en", "fi"):
        assert report(project, "reports", "--lang", language).status == 0
        assert f'<html lang="{language}"' in receipt.read_text("utf-8")


def test_parts_of_a_run_become_one_report_that_stands_on_its_own(project: Project) -> None:
    lay(project.folder / "one", gym())
    lay(project.folder / "two", river())
    (project.folder / "two" / "visits" / river().visit.id / "99.jpg").symlink_to("/etc/passwd")
    before = {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()}
    assert report(project, "one", "two").status == pytest.ExitCode.USAGE_ERROR
    assert report(project, "one", "two", "--reports", "all").status == pytest.ExitCode.TESTS_FAILED
    assert list(project.scorecards("all")) == [gym().visit.id, river().visit.id]
    assert {path: path.read_bytes() for path in before} == before
    shutil.rmtree(project.folder / "one")
    shutil.rmtree(project.folder / "two")
    kept = project.files("all/visits")
    assert f"{gym().visit.id}/00.jpg" in kept
    assert not any("99.jpg" in name for name in kept), "a link would show what it leads to"
    assert report(project, "all").status == pytest.ExitCode.TESTS_FAILED
    assert report(project, "all", "--reports", "part", "--site", "river-*").status == 0
    assert list(project.scorecards("part")) == [river().visit.id]


BROKEN = {
    "cut": (b'{"scenario": "Join", "file": "a.yaml", "si', "it ends in the middle"),
    "empty": (b"", "the file is empty"),
    "newer": (b'{"scenario": "a", "file": "a.yaml", "site": "a", "id": "newer", "version": 99}', "the visit is of version 99"),
    "other": (b'{"places": [1, 2]}', "is this a visit of mystery-shop?"),
    "wrong": (b'{"scenario": "a", "file": "a.yaml", "site": "a", "id": "wrong", "journeys": 5}', "is this a visit of mystery-shop?"),
    "no-text": (b"\xff\xfe\x00", "this is not JSON"),
}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(project: Project) -> None:
    folder = lay(project.folder / "reports", river())
    for name, (content, _) in BROKEN.items():
        (folder / "visits" / name).mkdir()
        (folder / "visits" / name / "visit.json").write_bytes(content)
    for name in ("killed", "killed-early"):
        (folder / "visits" / name).mkdir()
    (folder / "visits" / "killed" / "00.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "visits" / river().visit.id / "scorecard.json").write_bytes(b'{"visit": "jo')
    ended = report(project)
    assert ended.status not in (0, pytest.ExitCode.INTERNAL_ERROR)
    assert "1 passed" in ended.said
    for name, (_, said) in BROKEN.items():
        [block] = {line for line in ended.said.splitlines() if f"visits/{name}/visit.json:1:" in line}
        assert said in ended.said, block
    for name in ("killed", "killed-early"):
        assert f"visits/{name} is in no report: there is no visit.json in it" in " ".join(ended.said.split())
    assert list(project.scorecards()) == [river().visit.id]
    assert "Traceback" not in ended.said


def test_one_visit_of_an_id_is_taken_however_often_its_folder_is_named(project: Project) -> None:
    lay(project.folder / "one", river())
    lay(project.folder / "two", river(), changed(river(), id="other--river-association"))
    (project.folder / "link").symlink_to("one")
    ended = report(project, "one", "one/visits", "link", "two", "--reports", "all")
    assert re.search("2 passed.* 1 error", ended.said)
    said = f"two/visits/{river().visit.id}/visit.json: `{river().visit.id}` is in this report already, from "
    assert said in ended.said.replace("\n", "")
    assert len(project.scorecards("all")) == 2


def test_items_are_told_apart(project: Project) -> None:
    ids = ["join-and-leave--river-association" + more for more in ("", "--2", "--member--keyboard")]
    lay(project.folder / "reports", *(changed(river(), id=each) for each in ids), changed(river(), id="<odd>", file="\x1b[31m::a"))
    said = report(project, "--collect-only", "-q").said
    head = "scenarios/join-and-leave.yaml::river-association"
    assert said.splitlines()[:4] == [r"\x1b[31m-a.yaml::river-association[<odd>]", head, f"{head}[2]", f"{head}[member-keyboard]"]
    assert "4 tests collected" in said


@pytest.mark.parametrize(("named", "said"), [("nothing", "there is no visit.json in this folder or below"), ("gone", "not found: ")])
def test_a_folder_without_visits(project: Project, named: str, said: str) -> None:
    (project.folder / "nothing").mkdir()
    ended = report(project, named, "--reports", "out")
    assert ended.status not in (0, pytest.ExitCode.INTERNAL_ERROR)
    assert said in ended.said


def test_the_verdict_of_a_conftest_is_asked(project: Project) -> None:
    lay(project.folder / "reports", gym())
    project.write("conftest.py", "import pytest\n\n@pytest.fixture\ndef verdict():\n    return lambda card: None\n")
    assert report(project).status == 0


def test_by_workers_it_is_the_same(project: Project) -> None:
    lay(project.folder / "reports", gym(), river(), walled())
    (project.folder / "reports" / "visits" / "cut").mkdir()
    (project.folder / "reports" / "visits" / "cut" / "visit.json").write_bytes(b"{")
    ended = report(project, "-n", "2")
    assert "1 failed, 1 passed, 1 skipped" in ended.said
    assert list(project.scorecards()) == [gym().visit.id, river().visit.id, walled().visit.id]


KILLED = """
import os
import pytest

@pytest.hookimpl(trylast=True)
def pytest_mystery_shop_visit(result):
    os.kill(os.getpid(), 9)
"""


def test_what_was_finished_when_a_run_was_killed_can_be_reported(project: Project) -> None:
    project.site("gym", "street:pulse-gym")
    project.scenario("one", "gym", "- go: /")
    project.scenario("two", "gym", "- go: /")
    project.write("scenarios/conftest.py", KILLED)
    ended = project.pytest("scenarios")
    assert ended.status < 0, ended.said
    assert "visits/one--gym/visit.json" in project.files()
    ended = report(project)
    assert ended.status == 0, ended.said
    assert list(project.scorecards()) == ["one--gym"]
    assert {"index.html", "junit.xml"} <= project.files()
    assert not list((project.folder / "reports").rglob(".draft*"))
