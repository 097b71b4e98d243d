"""The scoreboard of the main report: what each visit's row says, what it is found by, and where its HTML waits for the page."""

import collections
import dataclasses
import json
import tempfile
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from markupsafe import Markup

from harness.files import write
from harness.model import JourneyScore, Scorecard, Symmetry
from harness.reporters import Result, Run
from harness.reporters.drawing import film, nav, present
from harness.reporters.drawing.markup import render

STATES = ("reached", "held", "over-budget", "dead-end", "not-measured")  # each visit is in one of them
MOST_INLINE = 400  # visits; the rows of more lie in files beside the page, which is read three times as fast then
CHUNK = 250  # rows in such a file
TRIES = "<!--tries-->"  # in a row, where it is said what differs between the tries of the visit, which only the end of a run knows
FOLDER = "index"  # of these files, in the reports folder
Name = TypeVar("Name", bound=Hashable)


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a visit is found and sorted by, in the page as a short list: its row's id, numbers of names, and figures; None: not measured."""

    id: str
    scenario: int
    company: int
    outcome: int
    visitor: int
    severity: int  # of the worst finding, 1 to 4; 0: none
    audits: tuple[int, ...]
    new: int  # whether it has what the baseline has not
    score: float | None
    clicks: int | None
    seconds: int | None


class _Row(NamedTuple):
    facts: Facts
    start: int  # of its HTML in the draft
    length: int  # bytes
    attempt: int


@dataclasses.dataclass
class Group:
    """A scenario or a company, with how many of its visits are in which state."""

    name: str
    why: str = ""
    worth: str = ""
    states: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)


