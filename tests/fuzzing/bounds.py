"""What one input may take: two seconds of the processor, and 500 MB."""

import contextlib
import signal
import types
from collections.abc import Iterator
from pathlib import Path

try:
    import resource
except ImportError:  # no such limits on Windows: there an input is only read
    resource = None  # type: ignore[assignment]

SECONDS = 2.0
BYTES = 500 << 20


class TooLong(Exception):
    """An input that takes longer than it may."""


@contextlib.contextmanager
def bounded(seconds: float = SECONDS, size: int = BYTES) -> Iterator[None]:
    """Raise TooLong or MemoryError in what takes more, regular expressions too."""
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGPROF, _stop)
    resource.setrlimit(resource.RLIMIT_AS, (_taken() + size, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: types.FrameType | None) -> None:
    raise TooLong(f"more than {SECONDS:g} s")


def _taken() -> int:
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    except OSError:  # no Linux: what is reserved there is not told
        return 64 << 30
