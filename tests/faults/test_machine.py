"""A worker that is killed and a disk that takes no more: said in a line, and every other visit is there."""

import sys
from pathlib import Path

import pytest

from . import runs
from .cases import KILLED, Fault

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked for in /proc")
FULL = """
    import resource
    import sys

    import pytest

    sys.dont_write_bytecode = True  # else modules may be kept compiled in part, for other runs too


    @pytest.fixture
    def visit_folder(visit_folder, context):
        most = resource.getrlimit(resource.RLIMIT_FSIZE)
        if "disk-full--" in visit_folder.name:
            resource.setrlimit(resource.RLIMIT_FSIZE, (500, most[1]))
        yield visit_folder
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
"""


def test_a_worker_that_is_killed_costs_the_visit_it_was_at(tmp_path: Path) -> None:
    assert "worker-killed/in" in KILLED
    run = runs.walk(tmp_path, [Fault("worker-killed"), Fault("fine", steps="- expect: The end")], "-n", "1")
    assert {name: each.outcome for name, each in run.visits.items()} == {
        "worker-killed": "error", "worker-killed-then": "reached", "fine": "reached", "fine-then": "reached",
    }  # fmt: skip
    assert run.ended.status == 3
    [line] = [line for line in run.ended.said.splitlines() if "worker-killed.yaml::here  " in line]
    assert line.split()[2] == "error"
    assert "Traceback" not in run.ended.said


def test_a_full_disk_costs_what_does_not_fit_on_it(tmp_path: Path) -> None:
    run = runs.walk(tmp_path, [Fault("disk-full"), Fault("fine", steps="- expect: The end")], conftest=FULL)
    assert sorted(run.visits) == ["disk-full-then", "fine", "fine-then"]
    assert {each.outcome for each in run.visits.values()} == {"reached"}
    assert run.ended.status == 3
    assert "it would be larger than files may be here" in run.ended.said
    assert "Traceback" not in run.ended.said
    assert "OSError" not in run.ended.said
    folder = tmp_path / "reports" / "visits" / "00-disk-full--here"
    assert not [path for path in folder.iterdir() if "visit.json" in path.name or "scorecard.json" in path.name], "no half of a file"
