"""Whether reports are set up: only where scenarios are going to be collected."""

from pathlib import Path

import pytest

from harness.plugin.collecting import collects_scenarios

from .project import Project


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """A project in the current folder, with a scenario deep below."""
    made = Project(pytester.path)
    made.write("tests/parts/below/old.yaml", "scenario: Old\n")
    made.write("tests/parts/test_fine.py", "def test_fine(): pass\n")
    made.write("other/values.yaml", "a: b\n")
    return made


def foreseen(pytester: pytest.Pytester, *arguments: str) -> bool:
    return collects_scenarios(pytester.parseconfig(*arguments))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], True),
        (["tests"], True),
        (["other", "tests/parts/below/old.yaml::site"], True),
        (["other"], False),
        (["tests/parts/test_fine.py"], False),
        (["tests/parts/test_fine.py::test_fine"], False),
        (["tests", "--ignore=tests/parts/below"], False),
        (["tests", "--ignore-glob=*/old.y*ml"], False),
    ],
)
def test_arguments(pytester: pytest.Pytester, arguments: list[str], told: bool) -> None:
    assert foreseen(pytester, *arguments) is told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('collect_ignore_glob = ["*.yaml"]', False),
        ('collect_ignore = ["below/old.yaml"]', False),
        ('collect_ignore = ("below",)', False),
        ('collect_ignore = ["bel*"]', True),
        ('collect_ignore_glob = ["*.yml"]', True),
        ("collect_ignore = sorted(['below'])", True),
        ("this is no Python", True),
    ],
)
def test_what_a_conftest_ignores_counts_for_nothing(project: Project, pytester: pytest.Pytester, written: str, told: bool) -> None:
    project.write("tests/parts/conftest.py", written)
    assert foreseen(pytester, "tests") is told


def test_a_folder_linked_to_itself_ends(project: Project, pytester: pytest.Pytester) -> None:
    try:
        (project.folder / "other" / "again").symlink_to(Path("..") / "other", target_is_directory=True)
    except OSError:
        pytest.skip("no links can be made here")
    assert foreseen(pytester, "other") is False


def test_folders_that_pytest_passes_over(project: Project, pytester: pytest.Pytester) -> None:
    project.write("other/node_modules/part/old.yaml", "scenario: Old\n")
    project.write("other/.hidden/old.yaml", "scenario: Old\n")
    assert foreseen(pytester, "other") is False
