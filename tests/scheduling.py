"""Which tests one worker runs: whole files, whose tests may share what is costly to make, those first that take longest."""

from collections.abc import Iterable
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# Rooms whose tests make whole runs.
FIRST = ("tests/plugin/", "tests/faults/", "tests/resume/", "tests/real/", "tests/reporters/", "tests/surge/", "tests/preflight/")
# Long files whose tests share nothing but the worker's browser and street: any worker takes the next test.
SPREAD = frozenset({"tests/test_truth.py", "tests/plugin/test_interrupt.py", "tests/test_cli.py"})
# Files that share more than a file does, by the fixtures of their room's conftest or by a server that they start.
TOGETHER = {
    "tests/plugin/test_outcomes.py": "town", "tests/plugin/test_reports.py": "town",
    "tests/inbox/test_imap.py": "dovecot", "tests/inbox/test_pace.py": "dovecot", "tests/plugin/test_mailboxes_of_others.py": "dovecot",
}  # fmt: skip


class Scheduling(LoadScopeScheduling):
    """Hands out files in the order of collection. Groups by marks (`--dist loadgroup`) are not seen under pytest 9.2 (pytest-xdist 3.8)."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file in SPREAD else TOGETHER.get(file, file)


def longest_first(items: list[pytest.Item]) -> None:
    """Put the rooms first whose tests take longest, so that no worker is left alone with them at the end."""
    items.sort(key=lambda item: _room(item.nodeid, FIRST))


def _room(nodeid: str, rooms: Iterable[str]) -> int:
    return next((at for at, room in enumerate(rooms) if nodeid.startswith(room)), len(FIRST))


def scheduler(config: Any, log: Any) -> Scheduling:
    """Make the scheduler of a run with several workers."""
    config.option.loadscopereorder = False
    return Scheduling(config, log)
