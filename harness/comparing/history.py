"""What every run came to, in one file that outlives the reports: numbers and names of audits, nothing that a page or a customer said."""

import contextlib
import dataclasses
import datetime
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

import harness
from harness.audits import SEVERITIES
from harness.comparing.history_file import WAIT_S, explained, open_file
from harness.model import Effort, Scorecard

NAME = "history.sqlite"
MEASURED = ("reached", "held", "dead-end")  # outcomes whose counts are a result about the company; all others have none here
State = Literal["running", "finished", "interrupted"]
_SPENT = ("clicks", "keystrokes", "choices", "fields", "asked_again", "pages", "dialogs", "words", "mail_steps")
_SERIES = ("file", "site", "standing", "device", "keyboard", "throttle")  # what makes two visits of two runs the same
_VISIT = (
    "run", "series", "id", "started", "attempt", "outcome", "kind", "anchors", "score", "seconds", *_SPENT, "findings", *SEVERITIES,
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class RunFacts:
    """What tells a run from others: `id` for good, `started` as ISO 8601 in UTC, and where the project stood, if a build server says so."""

    id: str
    started: str
    tool: str = harness.__version__
    commit: str = ""
    branch: str = ""

    @classmethod
    def of(cls, id: str, started: datetime.datetime, surroundings: Mapping[str, str] = os.environ) -> Self:
        """Gather them."""
        when = started.astimezone(datetime.UTC).isoformat(timespec="seconds")
        return cls(id, when, commit=surroundings.get("GITHUB_SHA", "")[:40], branch=surroundings.get("GITHUB_REF_NAME", "")[:200])


@dataclasses.dataclass(frozen=True)
class Walked:
    """A visit that has ended: what it came to, and when it started, as the visit says it."""

    card: Scorecard
    started: str = ""


class History:
    """The runs so far, open for more. What is put in is in or not in as a whole, and putting it in again changes nothing.

    HistoryError wherever the file cannot be read or written, HistoryLocked where another process is at it for longer than `wait_s`.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path = path
        self._connection = open_file(path, wait_s)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait(self, seconds: float) -> None:
        """Wait no longer than this, from now on, for a process that writes."""
        self._connection.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def put(self, run: RunFacts, visits: Iterable[Walked], state: State | None = None) -> None:
        """Write visits of a run down; those that are there are brought up to date. `state` is what has become of the run, if new."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO run (id, started, tool, commit_id, branch) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (run.id, run.started, run.tool, run.commit, run.branch),
            )
            if state:
                connection.execute("UPDATE run SET state = ? WHERE id = ?", (state, run.id))
            number = _number(connection, "SELECT number FROM run WHERE id = ?", run.id)
            for each in visits:
                _put_visit(connection, number, each)

    def renew(self, visits: Sequence[Walked]) -> tuple[set[RunFacts], list[Walked]]:
        """Bring visits up to date that some run has put in; give these runs, and the visits that none has."""
        known = self._runs_of(visits)
        rest = [each for each in visits if _mark(each) not in known]
        runs = set(known.values())
        for run in runs:
            self.put(run, [each for each in visits if known.get(_mark(each)) == run])
        return runs, rest

    def _runs_of(self, visits: Iterable[Walked]) -> dict[tuple[str, str], RunFacts]:
        """Find the runs of visits, known again by when they started; looks through the whole history once."""
        with self._explaining() as connection:
            connection.execute("CREATE TEMP TABLE asked (id TEXT, started TEXT, PRIMARY KEY (id, started))")
            marks = [_mark(each) for each in visits if each.started]
            connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", marks)
            found = connection.execute(
                """SELECT visit.id, visit.started, run.id, run.started FROM visit JOIN run ON run.number = visit.run
                    CROSS JOIN asked ON visit.id = asked.id AND visit.started = asked.started"""
            ).fetchall()
            connection.execute("DROP TABLE asked")
        return {(visit, at): RunFacts(run, started) for visit, at, run, started in found}

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection
        except (sqlite3.Error, OverflowError, UnicodeError) as error:  # the last two: a number or a name that no file of ours has
            raise explained(error, self.path) from None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._explaining() as connection:
            connection.execute("BEGIN IMMEDIATE")  # a transaction that begins by reading may not be let write later
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


def _mark(walked: Walked) -> tuple[str, str]:
    return walked.card.visit, walked.started


def _put_visit(connection: sqlite3.Connection, run: int, walked: Walked) -> None:
    values = [run, _put_series(connection, run, walked.card), *_row(walked)]
    fresh = ", ".join(f"{name} = excluded.{name}" for name in _VISIT[3:])
    asked = f"INSERT INTO visit ({', '.join(_VISIT)}) VALUES ({', '.join('?' * len(_VISIT))}) ON CONFLICT (run, id) DO UPDATE SET {fresh}"
    connection.execute(asked, values)
    visit = _number(connection, "SELECT number FROM visit WHERE run = ? AND id = ?", run, walked.card.visit)
    connection.execute("DELETE FROM finding WHERE visit = ?", (visit,))
    times = Counter((finding.audit, finding.severity) for finding in walked.card.findings)
    for (name, severity), number in times.items():
        connection.execute("INSERT INTO audit (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (name,))
        audit = _number(connection, "SELECT number FROM audit WHERE name = ?", name)
        connection.execute("INSERT INTO finding VALUES (?, ?, ?, ?)", (visit, audit, severity, number))


def _put_series(connection: sqlite3.Connection, run: int, card: Scorecard) -> int:
    key = [getattr(card, name) for name in _SERIES]
    connection.execute(
        f"INSERT INTO series ({', '.join(_SERIES)}, scenario, site_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [*key, card.scenario, card.site_name],
    )
    number = _number(connection, f"SELECT number FROM series WHERE ({', '.join(_SERIES)}) = (?, ?, ?, ?, ?, ?)", *key)
    connection.execute(  # names are those of the latest run, in whatever order runs are added
        """UPDATE series SET scenario = ?1, site_name = ?2 WHERE number = ?3 AND (scenario, site_name) <> (?1, ?2)
            AND (SELECT max(started) FROM run) = (SELECT started FROM run WHERE number = ?4)""",
        (card.scenario, card.site_name, number, run),
    )
    return number


def _row(walked: Walked) -> list[object]:
    card = walked.card
    measured = card.outcome in MEASURED
    effort = card.effort if measured else Effort()
    spent = [getattr(effort, name) if measured else None for name in _SPENT]
    found: Counter[str] = Counter(finding.severity for finding in card.findings)
    listed = [len(card.findings), *(found[severity] for severity in SEVERITIES)]
    head = [card.visit, walked.started, card.attempt, card.outcome, card.kind, card.anchors]
    return [*head, card.score, card.seconds.middle if measured else None, *spent, *listed]


def _number(connection: sqlite3.Connection, asked: str, *values: object) -> int:
    found = connection.execute(asked, values).fetchone()
    if not found or not isinstance(found[0], int):
        raise sqlite3.DatabaseError("a row has no number")
    return found[0]
