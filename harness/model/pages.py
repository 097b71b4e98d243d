"""What a look at a page kept."""

from typing import Literal

from harness.model.base import Box, Record
from harness.model.trials import Submission
from harness.model.words import Amount, Certainty, Count, KnownFrom, MeaningSource, Opening, ToldBy


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
    type_px: Amount = 0  # size of its words, in CSS pixels; 0: not known
    contrast: Amount = 0  # of its words to what is behind them, as WCAG counts it; 0: not known


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
    story: bool = False  # it calls itself a news story or a post of a blog
    headings: list[str] = []
    text: str = ""  # visible text; cut at TEXT_AT_MOST
    quotes: list[str] = []  # what the page marks as said by somebody else
    notices: list[str] = []  # of each place where it can say something to everybody (role=status, aria-live ...): its words
    dialog: str = ""  # text of an open dialog
    errors: list[str] = []  # messages the page marks as errors (role=alert, aria-invalid, .error)
    fields: list[FieldView] = []
    buttons: list[ControlView] = []
    links: list[ControlView] = []
    requests: list[RequestView] = []
    sent: list[Submission] = []  # to the company since the look before
    script_errors: list[str] = []
    timings: Timings | None = None
    styling: Styling | None = None
    screenshot: str = ""  # file name beside the visit
    scroll: tuple[float, float] = (0, 0)  # how far the page was scrolled on the screenshot, in CSS pixels
    fingerprint: str = ""  # equal for two looks at the same content
