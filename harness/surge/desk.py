"""Who hands a rush's customers out, one to one user, and takes in how each of them fared."""

import dataclasses
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from harness.model.surge import End, Rushed
from harness.surge.apart import Alone
from harness.surge.waits import Waits

COME_AGAIN: tuple[End, ...] = ("in-between", "turned-away")  # who tries once more when it is quiet
BACK_AT_MOST = 60  # of each kind of them
GRANT_AT_MOST = 2_000  # requests that a worker may send before it asks again

Send = Callable[[str, dict[str, Any]], None]  # to a worker, or to all: ""
Write = Callable[[Rushed], None]
Want = Callable[[dict[str, Any]], None]  # a customer waits for a mail; what comes of it is handed to the desk


@dataclasses.dataclass(frozen=True)
class Walk:
    """A customer on the way: whose user walks for them, at which level, and the how manieth time."""

    number: int
    facts: dict[str, str]
    worker: str = ""
    level: int = 0
    attempt: int = 1


class Noted:
    """What a level's requests came to."""

    def __init__(self) -> None:
        self.waits = Waits()
        self.requests = self.errors = 0
        self.first = self.last = -1.0  # when the first requests of its own users were sent, in seconds of the rush
        self.ends: Counter[str] = Counter()
        self.held_s = self.journey_s = 0.0

    def told(self) -> dict[str, Any]:
        """Give it as a message carries it."""
        window = max(0.0, self.last - self.first)
        counted = {"requests": self.requests, "errors": self.errors, "ends": dict(self.ends)}
        seconds = {"window_s": round(window, 3), "held_s": round(self.held_s, 1), "journey_s": round(self.journey_s, 2)}
        return {"wait_ms": self.waits.told(), **seconds, **counted}

    def add(self, word: Mapping[str, Any]) -> None:
        """Count what a worker has noted."""
        self.waits.add(word["waits"], word["longest"])
        self.requests += word["requests"]
        self.errors += word["errors"]
        for at in (word["first"], word["last"]):
            if at >= 0:
                self.first, self.last = (at, at) if self.first < 0 else (min(self.first, at), max(self.last, at))


