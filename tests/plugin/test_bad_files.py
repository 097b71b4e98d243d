"""Scenario files with mistakes: our message, status 2, and the others still run when asked to."""

import pytest

from .project import Ended, Project

BAD = """
    scenario: Broken
    sites: [corners, cornes]
    journeys:
      look:
        - clik: Join
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("bad"))
    made.site("corners", "street:odd-corners")
    made.write("scenarios/broken.yaml", BAD.lstrip("\n"))
    made.scenario("look", "corners", "- go: /")
    return made


@pytest.fixture(scope="module")
def stopped(project: Project) -> Ended:
    return project.pytest("scenarios", "--reports", "stopped")


@pytest.fixture(scope="module")
def continued(project: Project) -> Ended:
    return project.pytest("scenarios", "--continue-on-collection-errors")


MESSAGES = """\
scenarios/broken.yaml:2:18: there is no site `cornes`
  2 | sites: [corners, cornes]
    |                  ^^^^^^
  = help: did you mean `corners`?
scenarios/broken.yaml:5:7: unknown verb `clik`
  5 |     - clik: Join
    |       ^^^^
  = help: did you mean `click`?
"""


def test_all_mistakes_are_shown_and_nothing_else(stopped: Ended, continued: Ended) -> None:
    for ended in (stopped, continued):
        assert MESSAGES in ended.said
        assert "_ ERROR collecting scenarios/broken.yaml _" in ended.said
        assert "Traceback" not in ended.said
        assert "harness/" not in ended.said


def test_nothing_runs(stopped: Ended, project: Project) -> None:
    assert stopped.status == pytest.ExitCode.INTERRUPTED == 2
    assert "no tests ran" in stopped.said or "1 error in" in stopped.said
    assert not (project.folder / "stopped" / "visits").exists()


def test_the_others_run_when_asked_to(continued: Ended, project: Project) -> None:
    assert continued.status == pytest.ExitCode.INTERRUPTED
    assert "\n1/1 look.yaml::corners  reached " in continued.said
    assert "1 passed, 1 error in" in continued.said
    assert list(project.scorecards()) == ["look--corners"]


def test_the_report_shows_the_mistake(continued: Ended, project: Project) -> None:
    assert continued.status == pytest.ExitCode.INTERRUPTED
    assert "broken.yaml" in (project.folder / "reports" / "index.html").read_text("utf-8")
