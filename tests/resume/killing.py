"""A run that can be killed, whole or in parts, at a company that counts who came."""

import collections
import contextlib
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from harness.visit_file import read_visit
from tests.plugin.company import Company, serve
from tests.plugin.project import COMMAND, SLOWEST_SECONDS, Ended, Project, surroundings
from tests.plugin.test_interrupt import ended

SITES = ("ash", "birch", "cedar")
Victim = Literal["all", "controller", "worker", "browser", "street"]
PARTS = {"worker": "sys.stdin.readline", "browser": "--remote-debugging-pipe", "street": "harness.street"}  # by words of a command line


class Counting(dict[str, str]):
    """The pages of a company; whoever asks for one is counted, so that one can wait for the next."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: collections.Counter[str] = collections.Counter()
        self.came = threading.Semaphore(0)

    def get(self, path: str, default: object = None) -> str | None:  # type: ignore[override]
        if not path.startswith("/at-"):
            return None
        self.begun[path] += 1
        self.came.release()
        return f"<!doctype html><title>{path[4:]}</title><h1>{path[4:]}</h1>"


class Town:
    """Scenarios of one step: each at three sites of a company, as often as is asked; `street`: and one at a company of the street."""

    def __init__(self, folder: Path, company: Company, scenarios: int, times: int, street: bool = False) -> None:
        self.project, self.pages = Project(folder), company.pages
        self.company, self.times = company, times
        self.mark = ""
        for key in SITES:
            self.project.site(key, company.url)
        for number in range(scenarios):
            self.project.scenario(f"look-{number}", ", ".join(SITES), f"- go: /at-{number}", limit="10 s")
        if street:
            self.project.site("gym", "street:pulse-gym")
            self.project.scenario("gym", "gym", "- go: /", limit="10 s")
        self.visits = (scenarios * len(SITES) + street) * times

    def start(self, *options: str) -> subprocess.Popen[str]:
        """Start the run in a process group of its own, or resume it; visits begun from now on are waited for."""
        self.mark = secrets.token_hex(16)
        while self.pages.came.acquire(blocking=False):  # type: ignore[attr-defined]
            pass  # what the run before had begun when it was killed
        command = [sys.executable, *COMMAND, "run", *options]
        return subprocess.Popen(
            command, cwd=self.project.folder, env=surroundings() | {"RUN": self.mark}, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def begin(self) -> subprocess.Popen[str]:
        return self.start("scenarios", "--repeat", str(self.times), "-n", "2", "--no-probe", "--no-pictures")

    def resume(self) -> Ended:
        """Resume the run, and let it come to its end."""
        run = self.start("--resume")
        said = run.communicate(timeout=SLOWEST_SECONDS)[0]
        return Ended(run.returncode, said)

    def wait_for(self, run: subprocess.Popen[str], visits: int) -> None:
        """Wait until so many more visits have been begun, or the run has ended."""
        for _ in range(visits):
            while not self.pages.came.acquire(timeout=1) and run.poll() is None:  # type: ignore[attr-defined]
                pass

    def kill(self, run: subprocess.Popen[str], victim: Victim) -> None:
        """Kill the run or a part of it, and wait until what cannot live without it has ended."""
        there = dict(processes(self.mark))
        if victim == "all":
            os.killpg(run.pid, signal.SIGKILL)
        elif victim == "controller":
            run.kill()
        else:
            os.kill(min(pid for pid, said in there.items() if PARTS[victim] in said and "--type=" not in said), signal.SIGKILL)
            return
        run.communicate(timeout=SLOWEST_SECONDS)

    def left(self) -> list[int]:
        """Give what the last run had started and did not end within ten seconds."""
        return [pid for pid, _ in processes(self.mark) if not ended(pid)]

    def results(self) -> dict[str, int]:
        """Give how many visits of each scenario at each site are in the run's file of scorecards."""
        return dict(collections.Counter(f"{card['file']} {card['site']}" for card in self.project.scorecards().values()))

    def begun(self) -> int:
        """Give how many visits the company has seen begin."""
        return self.pages.begun.total()  # type: ignore[attr-defined,no-any-return]

    def runs(self) -> set[str]:
        """Give the ids of the runs that the visits on disk are of."""
        return {read_visit(path).run for path in (self.project.folder / "reports").glob("visits/*/visit.json")}


def processes(mark: str) -> Iterator[tuple[int, str]]:
    """Give the processes whose environment holds a mark, each with its command line."""
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit() and mark.encode() in (folder / "environ").read_bytes():
                yield int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")


@contextlib.contextmanager
def town(folder: Path, scenarios: int, times: int, street: bool = False) -> Iterator[Town]:
    """Open the company for as long as the context lasts."""
    with serve(Counting()) as company:
        yield Town(folder, company, scenarios, times, street)
