"""One scenario at many companies: what it takes at each, in what order they stand, and where each finding costs least."""

import collections
import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal

from harness.comparing.ranking import Pair, Place, Ranking, Spread, rank, spread
from harness.model import Count, Record, Scorecard, Split, Standing
from harness.scoring import POINTS

MEASURED = ("reached", "held", "dead-end")  # outcomes that are a result about the company
TO_THE_END = ("reached", "held")
METRICS = ("score", "clicks", "fields", "pages", "seconds")
Medal = Literal["gold", "silver", "bronze", ""]
MEDALS: tuple[Medal, ...] = ("gold", "silver", "bronze")


class Entry(Record, frozen=True, kw_only=True):
    """One company in a league. Effort of visits that ended early is what was spent up to there."""

    site: str
    score: Spread
    clicks: Spread
    fields: Spread
    pages: Spread
    seconds: Spread  # predicted, middle of the range
    site_name: str = ""
    device: str = ""
    throttle: str = ""
    place: Place | None = None  # None: too few visits could ever tell, or nothing could be tested
    visits: Count = 1  # that were measured
    unmeasured: Count = 0
    unsteady: bool = False  # its visits differ between their tries
    outcomes: dict[str, int] = {}  # how many visits ended in each; of dead ends with their kind: `dead-end: by-post`
    split: Split = Split()  # mean of the visits
    points: dict[str, float] = {}  # that findings cost, by audit, mean of the visits
    visit: str = ""  # the first visit that was measured

    @property
    def early(self) -> int:
        """How many visits ended before the customer got it."""
        return self.visits - sum(self.outcomes.get(outcome, 0) for outcome in TO_THE_END)


class Absent(Record, frozen=True, kw_only=True):
    """A company of which no visit could be measured, which says nothing about it."""

    site: str
    site_name: str = ""
    visits: Count = 1
    outcomes: dict[str, int] = {}
    reason: str = ""  # of the first visit


class Contest(Record, frozen=True, kw_only=True):
    """One audit that found something at a company of the league, and each company's medal, in the order of the entries."""

    audit: str
    medals: list[Medal] = []


class League(Record, frozen=True, kw_only=True):
    """One scenario at several companies, the best first."""

    scenario: str
    file: str
    standing: Standing
    worth: str = ""
    entries: list[Entry] = []
    absent: list[Absent] = []
    contests: list[Contest] = []
    tested: Literal["yes", "too-few", "no-scipy"] = "too-few"
    needed: Count = 0  # visits of each company that are enough to tell so many apart
    pairs: list[Pair] = []  # indices of entries


@dataclasses.dataclass
class _Company:
    """What is kept of a company's visits while they are read: some numbers of each, and the first one's names."""

    first: Scorecard
    visit: str = ""
    numbers: dict[str, list[float]] = dataclasses.field(default_factory=lambda: {name: [] for name in METRICS})
    unsteady: bool = False
    outcomes: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    missed: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    points: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    split: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)

    def add(self, card: Scorecard) -> None:
        """Take in a visit."""
        self.unsteady = self.unsteady or bool(card.unsteady)
        if card.outcome not in MEASURED or card.score is None:
            self.missed[card.outcome] += 1
            return
        self.visit = self.visit or card.visit
        self.outcomes[": ".join(filter(None, (card.outcome, card.kind)))] += 1
        effort = card.effort
        for name, number in zip(METRICS, (card.score, effort.clicks, effort.fields, effort.pages, card.seconds.middle), strict=True):
            self.numbers[name].append(number)
        for finding in card.findings:
            self.points[finding.audit] += POINTS[finding.severity]
        for part in Split.__struct_fields__:
            self.split[part] += getattr(card.split, part)

    def entry(self, place: Place | None) -> Entry:
        """Give the numbers of all visits."""
        first, visits = self.first, self.outcomes.total()
        return Entry(
            site=first.site, site_name=first.site_name, device=first.device, throttle=first.throttle, place=place,
            visits=visits, unmeasured=self.missed.total(), outcomes=dict(self.outcomes.most_common()), visit=self.visit,
            unsteady=self.unsteady, split=Split(**{part: round(seconds / visits, 1) for part, seconds in self.split.items()}),
            points={audit: round(points / visits, 2) for audit, points in sorted(self.points.items())},
            **{name: spread(numbers) for name, numbers in self.numbers.items()},
        )  # fmt: skip

    def absent(self) -> Absent:
        """Give why nothing was measured."""
        first = self.first
        return Absent(
            site=first.site, site_name=first.site_name, visits=self.missed.total(), outcomes=dict(self.missed.most_common()),
            reason=first.reason,
        )  # fmt: skip


