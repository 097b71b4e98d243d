"""Real browsers that walk while something else goes on, in a run of their own that can be stopped."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from harness.errors import BadFile
from harness.model.preflight import Walked
from harness.preflight.gathering.deriving import Place, Walk, derive
from harness.preflight.gathering.walking import walked
from harness.visit_file import read_scorecard, read_visit

FILES, REPORT = "walks", "report"  # folders below that of a run
OPTIONS = ("--report", "html,json,receipts", "--no-history", "--no-probe", "-p", "no:cacheprovider", "-q", "--no-header")
END_S = 0.8  # that a run may take to end when it is stopped


class Browsers:
    """A run of visits in a process of its own. `folder` is the run's, below that of the preflight."""

    def __init__(self, walks: Sequence[Walk], folder: Path, place: Place, *more: str) -> None:
        self._walks, self.folder = walks, folder
        files = folder / FILES
        self._derived = [derive(walk, number, files, place) for number, walk in enumerate(walks, 1)]
        scenarios = [f"{each.scenario}.yaml" for each in self._derived]
        command = [sys.executable, "-m", "harness", "run", *scenarios, "--rootdir", ".", "--reports", str((folder / REPORT).absolute())]
        with (folder / "run.log").open("wb") as log:
            # A session of its own: Ctrl-C is ours to pass on, and whom it has started can be ended with it.
            self._process = subprocess.Popen(
                [*command, *OPTIONS, *more], cwd=files, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self, seconds: float) -> bool:
        """Wait until it is over; False where it was not, and was stopped."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.stop()
            return False
        return True

    def stop(self) -> None:
        """End it, at once where it does not end by itself."""
        for number, patience in ((signal.SIGINT, END_S), (signal.SIGKILL, None)):
            if self._process.poll() is None:
                with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(self._process.pid, number)
                    self._process.wait(patience)

    def visits(self) -> list[Path]:
        """Give the folders of the visits that were made, in the order of the walks; one that was not is left out."""
        visits = self.folder / REPORT / "visits"
        found = (next(iter(sorted(visits.glob(f"{each.scenario}--{each.site}*"))), None) for each in self._derived)
        return [each for each in found if each is not None]

    def walked(self, preflight: Path) -> list[Walked]:
        """Give what the visits came to; `preflight` is the folder that links begin at."""
        told: list[Walked] = []
        for walk, made in zip(self._walks, self._derived, strict=True):
            beside = next(iter(sorted((self.folder / REPORT / "visits").glob(f"{made.scenario}--{made.site}*"))), None)
            with contextlib.suppress(BadFile, OSError):
                if beside is not None:
                    came = walked(walk, read_visit(beside / "visit.json"), read_scorecard(beside / "scorecard.json"))
                    link = (self.folder / REPORT / "receipts" / f"{beside.name}.html").relative_to(preflight).as_posix()
                    told.append(msgspec.structs.replace(came, folder=beside.relative_to(preflight).as_posix(), link=link))
        return told
