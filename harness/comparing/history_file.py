"""The file that the history lies in: opened, brought up to date, and left alone where it is not ours to write."""

import sqlite3
from pathlib import Path

WAIT_S = 5.0  # for another run that is writing
APPLICATION = 0x4D53484F  # marks a SQLite file as a history of ours
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes, of every SQLite file
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

# What leads from each version to the next, the first from an empty file. Files are out there: a step is never changed, only followed.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE run (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'running',
            tool TEXT NOT NULL, commit_id TEXT NOT NULL, branch TEXT NOT NULL)""",
        "CREATE INDEX run_started ON run (started)",
        """CREATE TABLE series (
            number INTEGER PRIMARY KEY, file TEXT NOT NULL, site TEXT NOT NULL, standing TEXT NOT NULL, device TEXT NOT NULL,
            keyboard INTEGER NOT NULL, throttle TEXT NOT NULL, scenario TEXT NOT NULL, site_name TEXT NOT NULL,
            UNIQUE (file, site, standing, device, keyboard, throttle))""",
        """CREATE TABLE visit (
            number INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, series INTEGER NOT NULL REFERENCES series,
            id TEXT NOT NULL, started TEXT NOT NULL, attempt INTEGER NOT NULL, outcome TEXT NOT NULL, kind TEXT NOT NULL,
            anchors TEXT NOT NULL, score REAL, seconds REAL, clicks INTEGER, keystrokes INTEGER, choices INTEGER, fields INTEGER,
            asked_again INTEGER, pages INTEGER, dialogs INTEGER, words INTEGER, mail_steps INTEGER,
            findings INTEGER NOT NULL, minor INTEGER NOT NULL, moderate INTEGER NOT NULL, serious INTEGER NOT NULL,
            critical INTEGER NOT NULL,
            UNIQUE (run, id))""",
        # Holds all that a trend asks for, so that it never has to look into the table.
        "CREATE INDEX visit_series ON visit (series, run, outcome, anchors, score, clicks, fields, findings)",
        "CREATE TABLE audit (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """CREATE TABLE finding (
            visit INTEGER NOT NULL REFERENCES visit, audit INTEGER NOT NULL REFERENCES audit, severity TEXT NOT NULL,
            times INTEGER NOT NULL, PRIMARY KEY (visit, audit, severity)) WITHOUT ROWID""",
    ),
)


class HistoryError(Exception):
    """The history cannot be used; says why, and what to do about it."""


class HistoryLocked(HistoryError):
    """Another process holds the history; what was to be written can be tried again."""


def open_file(path: Path, wait_s: float = WAIT_S, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> sqlite3.Connection:
    """Open a history for reading and writing, made if it is not there. Statements of the connection commit by themselves.

    A file that is damaged, or of a newer version, or another program's is left as it is: HistoryError.
    """
    _check(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise explained(error, path) from None
    try:
        _bring_up_to_date(connection, path, migrations)
        connection.execute("PRAGMA journal_mode = WAL")  # readers and one writer at a time, none in the way of the other
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException as error:
        connection.close()
        if isinstance(error, UnicodeDecodeError):  # SQLite quotes a damaged schema in its error, whatever its bytes
            raise damaged(path, "its schema is no text") from None
        raise explained(error, path) if isinstance(error, sqlite3.Error) else error from None
    return connection


def explained(error: Exception, path: Path) -> HistoryError:
    """Say what an error of SQLite or of the system means for whoever has that file."""
    code = getattr(error, "sqlite_errorcode", None)
    code = code & 0xFF if code is not None else None  # without what SQLite adds to tell more
    if code in _LOCKED:
        return HistoryLocked(f"{path} is held by another process; try again when that has ended")
    if code in _DAMAGED:
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_FULL:
        return HistoryError(f"there is no room left on the disk of {path}")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return HistoryError(f"{path} cannot be written: {said}")


def damaged(path: Path, said: str) -> HistoryError:
    """Say that a file is no history, or none any more."""
    return HistoryError(f"{path} is damaged ({said}) and was left as it is; put it elsewhere, and a new one is begun")


def _check(path: Path) -> None:
    """Refuse what is no SQLite file, which SQLite itself would partly take for an empty one and write over."""
    if path.is_dir():
        raise HistoryError(f"{path} is a folder; name a file")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except FileNotFoundError:
        return
    except OSError as error:
        raise explained(error, path) from None
    if head and (len(head) < _HEADER or not head.startswith(_MAGIC)):
        raise damaged(path, "not a SQLite file")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...]) -> None:
    if _version(connection, path, len(migrations)) == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in migrations[_version(connection, path, len(migrations)) :]:  # asked again: another run may have been faster
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Give the version of a file, 0 for an empty one; HistoryError for a newer one, and for what another program keeps."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and (tables or version):
        raise HistoryError(f"{path} is no history of mystery-shop; name another file")
    if version > newest:
        raise HistoryError(f"{path} is of version {version}, and this mystery-shop knows {newest} at most; use a newer mystery-shop")
    return version
