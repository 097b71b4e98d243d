"""A report that cannot be written takes neither the others nor the run down."""

import json
import subprocess
from pathlib import Path

import pytest

from .project import Ended, Project

BREAKING = """
    import pytest

    from harness.reporters import reporter
    from harness.reporters.writing import write


    @reporter
    class Outside:
        \"\"\"Writes where it may not.\"\"\"

        def __init__(self, run, config):
            self.run = run

        def pytest_mystery_shop_visit(self, result):
            write(self.run.folder, f"../{result.folder.name}", "")


    @reporter
    class Sloppy:
        \"\"\"Has a mistake.\"\"\"

        def __init__(self, run, config):
            pass

        def pytest_sessionfinish(self):
            {}["<b>"]
"""


def walk(project: Project, *options: str) -> Ended:
    project.site("gym", "street:pulse-gym")
    project.scenario("one", "gym", "- go: /", limit="10 s")
    project.scenario("two", "gym", "- go: /", limit="10 s")
    return project.pytest("scenarios", "--no-pictures", "--no-probe", *options)


def test_what_breaks_in_one_report_is_told_of_at_the_end(project: Project) -> None:
    project.write("scenarios/conftest.py", BREAKING)
    ended = walk(project)
    assert ended.status == pytest.ExitCode.INTERNAL_ERROR
    assert "2 passed" in ended.said
    said = [line for line in ended.said.splitlines() if "is not complete" in line]
    assert said[0].startswith("the report `outside` is not complete: `../one--gym` is no name for a file below ")
    assert said[0].endswith(" (2 times)")
    assert said[1].startswith("the report `sloppy` is not complete: KeyError: '<b>' (conftest.py:")
    assert "Traceback" in ended.said.partition(said[1])[2]
    assert set(project.scorecards()) == {"one--gym", "two--gym"}
    assert {"index.html", "junit.xml"} <= project.files()
    assert not (project.folder / "one--gym").exists()


def test_a_run_that_has_failed_anyway_ends_so(project: Project) -> None:
    project.write("scenarios/conftest.py", BREAKING)
    project.scenario("dear", "gym", "- go: /", more="budget: {pages: 0}\n", limit="10 s")
    assert walk(project).status == pytest.ExitCode.TESTS_FAILED


def test_a_disk_that_is_full_when_the_run_ends(project: Project, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        project.write("conftest.py", FILLING)
        ended = walk(project, "--reports", str(small), "--no-history")  # which gives room back when it is closed
        assert ended.status == pytest.ExitCode.INTERNAL_ERROR, ended.said
        assert "2 passed" in ended.said
        assert "Traceback" not in ended.said
        assert [json.loads(path.read_bytes())["visit"] for path in sorted(small.rglob("scorecard.json"))] == ["one--gym", "two--gym"]
        for name in ("index.html", "junit.xml", "json"):
            assert f"the report `{name}` is not complete: " in ended.said
        assert "the disk is full" in ended.said
    finally:
        subprocess.run(["umount", small], check=True)


FILLING = """
    import pytest

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(session):
        from pathlib import Path
        with open(Path(session.config.option.reports) / "filling", "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
        return (yield)
"""
