"""How the numbers of a scenario at a company have moved from run to run."""

import fnmatch
import sqlite3
import statistics
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import msgspec

from harness.comparing.history_file import HistoryError, damaged, explained, open_file
from harness.comparing.levels import Level, levels

LAST = 30  # runs that are looked at
METRICS = ("score", "clicks", "fields", "findings")
# The least that is a change; part of a score is measured time.
LEAST = {"score": 5.0, "clicks": 1.0, "fields": 1.0, "findings": 1.0, "dead_ends": 0.5}


class Point(msgspec.Struct, frozen=True):
    """What one run measured. Of several walks the numbers are medians; None: not measured."""

    run: str
    started: str  # ISO 8601, UTC
    walks: int
    measured: int  # ... of which the numbers are a result
    dead_ends: int  # ... of which ended in a dead end
    stopped: str = ""  # the outcome of a walk that was not measured
    anchors: str = ""
    score: float | None = None
    clicks: float | None = None
    fields: float | None = None
    findings: float | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A number that is another than before: from `since` on in all runs, or `lasting` false in the last one, of which nobody knows yet."""

    metric: str  # also `dead_ends`: the share of walks that ended in one
    since: str  # when that run started
    before: float
    after: float
    lasting: bool

    @property
    def worse(self) -> bool:
        """Whether the customer pays more."""
        return (self.after < self.before) == (self.metric == "score")


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario at one company, visited in the same way, run by run; the newest run last."""

    file: str
    scenario: str
    site: str
    site_name: str
    standing: str
    device: str
    keyboard: bool
    throttle: str
    points: list[Point]
    changes: list[Change]  # the newest first
    lost: float  # points of score between the first level and the last; negative where some were won

    def values(self, metric: str) -> list[float | None]:
        """Give a metric run by run."""
        return [getattr(point, metric) for point in self.points]

    def comparable(self, metric: str) -> list[float | None]:
        """Give a metric run by run, but not what was spent until a dead end: that is no saving."""
        return [_comparable(point, metric) for point in self.points]


class _Key(msgspec.Struct, frozen=True, kw_only=True):
    """What tells one series from others, as the file has it."""

    number: int
    file: str
    scenario: str
    site: str
    site_name: str
    standing: str
    device: str
    keyboard: int
    throttle: str


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a history is asked for: patterns of names, how many runs of each series, only series that these runs have."""

    scenario: str = "*"
    site: str = "*"
    last: int = LAST
    runs: tuple[str, ...] = ()


def read_trend(path: Path, asked: Asked) -> list[Series]:
    """Read how things have moved, what has become worst first. HistoryError where there is no history that can be read."""
    if not path.exists():
        raise HistoryError(f"there is no history at {path}; a run begins one")
    connection = open_file(path)
    try:
        found = [_series(key, points) for key, points in _rows(connection, asked)]
    except sqlite3.Error as error:
        raise explained(error, path) from None
    except msgspec.ValidationError as error:  # a value of another kind, which no run of ours writes
        raise damaged(path, str(error)) from None
    finally:
        connection.close()
    return sorted(found, key=_worst_first)


class _Median:
    """An aggregate of SQL; NULL where nothing was measured."""

    def __init__(self) -> None:
        self._values: list[float] = []

    def step(self, value: float | None) -> None:
        if value is not None:
            self._values.append(value)

    def finalize(self) -> float | None:
        return statistics.median(self._values) if self._values else None


_POINTS = """
    WITH walked AS (SELECT DISTINCT visit.series, visit.run FROM asked CROSS JOIN visit ON visit.series = asked.series),
    aged AS (
        SELECT walked.series, walked.run, run.id, run.started,
            row_number() OVER (PARTITION BY walked.series ORDER BY run.started DESC, run.id DESC) AS age
        FROM walked JOIN run ON run.number = walked.run)
    SELECT aged.series, aged.id, aged.started, count(*), count(visit.clicks), sum(visit.outcome = 'dead-end'),
        coalesce(max(CASE WHEN visit.clicks IS NULL THEN visit.outcome END), ''), max(visit.anchors),
        median(visit.score), median(visit.clicks), median(visit.fields), median(CASE WHEN visit.clicks IS NOT NULL THEN visit.findings END)
    FROM aged CROSS JOIN visit ON visit.series = aged.series AND visit.run = aged.run
    WHERE aged.age <= ?
    GROUP BY aged.series, aged.age ORDER BY aged.series, aged.age DESC"""


def _rows(connection: sqlite3.Connection, asked: Asked) -> Iterator[tuple[_Key, list[Point]]]:
    """Give each series that is asked for with its points, the newest last."""
    connection.create_aggregate("median", 1, _Median)  # type: ignore[arg-type]
    runs = ", ".join("?" * len(asked.runs))
    among = f"WHERE number IN (SELECT series FROM visit JOIN run ON run.number = visit.run WHERE run.id IN ({runs}))" if runs else ""
    rows = connection.execute(f"SELECT {', '.join(_Key.__struct_fields__)} FROM series {among}", asked.runs).fetchall()
    keys = (msgspec.convert(dict(zip(_Key.__struct_fields__, row, strict=True)), _Key) for row in rows)
    found = {key.number: key for key in keys if _matches(key, asked)}
    connection.execute("CREATE TEMP TABLE asked (series INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO asked VALUES (?)", [(number,) for number in found])
    for number, points in groupby(connection.execute(_POINTS, [asked.last]), key=lambda row: row[0]):
        yield found[number], [msgspec.convert(dict(zip(Point.__struct_fields__, point[1:], strict=True)), Point) for point in points]


def _matches(key: _Key, asked: Asked) -> bool:
    names = (key.file, Path(key.file).stem, key.scenario)
    return any(fnmatch.fnmatchcase(name, asked.scenario) for name in names) and fnmatch.fnmatchcase(key.site, asked.site)


def _series(key: _Key, points: list[Point]) -> Series:
    score = _levels(points, "score")
    kept = [level.middle for level in score if level.lasting]
    named = {name: getattr(key, name) for name in _Key.__struct_fields__ if name not in ("number", "keyboard")}
    return Series(
        **named, keyboard=bool(key.keyboard), points=points, changes=_changes(points), lost=kept[0] - kept[-1] if kept else 0.0
    )


def _changes(points: Sequence[Point]) -> list[Change]:
    found = []
    for metric in (*METRICS, "dead_ends"):
        moved = _levels(points, metric)
        for before, after in pairwise(moved):
            since = points[after.start].started
            found.append(Change(metric=metric, since=since, before=before.middle, after=after.middle, lasting=after.lasting))
    return sorted(found, key=lambda change: change.since, reverse=True)


def _levels(points: Sequence[Point], metric: str) -> list[Level]:
    """Give the levels of a metric. Scores of other anchors are no change of the company's; what was spent until a dead end is no saving."""
    values = [_comparable(point, metric) for point in points]
    first = next((at for at in range(len(points)) if points[at].anchors == points[-1].anchors), 0) if metric == "score" else 0
    return levels([None] * first + values[first:], LEAST[metric])


def _comparable(point: Point, metric: str) -> float | None:
    if metric == "dead_ends":
        return point.dead_ends / point.measured if point.measured else None
    if metric in ("clicks", "fields") and point.dead_ends * 2 > point.measured:
        return None
    value: float | None = getattr(point, metric)
    return value


def _worst_first(series: Series) -> tuple[object, ...]:
    blocked = sum(change.after - change.before for change in series.changes if change.metric == "dead_ends")
    return (-series.lost, -blocked, -sum(change.worse for change in series.changes), series.file, series.site)
