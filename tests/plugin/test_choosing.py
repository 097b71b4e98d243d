"""What is collected, under which names, and how it is chosen; nothing is walked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.cli import main

from .project import Project

ALL = ["scenarios/join-and-leave.yaml::pulse-gym", "scenarios/join-and-leave.yaml::river-association", "scenarios/look.yaml::pulse-gym"]
HERE = Path(__file__).parents[2]
Outcome = tuple[int, list[str]]


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """A project in the current folder."""
    return Project(pytester.path)


@pytest.fixture
def collect(pytester: pytest.Pytester) -> Callable[..., Outcome]:
    """Run pytest without walking, in this process; give the exit status and the ids of what would run."""

    def run(*options: str) -> Outcome:
        ended = pytester.runpytest_inprocess("--collect-only", "-q", *options)
        return int(ended.ret), [line for line in ended.outlines if "::" in line]

    return run


@pytest.fixture
def gyms(project: Project) -> Project:
    project.site("pulse-gym", "street:pulse-gym")
    project.site("river-association", "street:river-association")
    project.scenario("join-and-leave", "pulse-gym, river-association", "- go: /")
    project.scenario("look", "pulse-gym", "- go: /")
    project.write("test_ordinary.py", "def test_fine(): pass\n")
    return project


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (["scenarios"], ALL),
        ([], [*ALL, "test_ordinary.py::test_fine"]),
        (["scenarios/join-and-leave.yaml::pulse-gym"], ALL[:1]),
        (["scenarios/join-and-leave.yaml", "-k", "river-association"], ALL[1:2]),
        (["scenarios", "--deselect", ALL[0]], ALL[1:]),
        (["scenarios", "--site", "pulse-*"], [ALL[0], ALL[2]]),
        (["scenarios", "--site", "pulse-gym,river-*"], ALL),
        (["scenarios", "--site", "pulse-gym", "--site", "river-association", "-k", "leave"], ALL[:2]),
        (["--site", "river-*"], [ALL[1], "test_ordinary.py::test_fine"]),
    ],
)
def test_choosing(gyms: Project, collect: Callable[..., Outcome], options: list[str], chosen: list[str]) -> None:
    assert collect(*options) == (0, chosen)
    assert not (gyms.folder / "reports").exists()


def test_nothing_chosen(gyms: Project, pytester: pytest.Pytester) -> None:
    ended = pytester.runpytest_inprocess("scenarios", "-k", "no-such-name")
    assert ended.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    ended.stdout.fnmatch_lines(["*3 deselected*"])


def test_a_wrong_report_is_refused(gyms: Project, pytester: pytest.Pytester) -> None:
    ended = pytester.runpytest_inprocess("scenarios", "--report", "html,pdf")
    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    ended.stderr.fnmatch_lines(["ERROR: --report: `pdf` is none of *html*json*junit*table*"])
    assert not (gyms.folder / "reports").exists()


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("puls-gym", "`puls-gym`; there is pulse-gym"),
        ("pulse-*,gym-*", "`gym-*`; there is pulse-gym"),
        ("zzz", "`zzz`; there is pulse-gym, river-association"),
    ],
)
def test_a_site_that_no_scenario_visits_is_refused(gyms: Project, pytester: pytest.Pytester, site: str, said: str) -> None:
    ended = pytester.runpytest_inprocess("scenarios", "--site", site)
    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    assert f"--site: no scenario visits a site called {said}" in ended.stderr.str()
    assert not (gyms.folder / "reports").exists()


def test_a_campaign_is_not_walked(gyms: Project, pytester: pytest.Pytester) -> None:
    (gyms.folder / "scenarios" / "campaigns").mkdir()
    (gyms.folder / "scenarios" / "campaigns" / "book.yaml").write_text("campaign: A book\n", encoding="utf-8")
    ended = pytester.runpytest_inprocess("scenarios/campaigns/book.yaml")
    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    assert "is a campaign, not a scenario: `mystery-shop preflight scenarios/campaigns/book.yaml`" in ended.stderr.str()


@pytest.mark.usefixtures("gyms")
def test_the_command_takes_scenarios_only(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--collect-only", "-q"]) == 0
    assert [line for line in capfd.readouterr().out.splitlines() if "::" in line] == ALL


@pytest.mark.usefixtures("gyms")
def test_the_command_passes_on_what_is_not_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--no-such-option"]) == pytest.ExitCode.USAGE_ERROR
    assert "unrecognized arguments: --no-such-option" in capfd.readouterr().err


def test_other_projects_are_left_alone(gyms: Project) -> None:
    gyms.write("web/docker-compose.yaml", "services:\n  web:\n    image: nginx\n")
    gyms.write("web/.github/workflows/ci.yaml", "on: push\njobs: {}\n")
    gyms.write("web/deploy/values.yml", "scenarios: [a]\nmy-scenario: b\n")
    gyms.write("web/test_fine.py", "def test_fine(): pass\n")
    before = gyms.files("")
    ended = gyms.pytest("web", "test_ordinary.py")
    assert "2 passed in" in ended.said
    assert {file for file in gyms.files("") if "__pycache__" not in file} == before


def test_the_tests_of_this_project_write_no_report(tmp_path: Path) -> None:
    ended = Project(HERE).pytest("tests/plugin", "-q", "-k", "no_such_name", "--reports", str(tmp_path / "reports"))
    assert ended.status == pytest.ExitCode.NO_TESTS_COLLECTED
    assert list(tmp_path.iterdir()) == []
