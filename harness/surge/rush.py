"""A rush from its plan to its record: refused where it may not be, stopped where it must be, told of in every case."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from harness.errors import printable
from harness.inbox import Inbox
from harness.model.surge import Level, Surge
from harness.surge.crew import HOST, Crew, Fell
from harness.surge.levels import Limits, Stretch, stretches
from harness.surge.mailroom import Mailroom
from harness.surge.plan import CUSTOMERS, HASTE, RUSHED, SECRETS, Plan, Step
from harness.surge.results import notable, read

STOPPED = "stopped by hand"
ALONE = 5  # customers who come first, without any load
PROGRESS_S = 4.5  # from one word of progress to the next

Told = Callable[[str], None]
Meanwhile = Callable[[int, int], None]  # at a level, with so many customers: returns when it is over


class Refused(Exception):
    """A rush that may not be, told before its first request; says why in a sentence."""


@dataclass(frozen=True)
class Rush:
    """A rush that is wished for: `host` is the site's address, `hosts` its other hosts' names, `folder` where the rush's files go."""

    locustfile: Path
    host: str
    customers: Path
    folder: Path
    limits: Limits
    expected: int
    owned: bool = False
    hosts: tuple[str, ...] = ()
    times: tuple[float, ...] = (1, 3, 10)
    hold_s: float = 20.0
    patience_s: float = 30.0
    workers: int = 1
    haste: float = 1.0
    alone: int = ALONE
    scenario: str = ""
    site: str = ""
    inbox: Inbox | None = None  # where mails to the customers' addresses arrive
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)  # facts of every customer that no file may hold

    @property
    def rushed(self) -> Path:
        """Where it stands how each customer fared, one line each."""
        return self.folder / "rushed.jsonl"


@dataclass
class Story:
    """What is known of a rush so far."""

    rush: Rush
    planned: list[Stretch]
    last: dict[str, Any] = field(default_factory=dict)  # the last word of the master
    apart: str = ""
    cut_short: str = ""
    lost: int = 0
    _due_s: float = 0.0  # when progress is told next

    def take(self, event: dict[str, Any]) -> str:
        """Take in what the master tells; give what people are told of it, if anything."""
        kind = event["event"]
        if kind in ("tick", "end"):
            self.last = event
            self.cut_short = self.cut_short or event.get("why", "")
            if kind == "tick" and event["s"] < self._due_s:
                return ""
            self._due_s = event["s"] + PROGRESS_S
            return _progress(event, self._users(event["level"]), self.rush.limits)
        if kind == "apart":
            self.apart = str(event["why"])
            return self.apart
        if kind == "level":
            return f"level {event['level']}: {event['users']} customers at once"
        if kind == "lost":
            self.lost = event["workers"]
            return f"a worker was lost: {event['left']} left"
        return ""

    @property
    def alone(self) -> int:
        """How many customers come first: no more than come at the first level, for nobody is sent away half way."""
        return min(self.rush.alone, self.planned[0].users)

    def _users(self, level: int) -> int:
        return self.levels()[level].users if level < len(self.levels()) else 0

    def levels(self) -> list[Level]:
        """Give what each level came to; the first is those who came alone."""
        first = [Stretch(self.alone, round(self.alone / max(1, self.rush.expected), 2), 0, 0)] if self.alone else []
        told = self.last.get("levels", {})
        levels = [_level(stretch, told.get(str(index), {})) for index, stretch in enumerate([*first, *self.planned])]
        return [msgspec.structs.replace(level, alone=index < len(first)) for index, level in enumerate(levels)]


def run(rush: Rush, told: Told, meanwhile: Meanwhile | None = None) -> Surge:
    """Send a rush and give what came of it; Refused where it may not be. After Ctrl-C what there was is given, within two seconds."""
    planned, said = _allowed(rush)
    for sentence in said:
        told(sentence)
    rush.folder.mkdir(parents=True, exist_ok=True)
    rush.rushed.unlink(missing_ok=True)
    story = Story(rush, planned)
    steps = [Step(users=stretch.users, ramp_s=stretch.ramp_s, hold_s=stretch.hold_s) for stretch in planned]
    hosts = [(urlsplit(rush.host).hostname or "").lower(), *rush.hosts]
    limits = rush.limits
    plan = Plan(alone=story.alone, steps=steps, hosts=hosts, patience_s=rush.patience_s, seconds=limits.seconds, requests=limits.requests)
    files = {CUSTOMERS: str(rush.customers.resolve()), RUSHED: str(rush.rushed.resolve())}
    variables = files | {HASTE: f"{rush.haste:g}", SECRETS: json.dumps(dict(rush.secrets))}
    with Crew(rush.locustfile, rush.host, rush.folder, plan, variables, rush.workers) as crew:
        try:
            _follow(crew, story, told, meanwhile)
        except KeyboardInterrupt:
            story.cut_short = STOPPED
            story.take(crew.last_words() or {"event": "gone"})
        except Fell as fell:
            story.cut_short = f"Locust ended before the rush did: {fell}"
    return _surge(story)


