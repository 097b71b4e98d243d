"""The rush: recorded, sent, held against the company's count, and walked by real browsers meanwhile."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from harness.model.preflight import Evidence, Purpose
from harness.preflight.deciding import GOT_THERE, told
from harness.preflight.gathering import Ground
from harness.preflight.gathering.browsers import Browsers
from harness.preflight.gathering.choosing import asks_for_code
from harness.preflight.gathering.deriving import CODE, Place, Walk
from harness.preflight.gathering.mailbox import Mailbox, leads_on, mailbox_of
from harness.preflight.gathering.rushing import OWN, CannotRush, facts_in, people, secret_facts, write_people
from harness.surge.correlating import correlate
from harness.surge.levels import Limits
from harness.surge.rush import STOPPED, Refused, Rush, run
from harness.surge.script import Script
from harness.surge.settling import settle
from harness.surge.writing import locustfile
from harness.telling import counted
from harness.visit_file import read_recording

AT_ONCE = 2  # browsers at each level
RECORD_S, WALK_S = 180.0, 120.0  # that recording, and browsers at a level, may take
LAST_S = 30.0  # that browsers may take to end what they began before the rush was over
LEVELS = 3  # that the rush has


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Record the journey, send the rush, and see what became of everybody; why there is none is told."""
    sending = None
    try:
        sending = Sending(ground)
        _check_reached(evidence, ground.scenarios[0].path.stem)
        yield (evidence := sending.rushed(evidence))
        if evidence.surge is not None and evidence.surge.cut_short == STOPPED:
            raise KeyboardInterrupt
        yield sending.after_the_last(evidence)
    except (CannotRush, Refused) as error:
        yield msgspec.structs.replace(evidence, skipped={**evidence.skipped, "surge": str(error)})
    if sending:
        ground.spare.untouched(sending.untouched)


def _check_reached(evidence: Evidence, scenario: str) -> None:
    """CannotRush where the journey was walked already and nobody came to its end: more would not either, and each would wait as long."""
    walks = [walk for walk in evidence.walked if walk.should_reach and walk.scenario == scenario]
    if walks and not any(walk.outcome in (*GOT_THERE, "pending") for walk in walks):
        raise CannotRush(f"on none of {counted(len(walks), 'walk')} the journey came to its end: {told(walks[0])}")


