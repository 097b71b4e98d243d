"""A step while it is being walked."""

import dataclasses
import time
from pathlib import Path

import msgspec

from harness.browser.tally import Tally
from harness.model import Act, Snag, Step, Waiver
from harness.scenario import PlannedStep


@dataclasses.dataclass
class Draft:
    """What is known of a step so far; `record` turns it into evidence."""

    planned: PlannedStep
    tally: Tally
    part: str = ""
    consent: Tally = dataclasses.field(default_factory=Tally)
    acts: list[Act] = dataclasses.field(default_factory=list)
    snags: list[Snag] = dataclasses.field(default_factory=list)
    kept: dict[str, str] = dataclasses.field(default_factory=dict)
    agree: list[str] = dataclasses.field(default_factory=list)
    unmet: str = ""
    view: int = -1
    mail: int = -1
    at_s: float = 0
    done: bool = False
    started: float = dataclasses.field(default_factory=time.monotonic)
    seconds: float = 0

    def changed(self) -> None:
        """Note that the last act made a difference."""
        if self.acts:
            self.acts[-1] = msgspec.structs.replace(self.acts[-1], changed=True)
        self.worked()

    def worked(self) -> None:
        """Note that what keys could not do was done by other means."""
        self.snags = [msgspec.structs.replace(each, works=True) for each in self.snags]

    def record(self) -> Step:
        """Give the step as evidence."""
        return Step(
            verb=self.planned.verb, words=self.planned.words, path=shown_path(self.planned.path), line=self.planned.line, part=self.part,
            done=self.done, unmet=self.unmet, kept=self.kept, agree=self.agree, acts=self.acts, snags=self.snags, view=self.view,
            mail=self.mail, at_s=self.at_s, effort=self.tally.effort,
            consent=self.consent.effort,
            harness_ms=round(max(0.0, 1000 * self.seconds - self.tally.effort.waiting_ms), 1),
        )  # fmt: skip


def shown_path(path: Path | str) -> str:
    """Give a path as a reader of the report knows it: from the folder that the run was started in, not from this machine's root."""
    near = Path(path)
    return str(near.relative_to(Path.cwd())) if near.is_relative_to(Path.cwd()) else str(near)


def recorded(waiver: Waiver) -> Waiver:
    """Give a waiver as a visit keeps it."""
    return msgspec.structs.replace(waiver, path=shown_path(waiver.path))
