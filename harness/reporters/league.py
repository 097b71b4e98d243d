"""One scenario at many companies: a page, a table and a file for programs that hold them against each other."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

import msgspec
import pytest

import harness
from harness.comparing.league import METRICS, Entry, leagues
from harness.comparing.league import League as Held
from harness.comparing.ranking import Spread
from harness.model import Scorecard, Split
from harness.reporters import Run, reporter
from harness.reporters.drawing import charts, nav, present, spreadsheet, strips, tongue
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.pictures import Pictures
from harness.reporters.drawing.spreadsheet import Cell
from harness.reporters.writing import drafted, write

NAME = "league"
SHOWN = 60  # companies of a league in whose charts, medals and films somebody can still find their way; the table has all of them
COLUMNS = (
    "scenario", "file", "standing", "rank", "rank-last", "site", "site-name", "device", "throttle", "visits", "not-measured", "to-the-end",
    "outcomes", "unsteady", *(f"{metric}{end}" for metric in METRICS for end in ("", "-low", "-high", "-ends-are")),
    *(f"seconds-{part}" for part in Split.__struct_fields__), "gold", "silver", "bronze", "reason",
)  # fmt: skip


@reporter
class League:
    """Writes `league.html`, `league.csv` and `league.json` when the run ends, where a scenario was walked at two companies or more."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._embed = bool(getattr(config.option, "self_contained_html", False))
        self._nodeids: dict[str, str] = {}  # by the visit's id
        run.pages[NAME] = lambda: bool(self._found)

    def pytest_sessionfinish(self) -> None:
        """Write the three files."""
        if not (found := self._found):
            return
        made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        told = {"tool": harness.__version__, "run": self._run.id, "generated": made, "leagues": found}
        write(self._run.folder, f"{NAME}.json", msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
        with drafted(self._run.folder, f"{NAME}.csv") as file:
            spreadsheet.write(file, chain([COLUMNS], *map(rows, found)))
        with tongue.speaking(self._run.language):
            write(self._run.folder, f"{NAME}.html", self._page(found))

    @cached_property
    def _found(self) -> list[Held]:
        return leagues(self._cards())

    def _cards(self) -> Iterator[Scorecard]:
        for nodeid, result in self._run.results.items():
            self._nodeids[result.scorecard.visit] = nodeid
            yield result.scorecard

    def _page(self, found: list[Held]) -> str:
        pictures = Pictures(self._run.folder, self._embed)
        entries = [entry for league in found for entry in league.entries]
        ends = [entry.outcomes for entry in entries] + [each.outcomes for league in found for each in league.absent]
        here = self._run.folder
        return render(
            "league", leagues=found, films=[self._film(league, pictures) for league in found], bars=list(map(bars, found)),
            scales=list(map(scale, found)), shown=SHOWN, most_embedded=strips.EMBEDDED if self._embed else 0,
            when=self._run.started, pages=nav.pages(self._run, here), dot=dot, scored=present.score_text,
            receipts={entry.visit: nav.receipt(self._run, entry.visit, here) for entry in entries},
            took=charts.took, between=charts.between, number_text=present.number_text,
            seen_outcomes=sorted({outcome.partition(":")[0] for outcomes in ends for outcome in outcomes}),
            seen_audits=sorted({audit for entry in entries for audit in entry.points}),
        )  # fmt: skip

    def _film(self, league: Held, pictures: Pictures) -> strips.Strips:
        visits = (self._run.results[self._nodeids[entry.visit]] for entry in league.entries[:SHOWN])
        return strips.aligned(visits, pictures)


def bars(league: Held) -> list[list[charts.Segment]]:
    """Give what the time went into at each company, all to the same scale."""
    splits = [msgspec.structs.asdict(entry.split) for entry in league.entries[:SHOWN]]
    longest = max((sum(split.values()) for split in splits), default=0)
    return [charts.segments(split, longest) for split in splits]


def scale(league: Held) -> float:
    """Give the predicted seconds that fill the width of a chart: the largest of any visit that is shown."""
    return max((entry.seconds.high for entry in league.entries), default=0)


def dot(spread: Spread, longest: float) -> charts.Dot:
    """Place a median and its ends on a scale."""
    return charts.dot(spread.low, spread.median, spread.high, longest)


def rows(league: Held) -> Iterator[list[Cell]]:
    """Give the cells of each company, at the end those of the companies of which nothing could be measured."""
    head: list[Cell] = [league.scenario, league.file, league.standing]
    for at, entry in enumerate(league.entries):
        medals = [sum(contest.medals[at] == medal for contest in league.contests) for medal in ("gold", "silver", "bronze")]
        yield [*head, *_numbers(entry), *(getattr(entry.split, part) for part in Split.__struct_fields__), *medals, ""]
    empty: list[Cell] = [None] * (len(METRICS) * 4 + len(Split.__struct_fields__) + 3)
    for absent in league.absent:
        names: list[Cell] = [None, None, absent.site, absent.site_name, "", ""]
        yield [*head, *names, 0, absent.visits, 0, _told(absent.outcomes), None, *empty, absent.reason]


def _numbers(entry: Entry) -> Iterator[Cell]:
    place = entry.place
    yield from (place.first if place else None, place.last if place else None, entry.site, entry.site_name, entry.device, entry.throttle)
    yield from (entry.visits, entry.unmeasured, entry.visits - entry.early, _told(entry.outcomes), "unsteady" if entry.unsteady else "")
    for metric in METRICS:
        spread = getattr(entry, metric)
        yield from (round(spread.median, 1), round(spread.low, 1), round(spread.high, 1), spread.of)


def _told(outcomes: dict[str, int]) -> str:
    return ", ".join(f"{outcome}: {visits}" for outcome, visits in outcomes.items())
