"""How one visit behaves towards one company."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from filelock import FileLock

from harness.files import file_name, write
from harness.manners.asking import ask, host_of, origin
from harness.manners.naming import addition
from harness.manners.pace import Pace
from harness.manners.robots import Robots
from harness.model import Manners, RobotsRead

SHOWN_AT_MOST = 50  # addresses that a visit names


@dataclasses.dataclass
class Conduct:
    """What a visit keeps to; `folder` is the run's own, by which its workers share what they know.

    `hosts` are the company's. `reads_robots`: its robots.txt is asked for, once in a run, and kept to beside the scenario's own steps.
    """

    folder: Path
    hosts: tuple[str, ...]
    gap_s: float = 0.0  # between two pages of a host
    addition: str = ""  # to the browser's own name
    reads_robots: bool = False
    waited_s: float = 0.0
    refused: int = 0
    _read: dict[str, Robots] = dataclasses.field(default_factory=dict)  # by origin
    _left_out: list[str] = dataclasses.field(default_factory=list)

    @property
    def pace(self) -> Pace:
        """The turns at hosts, which all workers share."""
        return Pace(self.folder)

    @property
    def idle(self) -> bool:
        """Whether nobody has to wait for anything, and nobody of the run was asked to."""
        return not self.gap_s and not self.reads_robots and not self.folder.exists()

    def robots(self, url: str) -> Robots | None:
        """Give the robots.txt that holds for an address, asking for it where nobody of the run has; None where it is not looked at."""
        at = origin(url)
        if not self.reads_robots or not at or not self._ours(urlsplit(at).hostname or ""):
            return None
        if at not in self._read:
            self._read[at] = self._shared(at)
        return self._read[at]

    def gap(self, url: str) -> float:
        """Give the seconds between two pages of the host of an address."""
        robots = self.robots(url)
        return max(self.gap_s, robots.delay_s) if robots else self.gap_s

    def may_open(self, url: str) -> bool:
        """Tell whether an address may be opened that no step of the scenario asks for, and note it if not."""
        robots = self.robots(url)
        if robots is None or robots.allows(url):
            return True
        self._left_out.append(_bare(url))
        return False

    def record(self, walked: Iterable[str]) -> Manners:
        """Say what was kept to on the way to these addresses; nothing is asked for any more."""
        asked_to_leave = [url for url in walked if (robots := self._read.get(origin(url))) and not robots.closed and not robots.allows(url)]
        read = [
            RobotsRead(host=host_of(at), status=robots.status, delay_s=robots.delay_s, closed=robots.closed)
            for at, robots in self._read.items()
        ]
        return Manners(
            user_agent=self.addition, pace_s=self.gap_s, waited_s=round(self.waited_s, 1), refused=self.refused, robots=read,
            walked_anyway=_each_once(map(_bare, asked_to_leave)), left_out=_each_once(self._left_out),
        )  # fmt: skip

    def _shared(self, at: str) -> Robots:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self.folder / f"{file_name(at)}.robots"
        with FileLock(f"{file}.lock"):
            if not file.exists():
                write(self.folder, file.name, msgspec.json.encode(ask(at, self.addition or addition(), self._ours)))
            return msgspec.json.decode(file.read_bytes(), type=Robots)

    def _ours(self, host: str) -> bool:
        """Whether a host is the company's; with and without `www.` it is the same one."""
        names = {name.partition(":")[0].lower().removeprefix("www.") for name in self.hosts}
        return host.removeprefix("www.") in names


def _bare(url: str) -> str:
    """Give an address without what stands behind `?` and `#`: it may say who the customer is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"[:500]


def _each_once(urls: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(urls))[:SHOWN_AT_MOST]