class Sending:
    """A rush of a campaign, from its first recording."""

    def __init__(self, ground: Ground) -> None:
        if importlib.util.find_spec("locust") is None:
            raise CannotRush("Locust is not installed; `pip install 'mystery-shop[surge]'` installs it")
        if ground.campaign.load is None:
            raise CannotRush("the campaign does not say what load is expected (`load:`)")
        self._ground, self._load = ground, ground.campaign.load
        self._folder = ground.folder / "surge"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._before = ground.count()
        self._codes = ground.spare.take("surge", self._load.requests)
        self._coming: list[str] = []  # codes of those who come in the rush
        self._running: dict[int, Browsers] = {}  # by the level at which they come
        self._over = False
        self._told: Mapping[str, str] = {}  # what the first of the recorded customers told
        self._mails = leads_on(ground.scenarios[0])
        self._mailbox: Mailbox | None = None  # once it was recorded, where a mail leads the journey on

    @property
    def untouched(self) -> list[str]:
        """The codes that nobody came with, as far as that is known."""
        return [*self._coming, *self._codes]

    def rushed(self, evidence: Evidence) -> Evidence:
        """Send it, and add what came of it to what was gathered."""
        with contextlib.ExitStack() as self._opened:
            return self._sent(evidence, self._script())

    def _sent(self, evidence: Evidence, script: Script) -> Evidence:
        path = self._folder / "locustfile.py"
        path.write_text(locustfile(script), encoding="utf-8")
        rush = self._rush(self._load.locustfile or path, script)
        try:
            surge = run(rush, self._ground.told, self._browse)
            for browsers in self._running.values() if not surge.cut_short else ():
                browsers.wait(LAST_S)
        finally:
            self._over = True
            for browsers in self._running.values():
                browsers.stop()
        before = None if surge.cut_short == STOPPED else self._before  # whoever presses Ctrl-C is not kept waiting for a count
        surge = settle(surge, rush.rushed, before, self._ground.count)
        known = not surge.cut_short and not surge.workers_lost
        self._coming = self._coming[surge.truth.customers + self._load.users :] if known else []
        came = {level: browsers.came(self._ground.folder) for level, browsers in self._running.items()}
        visits = {level: [each.folder for each in found.walked] for level, found in came.items()}
        levels = [msgspec.structs.replace(level, visits=visits.get(at, [])) for at, level in enumerate(surge.levels)]
        surge = msgspec.structs.replace(surge, levels=levels)
        return msgspec.structs.replace(
            evidence, surge=surge, walked=[*evidence.walked, *itertools.chain(*(each.walked for each in came.values()))],
            fetched=[*evidence.fetched, *itertools.chain(*(each.fetched for each in came.values()))],
        )  # fmt: skip

    def after_the_last(self, evidence: Evidence) -> Evidence:
        """Come once more when more were given out than there are, and see what a customer meets then."""
        stock, surge = self._ground.campaign.stock, evidence.surge
        given = (surge.truth.company or surge.truth.served) if surge else 0
        if stock is None or given < stock or not self._codes:
            return evidence
        self._ground.told(f"{given} of {stock} were given out: a browser comes for one more")
        browsers = Browsers([self._walk("sold-out", f"after {given} of {stock} were given out")], self._folder / "after", self._place)
        try:
            browsers.wait(WALK_S)
        finally:
            browsers.stop()
        return msgspec.structs.replace(evidence, walked=[*evidence.walked, *browsers.came(self._ground.folder).walked])

    def _script(self) -> Script:
        """Record the journey as two customers: what differs between them is each one's own."""
        self._ground.told("recording the journey of the rush, as two customers")
        walks = [self._walk("rush", f"recorded {number}") for number in (1, 2)]
        browsers = Browsers(walks, self._folder / "recorded", self._place, "--record")
        try:
            browsers.wait(RECORD_S)
        finally:
            browsers.stop()
        recordings = [read_recording(folder / "recording.json") for folder in browsers.visits() if (folder / "recording.json").exists()]
        walked = browsers.came(self._ground.folder).walked
        if stopped := [each for each in walked if each.outcome != "reached"]:
            raise CannotRush(f"the journey could not be recorded: {stopped[0].outcome} {stopped[0].said}".strip())
        if not recordings:
            raise CannotRush(f"the journey could not be recorded; {browsers.folder / 'run.log'} tells more")
        self._told = recordings[0].facts
        self._mailbox = self._opened.enter_context(mailbox_of(self._ground)) if self._mails else None
        script = correlate(*recordings[:2], mailbox=self._mailbox is not None)
        if self._mailbox and self._mailbox.ours:
            self._ground.told("no browsers come during the rush: its customers' mails come to a receiver, which is one process's alone")
        if not (self._load.locustfile or script.mails or CODE in script.facts) and asks_for_code(self._ground.scenarios[0].path):
            raise CannotRush("; ".join(["no request to the company's hosts has the code", *script.told]))
        if script.stops:
            self._ground.told(f"the rush ends before {script.stops}")
        return script

    def _rush(self, path: Path, script: Script) -> Rush:
        load, site = self._load, self._ground.site
        customers = self._folder / "customers.csv"
        thinks = sum(call.think_s for call in script.calls)
        haste = max(1.0, round(thinks / load.hold, 1))
        if haste > 1:
            self._ground.told(f"customers think {haste:g} times as fast as people do, so that a journey fits into {load.hold:g} s")
        secrets = {fact: told for fact, told in secret_facts(self._ground.scenarios[0], site).items() if fact not in OWN}
        facts = [fact for fact in (*script.facts, *facts_in(path)) if fact not in secrets]
        if not write_people(customers, facts, self._people()):
            raise CannotRush("it uses codes up, and the campaign names too few that nobody needs (`codes: {unused: ...}`)")
        return Rush(
            path, self._ground.address, customers, self._folder, Limits(users=load.users, seconds=load.seconds, requests=load.requests),
            expected=load.expected, owned=site.owned, hosts=(*site.hosts, *(host.partition(":")[0] for host in script.hosts)),
            hold_s=load.hold, patience_s=max(30.0, 2 * load.wait), workers=load.workers, haste=haste,
            scenario=self._ground.scenarios[0].path.stem, site=site.key, secrets=secrets,
            inbox=self._mailbox.inbox if self._mailbox else None,
        )  # fmt: skip

    def _people(self) -> Iterator[Mapping[str, str]]:
        """Give those who come in the rush: a code each, but for those that browsers come with."""
        kept = AT_ONCE * LEVELS + 1
        self._coming = self._codes[:-kept] if len(self._codes) > 2 * kept else []
        self._codes = self._codes[len(self._coming) :]
        addresses = self._mailbox.addresses() if self._mailbox else ""
        return people(self._ground.scenarios[0].persona, self._coming, self._told, addresses)

    def _browse(self, level: int, users: int) -> None:
        """Have real browsers come at a level, and wait for them; not where nobody but ourselves can read the mails meanwhile."""
        if self._mailbox and self._mailbox.ours:
            return
        walks = [self._walk("rush", f"{users} at once, {number} of {AT_ONCE}") for number in range(1, AT_ONCE + 1)]
        self._running[level] = browsers = Browsers(walks, self._folder / f"level-{level}", self._place)
        browsers.wait(0 if self._over else WALK_S)

    def _walk(self, purpose: Purpose, of: str) -> Walk:
        code = self._codes.pop() if self._codes else ""
        return Walk(purpose=purpose, of=of, scenario=self._ground.scenarios[0].path, code=code)

    def _place(self, _: Walk) -> Place:
        return Place(self._ground.site.path, self._ground.address, self._ground.mail_port if self._mails else 0)
