"""How soon a run that was killed walks on: `python -m tests.benchmarks.resuming 10000`.

The run is a real one, and its journal; so are the reports of its first visit, which the others' are made of. All but the last of its
visits are then laid down as finished. Measured is the time from the command to the first page that a missing visit asks for, the
processor's of all processes too, beside a run of the same files that has little before it: what is more is what resuming costs.
"""

import argparse
import dataclasses
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import psutil

from harness.plugin.journal import NAME, Ended, Journal
from tests.benchmarks.reports import write_visits
from tests.resume.killing import SITES, Town, town

SCENARIOS, MISSING, ROUNDS = 50, 20, 3
LIMIT_S = 2.0  # that resuming may cost


@dataclasses.dataclass(frozen=True)
class Start:
    """What a run took until the first of its visits asked for a page: seconds, and those of the processor in all its processes."""

    wall: float
    cpu: float


def main() -> int:
    """Print the figures; 1 where resuming takes the processor longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("visits", type=int, nargs="?", default=10_000, help="that are finished, and a few more that are missing")
    parser.add_argument("--workers", type=int, default=0)
    asked = parser.parse_args()
    workers = ["-n", str(asked.workers)] if asked.workers else []
    times = max(1, round((asked.visits + MISSING) / SCENARIOS / len(SITES)))
    with tempfile.TemporaryDirectory() as folder, town(Path(folder), SCENARIOS, times) as place:
        command = ["scenarios", "--no-probe", "--no-pictures", "--repeat"]
        few = best([started(place, [*command, "1", *workers, "--reports", f"few-{number}"]) for number in range(ROUNDS)])
        whole = best([started(place, [*command, str(times), *workers, "--reports", f"whole-{number}"]) for number in range(ROUNDS)])
        finished = lay(place, [*command, str(times)])
        place.pages.begun.clear()  # type: ignore[attr-defined]
        resumed = best([started(place, ["--resume", *workers]) for _ in range(ROUNDS)])
        assert len(place.pages.begun) == 1, "visits that were finished have been walked again"  # type: ignore[attr-defined]
        size = (place.project.folder / "reports" / NAME).stat().st_size / 1e6
    print(f"{finished:,} visits finished, {MISSING} missing, a journal of {size:.1f} MB; load {os.getloadavg()[0]:.1f}; best of {ROUNDS}")
    tell(f"{SCENARIOS * len(SITES)} visits, nothing finished", few)
    tell(f"{finished + MISSING:,} visits, nothing finished", whole)
    tell("resumed", resumed)
    more = resumed.cpu - few.cpu
    print(f"resuming costs {resumed.wall - few.wall:.2f} s, {more:.2f} s of the processor (at most {LIMIT_S:.0f})")
    return int(more > LIMIT_S)


def best(starts: Sequence[Start]) -> Start:
    """Give the start that took the processor the shortest time."""
    return min(starts, key=lambda start: start.cpu)


def tell(name: str, start: Start) -> None:
    """Print how a run started."""
    print(f"  {name:<34} first page after {start.wall:5.2f} s, {start.cpu:5.2f} s of the processor")


def started(place: Town, options: Sequence[str]) -> Start:
    """Start a run, wait until its first visit is under way, and end it."""
    while place.pages.came.acquire(blocking=False):  # type: ignore[attr-defined]
        pass
    began = time.monotonic()
    run = place.start(*options)
    place.wait_for(run, 1)
    start = Start(time.monotonic() - began, spent(run))
    if run.poll() is not None:
        sys.exit(run.communicate()[0])
    place.kill(run, "all")
    return start


def spent(run: subprocess.Popen[str]) -> float:
    """Give the processor's seconds of a process and of all that it has started."""
    top = psutil.Process(run.pid)
    times = [each.cpu_times() for each in (top, *top.children(recursive=True))]
    return sum(each.user + each.system for each in times) + top.cpu_times().children_user + top.cpu_times().children_system


def lay(place: Town, command: Sequence[str]) -> int:
    """Kill a real run when its first visit is over, and finish all others but some in its stead; give how many are finished."""
    run = place.start(*command)
    reports = place.project.folder / "reports"
    place.wait_for(run, 2)
    place.kill(run, "all")
    journal = Journal.read(reports)
    assert journal
    first = next(ended(reports))
    finished = journal.visits[: -MISSING]
    for visit, folder in zip(finished, write_visits(reports, len(finished), journal.asked.run), strict=True):
        said = [{**each, "nodeid": visit} for each in first.reports]
        journal.note(visit, folder, said)
    return len(finished)


def ended(reports: Path) -> Iterator[Ended]:
    """Give what a journal says of visits that are over."""
    for line in (reports / NAME).read_bytes().splitlines():
        if msgspec.json.decode(line)["type"] == "ended":
            yield msgspec.json.decode(line, type=Ended)


if __name__ == "__main__":
    sys.exit(main())
