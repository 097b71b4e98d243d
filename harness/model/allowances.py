"""What is put up with: limits of effort, and findings that are known and waived for a time."""

from typing import Literal

from harness.model.base import Record
from harness.model.words import Amount, Count, Severity


class Relative(Record, frozen=True, kw_only=True):
    """A limit made from another figure, `times` it and `plus` that: the mirrored journey's, or that of the same journey in the baseline."""

    to: Literal["mirror", "baseline"]
    times: float = 1
    plus: float = 0


Limit = Amount | Relative


class Budget(Record, frozen=True, kw_only=True):
    """What a journey may cost; None where nothing is said."""

    clicks: Limit | None = None
    keystrokes: Limit | None = None
    fields: Limit | None = None
    choices: Limit | None = None
    pages: Limit | None = None
    dialogs: Limit | None = None
    seconds: Limit | None = None  # predicted, middle of the range
    score: Limit | None = None  # at least
    ratio: Amount | None = None  # of clicks, pages and seconds each, to those of the mirrored journey
    findings: dict[Severity, Limit] = {}  # how many of a severity and worse
    origin: str = ""  # where it is set: a site's file, or `--budget`; empty: in the scenario


class Waiver(Record, frozen=True, kw_only=True):
    """A finding that is known: it stays in the reports and costs its points, and fails nothing until the day is over."""

    audit: str
    reason: str
    until: str  # a day, ISO 8601; that day counts, in UTC
    journey: str = ""  # empty: any
    words: str = ""  # that stand in the finding's words or in what was seen; empty: any
    path: str = ""  # the file it stands in
    line: Count = 0
