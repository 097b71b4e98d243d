"""What was tried beside a visit: what customers do by accident, and the same page for somebody who comes later."""

from typing import Literal

from harness.model.base import Record
from harness.model.words import Amount, Count

TrialKind = Literal["look-again", "back", "reload", "double-press"]


class Submission(Record, frozen=True, kw_only=True):
    """Something that was sent to the company to change something, and how it answered."""

    url: str
    method: str = "POST"
    status: int = 0  # 0: the browser did not wait for the answer
    answer: str = ""  # where a redirect leads; of a trial's also what the answer says


class Trial(Record, frozen=True, kw_only=True):
    """One thing that was tried when the visit was over, and what was seen of it. It costs the visit no effort."""

    kind: TrialKind
    view: int = -1  # index of the look that it set out from
    name: str = ""  # of what was pressed
    times: Count = 0  # that it was pressed
    url: str = ""  # where it ended
    text: str = ""  # that stood there; cut at TEXT_AT_MOST
    then: str = ""  # ... a moment later, where it had changed by itself
    at_s: Amount = 0  # when that was seen: seconds from the start of the visit, by the site's clock
    same: bool = False  # what was there before stood there again, unchanged
    sent: list[Submission] = []
    letters: list[str] = []  # subject and text of the mails that came of it
    untried: str = ""  # why it could not be tried