class Board:
    """Takes in visits as they finish. Their rows are put down in a draft: what is kept of each visit is some hundred bytes."""

    def __init__(self, run: Run, here: Path, repeated: bool = False, whole: bool = False) -> None:
        self._run = run
        self._here = here  # the folder of the page
        self._repeated = repeated  # whether visits are walked several times
        self._whole = whole  # whether all is to be in the page
        self._draft = tempfile.TemporaryFile()  # noqa: SIM115  it lasts as long as the run
        self._rows: dict[str, _Row] = {}
        self._scenarios: dict[tuple[str, str], int] = {}  # names by number, as first met
        self._companies: dict[str, int] = {}
        self._outcomes: dict[tuple[str, str], int] = {}
        self._visitors: dict[str, int] = {}
        self._audits: dict[str, int] = {}
        self._groups: dict[str, dict[int, Group]] = {"scenario": {}, "company": {}}
        self.states: collections.Counter[str] = collections.Counter()
        self.compared = False  # whether any visit was held against a baseline
        self.new = 0  # visits that have what the baseline has not
        self.waived = 0  # findings that fail nothing
        self.tab_stops = False  # whether any visit had them
        self.anchors: set[str] = set()
        self.browsers: set[str] = set()
        self._known: set[tuple[int, int]] = set()  # scenarios and companies with visits by somebody whom the company knows

    def __contains__(self, nodeid: str) -> bool:
        return nodeid in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def close(self) -> None:
        """Give up the draft."""
        self._draft.close()

    def add(self, result: Result, status: str, details: str) -> None:
        """Take in a visit; `details` is the address of the file that its row opens to, empty where the page holds them itself."""
        card = result.scorecard
        walk = card.attempt if card.attempt > 1 or self._repeated else 0
        html = render(
            "row", card=card, id=film.anchor(result), state=state(card), visitor=present.visitor_text(card), walk=walk, status=status,
            pairs=pairs(card), new=news(card), details=details, receipt=nav.receipt(self._run, card.visit, self._here),
        ).strip().encode("utf-8", "replace")  # fmt: skip
        start = self._draft.seek(0, 2)
        self._draft.write(html)
        self._rows[result.nodeid] = _Row(self._facts(result), start, len(html), card.attempt)
        self._count(result)

    def _facts(self, result: Result) -> Facts:
        card, measured = result.scorecard, present.measured(result.scorecard)
        worst = present.worst(card.findings)
        return Facts(
            id=film.anchor(result),
            scenario=_number(self._scenarios, (card.file, card.scenario)),
            company=_number(self._companies, card.site),
            outcome=_number(self._outcomes, (state(card), present.outcome_text(card))),
            visitor=_number(self._visitors, present.visitor_text(card)),
            severity=present.severity_rank(worst.severity) if worst else 0,
            audits=tuple(dict.fromkeys(_number(self._audits, finding.audit) for finding in card.findings)),
            new=int(news(card) > 0), score=None if card.score is None else round(card.score, 1),
            clicks=card.effort.clicks if measured else None, seconds=round(card.seconds.middle) if measured else None,
        )  # fmt: skip

    def _count(self, result: Result) -> None:
        card, facts = result.scorecard, self._rows[result.nodeid].facts
        if facts.scenario not in self._groups["scenario"]:
            self._groups["scenario"][facts.scenario] = Group(card.scenario, result.visit.why, card.worth)
        group = self._groups["company"].setdefault(facts.company, Group(card.site_name or card.site))
        for states in (group.states, self._groups["scenario"][facts.scenario].states, self.states):
            states[state(card)] += 1
        self.compared = self.compared or card.changes is not None
        self.new += facts.new
        self.waived += sum(bool(finding.waived) for finding in card.findings)
        self.tab_stops = self.tab_stops or card.effort.tab_stops > 0
        self.anchors |= {card.anchors} - {""}
        self.browsers |= {result.visit.browser} - {""}
        if card.standing != "stranger":
            self._known.add((facts.scenario, facts.company))

    def ordered(self) -> list[str]:
        """Give the visits as they stand on the page: by scenario, the walks of one visit together, else in the order of collection."""
        series: dict[object, int] = {}
        scenarios: dict[int, int] = {}
        places = {}
        for nodeid in self._run.results:
            facts, attempt = self._rows[nodeid].facts, self._rows[nodeid].attempt
            one = series.setdefault((facts.scenario, facts.company, facts.visitor), len(series))
            places[nodeid] = (scenarios.setdefault(facts.scenario, len(scenarios)), one, attempt)
        return sorted(places, key=places.__getitem__)

    def of_known(self) -> list[list[str]]:
        """Give the visits of each scenario at each company that somebody has visited whom it knows."""
        places: dict[tuple[int, int], list[str]] = {place: [] for place in sorted(self._known)}
        for nodeid in self._run.results:
            facts = self._rows[nodeid].facts
            if (facts.scenario, facts.company) in places:
                places[facts.scenario, facts.company].append(nodeid)
        return list(places.values())

    def groups(self, kind: str, order: Iterable[str]) -> dict[int, Group]:
        """Give the groups of a kind by number, as they are met in this order."""
        met = dict.fromkeys(getattr(self._rows[nodeid].facts, kind) for nodeid in order)
        return {number: self._groups[kind][number] for number in met}

    def audits(self) -> list[tuple[int, str]]:
        """Give the audits that found something, each with its number, by title."""
        return sorted(((number, present.title(name) or name) for name, number in self._audits.items()), key=lambda item: item[1].lower())

    def visitors(self) -> list[tuple[int, str]]:
        """Give those as whom companies were visited, each with its number."""
        return [(number, name) for name, number in self._visitors.items()]

    def data(self, order: list[str]) -> dict[str, object]:
        """Give what the page's script needs to know: the facts, what their numbers stand for in words to seek, and where rows lie."""
        return {
            "visits": [msgspec.to_builtins(self._rows[nodeid].facts) for nodeid in order],
            "scenarios": [f"{name} {file}".lower() for file, name in self._scenarios],
            "companies": [f"{self._groups['company'][number].name} {key}".lower() for key, number in self._companies.items()],
            "outcomes": [(state, words.lower()) for state, words in self._outcomes],
            "visitors": [name.lower() for name in self._visitors],
            "audits": [f"{name} {present.title(name)}".lower() for name in self._audits],
            "chunk": CHUNK if self._is_split(order) else 0,
            "rows": nav.address(self._run.folder / FOLDER / "rows-", self._here),
        }

    def rows(self, order: Iterable[str]) -> Iterator[Markup]:
        """Give rows, read from the draft one by one."""
        for nodeid in order:
            row = self._rows[nodeid]
            self._draft.seek(row.start)
            said = self._run.unsteady.get(nodeid, "")
            tries = f" {render('unsteady', sentence=said).strip()}" if said else ""
            yield Markup(self._draft.read(row.length).decode().replace(TRIES, tries))

    def inline(self, order: list[str]) -> dict[int, Iterator[Markup]]:
        """Give the rows that stand in the page, by scenario; none where they are too many."""
        members: dict[int, list[str]] = {self._rows[nodeid].facts.scenario: [] for nodeid in order}
        for nodeid in () if self._is_split(order) else order:
            members[self._rows[nodeid].facts.scenario].append(nodeid)
        return {number: self.rows(nodeids) for number, nodeids in members.items()}

    def _is_split(self, order: list[str]) -> bool:
        return len(order) > MOST_INLINE and not self._whole

    def write_chunks(self, order: list[str]) -> None:
        """Put the rows into files for the page to load, where they are too many to stand in it; take away those of an earlier run."""
        for old in (self._run.folder / FOLDER).glob("rows-*.js"):
            old.unlink()
        for at in range(0, len(order) if self._is_split(order) else 0, CHUNK):
            rows = "".join(self.rows(order[at : at + CHUNK]))
            write(self._run.folder, f"{FOLDER}/rows-{at // CHUNK}.js", script("rows", at // CHUNK, rows))


def state(card: Scorecard) -> str:
    """Name the state that a visit is in, of which each is in one."""
    if not present.measured(card):
        return "not-measured"
    over = card.outcome in ("reached", "held") and any(journey.over_budget for journey in card.journeys)
    return "over-budget" if over else card.outcome


def news(card: Scorecard) -> int:
    """Give how much a visit has that the baseline has not, and that nobody waived: findings, and limits that were not kept."""
    broken = sum(each.new is True for journey in card.journeys for each in journey.broken)
    return broken + sum(finding.new is True and not finding.waived for finding in card.findings)


def pairs(card: Scorecard) -> list[tuple[Symmetry, JourneyScore, JourneyScore]]:
    """Give each mirrored pair: what was held against each other, the journey, and the one that it mirrors."""
    journeys = {journey.name: journey for journey in card.journeys}
    return [
        (symmetry, journeys[symmetry.journey], journeys[symmetry.mirrors])
        for symmetry in card.symmetry
        if symmetry.journey in journeys and symmetry.mirrors in journeys
    ]


def _number(names: dict[Name, int], name: Name) -> int:
    return names.setdefault(name, len(names))


def script(function: str, *given: object) -> str:
    """Give a script of one call that a page may load: pages opened from a disk may load scripts and nothing else."""
    return f"mysteryShop.{function}({', '.join(map(as_json, given))});\n"


def as_json(value: object) -> str:
    """Give a value as JSON that may stand anywhere in a page: without a letter that HTML or JavaScript would take for something else."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
