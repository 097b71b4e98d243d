"""Two runs never write into one folder, and a folder that cannot be used is told of before anything is walked."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reporters.samples import river

from .project import Project
from .test_again import lay

WAITING = """
    import os
    import sys

    import pytest

    @pytest.fixture
    def verdict():
        if os.environ.get("HOLD"):
            print("HELD", flush=True)
            sys.stdin.read()
        return lambda card: None
"""


@pytest.fixture
def held(project: Project) -> Iterator[subprocess.Popen[str]]:
    """A run that is in the middle of a visit."""
    lay(project.folder / "reports", river())
    project.write("conftest.py", WAITING)
    with project.start("--again", "reports", "-s", environment={"HOLD": "1"}, stdin=subprocess.PIPE) as run:
        assert run.stdout
        while "HELD" not in (line := run.stdout.readline()):
            assert line, "it ended before it got there"
        yield run
        run.kill()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_run_stops_at_once_and_changes_nothing(project: Project, held: subprocess.Popen[str]) -> None:
    before = contents(project.folder / "reports")
    for options in (["--again", "reports"], ["--again", "reports", "-n", "1"]):
        ended = project.pytest(*options)
        assert ended.status == pytest.ExitCode.USAGE_ERROR
        said = r"another run writes to \S+/reports, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(process (\d+)\): "
        found = re.search(said + "wait until it has ended, or choose another folder with --reports FOLDER", ended.said)
        assert found, ended.said
        assert int(found[1]) == held.pid
    assert contents(project.folder / "reports") == before
    assert project.pytest("--again", "reports", "--reports", "other").status == 0
    assert project.pytest("--again", "reports", "--collect-only").status == 0, "looking changes nothing"
    assert held.stdin
    held.stdin.close()
    assert held.wait(60) == 0
    assert project.pytest("--again", "reports").status == 0


def test_a_run_that_was_killed_holds_nothing(project: Project, held: subprocess.Popen[str]) -> None:
    held.kill()
    held.wait(60)
    assert project.pytest("--again", "reports").status == 0


def test_workers_share_their_run_s_folder(project: Project) -> None:
    lay(project.folder / "reports", river())
    assert project.pytest("--again", "reports", "-n", "2").status == 0
    assert not (project.folder / "reports" / ".running.json").exists()


def test_a_folder_that_cannot_be_made(project: Project) -> None:
    lay(project.folder / "one", river())
    project.write("file", "in the way")
    for name in ("file", "file/deeper"):
        ended = project.pytest("--again", "one", "--reports", name)
        assert ended.status == pytest.ExitCode.USAGE_ERROR
        assert f"{name} cannot be written to: a file stands where a folder is needed" in ended.said


@pytest.mark.parametrize(("option", "said"), [("ro", "the disk can only be read"), ("size=4k", "the disk is full")])
def test_a_folder_that_cannot_be_written_to(project: Project, option: str, said: str) -> None:
    lay(project.folder / "one", river())
    small = project.folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", small], capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a disk")
    try:
        if "size" in option:
            (small / "filling").write_bytes(bytes(4096))
        ended = project.pytest("--again", "one", "--reports", "small")
        assert ended.status == pytest.ExitCode.USAGE_ERROR
        assert said in ended.said
        assert "Traceback" not in ended.said
    finally:
        subprocess.run(["umount", small], check=True)
