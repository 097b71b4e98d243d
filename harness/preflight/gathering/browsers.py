"""Real browsers that walk while something else goes on, in a run of their own that can be stopped."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections import ChainMap
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from harness.errors import BadFile
from harness.model.preflight import Fetched, Walked
from harness.preflight.gathering.deriving import Derived, Place, Walk, derive, variables
from harness.preflight.gathering.walking import pages, walked
from harness.reporters.drawing.nav import receipt_name
from harness.visit_file import read_scorecard, read_visit

FILES, REPORT, LOG = "walks", "report", "run.log"  # below the folder of a run
LONGEST_REASON = 300  # characters
OPTIONS = ("--report", "html,json,receipts", "--no-history", "--no-probe", "-p", "no:cacheprovider", "-q", "--no-header")
END_S = 0.8  # that a run may take to end when it is stopped


class Came(NamedTuple):
    """What visits came to: the walks, and the pages that were looked at for themselves or were errors."""

    walked: list[Walked]
    fetched: list[Fetched]


class Browsers:
    """A run of visits in a process of its own. `folder` is the run's, below that of the preflight; `first` is the number of the first walk.

    Walks of one number are of one customer.
    """

    def __init__(self, walks: Sequence[Walk], folder: Path, places: Callable[[Walk], Place], *more: str, first: int = 1) -> None:
        self._walks, self.folder = walks, folder
        files = folder / FILES
        for former in (files, folder / REPORT):  # of an earlier preflight of the same campaign
            shutil.rmtree(former, ignore_errors=True)
        self._derived = [derive(walk, number, files, places(walk)) for number, walk in enumerate(walks, first)]
        scenarios = [f"{each.scenario}.yaml" for each in self._derived]
        private = [variables(scenario) for scenario in {walk.scenario for walk in walks} if scenario]
        command = [sys.executable, "-m", "harness", "run", *scenarios, "--rootdir", ".", "--reports", str((folder / REPORT).absolute())]
        with (folder / LOG).open("wb") as log:
            # A session of its own: Ctrl-C is ours to pass on, and whom it has started can be ended with it.
            self._process = subprocess.Popen(
                [*command, *OPTIONS, *more], cwd=files, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env=dict(ChainMap(*private, os.environ)),
            )  # fmt: skip

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

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
        return [folder for folder in map(self._visit, self._derived) if folder]

    def came(self, preflight: Path, others: Collection[str] = ()) -> Came:
        """Give what the visits came to, as far as they were made; `preflight` is the folder that links begin at."""
        came = Came([], [])
        for walk, made in zip(self._walks, self._derived, strict=True):
            with contextlib.suppress(BadFile, OSError):
                if beside := self._visit(made):
                    visit, card = read_visit(beside / "visit.json"), read_scorecard(beside / "scorecard.json")
                    link = (self.folder / REPORT / receipt_name(visit.id)).relative_to(preflight).as_posix()
                    if walk.purpose != "help":
                        folder = beside.relative_to(preflight).as_posix()
                        came.walked.append(msgspec.structs.replace(walked(walk, visit, card, others), folder=folder, link=link))
                    came.fetched.extend(pages(walk, visit, link))
        return came

    def why(self) -> str:
        """Say why nothing was seen: by the visits that were made, or else how the run ended and what it said last."""
        for folder in self.visits():
            with contextlib.suppress(BadFile, OSError):
                if reason := read_scorecard(folder / "scorecard.json").reason:
                    return f"all visits ended in an error: {reason}"[:LONGEST_REASON]
        with contextlib.suppress(OSError):
            said = (self.folder / LOG).read_text("utf-8", "replace").strip().splitlines()
            return f"the run of the walks ended with status {self._process.poll()}: {said[-1] if said else ''}"[:LONGEST_REASON]
        return "the run of the walks left nothing"

    def _visit(self, made: Derived) -> Path | None:
        return next(iter(sorted((self.folder / REPORT / "visits").glob(f"{made.scenario}--{made.site}*"))), None)
