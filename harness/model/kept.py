"""What a baseline keeps of visits."""

from harness.model.base import Record
from harness.model.effort import Effort
from harness.model.scorecard import Finding
from harness.model.words import ActKind, OutcomeName, Standing

BASELINE_VERSION = 1


class KeptAct(Record, frozen=True, kw_only=True):
    """One thing the shopper did."""

    kind: ActKind
    role: str = ""
    name: str = ""


class KeptStep(Record, frozen=True, kw_only=True):
    """One step as it went."""

    verb: str
    words: str = ""
    part: str = ""
    path: str = ""
    line: int = 0
    acts: list[KeptAct] = []
    effort: Effort = Effort()
    picture: str = ""  # of the page that it acted on: file name beside the visit, in a baseline of the folder beside it


class KeptJourney(Record, frozen=True, kw_only=True):
    """One journey as it went."""

    name: str
    outcome: OutcomeName = "reached"
    kind: str = ""
    figures: dict[str, float] = {}  # what it came to, in each metric that a limit can be set for
    broken: list[str] = []  # metrics of limits that it did not keep
    steps: list[KeptStep] = []


class KeptVisit(Record, frozen=True, kw_only=True):
    """What later visits are held against."""

    id: str
    file: str
    site: str
    scenario: str = ""
    standing: Standing = "stranger"
    device: str = ""
    keyboard: bool = False
    started: str = ""  # ISO 8601, UTC
    locale: str = ""  # with the seed: who walked, whose own words tell no two visits apart
    seed: str = ""
    names: list[str] = []
    outcome: OutcomeName = "reached"
    kind: str = ""
    score: float | None = None
    effort: Effort = Effort()
    journeys: list[KeptJourney] = []
    findings: list[Finding] = []
    failed: list[str] = []  # audits that broke on it: what they would have found is not known
