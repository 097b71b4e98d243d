"""Where a worker's users get their customers from, and leave word of how each of them fared."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import gevent
import msgspec
from gevent.event import AsyncResult, Event
from locust.exception import StopUser

from harness.model.surge import Rushed
from harness.surge.apart import Alone
from harness.surge.fate import NO_ROOM
from harness.surge.inside import wire
from harness.surge.mail import PATIENCE_S
from harness.surge.reopening import reopening
from harness.surge.waits import Waits

WORD_EACH_S = 0.5  # that a worker tells what it has noted, though nobody needs anything
PURSE_LOW = 100  # requests from which on more are asked for
LOOKS_S = 10.0  # that somebody looks at an error, and tries in vain, before the next one comes in their place
MAILBOX_S = 10.0  # that our mailbox may be later than the mail that is waited for
TOGETHER_S = 0.005  # that are waited for others who have something to say, too


class Over(StopUser):  # type: ignore[misc]
    """The rush is over for a user: nobody comes any more, or no request is left."""


@dataclass
class Customer:
    """One who walks now: its number, its facts, and what it sent and was shown while there was no load."""

    number: int
    facts: dict[str, str]
    alone: dict[str, Any] | None = None


@dataclass
class Seen:
    """What a level's requests came to, since it was told last."""

    waits: Waits = field(default_factory=Waits)
    requests: int = 0
    errors: int = 0
    first: float = -1.0
    last: float = -1.0

    def told(self) -> dict[str, Any]:
        """Give it as a message carries it."""
        counted = {"requests": self.requests, "errors": self.errors, "first": self.first, "last": self.last}
        return {"waits": {str(name): count for name, count in self.waits.classes.items()}, "longest": self.waits.longest, **counted}


