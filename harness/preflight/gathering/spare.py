"""A campaign's spare codes, shared out: whoever asks, and in whatever order, nobody is given one that another has had."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Lock

from harness.campaign import Campaign
from harness.campaign.audience import unused
from harness.campaign.seen import Seen
from harness.campaign.table import Unreadable, read_column
from harness.preflight.gathering.given import Given
from harness.surge.count import Count
from harness.surge.truth import plain

ORDER = ("walks", "loopholes", "watch", "surge")  # gatherers, in which order they matter where there are few
WISHES = {"walks": 100, "loopholes": 60, "watch": 60}  # at most; the rush takes what there is


def parts(number: int, asking: Iterable[str]) -> dict[str, int]:
    """Share so many codes out: walks have what they wish for, loopholes and watch up to a third of the rest each, the rush what is left."""
    found: dict[str, int] = {}
    for who in asking:
        found[who] = min(number if who in ("walks", "surge") else number // 3, WISHES.get(who, number))
        number -= found[who]
    return found


class Spare:
    """Codes that nobody has used, each given once. Threads may ask at the same time; nothing is read before the first one does.

    `fresh` gives the codes each time that it is gone through: once to count them, and once as they are given.
    """

    def __init__(self, fresh: Iterable[str], asking: Sequence[str] = ORDER, given: Given | None = None) -> None:
        self._fresh, self._asking, self._given = fresh, list(asking), given
        self._there = self._untouched = 0
        self._codes: Iterator[str] | None = None
        self._parts: dict[str, int] = {}
        self._lock = Lock()

    @property
    def left(self) -> int | None:
        """How many codes nobody has used; None where nobody has asked for any."""
        return None if self._codes is None else self._there + self._untouched

    def give(self, who: str) -> str:
        """Give one code; none where there is no more for them."""
        return next(iter(self.take(who, 1)), "")

    def take(self, who: str, at_most: int) -> list[str]:
        """Give so many codes, or as many as there are for them."""
        with self._lock:
            codes = list(itertools.islice(self._opened(), min(at_most, self._parts.get(who, 0))))
            self._there -= len(codes)
            self._parts[who] = self._parts.get(who, 0) - len(codes)
            if self._given and codes:
                self._given.note(codes)
        return codes

    def enough(self, who: str) -> None:
        """Hear that somebody needs no more, so that others have what was kept for them."""
        with self._lock:
            self._asking = [each for each in self._asking if each != who]
            self._parts = parts(self._there, self._asking)

    def untouched(self, codes: Sequence[str]) -> None:
        """Hear of codes that were given and not used: another preflight will have them."""
        with self._lock:
            self._untouched += len(codes)
            if self._given and codes:
                self._given.take_back(codes)

    def _opened(self) -> Iterator[str]:
        """Count the codes at first, so that it is known how many each can have."""
        if self._codes is None:
            self._there, self._codes = sum(1 for _ in self._fresh), iter(self._fresh)
            self._parts = parts(self._there, self._asking)
        return self._codes


class Fresh:
    """The codes of a campaign's list that no customer has, that are none of its samples, and that were not used up.

    What was used up the company's count tells, or else what the preflights before this one have given out, where that is remembered.
    Of a list of any length no more is held than some bytes for each code.
    """

    def __init__(self, campaign: Campaign, count: Callable[[], Count | None], given: Given | None = None) -> None:
        self._campaign, self._count, self._given = campaign, count, given
        self._spent: Seen | None = None
        self._marks = set[str]()  # of codes that were given out before

    def __iter__(self) -> Iterator[str]:
        spent, seen = self._asked(), Seen()
        for code in _listed(unused(self._campaign)):
            same = plain(code)
            if same not in spent and seen.add(same) and not (self._marks and self._given and self._given.mark(same) in self._marks):
                yield code

    def _asked(self) -> Seen:
        """Give the codes that are somebody's, or were used; the company is asked once."""
        if self._spent is None:
            counted = self._count()
            self._marks = self._given.marks() if self._given and counted is None else set()
            used = (code for code, times in (counted or {}).items() if times)
            codes = self._campaign.codes
            self._spent = Seen()
            for code in itertools.chain(codes.used, codes.expired, used, _of_customers(self._campaign)):
                self._spent.add(plain(code))
        return self._spent


def _of_customers(campaign: Campaign) -> Iterator[str]:
    audience = campaign.audience
    if audience.customers:
        yield from _listed(code for _, code in read_column(audience.customers, audience.encoding, "code"))


def _listed(codes: Iterator[str]) -> Iterator[str]:
    """Give codes as far as their list can be read: what is wrong with it is told by who reads it for that."""
    with suppress(Unreadable):
        yield from codes
