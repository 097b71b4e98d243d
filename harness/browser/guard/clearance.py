"""What may be sent to a company, and what was."""

import dataclasses
from collections.abc import Callable

from harness.browser.raw import Answer, RawLook
from harness.model import ClearedBy, Committed, Withheld


@dataclasses.dataclass
class Guard:
    """Stands between the shopper and what cannot be taken back. `by` is what clears the step being walked; empty: nothing does."""

    owned: bool  # the site is ours
    by: ClearedBy = ""
    withheld: list[Withheld] = dataclasses.field(default_factory=list)
    committed: list[Committed] = dataclasses.field(default_factory=list)
    about_to_commit: Callable[[Committed], None] = lambda committed: None  # what it writes is on disk when it returns

    def pressing(self, answer: Answer, raw: RawLook) -> None:
        """Look at what is about to be pressed."""

    def commit(self, committed: Committed) -> None:
        """Note something irreversible that somebody has cleared; only when this has returned may it be pressed or sent."""
        self.committed.append(committed)
        self.about_to_commit(committed)
