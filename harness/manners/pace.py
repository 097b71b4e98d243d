"""One page after the other: turns at each host, which all workers of a run share."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from filelock import FileLock

from harness.files import file_name, write
from harness.manners.patience import LONGEST_S, next_wait


class AskedToWait(Exception):
    """The host has asked to be left alone for longer than a visit waits: so many seconds more."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"{seconds:.0f} s")


class _Host(msgspec.Struct):
    """What is known of a host, in seconds of `time.monotonic`, which is the same for all processes and knows no steps."""

    free: float = 0.0  # when the next page may be opened
    held: float = 0.0  # until when the host has asked to be left alone
    refusals: int = 0  # one after the other


class Pace:
    """Gives turns in the order in which they are asked for; the folder is the run's own.

    A turn is a moment from which a page may be opened; whoever has it waits for it without holding anybody else up.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def turn(self, host: str, gap: float) -> float:
        """Take the next turn; the one after it comes `gap` seconds later. AskedToWait where the host will not have anybody for long."""
        if not gap and not self._file(host).exists():
            return 0.0
        now = time.monotonic()
        with self._host(host) as known:
            if known.held - now > LONGEST_S:
                raise AskedToWait(known.held - now)
            mine = max(now, known.free, known.held)
            known.free = mine + gap
        return mine

    def give_back(self, host: str, mine: float, gap: float) -> None:
        """Leave a turn, after which no page was opened, to whoever comes next."""
        with self._host(host) as known:
            if known.free == mine + gap:
                known.free = mine

    def opened(self, host: str, at: float, gap: float) -> None:
        """Note a page that was opened without a turn: by a link to another host, or by itself."""
        with self._host(host) as known:
            known.free = max(known.free, at + gap)

    def refused(self, host: str, asked: float | None) -> float:
        """Note that the host asks to come back later, in so many seconds if it said so; give those to wait.

        What several workers are told at the same moment counts once.
        """
        now = time.monotonic()
        with self._host(host) as known:
            known.refusals += now >= known.held
            known.held = max(known.held, now + next_wait(asked, known.refusals))
        return known.held - now

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long."""
        with self._host(host) as known:
            known.held = max(known.held, time.monotonic() + seconds)

    def answered(self, host: str) -> None:
        """Note that the host answers as it should again."""
        with self._host(host) as known:
            known.refusals = 0

    @contextlib.contextmanager
    def _host(self, host: str) -> Iterator[_Host]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._file(host)
        with FileLock(f"{file}.lock"):
            known = msgspec.json.decode(file.read_bytes(), type=_Host) if file.exists() else _Host()
            yield known
            write(self._folder, file.name, msgspec.json.encode(known))

    def _file(self, host: str) -> Path:
        return self._folder / f"{file_name(host)}.turns"
