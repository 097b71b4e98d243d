"""What a visit came to."""

from typing import Literal

from harness.model.allowances import Waiver
from harness.model.base import Box, Record
from harness.model.effort import Effort
from harness.model.guard import Committed, NotUndone, Undone, Withheld
from harness.model.tries import Try
from harness.model.words import ActKind, Amount, Certainty, Count, Factor, OutcomeName, PromiseOf, Severity, Standing


class Finding(Record, frozen=True, kw_only=True):
    """One answer of an audit: something that costs the customer."""

    audit: str
    severity: Severity
    seen: str  # what was seen and counted, in neutral words
    certainty: Certainty = "sure"
    journey: str = ""
    step: int = -1  # index in the journey
    view: int = -1  # index of the PageView
    mail: int = -1  # index of the MailView
    words: str = ""  # the page's, or the mail's, own words
    url: str = ""
    box: Box | None = None
    waived: str = ""  # why, and until when, it fails nothing
    new: bool | None = None  # whether the baseline does not know it; None: it was not held against one, or that one's audits could not tell


class Promise(Record, frozen=True, kw_only=True):
    """What a page or a mail promised, and what became of it. Times are seconds from the start of the visit, by the site's clock."""

    words: str  # the company's own
    what: PromiseOf = "mail"
    made_s: Amount = 0
    due_s: Amount | None = None  # None: it names no time
    state: Literal["kept", "broken", "open", "unseen"] = "open"  # unseen: kept or not, it shows where we cannot look, as on the telephone
    reason: str = ""  # what tells the state
    journey: str = ""
    view: int = -1  # index of the PageView that says it
    mail: int = -1  # ... of the MailView that says it
    kept_by: int = -1  # ... of the MailView that kept it


class Seconds(Record, frozen=True, kw_only=True):
    """Predicted human seconds: the middle, and what the fastest and slowest tenth would take."""

    low: float = 0
    middle: float = 0
    high: float = 0


class Split(Record, frozen=True, kw_only=True):
    """What a journey's predicted seconds went into, in the middle of their range, and what banners took on top of them."""

    needed: Amount = 0  # and all that cannot be told apart from it
    again: Amount = 0  # answering what the company had been told already
    retention: Amount = 0  # what stands between the wish to leave and the end
    waiting: Amount = 0  # for the site
    consent: Amount = 0  # on cookie banners, which are booked apart


class Part(Record, frozen=True, kw_only=True):
    """One measured metric of a journey held against its anchor."""

    metric: str
    value: float
    p10: float
    median: float
    score: float  # 0 to 1
    source: str = ""


class BrokenBudget(Record, frozen=True, kw_only=True):
    """A limit that was not kept, and the step with which it first was not."""

    metric: str  # clicks, fields, score, seconds ...; `findings.serious`: serious and worse; `ratio.clicks`
    figure: float
    limit: float
    against: Literal["", "mirror", "baseline"] = ""  # what the limit was made from
    by: str = ""  # what broke it besides a step: the audit of a finding, the part of a score that costs most
    step: int = -1  # index in the journey; -1 where none can be told
    path: str = ""  # of the step
    line: int = 0
    words: str = ""  # the step as its author wrote it
    origin: str = ""  # where the limit is set: a site's file, or `--budget`; empty: in the scenario
    new: bool | None = None  # whether the baseline kept it; None: it was not held against one


class JourneyScore(Record, frozen=True, kw_only=True):
    """What one journey came to."""

    name: str
    outcome: OutcomeName
    kind: str = ""  # of a dead end
    reason: str = ""
    mirrors: str = ""
    effort: Effort = Effort()
    prefill_share: float | None = None  # of known facts, how many stood filled in right when they were asked; None: none was asked
    consent: Effort = Effort()
    harness_ms: float = 0
    seconds: Seconds = Seconds()
    split: Split = Split()
    score: float | None = None  # 0 to 100; None: not measured
    parts: list[Part] = []
    note: str = ""  # which anchors were used when the kind has none of its own
    broken: list[BrokenBudget] = []
    over_budget: list[str] = []  # the same in words


class Symmetry(Record, frozen=True, kw_only=True):
    """Leaving held against joining."""

    journey: str
    mirrors: str
    clicks: float | None = None  # ratio leaving / joining; None where joining has none
    pages: float | None = None
    seconds: float | None = None
    extra_authentication: tuple[Factor, ...] = ()


class ActChange(Record, frozen=True, kw_only=True):
    """One act more, or one less, than in the baseline."""

    kind: ActKind
    role: str = ""
    name: str = ""
    added: bool = True


class StepChange(Record, frozen=True, kw_only=True):
    """One step that went otherwise than in the baseline."""

    journey: str
    change: Literal["added", "gone", "changed"]
    step: int = -1  # index in the journey, of a step that is gone in the baseline's
    words: str = ""
    path: str = ""
    line: int = 0
    acts: list[ActChange] = []
    effort: dict[str, float] = {}  # more (above 0) or less, of each count that differs
    before: str = ""  # picture in the folder beside the baseline
    after: str = ""  # file name beside the visit


class Changes(Record, frozen=True, kw_only=True):
    """What is different from the baseline; findings say themselves whether they are new."""

    known: bool = True  # whether the baseline has this visit; where it has not, all of it is new
    made: str = ""  # when the baseline's visit was walked, as ISO 8601
    outcome: OutcomeName = "reached"  # the baseline's
    kind: str = ""
    score: float | None = None
    effort: dict[str, float] = {}
    worse: list[str] = []  # journeys that end in a dead end, and did not
    gone: list[Finding] = []
    steps: list[StepChange] = []


class WaiverUse(Record, frozen=True, kw_only=True):
    """What became of a waiver: how many findings it is about, and whether it had expired on the day of the visit."""

    waiver: Waiver
    findings: Count = 0
    expired: bool = False


class Scorecard(Record, frozen=True, kw_only=True):
    """All numbers of one visit; nothing is reported that is not in here."""

    visit: str  # the visit's id
    scenario: str
    file: str
    site: str
    site_name: str = ""
    standing: Standing = "stranger"
    attempt: Count = 1  # the how manieth walk of the same visit in its run
    retry: bool = False  # walked because the visit had come to trouble: beside the first, and in no average
    device: str = ""
    keyboard: bool = False  # walked without a pointer
    throttle: str = ""
    outcome: OutcomeName = "reached"
    kind: str = ""
    reason: str = ""
    score: float | None = None
    anchors: str = ""  # version of the table of anchors
    worth: str = ""
    effort: Effort = Effort()
    prefill_share: float | None = None  # as in its journeys
    consent: Effort = Effort()
    sign_in: Effort = Effort()  # spent on signing a member in before the visit: booked apart
    seconds: Seconds = Seconds()
    split: Split = Split()
    harness_ms: float = 0
    journeys: list[JourneyScore] = []
    symmetry: list[Symmetry] = []
    mails: Count = 0  # that came to the visit's own address
    promises: list[Promise] = []
    findings: list[Finding] = []
    waivers: list[WaiverUse] = []
    changes: Changes | None = None  # None: not held against a baseline
    failed_audits: list[str] = []  # audits that broke on this visit
    withheld: list[Withheld] = []
    committed: list[Committed] = []
    undone: list[Undone] = []
    not_undone: NotUndone | None = None  # what somebody has to take back by hand
    tries: list[Try] = []  # in the scorecard of the first of them, where the visit was walked more than once in its run
    unsteady: str = ""  # what differs between its tries, in that of each; empty where nothing does
