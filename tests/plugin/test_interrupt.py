"""Ctrl-C in the middle of a visit: what had finished is reported, and nothing is left behind."""

import contextlib
import os
import secrets
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .company import WAIT, serve
from .project import SLOWEST_SECONDS, Project

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked for in /proc")


def processes(mark: str) -> Iterator[int]:
    """Give the processes whose environment holds a mark: what a run has started, and what that has started."""
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit() and mark.encode() in (folder / "environ").read_bytes():
                yield int(folder.name)


def ended(pid: int) -> bool:
    """Whether a process has ended, or does within 10 s."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10)[0])
    finally:
        os.close(handle)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c(project: Project, workers: int) -> None:
    mark = secrets.token_hex(16)
    with serve({"/": "<title>Hall</title><p>Hall", WAIT: "<title>At last</title><p>At last"}) as company:
        project.site("corners", "street:odd-corners")
        project.site("house", company.url)
        project.scenario("first", "corners", "- go: /")
        project.scenario("second", "house", f"- go: /\n- go: {WAIT}", limit="60 s")
        project.scenario("third", "house", f"- go: /\n- go: {WAIT}", limit="60 s")
        run = project.start("scenarios", *(["-n", str(workers)] if workers > 1 else []), environment={"RUN": mark})
        assert run.stdout is not None
        said = next(line for line in run.stdout if line.startswith("1/3 "))
        assert all(company.waiting.acquire(timeout=SLOWEST_SECONDS) for _ in range(workers))
        started = list(processes(mark))
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all that have been started from it
        rest = run.communicate(timeout=SLOWEST_SECONDS)[0]
    assert said.startswith("1/3 first.yaml::corners ")
    assert run.returncode == pytest.ExitCode.INTERRUPTED == 2
    assert "KeyboardInterrupt" in rest
    assert "Traceback" not in rest
    assert len(started) >= 4, "pytest, the driver, the browser, the street"
    assert all(map(ended, [*started, *processes(mark)]))
    assert list(project.scorecards()) == ["first--corners"]
    assert {"index.html", "junit.xml", "visits/second--house/visit.json"} <= project.files()
    assert "visits/second--house/scorecard.json" not in project.files()
    page = (project.folder / "reports" / "index.html").read_text("utf-8")
    assert page.count('class="row"') == 1
    assert 'id="visit-first-corners-' in page
    assert "This run was interrupted" in page
