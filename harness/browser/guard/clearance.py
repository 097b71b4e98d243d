"""What may be sent to a company, and what was."""

import dataclasses

from harness.browser.raw import Answer, RawLook
from harness.model import ClearedBy, Committed, Withheld


@dataclasses.dataclass
class Guard:
    """Stands between the shopper and what cannot be taken back. `by` is what clears the step being walked; empty: nothing does."""

    owned: bool  # the site is ours
    by: ClearedBy = ""
    withheld: list[Withheld] = dataclasses.field(default_factory=list)
    committed: list[Committed] = dataclasses.field(default_factory=list)

    def pressing(self, answer: Answer, raw: RawLook) -> None:
        """Look at what is about to be pressed."""
