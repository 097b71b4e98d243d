"""What each of a visit's tries came to, where it was walked more than once in its run."""

from harness.model.base import Record
from harness.model.words import Amount, Count, OutcomeName


class Try(Record, frozen=True, kw_only=True):
    """One walk of a visit."""

    visit: str  # its id
    attempt: Count = 1
    outcome: OutcomeName = "reached"
    kind: str = ""  # of a dead end
    score: float | None = None
    clicks: Count = 0
    fields: Count = 0
    pages: Count = 0
    seconds: Amount = 0  # predicted, the middle of their range
