"""Prints what each fault comes to: python -m tests.faults.table [room ...]."""

import sys
import tempfile
from pathlib import Path

from . import runs
from .cases import ROOMS


def main(rooms: list[str]) -> int:
    """Walk the rooms, all where none is named, and print a line for each fault; 1 where one came to something else than it should."""
    wrong = 0
    print(f"{'fault':<20} {'outcome':<26} {'s':>5}  {'the rest of the run':<20} words")
    for room in rooms or list(ROOMS):
        with tempfile.TemporaryDirectory() as folder:
            run = runs.walk(Path(folder), ROOMS[room], conftest=runs.MODEST if room == "processes" else "")
        for fault in ROOMS[room]:
            happened, then = run.visits[fault.name], run.visits.get(f"{fault.name}-then")
            fine = fault.allows(happened.outcome, happened.kind)
            wrong += not fine
            said = f"{happened.outcome}{f' ({happened.kind})' if happened.kind else ''}{'' if fine else ' !'}"
            rest = "goes on" if then and then.outcome == "reached" else "LOST"
            print(f"{fault.name:<20} {said:<26} {happened.seconds:>5.1f}  {rest:<20} {happened.reason[:90]}")
        traces = run.ended.said.count("Traceback")
        print(f"-- {room}: {len(run.visits)} of {2 * len(ROOMS[room])} visits are there, {traces} tracebacks, {run.seconds:.0f} s\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
