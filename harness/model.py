"""What a visit records and what a scorecard says: plain data, JSON in and out."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

VISIT_VERSION = 1
TEXT_AT_MOST = 20_000  # characters of a page or mail that are kept

Severity = Literal["minor", "moderate", "serious", "critical"]
Certainty = Literal["likely", "sure"]
MeaningSource = Literal["autocomplete", "type", "browser", "label", "name", "context", "none"]  # what told what a field asks for
OutcomeName = Literal["reached", "held", "pending", "dead-end", "bot-wall", "stale-scenario", "error", "not-walked"]
DeadEndKind = Literal[
    "e-mail-us", "phone-only", "visit-us", "by-post", "chat-only", "app-only", "login-wall", "refused", "sold-out", "expired",
    "server-error", "not-found", "blank-page", "loop", "silent-no-op", "timeout", "hidden", "no-mail", "no-unsubscribe",
]  # fmt: skip
Opening = Literal["load", "route", "dialog", "window", "change"]
Cause = Literal[
    "target-missing", "target-hidden", "target-blocked", "target-disabled", "expect-unmet", "unfillable",
    "timeout", "unreachable", "crashed", "closed", "dialogs", "held", "mail-missing", "unsubscribe", "inbox", "harness",
]  # fmt: skip
Standing = Literal["stranger", "known", "member"]  # what the company knows of who comes: nothing, these facts, or it is signed in
PromiseOf = Literal["mail", "call", "done"]  # we will write to you, we will call or text you, it will be ready or delivered
KnownFrom = Literal["", "journey", "earlier-journey", "link", "account", "mail"]  # where a company has a fact from
ActKind = Literal[
    "go", "click", "focus", "type", "press", "choose", "back", "open-dialog", "answer-dialog", "download",
    "open-mail", "follow-mail", "answer-mail", "unsubscribe",
]  # fmt: skip
# What shows a customer what a field asks: its label, text beside it that is not tied to it, a text inside that typing covers, the field
# before it in the same row, a picture, or words near it that may be meant for something else; empty where it is not known.
ToldBy = Literal["", "label", "beside", "placeholder", "shared", "picture", "near", "nothing"]
Factor = Literal["e-mail-confirmed", "password", "password-again", "one-time-code", "mail-link", "id-document", "signature", "phone-call"]

Count = Annotated[int, msgspec.Meta(ge=0)]
Amount = Annotated[float, msgspec.Meta(ge=0)]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of everything written to JSON: immutable, keywords only, unknown keys of newer versions ignored."""


class Box(Record, frozen=True, kw_only=True):
    """A rectangle in CSS pixels from the top left of the page, wherever it is scrolled to."""

    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0


class Effort(Record, frozen=True, kw_only=True):
    """What the customer spent. Counted by the shopper alone; adds up."""

    clicks: Count = 0  # presses that do something: links, buttons, tabs, openers
    focuses: Count = 0  # pointing into a text field to type
    keystrokes: Count = 0  # characters typed plus keys pressed
    choices: Count = 0  # answers given by picking
    fields: Count = 0  # text-like fields typed into
    asked: Count = 0  # controls that the pages on the way asked an answer for
    required: Count = 0  # ... of which the customer could not leave empty
    prefilled: Count = 0  # ... of which already held the right value
    known: Count = 0  # ... of which asked for a fact that the company held already
    asked_again: Count = 0  # ... of these, which stood empty or wrong
    pages: Count = 0  # page loads the customer sees
    dialogs: Count = 0  # dialogs, drawers and parts renewed in place
    words: Count = 0  # words to read in labels, errors and dialogs
    switches: Count = 0  # changes of the hand between mouse and keyboard
    mail_steps: Count = 0  # times the customer has to leave for the mailbox
    mail_waiting_s: Amount = 0  # seconds until the mails came, by the site's clock: customers do something else meanwhile
    waiting_ms: Amount = 0  # waiting for the site
    authentication: tuple[Factor, ...] = ()  # factors demanded, in order

    def __add__(self, other: "Effort") -> "Effort":
        return Effort.total([self, other])

    @classmethod
    def total(cls, parts: Sequence["Effort"]) -> "Effort":
        """Add up any number of efforts, the factors of authentication in their order."""
        proofs = tuple(factor for part in parts for factor in part.authentication)
        return cls(**{name: sum([getattr(part, name) for part in parts]) for name in COUNTS}, authentication=proofs)


