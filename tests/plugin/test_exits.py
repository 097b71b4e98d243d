"""What a run ends with as its exit status, each through the real command."""

import shutil

import pytest

from harness.exits import Exit

from .project import Ended, Project

BAD = "scenario: Broken\nsites: [corners]\njourneys:\n  look:\n    - clik: Join\n"
ORDINARY = "def test_fine():\n    pass\n"


STORED = """
    import pytest

    from harness.visit_file import read_visit, write_visit


    @pytest.fixture
    def walked(visit_folder, pytestconfig):
        visit = read_visit(pytestconfig.rootpath / "walked" / visit_folder.name / "visit.json")
        write_visit(visit, visit_folder / "visit.json")
        return visit
"""  # instead of walking: what a visit comes to is told by the visit alone


@pytest.fixture(scope="module")
def walked_once(closed_port: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Ended]:
    """A scenario for each way to end, each walked once."""
    town = Project(tmp_path_factory.mktemp("walked"))
    town.site("corners", "street:odd-corners")
    town.site("hotel", "street:grand-hotel")
    town.site("nobody", f"http://127.0.0.1:{closed_port}")
    town.scenario("fine", "corners", "- go: /")
    town.scenario("trouble", "hotel", "- go: /\n- click: Book a table\n- fill: {People: 12}")
    town.scenario("broke", "nobody", "- go: /")
    town.scenario("wall", "corners", "- go: /403-bot\n- click: Next")
    return town, walk(town, "fine", "trouble", "broke", "wall")


@pytest.fixture
def town(walked_once: tuple[Project, Ended], project: Project) -> Project:
    """The same scenarios; each is judged alone or with others, by the visit that was walked."""
    shutil.copytree(walked_once[0].folder / "scenarios", project.folder / "scenarios")
    shutil.copytree(walked_once[0].folder / "reports" / "visits", project.folder / "walked")
    project.write("scenarios/conftest.py", STORED)
    project.write("broken.yaml", BAD)  # beside `scenarios/`, so that only who names it meets it
    project.write("test_ordinary.py", ORDINARY)
    return project


def walk(town: Project, *names: str, more: tuple[str, ...] = ()) -> Ended:
    return town.mystery_shop("run", *(f"scenarios/{name}.yaml" for name in names), "--report", "json", "--no-pictures", "--no-probe", *more)


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["fine"], Exit.FINE),
        (["fine", "wall"], Exit.FINE),
        (["trouble", "broke", "wall"], Exit.TROUBLE),
        (["fine", "broke"], Exit.BROKEN),
        (["wall", "broke"], Exit.BROKEN),
        (["wall"], Exit.NOTHING),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else None,
)
def test_visits(town: Project, names: list[str], status: Exit) -> None:
    ended = walk(town, *names)
    assert ended.status == status, ended.said
    assert (f"exit status {int(status)}: " in ended.said) == (status in (Exit.BROKEN, Exit.NOTHING))


def test_visits_that_are_walked_here_and_now(walked_once: tuple[Project, Ended]) -> None:
    assert walked_once[1].status == Exit.TROUBLE, walked_once[1].said


def test_two_workers_end_as_one_does(town: Project) -> None:
    assert walk(town, "fine", "broke", more=("-n", "2")).status == Exit.BROKEN
    assert walk(town, "wall", more=("-n", "2")).status == Exit.NOTHING
    assert walk(town, "trouble", "fine", more=("-n", "2", "-x")).status == Exit.TROUBLE


def test_files_with_mistakes(town: Project) -> None:
    assert walk(town, "fine", more=("broken.yaml",)).status == Exit.CUT_SHORT
    assert walk(town, "fine", more=("broken.yaml", "--continue-on-collection-errors")).status == Exit.CUT_SHORT
    assert walk(town, "trouble", more=("broken.yaml", "--continue-on-collection-errors")).status == Exit.TROUBLE


def test_nothing_to_walk(town: Project) -> None:
    assert walk(town, "fine", more=("-k", "nothing")).status == Exit.NOTHING
    assert walk(town, "nowhere").status == Exit.USAGE
    assert walk(town, "fine", more=("--site", "nowhere")).status == Exit.USAGE
    assert walk(town, "fine", more=("--report", "nonsense")).status == Exit.USAGE


def test_what_a_run_cannot_begin_with(town: Project) -> None:
    town.write("file", "")
    assert walk(town, "fine", more=("--baseline", "nothing.json")).status == Exit.USAGE
    assert walk(town, "fine", more=("--reports", "file")).status == Exit.USAGE
    assert walk(town, "fine", more=("--fail-on", "anything")).status == Exit.USAGE


def test_a_report_that_cannot_be_written(town: Project) -> None:
    (town.folder / "reports" / "scorecards.json").mkdir(parents=True)
    assert walk(town, "fine").status == Exit.BROKEN
    (town.folder / "reports" / "scorecards.json").mkdir(parents=True, exist_ok=True)
    assert walk(town, "trouble").status == Exit.TROUBLE


def test_trouble_that_fails_nothing(town: Project) -> None:
    assert walk(town, "trouble", more=("--fail-on", "never")).status == Exit.FINE


def test_ordinary_tests_keep_their_meaning(town: Project) -> None:
    assert walk(town, "fine", more=("test_ordinary.py", "-k", "ordinary")).status == Exit.FINE
    assert walk(town, "wall", more=("test_ordinary.py",)).status == Exit.NOTHING
    town.write("test_ordinary.py", "import pytest\n\n@pytest.fixture\ndef broken():\n    assert 0\n\ndef test_it(broken):\n    pass\n")
    assert walk(town, "broke", more=("test_ordinary.py",)).status == Exit.TROUBLE


def test_a_fault_in_a_report_is_no_verdict(town: Project) -> None:
    town.write("conftest.py", "def pytest_sessionfinish():\n    raise ValueError('our own fault')\n")
    ended = walk(town, "fine")
    assert ended.status == Exit.BROKEN
    assert "INTERNALERROR> ValueError: our own fault" in ended.said
