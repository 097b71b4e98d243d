"""What may be sent to a company, and what was."""

import dataclasses
from collections.abc import Callable

from harness.browser.eyes import Eyes
from harness.browser.guard.pressed import press_of
from harness.browser.halt import Halted
from harness.browser.raw import Answer
from harness.model import ClearedBy, Committed, Withheld
from harness.reading.acting.bearing import bearing_of
from harness.reading.acting.deeds import HARMLESS, Bearing, Deed

HOW = "nobody has cleared that, with `commit: true` at the step or with `--commit`"


@dataclasses.dataclass
class Guard:
    """Stands between the shopper and what cannot be taken back. `by` is what clears the step being walked; empty: nothing does."""

    owned: bool  # the site is ours
    by: ClearedBy = ""
    withheld: list[Withheld] = dataclasses.field(default_factory=list)
    committed: list[Committed] = dataclasses.field(default_factory=list)
    about_to_commit: Callable[[Committed], None] = lambda committed: None  # what it writes is on disk when it returns
    journey: str = ""  # being walked
    step: int = -1
    name: str = ""  # of what was pressed last
    bearing: Bearing = HARMLESS  # ... and what that comes to, by which what it sends is judged

    def pressing(self, answer: Answer, eyes: Eyes) -> None:
        """Look at what is about to be pressed; where that acts for good and nobody has cleared it the journey ends as `held`."""
        self.name, self.bearing = answer.name, bearing_of(press_of(answer, eyes))
        if self.bearing.deed:
            self.clear(self.bearing.deed, eyes)

    def sending(self, deed: Deed, name: str, eyes: Eyes) -> None:
        """Look at what is about to be done for good, and not by a press on a page."""
        self.name, self.bearing = name, Bearing(deed)
        self.clear(deed, eyes)

    def clear(self, deed: Deed, eyes: Eyes, method: str = "", url: str = "") -> None:
        """Note what is about to be done for good, or hold it back. `url`: without what stands behind `?`."""
        view = len(eyes.views) - 1
        if self.by:
            return self.commit(
                Committed(
                    what=deed.what, name=self.name, by=self.by, method=method, url=url,
                    journey=self.journey, step=self.step, view=view, at_s=eyes.clock.now,
                )
            )
        self.withheld.append(
            Withheld(
                what=deed.what, name=self.name, why=deed.why, method=method, url=url, journey=self.journey, step=self.step, view=view
            )
        )
        raise Halted("held", f"`{self.name or 'a button'}` {deed.what}; {HOW}.", self.name)

    def commit(self, committed: Committed) -> None:
        """Note something irreversible that somebody has cleared; only when this has returned may it be pressed or sent."""
        self.committed.append(committed)
        self.about_to_commit(committed)
