"""One walk of a scenario at a site, step by step."""

from typing import Literal

from harness.model.allowances import Budget, Waiver
from harness.model.base import Box, Record
from harness.model.effort import Effort
from harness.model.guard import Committed, Undone, Withheld
from harness.model.mails import MailView
from harness.model.manners import Manners
from harness.model.pages import PageView
from harness.model.trials import Trial
from harness.model.words import ActKind, Amount, Cause, Count, SnagKind, Standing

VISIT_VERSION = 1


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
    characters: Count = 0
    changed: bool = False  # something on the page or its address was different afterwards


class Snag(Record, frozen=True, kw_only=True):
    """What stood in a keyboard visit's way at a control that it needed."""

    kind: SnagKind
    role: str = ""
    name: str = ""
    rule: str = ""  # of axe-core, where it says that the control has no name
    view: int = -1
    box: Box | None = None
    works: bool = False  # the mouse, which was taken instead, made a difference


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
    snags: list[Snag] = []
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


class Journey(Record, frozen=True, kw_only=True):
    """One named stretch of a scenario as it was walked."""

    name: str
    mirrors: str = ""
    kind: str = ""  # join, leave, checkout, sign-in, newsletter ...; chooses the anchors
    steps: list[Step] = []
    halt: Halt | None = None
    budget: Budget = Budget()
    further_budgets: list[Budget] = []  # of the site and of the command line: of several limits each has to be kept
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
    box: Box | None = None
    type_px: Amount = 0  # as in ControlView
    contrast: Amount = 0


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
    run: str = ""  # id of the run that it is part of
    attempt: Count = 1  # the how manieth walk of the same visit in its run
    retry: bool = False  # walked because the visit had come to trouble
    cut_short: bool = False  # by Ctrl-C, or by a failure of ours that left nothing to judge; or put off to another day
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
    private: list[str] = []  # tokens of facts of which nothing shows the value
    sign_in: Effort = Effort()  # spent on signing a member in before the visit: booked apart
    barred: str = ""  # why the visit could not be begun in this standing
    browser: str = ""
    viewport: tuple[int, int] = (0, 0)
    device: str = ""  # as Playwright names it; empty for a desktop window
    touch: bool = False  # it was tapped, not clicked
    keyboard: bool = False  # it was walked without a pointer
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
    trials: list[Trial] = []
    withheld: list[Withheld] = []
    committed: list[Committed] = []
    undone: list[Undone] = []  # what became of the scenario's `undo` when the visit was over
    manners: Manners = Manners()
    waivers: list[Waiver] = []