class Desk:
    """The one place that customers come from and that word of them goes to; knows nothing of Locust and of clocks."""

    def __init__(
        self, customers: Iterator[dict[str, str]], requests: int, send: Send, write: Write, discreet: Callable[[str], str] = str,
        want: Want | None = None,
    ) -> None:  # fmt: skip
        self._customers, self._left, self._send, self._write, self._want = customers, requests, send, write, want
        self._discreet = discreet  # takes out of what pages said what nobody may read
        self._waiting: deque[str] = deque()  # a worker for each of its users who has no customer
        self._next = 0
        self._back: tuple[list[Walk], ...] = ([], [], [])  # who come again, those first whose codes may be used up
        self._quiet = False  # the rush is over, and those come again who were not served
        self.works = False  # somebody who came again was not turned away
        self.first_away: tuple[int, str] | None = None  # customers who were there when the first one was turned away, and of what
        self.out: dict[int, Walk] = {}  # who is on the way
        self.open = 0  # customers who may still be handed out
        self.level = 0
        self.alone: list[Alone] = []
        self.noted: dict[int, Noted] = {}
        self.ended: Counter[str] = Counter()
        self.empty = self.spent = False

    def hear(self, worker: str, word: Mapping[str, Any], workers: int = 1) -> None:
        """Take in what a worker says: how customers fared, what was noted, and what it needs."""
        for ended in word.get("done", ()):
            self._take(ended)
        for level, noted in word.get("noted", {}).items():
            self.level_of(int(level)).add(noted)
        for wish in word.get("mails", ()):
            self._wait_for_mail(worker, wish)
        self._waiting.extend([worker] * word.get("wanted", 0))
        self._serve(worker, self._grant(workers) if word.get("short") else None)

    def hand_mail(self, told: Mapping[str, Any]) -> None:
        """Hand a worker the mail that one of its customers waited for, or why there is none."""
        self._send(str(told["worker"]), {"mail": {name: value for name, value in told.items() if name != "worker"}})

    def _wait_for_mail(self, worker: str, wish: Mapping[str, Any]) -> None:
        """Have the mail of a customer who is on the way waited for: the one to their own address, and nobody else's."""
        whose = {"worker": worker, "number": wish["number"]}
        walk = self.out.get(wish["number"])
        if walk is None or walk.worker != worker or not (address := walk.facts.get("email", "")):
            self.hand_mail({**whose, "trouble": "the list of customers has no address for this one"})
        elif self._want is None:
            self.hand_mail({**whose, "trouble": "there is none: the locustfile runs by itself"})
        else:
            self._want({**wish, **whose, "address": address})

    @property
    def over(self) -> bool:
        """Whether nobody is left, neither on the way nor to come."""
        return self.empty and not self.out

    def admit(self, number: int) -> None:
        """Let so many more customers in."""
        self.open += number
        self._serve("", None)

    def quieten(self) -> None:
        """From now on those come again who were not served, and nobody else."""
        self._quiet, self.open = True, 0

    @property
    def coming_again(self) -> bool:
        """Whether somebody who was not served is still to come, or on the way."""
        return bool(self.out) or any(self._back)

    def lost(self, worker: str) -> None:
        """Tell of a lost worker's customers, whom nobody will hear of again."""
        self._waiting = deque(other for other in self._waiting if other != worker)
        for walk in [walk for walk in self.out.values() if walk.worker == worker]:
            self._end(walk.number, Rushed(customer="", end="unfinished", cause="the worker that walked it was lost"))

    def close(self, cause: str) -> None:
        """Tell of all who are still on their way, and let nobody in any more."""
        self.open = 0
        for number in list(self.out):
            self._end(number, Rushed(customer="", end="unfinished", cause=cause))

    def level_of(self, level: int) -> Noted:
        """Give what is noted of a level."""
        return self.noted.setdefault(level, Noted())

    def _serve(self, asked: str, grant: int | None) -> None:
        """Hand out who there is to whoever waits, in the order in which they came; a worker that asked for requests is answered always."""
        handed: dict[str, list[dict[str, Any]]] = {}
        while self._waiting and self.open > 0 and (walk := self._come()):
            worker = self._waiting.popleft()
            self.open -= 1
            self.out[walk.number] = walk = dataclasses.replace(walk, worker=worker)
            handed.setdefault(worker, []).append({"number": walk.number, "facts": walk.facts})
        if grant is not None:
            handed.setdefault(asked, [])
        for worker, customers in handed.items():
            more = {"requests": grant} if worker == asked and grant is not None else {}
            self._send(worker, {"customers": customers, "level": self.level, **more})

    def _come(self) -> Walk | None:
        """Who comes next."""
        if self._quiet:
            return next((walks.pop(0) for walks in self._back if walks), None)
        if (facts := next(self._customers, None)) is None:
            self.empty = True
            return None
        self._next += 1
        return Walk(self._next, facts)

    def _grant(self, workers: int) -> int:
        """Give a part of the requests that are left; less and less towards the end, so that no worker sits on what another needs."""
        grant = min(self._left, GRANT_AT_MOST, max(1, self._left // (4 * max(1, workers))))
        self._left -= grant
        self.spent = self.spent or grant == 0
        return grant

    def _take(self, ended: Mapping[str, Any]) -> None:
        if ended.get("alone"):
            self.alone.append(msgspec.convert(ended["alone"], Alone))
        self._end(ended["number"], msgspec.convert(ended["rushed"], Rushed))

    def _end(self, number: int, rushed: Rushed) -> None:
        """Write down how a customer fared; who was given up already stays given up."""
        if (walk := self.out.pop(number, None)) is None:
            return
        rushed = msgspec.structs.replace(rushed, cause=self._discreet(rushed.cause))
        self.ended[rushed.end] += 1
        if walk.attempt == 1:
            walk = dataclasses.replace(walk, level=self.level)  # what became of them is due to how many there are now
            self._note(walk, rushed)
        else:
            self.works = self.works or rushed.end != "turned-away"
        code = walk.facts.get("code", "")
        self._write(msgspec.structs.replace(rushed, customer=str(number), code=code, level=walk.level, attempt=walk.attempt))

    def _note(self, walk: Walk, rushed: Rushed) -> None:
        if rushed.end == "turned-away" and self.first_away is None:
            self.first_away = (len(self.out) + 1, rushed.cause)
        noted = self.level_of(walk.level)
        noted.ends[rushed.end] += 1
        if rushed.end == "served":
            noted.journey_s = max(noted.journey_s, rushed.seconds)
        elif rushed.end in COME_AGAIN:
            kind = 0 if rushed.end == "in-between" else 2 if " at GET " in f" {rushed.cause}" else 1
            if len(self._back[kind]) < BACK_AT_MOST:
                self._back[kind].append(dataclasses.replace(walk, attempt=2))