class Turnstile:
    """A worker's line to the desk."""

    def __init__(self, runner: Any) -> None:
        self._runner = runner
        self._waiting: deque[AsyncResult[Customer | None]] = deque()
        self._wanted = 0
        self._done: list[dict[str, Any]] = []
        self._wishes: list[dict[str, Any]] = []  # mails that are to be waited for
        self._mailed: dict[int, AsyncResult[dict[str, Any]]] = {}  # by the customer who waits
        self._seen: dict[int, Seen] = {}
        self._purse, self._filled = 0, Event()
        self._asked = self._short = False  # more requests are on their way; they have yet to be asked for
        self._due = Event()
        self._walking: dict[Any, Customer] = {}  # by the greenlet of the user
        self._new: set[Any] = set()  # users whose first request has yet to be sent
        self._known: set[Any] = set()
        self._began = time.monotonic()
        self._level = 0
        self._alone = True
        self._halted = False
        self.over = ""  # why nobody comes any more
        wire.lay()
        runner.register_message("turn", self._take)
        runner.environment.events.request.add_listener(self._answered)
        wire.Rules.may_send = self._spend
        gevent.spawn(self._talk)

    def now(self) -> float:
        """Give the seconds since the rush began."""
        return max(0.0, time.monotonic() - self._began)

    def enter(self) -> Customer:
        """Wait for a customer; Over where nobody comes any more."""
        if self.over:
            raise Over(self.over)
        mine: AsyncResult[Customer | None] = AsyncResult()
        self._waiting.append(mine)
        self._wanted += 1
        self._due.set()
        customer: Customer | None = mine.get()
        if customer is None:
            raise Over(self.over)
        user = gevent.getcurrent()
        if user not in self._known:
            self._known.add(user)
            self._new.add(user)
        if self._alone:
            customer.alone = {"facts": customer.facts, "sent": [], "cookies": {}, "shown": ""}
        self._walking[user] = customer
        return customer

    def leave(self, customer: Customer, rushed: Rushed) -> None:
        """Say how a customer fared."""
        self._walking.pop(gevent.getcurrent(), None)
        word: dict[str, Any] = {"number": customer.number, "rushed": msgspec.to_builtins(rushed)}
        if customer.alone is not None:
            word["alone"] = msgspec.to_builtins(Alone(**customer.alone, end=rushed.end, cause=rushed.cause))
        self._done.append(word)
        self._due.set()
        if rushed.end == "turned-away" and not self.over:
            gevent.sleep(LOOKS_S)

    def mail(self, wish: dict[str, Any]) -> dict[str, Any]:
        """Wait for a mail to the customer who walks here; give what our process says of it, or that it says nothing."""
        number, mine = self._walking[gevent.getcurrent()].number, AsyncResult()
        self._mailed[number] = mine
        self._wishes.append({"number": number, **wish})
        self._due.set()
        try:
            told: dict[str, Any] = mine.get(timeout=min(wish["within"], PATIENCE_S) + MAILBOX_S)
        except gevent.Timeout:
            told = {"trouble": "it does not answer"}
        finally:
            del self._mailed[number]
        return told

    def _talk(self) -> None:
        """Tell the desk what there is to tell, and everything that has come up meanwhile with it."""
        while True:
            self._due.wait(WORD_EACH_S)
            self._due.clear()
            gevent.sleep(TOGETHER_S)
            self.tell()

    def tell(self) -> None:
        """Tell the desk what there is to tell."""
        word: dict[str, Any] = {"wanted": self._wanted, "done": self._done, "short": self._short, "mails": self._wishes}
        word["noted"] = {str(level): seen.told() for level, seen in self._seen.items()}
        if any(word.values()):
            self._wanted, self._done, self._short, self._seen, self._wishes = 0, [], False, {}, []
            self._runner.send_message("ask", word)

    def _take(self, msg: Any, **_: Any) -> None:
        """Take what the desk hands out: rules, the level, requests, customers, or word that it is over."""
        word = msg.data
        self._level = word.get("level", self._level)
        if rules := word.get("rules"):
            wire.Rules.hosts, wire.Rules.patience_s = frozenset(rules["hosts"]) or None, rules["patience_s"]
            self._began = time.monotonic() - rules["elapsed"]
            if self._alone and not rules["alone"]:  # who came alone is part of the first wave, too
                self._known.clear()
            self._alone = rules["alone"]
            wire.Rules.heard = self._heard if self._alone else None
        if "requests" in word:
            self._purse += word["requests"]
            self._asked = False
            self.over = self.over or ("" if word["requests"] else "no request was left")
            self._filled.set()
        for given in word.get("customers", ()):
            self._waiting.popleft().set(Customer(given["number"], given["facts"]))
        if (mail := word.get("mail")) and (waiting := self._mailed.get(mail["number"])):
            waiting.set(mail)
        if word.get("over"):
            self._finish(word["over"], word.get("now", False))

    def _finish(self, why: str, now: bool) -> None:
        """Let nobody begin any more; `now`: nor go on."""
        self.over = why
        while self._waiting:
            self._waiting.popleft().set(None)
        self._filled.set()
        self._halted = self._halted or now
        if now:
            gevent.killall(list(self._walking), exception=Over(why), block=False)

    def drop(self) -> None:
        """Stop everybody, and say how far they came: nobody holds this process any more."""
        self._finish("the rush was given up", now=True)
        with gevent.Timeout(0.3, False):
            while self._walking:
                gevent.sleep(0.01)
        self.tell()
        gevent.sleep(0.05)  # that the line needs to carry it

    def _spend(self) -> None:
        """Take one request from the purse; Over where none is left, in the hands of the desk neither."""
        if self._halted:
            raise Over(self.over)
        while self._purse <= 0:
            if self.over:
                raise Over(self.over)
            self._ask_for_requests()
            self._filled.clear()
            self._filled.wait()
        self._purse -= 1
        if self._purse < PURSE_LOW:
            self._ask_for_requests()
        self._seen_now().requests += 1
        if self._new and (user := gevent.getcurrent()) in self._new:
            self._new.discard(user)
            seen, at = self._seen_now(), self.now()
            seen.first, seen.last = (at if seen.first < 0 else seen.first), at

    def _ask_for_requests(self) -> None:
        if not self._asked and not self.over:
            self._asked = self._short = True
            self._due.set()

    def _seen_now(self) -> Seen:
        return self._seen.setdefault(self._level, Seen())

    def _answered(self, response_time: float, response: Any = None, exception: Any = None, **_: Any) -> None:
        """Note how long an answer was waited for, and whether it was one."""
        seen = self._seen_now()
        seen.waits.note(response_time)
        status = getattr(response, "status_code", 0) or 0
        seen.errors += (status >= 500 and not (status in NO_ROOM and _opens_again(response))) or status == 0

    def _heard(self, request: Any, answer: Any) -> None:
        """Keep what a customer who comes alone sends and is shown."""
        customer = self._walking.get(gevent.getcurrent())
        if customer is None or customer.alone is None:
            return
        body = request.payload or b""
        customer.alone["sent"].append(f"{request.url} {body.decode(errors='replace') if isinstance(body, bytes) else body}")
        customer.alone["shown"] = (answer.text or "")[: wire.SHOWN_AT_MOST]
        for pair in str(request.headers.get("cookie", "")).split(";"):
            name, _, value = pair.strip().partition("=")
            if name:
                customer.alone["cookies"][name] = value


def _opens_again(answer: Any) -> bool:
    """Tell whether an answer is a page of a queue, which is no error to who waits in it."""
    return reopening("", answer.text or "", str(answer.headers.get("Refresh", ""))) is not None
