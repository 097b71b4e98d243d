"""Versions of the history's file: each is brought up to the newest, and a newer one is left alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.comparing.history import History
from harness.comparing.history_file import APPLICATION, MIGRATIONS, HistoryError, open_file

from .past import facts, walked

NAMES = ("clicks", "pages", "words")
Steps = tuple[tuple[str, ...], ...]


def steps(columns: Sequence[str]) -> Steps:
    """Make migrations by hand: a table, then a column and a row with each version."""
    rest = [(f"ALTER TABLE visit ADD {name}{at} INTEGER", f"INSERT INTO visit (id) VALUES ({at})") for at, name in enumerate(columns)]
    return (("CREATE TABLE visit (id INTEGER)",), *rest)


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(connection.execute("PRAGMA user_version").fetchone()), *connection.iterdump()]


@given(st.lists(st.sampled_from(NAMES), max_size=5), st.data())
@settings(max_examples=30, deadline=None)
def test_every_older_version_becomes_the_newest(
    tmp_path_factory: pytest.TempPathFactory, columns: list[str], data: st.DataObject
) -> None:  # fmt: skip
    folder, newest = tmp_path_factory.mktemp("versions"), steps(columns)
    older = data.draw(st.integers(min_value=1, max_value=len(newest)))
    for migrations in (newest[:older], newest, newest):
        open_file(folder / "grown", migrations=migrations).close()
    open_file(folder / "new", migrations=newest).close()
    assert content(folder / "grown") == content(folder / "new")
    assert content(folder / "new")[0] == f"({len(newest)},)"


def test_a_step_that_fails_leaves_the_version_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "h"
    open_file(path, migrations=steps([])).close()
    before = content(path)
    with pytest.raises(HistoryError, match="no such table"):
        open_file(path, migrations=(*steps([]), ("INSERT INTO visit (id) VALUES (1)", "DROP TABLE walks")))
    assert content(path) == before


def test_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "h"
    open_file(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(HistoryError, match=f"is of version {len(MIGRATIONS) + 1}, and this mystery-shop knows {len(MIGRATIONS)} at most"):
        open_file(path)
    assert path.read_bytes() == before


def test_files_of_every_version_that_was_released_are_read(tmp_path: Path) -> None:
    for version in range(1, len(MIGRATIONS) + 1):
        path = tmp_path / str(version)
        open_file(path, migrations=MIGRATIONS[:version]).close()
        with History(path) as history:
            history.put(facts(1), [walked()])
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
