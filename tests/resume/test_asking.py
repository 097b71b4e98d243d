"""What `--resume` says where there is nothing to resume, or the run was asked for otherwise."""

import datetime
from pathlib import Path

import pytest

from harness.plugin.journal import Asked, Journal
from tests.plugin.project import Project

OPTIONS = {"--repeat": 3, "--as": "", "--keyboard": False}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.site("gym", "street:pulse-gym")
    made.scenario("look", "gym", "- go: /")
    return made


def lay(project: Project, place: str = "", tool: str = "0.0.1") -> Journal:
    """Lay the journal of a run of three visits, of which none is over."""
    (project.folder / "reports").mkdir()
    started = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
    options, arguments = dict(OPTIONS), ["scenarios", "--repeat", "3"]
    asked = Asked(run="one", started=started, tool=tool, place=place or str(project.folder), arguments=arguments, options=options)
    journal = Journal.begin(project.folder / "reports", asked)
    journal.expect([f"scenarios/look.yaml::gym[{number}]" for number in (1, 2, 3)], {"scenarios/look.yaml": "otherwise"})
    return journal


def test_there_is_no_run(project: Project) -> None:
    ended = project.mystery_shop("run", "--resume", "--reports", "nowhere")
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert "--resume: there is no run in " in ended.said
    assert not (project.folder / "nowhere").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--repeat", "5"], "the run was begun with --repeat `3`, and goes on as it was begun"),
        (["--as", "known"], "the run was begun with --as left out, and goes on as it was begun"),
        (["--keyboard"], "the run was begun with --keyboard left out, and goes on as it was begun"),
        (["--again", "--reports", "reports"], "--resume walks what is missing, and --again walks nothing: give one of them"),
    ],
)
def test_it_was_begun_otherwise(project: Project, options: list[str], said: str) -> None:
    lay(project)
    before = project.files()
    ended = project.mystery_shop("run", "--resume", *options)
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert said in ended.said
    assert project.files() == before


def test_it_was_begun_elsewhere(project: Project) -> None:
    lay(project, "/another/home")
    ended = project.mystery_shop("run", "--resume")
    assert (ended.status, "the run was begun in /another/home; go on from there" in ended.said) == (4, True)


def test_a_damaged_journal(project: Project) -> None:
    lay(project)
    with (project.folder / "reports" / ".run.jsonl").open("ab") as file:
        file.write(b"{}\n")
    ended = project.mystery_shop("run", "--resume")
    assert (ended.status, "this line of the run's journal is damaged" in ended.said) == (4, True)


def test_it_is_finished(project: Project) -> None:
    lay(project).finish()
    ended = project.mystery_shop("run", "--resume")
    assert (ended.status, "is finished: of its 3 visits none is missing" in ended.said) == (0, True)


def test_a_visit_that_failed_before_it_began_is_missing(project: Project) -> None:
    project.write(
        "conftest.py",
        """
        import pathlib

        import pytest


        @pytest.fixture(autouse=True)
        def machine():
            assert not pathlib.Path("out-of-order").exists()
        """,
    )
    project.write("out-of-order", "")
    ended = project.mystery_shop("run", "--report", "json", "--no-pictures")
    assert "1 visit of this run has not been walked: `mystery-shop run --resume` walks it" in ended.said
    (project.folder / "out-of-order").unlink()
    journal = Journal.read(project.folder / "reports")
    assert journal
    journal.expect(["scenarios/taken-away.yaml::gym", "scenarios/look.yaml::no-longer-named"], {})
    ended = project.mystery_shop("run", "--resume", "--report", "json", "--no-pictures")
    assert (ended.status, [each.get("outcome", "reached") for each in project.scorecards().values()]) == (0, ["reached"]), ended.said
    said = "2 visits of this run are let go, for no scenario asks for them any more: scenarios/look.yaml::no-longer-named, ..."
    assert (said in ended.said, "1/1 look.yaml::gym" in ended.said) == (True, True), ended.said
    assert "none is missing" in project.mystery_shop("run", "--resume").said


def test_a_journal_that_cannot_be_written_to_stops_nothing(project: Project) -> None:
    project.write(
        "conftest.py",
        """
        import pathlib

        import pytest


        @pytest.fixture(autouse=True)
        def in_the_way(scorecard):
            journal = pathlib.Path("reports/.run.jsonl")
            journal.unlink()
            journal.mkdir()
        """,
    )
    ended = project.mystery_shop("run", "--report", "json", "--no-pictures")
    assert "the run's journal could not be written to: a folder stands where the file is to be" in ended.said
    assert (ended.status, "Traceback" in ended.said) == (0, False), ended.said
