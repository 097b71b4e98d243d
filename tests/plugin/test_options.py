"""Options of ours and of pytest-playwright, through the command."""

import zipfile

import pytest

from .project import Ended, Project

OPTIONS = (
    "run", "-k", "look", "--reports", "out", "--report", "html,json", "--no-pictures", "--tracing", "on", "--output", "traces",
    "--junitxml", "elsewhere.xml",
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("options"))
    made.site("corners", "street:odd-corners")
    made.scenario("look", "corners", "- go: /")
    made.scenario("gyms/other", "corners", "- go: /")
    return made


@pytest.fixture(scope="module")
def ended(project: Project) -> Ended:
    return project.mystery_shop(*OPTIONS)


def test_it_passes(ended: Ended) -> None:
    assert ended.status == 0
    assert "1 passed, 1 deselected in" in ended.said
    assert "\n1/1 look.yaml::corners  reached " in ended.said


def test_only_the_reports_asked_for(ended: Ended, project: Project) -> None:
    assert ended.status == 0
    assert project.files("out") == {
        "index.html", "assets/style.css", "scorecards.json",
        *(f"visits/look--corners/{name}" for name in ("visit.json", "scorecard.json", "details.js")),
    }  # fmt: skip
    assert "what customers went through" not in ended.said
    assert not (project.folder / "reports").exists()


def test_a_trace_and_another_place_for_junit(ended: Ended, project: Project) -> None:
    assert ended.status == 0
    [trace] = (project.folder / "traces").rglob("trace.zip")
    assert "trace.trace" in zipfile.ZipFile(trace).namelist()
    assert 'name="corners"' in (project.folder / "elsewhere.xml").read_text("utf-8")
