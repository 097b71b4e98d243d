"""What was gathered before a campaign goes out, and what is said of each of its points."""

from typing import Any, Literal

from harness.model.base import Record
from harness.model.surge import Surge
from harness.model.words import Amount, Count

PREFLIGHT_VERSION = 1
Verdict = Literal["ready", "not-ready", "ask"]
Purpose = Literal["seed", "outsider", "name", "condition", "redeemed", "sold-out", "help", "rush", "watch"]


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


class Walked(Record, frozen=True, kw_only=True):
    """A visit that a real browser walked for the campaign; its `visit.json` and `scorecard.json` lie in its folder."""

    purpose: Purpose
    of: str = ""  # whose or under what: a segment, a kind of name, `iPhone 15, fi, slow-3g`
    scenario: str = ""
    folder: str = ""  # below the preflight's
    outcome: str = ""  # of the scorecard
    score: float | None = None
    said: str = ""  # the halt's message, or the worst finding
    should_reach: bool = True  # False for who should not get the gift


class Tried(Record, frozen=True, kw_only=True):
    """One loophole that was tried."""

    loophole: str  # `code-twice`, `two-browsers`, `other-customer`, `after-the-end`, `other-spelling`, `neighbour`, `other-address`, ...
    said: str = ""  # what was done, in one sentence
    open: bool | None = None  # whether it worked; None: it could not be tried, and `said` tells why
    answer: str = ""  # what the company answered


class Fetched(Record, frozen=True, kw_only=True):
    """An address that was asked for beside the visits, or that a page was looked at for."""

    what: str  # `page`, `contact`, `status`, `fall-back`, `asset`
    url: str = ""
    status: Count = 0  # 0: no answer
    said: str = ""  # what was seen there
    seconds: Amount = 0


class Noticed(Record, frozen=True, kw_only=True):
    """Something that changed or broke while the campaign's page was watched."""

    at: str  # ISO 8601
    kind: Literal["deployment", "error", "text", "back"]
    said: str = ""


class CodesRead(Record, frozen=True, kw_only=True):
    """What reading the codes that nobody has used has shown; places are `line 12`, never a code."""

    unused: Count = 0
    counts: dict[str, int] = {}  # by kind: `doubled`, `unfit` (not made by the rule), `used` (among the samples of used or expired ones)
    places: dict[str, list[str]] = {}  # the first 50 of each kind
    troubles: list[str] = []  # why the list could not be read to its end


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
