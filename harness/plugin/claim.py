"""The reports folder of a run, which no other run writes to meanwhile."""

import contextlib
import datetime
import os
import socket
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock, Timeout

from harness.errors import printable
from harness.files import CannotWrite, sweep, why, write

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LOCK, HOLDER = ".lock", ".running.json"
WORKERS = ".workers"  # the file that every worker of the run holds
ORPHANS_S = 30.0  # that workers may take to end whose run was killed
# What is not written in every run: left by an earlier one it would be taken for this one's.
SOMETIMES = (
    "changes.html", "changes.json", "league.html", "league.csv", "league.json", "results.sarif", "summary.md", "trend.html", "visits.csv",
)  # fmt: skip


class _Holder(msgspec.Struct):
    """Who writes to a folder."""

    process: int
    host: str
    since: datetime.datetime


class Claim:
    """Held from before the first visit until the run has ended, however it ends: the system lets go of the lock of a process that dies.

    A usage error where another run holds the folder, or where it cannot be made or written to; nothing in it is changed then.
    """

    def __init__(self, folder: Path, resumes: bool = False) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK, blocking=False)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            FileLock(folder / WORKERS, timeout=ORPHANS_S).acquire().lock.release()
            holder = _Holder(os.getpid(), socket.gethostname(), datetime.datetime.now().astimezone())
            write(folder, HOLDER, msgspec.json.encode(holder))
        except Timeout:
            self._lock.release()
            raise pytest.UsageError(_busy(folder)) from None
        except OSError as error:
            raise pytest.UsageError(printable(f"--reports: {folder} cannot be written to: {why(error)}")) from None
        except CannotWrite as error:
            self._lock.release()
            raise pytest.UsageError(printable(f"--reports: {error}")) from None
        sweep(folder)
        for path in [] if resumes else [folder / name for name in SOMETIMES]:
            with contextlib.suppress(OSError):  # whoever writes it says what stands in the way
                path.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the folder."""
        (self._folder / HOLDER).unlink(missing_ok=True)
        self._lock.release()


def share(folder: Path) -> object:
    """Hold the folder as a worker, together with others, for as long as what is given is kept; no other run begins meanwhile.

    Where the system has no such locks, only the end of the line to the controller ends a worker.
    """
    held = (folder / WORKERS).open("a")
    if fcntl:
        fcntl.flock(held, fcntl.LOCK_SH)
    return held


def _busy(folder: Path) -> str:
    try:
        holder = msgspec.json.decode((folder / HOLDER).read_bytes(), type=_Holder)
        place = "" if holder.host == socket.gethostname() else f" on {holder.host}"
        who = f", since {holder.since.astimezone():%Y-%m-%d %H:%M:%S} (process {holder.process}{place})"
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # it has only just begun, or cannot be read from here
        who = ""
    return printable(f"another run writes to {folder}{who}: wait until it has ended, or choose another folder with --reports FOLDER")
