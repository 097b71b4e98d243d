"""What is said of how a journey ended."""

from typing import NamedTuple

from harness.model import OutcomeName


class Verdict(NamedTuple):
    """How a journey ended: the kind of a dead end, why, the index of the look that shows it (-1: none), the page's own words."""

    outcome: OutcomeName
    kind: str = ""
    reason: str = ""
    view: int = -1
    words: str = ""
