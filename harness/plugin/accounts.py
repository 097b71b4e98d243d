"""The accounts that a run has signed in to, shared between its workers."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from harness.personas.account import Account

try:
    import fcntl
except ImportError:  # Windows: two workers may sign in at the same time, and the second finds the file of the first
    fcntl = None  # type: ignore[assignment]


ACCOUNTS = pytest.StashKey[Path]()  # the folder of this run


class Accounts:
    """Signs in once for each key, whichever worker comes first; the others wait for it.

    The folder is the run's own, readable for nobody else, and goes when the run ends: what lies there opens accounts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, sign_in: Callable[[], Account]) -> Account:
        """Give the account of a key. An attempt that failed is not made again: a real company would lock the account."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder / f"{key}.json"
        with self._alone(key):
            if not file.exists():
                _write(file, msgspec.json.encode(sign_in()))
            return msgspec.json.decode(file.read_bytes(), type=Account)

    @contextlib.contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        with (self._folder / f"{key}.lock").open("w") as lock:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _write(file: Path, data: bytes) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(data)
    draft.replace(file)
