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
    headers: dict[str, str] = {}  # that the page set itself, and those that say what is sent; no cookies, names in lower case
    body: str = ""  # cut at 200,000 characters
    call: bool = False  # sent by a script, and not where a window went
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
    facts: dict[str, str] = {}  # what the customer may have told, by the name of the fact or datum: `email`, `code`
    steps: list[RecordedStep] = []
    asked: list[Asked] = []