COUNTS = tuple(name for name in Effort.__struct_fields__ if name != "authentication")


class FieldView(Record, frozen=True, kw_only=True):
    """One control through which a page asks for something."""

    label: str = ""  # the words a customer reads; empty if there are none
    label_from: Literal["label", "aria", "placeholder", "title", "nearby", "none"] = "none"
    control: Literal["text", "choice", "tick", "file"] = "text"
    type: str = "text"  # the HTML type, or select, textarea, combobox, radio ...
    token: str = "unknown"  # the autocomplete token of what is asked
    certainty: Certainty = "likely"  # of the token
    token_from: MeaningSource = "none"  # what told the token
    autocomplete: str = ""
    name: str = ""
    required: bool = False
    holds: Literal["nothing", "right", "other", "ours"] = "nothing"  # `ours`: what the shopper has put in
    asked: bool = True  # it stands in a form that the customer had to deal with, unlike a newsletter's in the footer
    known_from: KnownFrom = ""  # where the company had this fact from when it asked; empty: it had not
    told_on: Count = 0  # page of the visit on which it was told; 0: before the visit
    secret: bool = False
    options: int = 0
    form: int = -1  # number of the form on the page; -1 outside any
    origin: str = ""  # of the inner frame that asks, where it is another than the page's: a payment service's `https://pay.example`
    error: str = ""  # the message that the page ties to this field
    told_by: ToldBy = ""
    placeholder: str = ""
    starred: bool = False  # a star stands at its label, in the text or drawn by the style sheet
    ticked: str = ""  # the words of what is ticked: of a tick box, or of a choice that asks for no fact
    inputmode: str = ""
    pattern: str = ""
    description: str = ""  # what the page ties to it besides the label, seen or not
    paste: Literal["", "taken", "blocked"] = ""  # what became of a text that was pasted; empty: not tried
    box: Box | None = None

    @property
    def known(self) -> bool:
        """Whether the company held this fact when it asked."""
        return bool(self.known_from)


class ControlView(Record, frozen=True, kw_only=True):
    """A button, link, tab or other thing to press, with the name a customer reads."""

    role: str = "link"
    name: str = ""
    href: str = ""
    form: int = -1
    submits: bool = False
    disabled: bool = False
    box: Box | None = None


class RequestView(Record, frozen=True, kw_only=True):
    """A request that failed, was refused, or took longer than a second."""

    url: str
    method: str = "GET"
    type: str = "other"  # document, stylesheet, image, script, font, xhr, fetch ...
    status: int = 0  # 0: no answer
    failure: str = ""
    ms: float = 0
    same_site: bool = True


class Timings(Record, frozen=True, kw_only=True):
    """Milliseconds from the start of the navigation, as the browser measured them; 0 where it did not."""

    first_byte: float = 0
    dom_ready: float = 0
    loaded: float = 0
    largest_paint: float = 0


class Styling(Record, frozen=True, kw_only=True):
    """How the page got its looks."""

    sheets: int = 0  # stylesheets linked or embedded
    rules: int = 0  # rules in those that could be read; a sheet of another origin counts one
    failed_sheets: int = 0
    images: int = 0
    broken_images: int = 0


class PageView(Record, frozen=True, kw_only=True):
    """One look at a page: what a customer could see and do there at that moment."""

    page: int  # number of the page as counted in effort, from 1
    at_s: Amount = 0  # seconds from the start of the visit, by the site's clock
    opened_by: Opening = "load"
    url: str = ""
    status: int = 0
    title: str = ""
    language: str = ""
    headings: list[str] = []
    text: str = ""  # visible text; cut at TEXT_AT_MOST
    dialog: str = ""  # text of an open dialog
    errors: list[str] = []  # messages the page marks as errors (role=alert, aria-invalid, .error)
    fields: list[FieldView] = []
    buttons: list[ControlView] = []
    links: list[ControlView] = []
    requests: list[RequestView] = []
    script_errors: list[str] = []
    timings: Timings | None = None
    styling: Styling | None = None
    screenshot: str = ""  # file name beside the visit
    scroll: tuple[float, float] = (0, 0)  # how far the page was scrolled on the screenshot, in CSS pixels
    fingerprint: str = ""  # equal for two looks at the same content


class MailLink(Record, frozen=True, kw_only=True):
    """A link or button of a mail, with the words a customer reads: of its text, else of its picture."""

    words: str = ""
    url: str = ""


