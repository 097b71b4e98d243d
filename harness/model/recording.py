"""A journey as its requests: what a browser asked of a company, and what it was answered."""

from harness.model.base import Record
from harness.model.words import Amount, Count

RECORDING_VERSION = 1


class Asked(Record, frozen=True, kw_only=True):
    """One request of a page, or of what a page did by itself, with its answer. Pictures, styles, scripts and fonts are not among them."""

    step: int = -1  # index in `Recording.steps`
    at_s: Amount = 0  # when it was sent: seconds from the start of the journey
    method: str = "GET"
    url: str
    headers: dict[str, str] = {}  # that the page set itself, and those that say what is sent; names in lower case; cookies as `cookie NAME`
    body: str = ""  # cut at 200,000 characters
    call: bool = False  # sent by a script or for a frame, and not where a window went
    sent_on: int = -1  # index of the request whose answer redirected here
    status: Count = 0  # 0: it was never answered
    kind: str = ""  # media type of the answer
    location: str = ""  # where a redirect leads, as it was sent
    cookies: list[str] = []  # names of the cookies that the answer set
    answer: str = ""  # text of the answer, cut at 500,000 characters


class AwaitedMail(Record, frozen=True, kw_only=True):
    """The mail that a step waited for: which one, and what of it went on to the company. What else it said is not kept."""

    wanted: dict[str, str] = {}  # words of its `subject`, `sender`, `to` and text (`says`)
    within_s: Amount = 0  # that the step gives it
    took_s: Amount = 0  # from the step's beginning until it was there, by the site's clock
    follow: str = ""  # words of the link that was pressed
    url: str = ""  # where that leads
    takes: dict[str, str] = {}  # by the name under which it was kept: the words after which the mail says it, or `code`, `date`, `amount`
    said: dict[str, str] = {}  # what that was, by the same name
    answered: bool = False  # the customer answered it


class RecordedStep(Record, frozen=True, kw_only=True):
    """A step of the scenario, as far as its requests need it."""

    verb: str
    words: str = ""
    journey: str = ""
    think_s: Amount = 0  # what a customer needs for it, by the effort model; the company's own time is not in it
    shows: str = ""  # words that an `expect` found after it
    mail: AwaitedMail | None = None  # that it waited for


class Recording(Record, frozen=True, kw_only=True):
    """One walk's requests in the order in which they were sent."""

    version: int = RECORDING_VERSION
    scenario: str = ""
    site: str = ""
    address: str = ""  # of the site, without a slash at its end
    language: str = "en"
    hosts: list[str] = []  # further hosts of the company, besides that of its address
    facts: dict[str, str] = {}  # what the customer told, by the name of the fact or datum: `email`, `code`; a word in place of each secret
    cookies: dict[str, str] = {}  # by which the company knew the customer before
    signed_in: bool = False  # the customer was signed in before the walk: how that is done is not recorded
    steps: list[RecordedStep] = []
    asked: list[Asked] = []
    left_out: list[str] = []  # what was sent and is not recorded, or not all of it, and why
