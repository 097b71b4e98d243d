"""What a checked campaign is."""

import dataclasses
import datetime
from collections.abc import Mapping
from pathlib import Path

from harness.scenario import PersonaPlan

FORMATS = ("utf-8", "utf-16", "cp1252", "latin-1")
USUAL_LOOPHOLES = 200  # requests that trying all of them may take


@dataclasses.dataclass(frozen=True)
class Segment:
    """A part of the audience, and the words by which its customers know that they got it; without any they should get nothing."""

    name: str
    gets: str = ""


@dataclasses.dataclass(frozen=True)
class Audience:
    """Whom the campaign is for: those in a list, or so many strangers."""

    customers: Path | None = None
    suppressed: Path | None = None  # who have opted out or left
    encoding: str = ""  # one of FORMATS; empty: UTF-8, or what a byte order mark says
    segments: tuple[Segment, ...] = ()
    persona: PersonaPlan | None = None
    count: int = 0


@dataclasses.dataclass(frozen=True)
class Codes:
    """The campaign's codes: a file of those that nobody has used, or some of them, and samples of others."""

    file: Path | None = None
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    rule: str = ""  # a regular expression that each fits as a whole
    uses: int = 1  # how often each may be redeemed


@dataclasses.dataclass(frozen=True)
class Load:
    """The rush that is expected, and what one may cost that is made to see it. Seconds."""

    expected: int  # customers at once
    users: int  # at most, of all levels
    seconds: int
    requests: int
    hold: float = 20.0
    wait: float = 5.0  # the longest that a customer should have to
    workers: int = 1
    locustfile: Path | None = None  # one that was kept and edited


@dataclasses.dataclass(frozen=True)
class Arriving:
    """Where test mails of the campaign arrive, and by what they are known among others there."""

    inbox: str  # its key
    subject: str = ""  # words in theirs; empty: what comes from the company
    within: float = 0.0  # seconds that are waited for those that are only being sent


@dataclasses.dataclass(frozen=True)
class Ask:
    """Something that only a person knows; `done` says who has seen to it, or when."""

    text: str
    done: str = ""


@dataclasses.dataclass(frozen=True)
class Campaign:
    """What goes out, to whom, when, and how its customers walk it. Pages are paths of the site, or whole addresses on its hosts."""

    path: Path
    title: str
    site: str
    page: str
    goes_out: datetime.datetime
    journeys: tuple[Path, ...]  # scenario files; the first is the one that is rushed
    why: str = ""
    ends: datetime.datetime | None = None
    audience: Audience = Audience()
    codes: Codes = Codes()
    gift: str = ""
    stock: int | None = None
    mail: Path | None = None  # a file of it
    arriving: Arriving | None = None  # ... or what has come to the customers of the list
    contact: str = ""
    message: Path | None = None  # a scenario file that writes to customer service
    status: str = ""
    count: str = ""  # where the company says which codes it has redeemed
    languages: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    load: Load | None = None
    loopholes: int = USUAL_LOOPHOLES
    asks: tuple[Ask, ...] = ()
    places: Mapping[str, tuple[int, int]] = dataclasses.field(default_factory=dict, compare=False)  # line and column of each key's value

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem
