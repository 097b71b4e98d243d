"""What a checked scenario and a checked site are."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from harness.model import Budget, Standing, Waiver
from harness.scenario.words import names_in
from harness.steps import StepBase

Consent = Literal["refuse", "accept", "ignore"]
Throttle = Literal["none", "slow-4g", "3g"]
Scripts = Literal["all", "own"]

Mishap = Literal["back", "reload", "double-press"]
MISHAPS: tuple[Mishap, ...] = get_args(Mishap)
KINDS = ("join", "leave", "sign-in", "checkout", "newsletter", "other")
STEP_LIMIT = 15.0  # seconds
USUAL_PACE = 1.0  # seconds between two pages of a company that is not ours


@dataclasses.dataclass(frozen=True)
class PlannedStep:
    """One checked step: what to do, and where its author wrote it (line and column count from 1)."""

    verb: str
    step: StepBase
    words: str  # the step as its author wrote it, on one line, for reports
    path: str
    line: int
    column: int
    commit: bool | None = None  # whether what cannot be taken back is sent; None: as the journey says


@dataclasses.dataclass(frozen=True)
class DatumPlan:
    """A value of the scenario's own; `unused`: the author vouches that this code has never been redeemed."""

    name: str
    value: str
    unused: bool = False


@dataclasses.dataclass(frozen=True)
class PersonaPlan:
    """Who walks; facts given here (by autocomplete token) win over those drawn from the seed. Each of `standings` is a visit of its own."""

    locale: str = "en_US"
    seed: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    standings: tuple[Standing, ...] = ("stranger",)
    private: tuple[str, ...] = ()  # facts that nothing may show which a run leaves behind
    place: tuple[int, int] = dataclasses.field(default=(1, 1), compare=False)  # line and column of the standings in the file


@dataclasses.dataclass(frozen=True)
class JourneyPlan:
    """One named stretch. `kind` is one of KINDS or empty: as written, else the name where that is a kind, else `leave` if it mirrors."""

    name: str
    mirrors: str
    kind: str
    steps: tuple[PlannedStep, ...]
    budget: Budget
    line: int
    tries: int = 1  # how often a customer starts over where the site broke down
    commit: bool | None = None  # whether what cannot be taken back is sent; None: as the site says
    column: int = 1


@dataclasses.dataclass(frozen=True)
class WaiverPlan:
    """A waiver, and where its audit and its day stand in the file: line and column."""

    waiver: Waiver
    audit_at: tuple[int, int] = (1, 1)
    until_at: tuple[int, int] = (1, 1)


@dataclasses.dataclass(frozen=True)
class Scenario:
    """What a customer wants. `name` is the file's name without ending; `limit` is how many seconds a step may take.

    `trials` are what customers do by accident, to be tried when the visit is over at sites that are `owned`.
    """

    path: Path
    name: str
    title: str
    why: str
    sites: tuple[str, ...]
    persona: PersonaPlan
    data: tuple[DatumPlan, ...]
    worth: str
    limit: float
    journeys: tuple[JourneyPlan, ...]
    trials: tuple[Mishap, ...] = ()
    trials_at: tuple[int, int] = dataclasses.field(default=(1, 1), compare=False)  # line and column in the file
    waivers: tuple[WaiverPlan, ...] = ()
    undo: tuple[JourneyPlan, ...] = ()  # walked at the end, however the others ended, where anything was sent that cannot be taken back


@dataclasses.dataclass(frozen=True)
class Detour:
    """What this company puts between a wish and its end: words that tell the page, and the steps that lead past it."""

    when: str
    steps: tuple[PlannedStep, ...]


@dataclasses.dataclass(frozen=True)
class Acquaintance:
    """How a company knows a customer who is not signed in: by the link they arrive at, or by cookies; and which facts it has of them."""

    link: str = ""
    cookies: Mapping[str, str] = dataclasses.field(default_factory=dict)
    facts: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The facts that the link or a cookie says."""
        return tuple(name for text in (self.link, *self.cookies.values()) for name in names_in(text) if ":" not in name)

    @property
    def told(self) -> tuple[str, ...]:
        """The facts that the company has: those named, and those said."""
        return tuple(dict.fromkeys((*self.facts, *self.said)))


@dataclasses.dataclass(frozen=True)
class Courtesy:
    """What a company is owed that did not ask to be visited. None: what is usual, which is nothing where the site is ours."""

    pace: float | None = None  # seconds between two pages of a host
    auditor: str = ""  # who is named behind the browser's name
    visits_per_day: int | None = None
    robots: bool | None = None  # whether robots.txt is read


@dataclasses.dataclass(frozen=True)
class Site:
    """A company's binding. `url` is http(s), or `street:<company>` for one of the built-in street, whose address shows at run time."""

    key: str
    path: Path
    name: str
    url: str
    language: str = "en"
    owned: bool = False
    commit: bool | None = None  # whether what cannot be taken back is sent; None: where it is ours, or the command line says so
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    sign_in: tuple[PlannedStep, ...] = ()
    detours: tuple[Detour, ...] = ()
    consent: Consent = "refuse"
    limit: float | None = None
    device: str = ""  # as Playwright names it; a desktop window where none is named
    throttle: Throttle = "none"
    scripts: Scripts = "all"  # `own`: none of other companies' are loaded, as with customers who block them
    hosts: tuple[str, ...] = ()  # further hosts of the same company
    known: Acquaintance = Acquaintance()
    account: tuple[str, ...] = ()  # facts that a member's account holds
    inbox: str = ""  # the key of the inbox that its mails arrive in
    budgets: tuple[tuple[str, Budget], ...] = ()  # each for journeys of this name or kind; for all where that is empty
    waivers: tuple[WaiverPlan, ...] = ()
    asked: bool = False  # the command line says that what cannot be taken back is sent: `--commit`
    courtesy: Courtesy = Courtesy()


@dataclasses.dataclass(frozen=True)
class Conditions:
    """What a visit is made on and over: the device, with fingers or keys in place of a mouse, and how slow line and processor are."""

    device: str = ""
    touch: bool = False
    keyboard: bool = False  # no pointer at all
    throttle: Throttle = "none"

    @property
    def beside(self) -> "Conditions":
        """The conditions of what is tried beside the visit, where keys would tell nothing more."""
        return dataclasses.replace(self, keyboard=False)


DESKTOP = Conditions()  # a desktop window, clicked, as fast as this machine