class Attachment(Record, frozen=True, kw_only=True):
    """A file that came with a mail; it is never opened."""

    name: str = ""
    type: str = ""
    size: Count = 0  # bytes


class MailView(Record, frozen=True, kw_only=True):
    """A mail that came to the customer: what they could read and press in it, never its markup."""

    id: str = ""  # its Message-ID, or a number made from its bytes where it has none
    to: str = ""  # the address that it came to
    sender: str = ""  # the address in From
    sender_name: str = ""
    reply_to: str = ""  # the address in Reply-To
    subject: str = ""
    sent: str = ""  # its Date, as ISO 8601 in UTC; empty where there is none that can be read
    arrived: str = ""  # when the inbox had it, as ISO 8601 in UTC
    at_s: Amount = 0  # seconds from the start of the visit, by the site's clock
    headers: list[tuple[str, str]] = []  # decoded, in their order; at most 200
    language: str = ""  # that it says it is in
    text: str = ""  # what a customer reads; cut at TEXT_AT_MOST
    has_text: bool = False  # a part in plain text
    has_html: bool = False
    links: list[MailLink] = []  # at most 1,000
    link_count: Count = 0  # all of them
    remote_images: Count = 0  # pictures that would be fetched from a server; they never are
    tracking_pixels: Count = 0  # ... of which nobody can see
    tracking_hosts: list[str] = []  # ... that these would be fetched from, each once, at most 20
    attachments: list[Attachment] = []
    unsubscribe: list[str] = []  # addresses of List-Unsubscribe (RFC 2369): https and mailto
    one_click: bool = False  # List-Unsubscribe-Post (RFC 8058)
    size: Count = 0  # bytes
    defects: list[str] = []  # what is wrong with it as a mail, such as a charset that nobody knows
    screenshot: str = ""  # file name beside the visit
    screenshot_size: tuple[int, int] = (0, 0)  # in CSS pixels


class Act(Record, frozen=True, kw_only=True):
    """One thing the shopper did, with what it did it to."""

    kind: ActKind
    role: str = ""
    name: str = ""
    view: int = -1  # index of the PageView it was done on
    box: Box | None = None
    token: str = ""  # what the field asked for
    datum: str = ""  # name of the scenario's datum that was typed, or under which it was kept on the way
    own: bool = True  # False where an e-mail address was typed that is not the customer's
    characters: int = 0
    changed: bool = False  # something on the page or its address was different afterwards


class Step(Record, frozen=True, kw_only=True):
    """One step of the scenario as it went."""

    verb: str
    words: str = ""  # the step as its author wrote it
    path: str = ""  # the file that the step stands in
    line: int = 0
    part: str = ""  # `sign-in` when the step came from the site's sign-in
    done: bool = False
    unmet: str = ""  # what a `should` did not find
    kept: dict[str, str] = {}  # what a `read` kept, or a `mail` took
    agree: list[str] = []  # names of what was kept that ought to say the same
    acts: list[Act] = []
    view: int = -1  # index of the PageView after the step
    mail: int = -1  # index of the MailView that the step read
    at_s: Amount = 0  # when it began: seconds from the start of the visit, by the site's clock
    effort: Effort = Effort()
    consent: Effort = Effort()  # spent on a cookie banner: booked apart
    harness_ms: float = 0  # the harness's own time: booked apart


class Halt(Record, frozen=True, kw_only=True):
    """Why the shopper could not go on."""

    cause: Cause
    step: int  # index in the journey
    message: str = ""
    wanted: str = ""  # the words that were looked for
    nearest: list[str] = []  # words on the page that are nearest to them
    mail: dict[str, str] = {}  # the mail that was waited for: words of its `subject`, `sender`, `to` and text (`says`)
    waited_from_s: Amount = 0  # ... and from when, by the site's clock
    waited_to_s: Amount = 0
    mails: Count = 0  # that had come by then
    last: bool = False  # the journey had no further step


class Budget(Record, frozen=True, kw_only=True):
    """Effort that a scenario allows; None where it sets no limit."""

    clicks: int | None = None
    keystrokes: int | None = None
    fields: int | None = None
    choices: int | None = None
    pages: int | None = None
    dialogs: int | None = None
    seconds: float | None = None  # predicted, middle of the range
    score: float | None = None  # at least


class Journey(Record, frozen=True, kw_only=True):
    """One named stretch of a scenario as it was walked."""

    name: str
    mirrors: str = ""
    kind: str = ""  # join, leave, checkout, sign-in, newsletter ...; chooses the anchors
    steps: list[Step] = []
    halt: Halt | None = None
    budget: Budget = Budget()
    walked: bool = True

    @property
    def effort(self) -> Effort:
        """The sum over the steps."""
        return Effort.total([step.effort for step in self.steps])

    @property
    def consent(self) -> Effort:
        """What cookie banners cost on the way."""
        return Effort.total([step.consent for step in self.steps])


class Datum(Record, frozen=True, kw_only=True):
    """A value of the scenario's `data`. Its text is not kept, only what is needed to judge answers to it."""

    name: str
    unused: bool = False  # the author vouches that this code has never been redeemed


class Offer(Record, frozen=True, kw_only=True):
    """Something to press on a cookie banner; `away`: it is a link that leads to another page."""

    name: str = ""
    away: bool = False


class ConsentProbe(Record, frozen=True, kw_only=True):
    """What it took to refuse, or to accept, the cookie banner of the site's first page, as somebody who was never there before."""

    choice: Literal["refuse", "accept"]
    done: bool = False  # the banner was gone afterwards
    clicks: Count = 0  # switches that were put off included
    screens: Count = 0  # of the banner: the first one, and what was opened to choose
    words: Count = 0  # to read on them
    text: str = ""  # of the first screen
    language: str = ""  # that the page says it is in
    offers: list[Offer] = []  # of the last screen
    pressed: list[str] = []  # the names, in order
    again: bool = False  # it was there again when the page was opened anew


class Visit(Record, frozen=True, kw_only=True):
    """One walk of a scenario at a site, and the only evidence that audits see."""

    scenario: str  # the scenario's title
    file: str
    site: str  # key of the site
    version: int = VISIT_VERSION
    id: str = ""  # `join-and-leave--pulse-gym`, unique in a run
    tool: str = ""  # mystery-shop's version
    why: str = ""
    worth: str = ""
    site_name: str = ""
    address: str = ""
    language: str = "en"
    owned: bool = False
    locale: str = ""
    seed: str = ""
    standing: Standing = "stranger"
    sign_in: Effort = Effort()  # spent on signing a member in before the visit: booked apart
    barred: str = ""  # why the visit could not be begun in this standing
    browser: str = ""
    viewport: tuple[int, int] = (0, 0)
    device: str = ""  # as Playwright names it; empty for a desktop window
    touch: bool = False  # it was tapped, not clicked
    throttle: str = ""  # how line and processor were slowed down; empty where they were not
    started: str = ""  # ISO 8601, UTC
    data: list[Datum] = []
    names: list[str] = []  # by which the company may call the customer; empty where it holds none, or those of a real account's owner
    inbox: str = ""  # key of the inbox; empty where the visit had none
    mailbox: str = ""  # the address under which mails to this visit arrive
    journeys: list[Journey] = []
    views: list[PageView] = []
    mails: list[MailView] = []  # all that came to the mailbox by the last look, read by a step or not, oldest first
    ended_s: Amount = 0  # the end of the visit, or of the last follow-up: seconds from its start, by the site's clock
    consent_probes: list[ConsentProbe] = []


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


class Part(Record, frozen=True, kw_only=True):
    """One measured metric of a journey held against its anchor."""

    metric: str
    value: float
    p10: float
    median: float
    score: float  # 0 to 1
    source: str = ""


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
    score: float | None = None  # 0 to 100; None: not measured
    parts: list[Part] = []
    note: str = ""  # which anchors were used when the kind has none of its own
    over_budget: list[str] = []


class Symmetry(Record, frozen=True, kw_only=True):
    """Leaving held against joining."""

    journey: str
    mirrors: str
    clicks: float | None = None  # ratio leaving / joining; None where joining has none
    pages: float | None = None
    seconds: float | None = None
    extra_authentication: tuple[Factor, ...] = ()


class Scorecard(Record, frozen=True, kw_only=True):
    """All numbers of one visit; nothing is reported that is not in here."""

    visit: str  # the visit's id
    scenario: str
    file: str
    site: str
    site_name: str = ""
    standing: Standing = "stranger"
    device: str = ""
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
    harness_ms: float = 0
    journeys: list[JourneyScore] = []
    symmetry: list[Symmetry] = []
    mails: Count = 0  # that came to the visit's own address
    promises: list[Promise] = []
    findings: list[Finding] = []
    failed_audits: list[str] = []  # audits that broke on this visit
