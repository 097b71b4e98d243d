"""What the companies remember of their customers, in one SQLite file."""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from pathlib import Path
from typing import Any

Entry = dict[str, Any]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    company TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, facts TEXT NOT NULL,
    PRIMARY KEY (company, kind, key));
CREATE TABLE IF NOT EXISTS secret (value TEXT NOT NULL);
"""


class Ledger:
    """The ledger of the whole street; each company writes in its own pages of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = threading.local()
        self._opened: list[sqlite3.Connection] = []
        with self._connection() as connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)", (secrets.token_hex(16),))

    def _connection(self) -> sqlite3.Connection:
        """Give this thread's own connection: SQLite locks between connections, not inside one."""
        connection: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            # Closing happens in another thread, after the serving threads have ended.
            connection = sqlite3.connect(self._path, timeout=10, check_same_thread=False, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            self._mine.connection = connection
            self._opened.append(connection)
        return connection

    @property
    def secret(self) -> str:
        """The key that session cookies are signed with; lives as long as the file."""
        row = self._connection().execute("SELECT value FROM secret").fetchone()
        return str(row[0])

    def add(self, company: str, kind: str, key: str, /, **facts: object) -> bool:
        """Write an entry unless its key is taken; say whether it was written. Two customers at once: one is told no."""
        entry = (company, kind, key, json.dumps(facts))
        return self._connection().execute("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?)", entry).rowcount == 1

    def take(self, company: str, kind: str, key: str) -> bool:
        """Take an entry out; say whether it was still there."""
        where = "DELETE FROM entries WHERE company = ? AND kind = ? AND key = ?"
        return self._connection().execute(where, (company, kind, key)).rowcount == 1

    def find(self, company: str, kind: str, key: str) -> Entry | None:
        """Read one entry; None if there is no such key."""
        where = "SELECT facts FROM entries WHERE company = ? AND kind = ? AND key = ?"
        row = self._connection().execute(where, (company, kind, key)).fetchone()
        return None if row is None else dict(json.loads(row[0]))

    def change(self, company: str, kind: str, key: str, /, **facts: object) -> None:
        """Add facts to an entry, or replace them; does nothing if there is no such key."""
        change = "UPDATE entries SET facts = json_patch(facts, ?) WHERE company = ? AND kind = ? AND key = ?"
        self._connection().execute(change, (json.dumps(facts), company, kind, key))

    def entries(self, company: str, kind: str) -> dict[str, Entry]:
        """Read all entries of a kind by their keys, oldest first."""
        rows = self._connection().execute("SELECT key, facts FROM entries WHERE company = ? AND kind = ? ORDER BY rowid", (company, kind))
        return {key: json.loads(facts) for key, facts in rows}

    def count(self, company: str, kind: str) -> int:
        """Count the entries of a kind."""
        where = "SELECT COUNT(*) FROM entries WHERE company = ? AND kind = ?"
        return int(self._connection().execute(where, (company, kind)).fetchone()[0])

    def forget(self, company: str) -> None:
        """Forget every customer of a company."""
        self._connection().execute("DELETE FROM entries WHERE company = ?", (company,))

    def close(self) -> None:
        """Close the file in all threads; call it when no request is being served any more."""
        while self._opened:
            self._opened.pop().close()