def leagues(cards: Iterable[Scorecard]) -> list[League]:
    """Give a league for each scenario and standing that was walked at two companies or more, in the order of the cards.

    The cards are read one after the other; of each some numbers are kept.
    """
    companies: dict[tuple[str, str, Standing], dict[str, _Company]] = {}
    for card in cards:
        if card.retry:  # only who came to trouble has such walks: no fair sample
            continue
        sites = companies.setdefault((card.file, card.scenario, card.standing), {})
        if card.site not in sites:
            sites[card.site] = _Company(_named(card))
        sites[card.site].add(card)
    return [_league(*key, list(sites.values())) for key, sites in companies.items() if len(sites) > 1]


def _named(card: Scorecard) -> Scorecard:
    """Give a card with the words that a league keeps of it, and without all that it need not hold in memory."""
    return Scorecard(
        visit=card.visit, scenario=card.scenario, file=card.file, site=card.site, site_name=card.site_name, device=card.device,
        throttle=card.throttle, reason=card.reason, worth=card.worth,
    )  # fmt: skip


def _league(file: str, scenario: str, standing: Standing, companies: list[_Company]) -> League:
    walked = [company for company in companies if company.outcomes]
    ranking = rank([company.numbers["score"] for company in walked])
    order = sorted(range(len(walked)), key=lambda at: _order(ranking.places[at], walked[at]))
    entries = [walked[at].entry(ranking.places[at]) for at in order]
    return League(
        scenario=scenario, file=file, standing=standing, worth=companies[0].first.worth, entries=entries, contests=contests(entries),
        absent=[company.absent() for company in companies if not company.outcomes],
        tested=ranking.tested, needed=ranking.needed, pairs=_moved(ranking, order),
    )  # fmt: skip


def _order(place: Place | None, company: _Company) -> tuple[bool, int, float, float, str]:
    """Order by place, then by score, then by seconds; who has no place comes last."""
    score, seconds = (spread(company.numbers[name]).median for name in ("score", "seconds"))
    return place is None, place.first if place else 0, -score, seconds, company.first.site


def _moved(ranking: Ranking, order: list[int]) -> list[Pair]:
    """Give the pairs by the places of the entries."""
    places = {old: new for new, old in enumerate(order)} | {-1: -1}
    return [Pair(one=places[pair.one], other=places[pair.other], p=pair.p, better=places[pair.better]) for pair in ranking.pairs]


def contests(entries: Sequence[Entry]) -> list[Contest]:
    """Give the medals for each audit that found something anywhere, the audit that costs most first.

    Who has least of it gets gold; equals share, and leave out as many medals. Who has most of it gets none. Nor does who was not followed
    to the end in every walk: more of it might have come later.
    """
    costs: collections.Counter[str] = collections.Counter()
    for entry in entries:
        costs.update(entry.points)
    dearest = sorted(costs, key=lambda audit: (-costs[audit], audit))
    return [Contest(audit=audit, medals=_medals([entry.points.get(audit, 0.0) for entry in entries], entries)) for audit in dearest]


def _medals(points: list[float], entries: Sequence[Entry]) -> list[Medal]:
    running = [mine for mine, entry in zip(points, entries, strict=True) if not entry.early]
    better = [sum(each < mine for each in running) for mine in points]
    return [
        MEDALS[ahead] if ahead < len(MEDALS) and mine < max(points) and not entry.early else ""
        for ahead, mine, entry in zip(better, points, entries, strict=True)
    ]
