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


class RecordedStep(Record, frozen=True, kw_only=True):
    """A step of the scenario, as far as its requests need it."""

    verb: str
    words: str = ""
    journey: str = ""
    think_s: Amount = 0  # what a customer needs for it, by the effort model; the company's own time is not in it
    shows: str = ""  # words that an `expect` found after it


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
