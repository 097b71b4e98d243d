"""What was gathered before a campaign goes out, and what is said of each of its points."""

from typing import Any, Literal

from harness.model.base import Record
from harness.model.surge import Surge
from harness.model.words import Amount, Count, Severity

PREFLIGHT_VERSION = 1
Verdict = Literal["ready", "not-ready", "ask"]
Purpose = Literal["seed", "outsider", "name", "condition", "redeemed", "message", "sold-out", "help", "rush", "watch"]
NameKind = Literal["own", "somebody-else", "namesake", "nobody", "placeholder", "no-value", "escaped", "cut"]


class AudienceRead(Record, frozen=True, kw_only=True):
    """What reading the list of customers has shown; places are `line 12`, never what stands there."""

    customers: Count = 0
    segments: dict[str, int] = {}  # customers of each
    nameless: Count = 0  # customers without a given name
    # By kind: `invalid` (addresses that cannot be), `doubled`, `suppressed` (who have opted out or left, and are in the list all the same),
    # `suppressed-but-for-case`, `formulas` (cells that a spreadsheet would run), `ragged` (lines of another length than the first),
    # `unknown-segments`, `codeless`, `doubled-codes`, `unfit-codes`, `used-codes`.
    counts: dict[str, int] = {}
    places: dict[str, list[str]] = {}  # the first 50 of each kind
    troubles: list[str] = []  # why the list could not be read to its end


class Met(Record, frozen=True, kw_only=True):
    """A finding of a visit."""

    audit: str
    severity: Severity = "minor"
    said: str = ""


class Named(Record, frozen=True, kw_only=True):
    """How a page or a mail called the customer, or what stood where a name belongs."""

    kind: NameKind
    where: Literal["page", "mail"] = "page"
    words: str = ""  # the company's own


class Answered(Record, frozen=True, kw_only=True):
    """A mail that a walk waited for, and that came."""

    subject: str = ""
    seconds: Amount = 0  # after the customer had last done something on a page


class Walked(Record, frozen=True, kw_only=True):
    """A visit that a real browser walked for the campaign; its `visit.json` and `scorecard.json` lie in its folder."""

    purpose: Purpose
    of: str = ""  # whose or under what: a segment, a kind of name, `iPhone 15, fi, slow-3g`
    scenario: str = ""
    folder: str = ""  # below the preflight's
    link: str = ""  # to what shows it to people, below the preflight's folder
    outcome: str = ""  # of the scorecard
    kind: str = ""  # of a dead end
    score: float | None = None
    said: str = ""  # the halt's message, or the worst finding
    should_reach: bool = True  # False for who should not get the gift
    found: list[Met] = []
    named: list[Named] = []
    halted: str = ""  # the step at which it could not go on, as its author wrote it
    mails: list[Answered] = []
    puzzle: bool = False  # a page of it may keep robots out
    answer: list[str] = []  # what the last page said that no page before had; at most 20 sentences
    asks: list[str] = []  # what the last page asked for, and stood empty
    pages: Count = 0  # that were held against the way to somebody who can be asked
    silent: list[str] = []  # of these, titles of those that show nobody themselves
    far: list[str] = []  # of these, titles of those from which it is two clicks or more, or no way was seen
    seconds: Amount = 0  # of waiting for the site


class Tried(Record, frozen=True, kw_only=True):
    """One loophole that was tried."""

    loophole: str  # `code-twice`, `two-browsers`, `other-customer`, `after-the-end`, `other-spelling`, `neighbour`, `other-address`, ...
    said: str = ""  # what was done, in one sentence
    open: bool | None = None  # whether it worked; None: it could not be tried, and `said` tells why
    answer: str = ""  # what the company answered


class Fetched(Record, frozen=True, kw_only=True):
    """An address that was asked for beside the visits, or that a page was looked at for."""

    what: str  # `page`, `contact`, `status`, `fall-back` (a made-up address), `error` (met on a walk), `asset`
    url: str = ""
    status: Count = 0  # 0: no answer
    said: str = ""  # what was seen there
    seconds: Amount = 0
    link: str = ""  # to the visit that saw it, below the preflight's folder
    title: str = ""
    language: str = ""
    text: str = ""  # what a customer could read there
    asks: bool = False  # there is a way to somebody who can be asked, or may be
    shows: bool = False  # ... on the page itself, and not only behind a link that leads to the company
    notices: list[str] = []  # what stands where it can say something to everybody; empty for an empty place
    form: bool = False  # ... which is a form for a message, on the page itself
    styled: bool | None = None  # None: not known


class Noticed(Record, frozen=True, kw_only=True):
    """Something that changed or broke while the campaign was watched."""

    at: str  # ISO 8601
    kind: Literal["deployment", "error", "text", "back", "walk"]  # `walk`: a walk met an error
    said: str = ""
    link: str = ""  # to the visit that met it, below the preflight's folder


class CodesRead(Record, frozen=True, kw_only=True):
    """What reading the codes that nobody has used has shown; places are `line 12`, never a code."""

    unused: Count = 0
    counts: dict[str, int] = {}  # by kind: `doubled`, `unfit` (not made by the rule), `used` (among the samples of used or expired ones)
    places: dict[str, list[str]] = {}  # the first 50 of each kind
    troubles: list[str] = []  # why the list could not be read to its end
    left: Count | None = None  # that another preflight will find; None: this one needed none


class Evidence(Record, frozen=True, kw_only=True):
    """All that the points are judged by; a point never asks anybody anything."""

    at: str = ""  # ISO 8601
    owned: bool = False  # whether the site is said to be ours
    campaign: dict[str, Any] = {}  # the file as it was read, without personal data: its keys, lists and tables, moments in ISO 8601
    codes: CodesRead | None = None
    audience: AudienceRead | None = None
    mails: list[dict[str, str]] = []  # placeholders, greetings and links of the campaign's mail, for each kind of name
    walked: list[Walked] = []
    tried: list[Tried] = []
    fetched: list[Fetched] = []
    noticed: list[Noticed] = []
    watched_s: Amount = 0  # how long the page was watched; 0: it was not
    watch_looks: Count = 0
    surge: Surge | None = None
    skipped: dict[str, str] = {}  # what was not gathered (`surge`, `loopholes`, `watch`), and why


class Proof(Record, frozen=True, kw_only=True):
    """Something that a verdict rests on."""

    text: str
    link: str = ""  # relative to the preflight's folder
    bad: bool = False


class Point(Record, frozen=True, kw_only=True):
    """One point of the checklist, judged."""

    number: Count
    name: str
    title: str = ""
    why: str = ""  # it costs the customer
    verdict: Verdict
    said: str = ""  # in one sentence
    proofs: list[Proof] = []
    asks: list[str] = []  # what a person has to say


class Preflight(Record, frozen=True, kw_only=True):
    """A campaign held against the thirteen points."""

    version: int = PREFLIGHT_VERSION
    tool: str = ""
    campaign: str = ""
    site: str = ""
    at: str = ""  # ISO 8601
    goes_out: str = ""
    points: list[Point] = []
    skipped: dict[str, str] = {}  # what was not gathered, and why
    cut_short: str = ""  # why not all was gathered that should have been
    broken: list[str] = []  # what failed on our side: points that could not be judged, gatherers that ended in an error
