"""The browsers among the processes that this one has started. Linux only: elsewhere none is found, and nothing is limited."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

PROCESSES = Path("/proc")
MOST_BYTES = 4 << 30  # that a process of the browser may take; a page that wants more dies, and not the machine
SHARE = 0.5  # of the machine's memory, where that is less


def limit_memory() -> None:
    """Limit what each process of the browsers may take; those started later inherit it."""
    most = int(min(MOST_BYTES, SHARE * _memory()))
    for process in _browsers():
        with contextlib.suppress(OSError, ValueError):  # it has just ended, or may take less already
            resource.prlimit(process, resource.RLIMIT_DATA, (most, most))


def kill_browsers() -> None:
    """Kill the browsers that this process has started, at once."""
    for process in _browsers():
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)


def _browsers() -> Iterator[int]:
    """Give the processes of browsers that are driven through a pipe, as Playwright does, and what these have started."""
    above = dict(_parents())
    for process in above:
        line = list(_line(process, above))
        if os.getpid() in line and any(map(_is_driven, line[: line.index(os.getpid())])):
            yield process


def _line(process: int, above: dict[int, int]) -> Iterator[int]:
    """Give a process, what started it, what started that."""
    while process in above:
        yield process
        process = above[process]


def _parents() -> Iterator[tuple[int, int]]:
    for folder in PROCESSES.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            yield int(folder.name), int((folder / "stat").read_text().rpartition(")")[2].split()[1])


def _is_driven(process: int) -> bool:
    try:
        return b"--remote-debugging-pipe" in (PROCESSES / str(process) / "cmdline").read_bytes()
    except OSError:
        return False


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
