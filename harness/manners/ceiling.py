"""How many visits a host has had today, from all runs of this user."""

import contextlib
import datetime
import sqlite3
from pathlib import Path

FILE = "visits.sqlite"
WAIT_S = 10.0  # for another process that is counting
# Ten pages to a visit make two thousand a day, one in 43 seconds: a company does not notice it among its customers. And it is more than
# somebody needs who walks twenty scenarios ten times, which is enough to tell companies apart.
USUAL = 200
_KEPT_DAYS = 30
_TABLE = "CREATE TABLE IF NOT EXISTS visits (day TEXT, host TEXT, count INTEGER NOT NULL, PRIMARY KEY (day, host)) WITHOUT ROWID"


class CannotCount(Exception):
    """The visits of the day cannot be counted; says why."""


def admit(folder: Path, host: str, ceiling: int, now: datetime.datetime) -> bool:
    """Count a visit that is about to begin, unless the host has had as many today as it is to have; days are those of UTC."""
    day = now.astimezone(datetime.UTC).date()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(folder / FILE, timeout=WAIT_S, isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            file.execute(_TABLE)
            file.execute("DELETE FROM visits WHERE day < ?", ((day - datetime.timedelta(_KEPT_DAYS)).isoformat(),))
            row = file.execute("SELECT count FROM visits WHERE day = ? AND host = ?", (day.isoformat(), host)).fetchone()
            if admitted := (row[0] if row else 0) < ceiling:
                file.execute("INSERT INTO visits VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1", (day.isoformat(), host))
            file.execute("COMMIT")
            return bool(admitted)
    except (OSError, sqlite3.Error) as error:
        raise CannotCount(f"{folder / FILE}: {error}") from None


def today(folder: Path, now: datetime.datetime) -> dict[str, int]:
    """Give how many visits each host has had today; nothing where none were counted."""
    day = now.astimezone(datetime.UTC).date().isoformat()
    if not (folder / FILE).is_file():
        return {}
    try:
        with contextlib.closing(sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", timeout=WAIT_S, uri=True)) as file:
            return dict(file.execute("SELECT host, count FROM visits WHERE day = ? ORDER BY count DESC, host", (day,)).fetchall())
    except sqlite3.Error as error:
        raise CannotCount(f"{folder / FILE}: {error}") from None


def tomorrow(now: datetime.datetime) -> str:
    """Say when the next day begins."""
    day = now.astimezone(datetime.UTC).date() + datetime.timedelta(1)
    return f"{day.isoformat()} 00:00 UTC"