def _follow(crew: Crew, story: Story, told: Told, meanwhile: Meanwhile | None) -> None:
    """Take in all that the master tells, and have real browsers come at each level."""
    mailroom = Mailroom(story.rush.inbox, lambda told: crew.say(json.dumps(told)))
    for event in crew.events():
        if event["event"] == "mail":
            mailroom.want(event)
            continue
        if event["event"] == "port":
            told(f"Workers elsewhere may join: {joining(event['port'])}")
        if event["event"] == "end":
            story.lost = max(story.lost, crew.lost)
        if event["event"] == "level" and meanwhile is not None:
            crew.say("busy")
            threading.Thread(target=_beside, args=(crew, meanwhile, event["level"], event["users"]), daemon=True).start()
        if sentence := story.take(event):
            told(printable(sentence))


def _beside(crew: Crew, meanwhile: Meanwhile, level: int, users: int) -> None:
    try:
        meanwhile(level, users)
    finally:
        crew.say("free")


def joining(port: int) -> str:
    """Say how a worker on another machine joins: through a tunnel, for the master listens on the loopback alone."""
    return f"ssh -N -R {port}:{HOST}:{port} MACHINE, and there: python -m locust -f - --worker --master-host {HOST} --master-port {port}"


def _allowed(rush: Rush) -> tuple[list[Stretch], list[str]]:
    """Plan what may be; Refused where nothing may."""
    host = (urlsplit(rush.host).hostname or "").lower()
    if not rush.owned:
        raise Refused("A rush is sent to sites that are `owned` alone.")
    if not host:
        raise Refused(f"{printable(rush.host)} is no address that a rush can be sent to.")
    if min(rush.limits.users, rush.limits.seconds, rush.limits.requests) <= 0:
        raise Refused("A rush needs limits above 0: users, seconds and requests.")
    if not rush.locustfile.is_file():
        raise Refused(f"There is no locustfile {rush.locustfile}.")
    known = {host, *rush.hosts}
    for named in re.findall(r"https?://([^/:\"'\s{}]+)", rush.locustfile.read_text(encoding="utf-8")):
        if named.lower() not in known:
            raise Refused(f"{rush.locustfile.name} names {printable(named)}, which is no host of the site.")
    planned, said = stretches(rush.expected, rush.times, rush.hold_s, rush.limits)
    if not planned:
        raise Refused(" ".join(said) or "No level of load was asked for.")
    return planned, said


def _progress(event: dict[str, Any], users: int, limits: Limits) -> str:
    """Say in a line how far it is."""
    requests = sum(level["requests"] for level in event["levels"].values())
    waits = event["levels"].get(str(event["level"]), {}).get("wait_ms", {})
    ends = ", ".join(f"{count} {end}" for end, count in sorted(event["ended"].items())) or "nobody at the end yet"
    p95 = f"; 95 of 100 answers within {waits['p95'] / 1000:.2g} s" if waits else ""
    far = f"{event['s']:.0f} of {limits.seconds:g} s, {users} at once, {event['out']} on their way"
    return f"{far}: {ends}; {requests} of {limits.requests} requests{p95}"


def _level(stretch: Stretch, told: dict[str, Any]) -> Level:
    """Make a record of what a level came to."""
    per_second = round(told["requests"] / told["held_s"], 1) if told.get("held_s") else 0
    return Level(users=stretch.users, times=stretch.times, per_second=per_second, **told)


def _surge(story: Story) -> Surge:
    rush, levels = story.rush, story.levels()
    kept, (away, of_what) = notable(read(rush.rushed)), story.last.get("away") or (None, "")
    return Surge(
        scenario=rush.scenario, site=rush.site, address=rush.host, expected=rush.expected, levels=levels, customers=kept,
        first_turned_away=away, of_what=of_what,
        apart=story.apart, cut_short=story.cut_short, workers_lost=story.lost,
    )  # fmt: skip
