"""The rush as Locust runs it: a few customers alone, one level after another, and an end by itself."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from typing import Any

import gevent
from locust import LoadTestShape, events

from harness.surge.apart import why_not
from harness.surge.inside.counter import UNLIMITED, Counter
from harness.surge.inside.leash import hold, say
from harness.surge.plan import Plan, Step

AGAIN_S = 60.0  # in which those come again who were not served, when the rush is over
AGAIN_AT_ONCE = 20  # of them at most
QUIET, PROBE_S = 5, 3  # of them come in a second where the site works again, and one in so many seconds where it does not
END_S = 1.0  # that users have to say how far they came, when they are stopped

Wish = tuple[int, float]  # users there should be, and how many of them come in a second


class Levels(LoadTestShape):  # type: ignore[misc]
    """Asked once a second by Locust how many users there should be; None ends the rush."""

    abstract = False

    def __init__(self) -> None:
        super().__init__()
        self._course: Iterator[Wish] | None = None

    def tick(self) -> Wish | None:
        """Give what there should be now."""
        if self._course is None:
            self._course = Course(self.runner).walk()
        return next(self._course, None)


class Course:
    """One rush, from its first customer to its last word; tells our process of it on stdout, a line of JSON each time."""

    def __init__(self, runner: Any) -> None:
        counter: Counter = runner.environment.counter
        plan = counter.plan
        assert plan is not None, "this file is for Locust processes that we start"
        counter.began = time.monotonic()
        self._runner, self._counter, self._plan = runner, counter, plan
        self._busy, self._cut, self._ended = 0, "", False
        self._workers: set[str] = set()
        self._lost: set[str] = set()
        gevent.spawn(hold, self._obey, self._close)
        gevent.spawn_later(plan.seconds - END_S, self.stop, f"the limit of {plan.seconds:g} s was reached")
        events.quitting.add_listener(lambda **_: self._close())
        say("began", workers=len(runner.clients))

    def walk(self) -> Iterator[Wish]:
        """Wish for users until it is over."""
        wish: Wish = (1, 1)
        for wish in self._stages(self._plan):
            if self._look():
                break
            yield wish
        yield from self._end(wish)

    def _end(self, wish: Wish) -> Iterator[Wish]:
        """Let everybody come to their end, and those come again who were not served, as far as limits allow it."""
        desk = self._counter.desk
        desk.open = 0
        while desk.out and not self._hard:
            self._tell("tick")
            yield wish
        self._counter.begin(len(self._plan.steps) + 1)
        desk.quieten()
        until = self._counter.elapsed() + AGAIN_S
        for second in itertools.count():
            if not desk.coming_again or self._hard or self._counter.elapsed() > until:
                break
            if len(desk.out) < AGAIN_AT_ONCE and (desk.works or second % PROBE_S == 0):  # the others come back later
                desk.admit(QUIET if desk.works else 1)
            self._tell("tick")
            yield wish
        self.stop(self._cut)

    @property
    def _hard(self) -> bool:
        """Whether a limit forbids everything that would still be done."""
        return self._ended or self._counter.desk.spent

    def _stages(self, plan: Plan) -> Iterator[Wish]:
        if plan.alone:
            yield from self._alone(plan.alone)
            if why := why_not(self._counter.desk.alone):
                say("apart", why=why)
                return
        before = plan.alone
        for level, step in enumerate(plan.steps, 1 if plan.alone else 0):
            self._counter.begin(level)
            self._counter.desk.admit(UNLIMITED)
            say("level", level=level, users=step.users)
            yield from self._level(step, before)
            before = step.users

    def _alone(self, number: int) -> Iterator[Wish]:
        desk = self._counter.desk
        self._counter.begin(0, alone=True)
        desk.admit(number)
        while desk.ended.total() < number and not desk.over:
            yield number, number

    def _level(self, step: Step, before: int) -> Iterator[Wish]:
        wish = (step.users, max(1.0, abs(step.users - before) / max(step.ramp_s, 0.01)))
        yield wish  # Locust comes back when they are there
        until = self._counter.elapsed() + step.hold_s
        while (now := self._counter.elapsed()) < until or (self._busy and now < until + step.hold_s):
            yield wish

    def _look(self) -> str:
        """See how far it is; give why it cannot go on, if it cannot."""
        desk, clients = self._counter.desk, self._runner.clients
        here = {client.id for client in clients.all} - {client.id for client in clients.missing}
        for worker in self._workers - here - self._lost:
            self._lost.add(worker)
            desk.lost(worker)
            say("lost", workers=len(self._lost), left=len(here))
        self._workers |= here
        self._counter.note_hold()
        self._counter.flush()
        self._tell("tick")
        if desk.spent:
            self._cut = self._cut or f"the limit of {self._plan.requests} requests was reached"
        elif desk.over:
            self._cut = self._cut or "no customers were left"
        return self._cut

    def _tell(self, event: str, **more: Any) -> None:
        desk = self._counter.desk
        levels = {level: noted.told() for level, noted in sorted(desk.noted.items())}
        seconds = round(self._counter.elapsed(), 1)
        say(event, s=seconds, out=len(desk.out), level=desk.level, ended=dict(desk.ended), levels=levels, away=desk.first_away, **more)

    def _obey(self, line: str) -> None:
        """Do what our process says: a visit has begun (`busy`) or ended (`free`), or all of it is to end (`stop`); in JSON: a mail came."""
        if line == "stop":
            self.stop("stopped by hand")
        elif line.startswith("{"):
            self._counter.desk.hand_mail(json.loads(line))
        else:
            self._busy += {"busy": 1, "free": -1}.get(line, 0)

    def stop(self, why: str) -> None:
        """Stop everybody who is still on the way, and say how far it came."""
        self._cut = why
        self._counter.finish(why or "the rush was over", now=True)
        with gevent.Timeout(END_S, False):
            while self._counter.desk.out:
                gevent.sleep(0.02)
        self._close()

    def _close(self) -> None:
        if not self._ended:
            self._ended = True
            self._counter.desk.close(self._cut or "its worker was lost")
            self._counter.flush()
            self._tell("end", why=self._cut, lost=len(self._lost))

