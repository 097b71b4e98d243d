"""Claims made to see what a company takes: each by a client of its own, counted, bounded, and held against the company's own count."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from harness.lexicon import lexicon, normal, sentences
from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.proof import LONGEST, Confirmed
from harness.preflight.gathering.loopholes.spelled import plain
from harness.surge.answer import Page
from harness.surge.client import Client, NoAnswer
from harness.surge.count import read
from harness.surge.playing import Change, Played, Sent, play
from harness.surge.script import Script

CODE = "code"  # the datum that is each customer's own
LONGEST_ANSWER = 300  # letters
COUNT_LAGS_S = 2.0  # that the company's count may come after a page that confirms
HOME = ("street-address", "address-line2", "postal-code", "address-level2")  # facts that say where a parcel goes
Facts = Mapping[str, str]


class Spent(Exception):
    """What trying may take is used up, or was not to be had; says what."""


@dataclass(frozen=True)
class Claim:
    """A claim that was made, and what became of it."""

    code: str
    facts: Facts
    played: Played
    client: Client
    page: Confirmed
    rose: int | None = None  # by how much the company counts the code higher than before; None: it does not tell

    @property
    def shown(self) -> bool:
        """Whether everything was shown by which a customer knows that they got it."""
        return self.played.shown

    @property
    def answer(self) -> str:
        """What the company answered in the end, line by line and shortened, without the lines of the first page."""
        last, first = self.played.last, self.played.replies[0].page if self.played.replies else None
        known = set(first.lines) if first and first is not last else set()
        fresh = [line for line in (last.lines if last else ()) if line not in known]
        return " ".join(fresh)[:LONGEST_ANSWER] or self.played.said

    def sent(self, at: int) -> Sent | None:
        """Give the request that was sent at a place of the script."""
        return next((each.sent for each in self.played.replies if each.sent.at == at), None)


@dataclass
class Trying:
    """What is needed to claim: the journey, codes that nobody has used, customers who never lived, and a limit on requests."""

    script: Script
    address: str
    codes: Iterator[str]
    customers: Callable[[int], Facts]  # the facts of the so many-th, all of them different
    client: Callable[[], Client]
    at_most: int
    count_url: str = ""
    pause: Callable[[float], None] = time.sleep
    requests: int = 0
    _made: int = 0
    _lock: Lock = field(default_factory=Lock)

    @property
    def claims_at(self) -> int:
        """The index of the request that claims."""
        return next((at for at, call in enumerate(self.script.calls) if call.claims), -1)

    def customer(self) -> Facts:
        """Give the next customer."""
        self._made += 1
        return self.customers(self._made)

    def fresh(self) -> str:
        """Give a code that nobody has used; Spent where there is none left."""
        if code := next(self.codes, ""):
            return code
        raise Spent("there is no unused code left to try it with")

    def claim(
        self, code: str, facts: Facts, change: Change = lambda sent: sent, client: Client | None = None, script: Script | None = None
    ) -> Claim:
        """Walk the journey with a code; Spent where that would take more requests than it may."""
        client, before = client or self.client(), self.counted(code)
        played = self.walk(script or self.script, code, facts, client, change)
        claim = Claim(code, facts, played, client, self._confirmed(code, facts, played, client))
        return replace(claim, rose=self._rose(code, before, played.shown))

    def walk(self, script: Script, code: str, facts: Facts, client: Client, change: Change = lambda sent: sent) -> Played:
        """Walk a journey, or a part of it."""
        return play(script, {**facts, CODE: code}, self._bounded(change), client, self.address, self.pause)

    def _bounded(self, change: Change) -> Change:
        def changed(sent: Sent) -> Sent | None:
            self.spend()
            return change(sent)

        return changed

    def spend(self) -> None:
        """Count a request that is about to be sent."""
        with self._lock:
            self.requests += 1
            if self.requests > self.at_most:
                raise Spent(f"the {self.at_most} requests that `loopholes: at-most` allows were sent")

    def look(self, url: str, client: Client) -> Page | None:
        """Open an address; None where nothing comes."""
        self.spend()
        try:
            return client.send("GET", url, {}, None)
        except NoAnswer:
            return None

    def _confirmed(self, code: str, facts: Facts, played: Played, client: Client) -> Confirmed:
        last = played.last
        if last is None:
            return Confirmed("")
        again = self.look(last.url, client) if played.shown else None
        told = tuple(value for value in (code, *map(facts.get, self.script.facts)) if value and len(plain(value)) > 1)
        claimed = max((at for at, each in enumerate(played.replies) if each.sent.method not in ("GET", "HEAD")), default=0)
        before = "\n".join(each.page.plain[:LONGEST] for each in played.replies[:claimed] if each.page)
        text = last.plain[:LONGEST]
        return Confirmed(text, again.plain[:LONGEST] if again and again.status < 400 else "", told, before, self._depends(last))

    def _depends(self, page: Page) -> bool:
        """Tell whether the sentence by which a customer knows that they got it says under which condition they do."""
        shown = ("".join(part for part in words.parts if isinstance(part, str)) for call in self.script.calls for words in call.shows)
        wanted = [*filter(None, map(normal, shown))]
        said = [each for each in sentences("\n".join(page.lines)) if any(words in normal(each) for words in wanted)]
        return bool(said) and all(lexicon(self.script.language).find("answers.in-general", each) for each in said)

    def counted(self, code: str) -> int | None:
        """Give how often the company has redeemed a code by its own count, however it spells it; None where it does not tell how often."""
        if not self.count_url:
            return None
        try:  # not one of the requests that are bounded: a campaign names it in order to be asked
            page = self.client().send("GET", self.count_url, {}, None)
        except NoAnswer:
            return None
        redeemed = read(page.text) if page.status == 200 and isinstance(_redeemed(page), dict) else None
        return None if redeemed is None else sum(times for each, times in redeemed.items() if plain(each) == plain(code))

    def _rose(self, code: str, before: int | None, shown: bool) -> int | None:
        """Give by how much the count rose; after a page that confirms it may come a little later."""
        until, wait = time.monotonic() + (COUNT_LAGS_S if shown else 0), 0.1
        while (after := self.counted(code)) is not None and before is not None:
            if after != before or time.monotonic() + wait > until:
                return after - before
            self.pause(wait)
            wait *= 2
        return None


def _redeemed(page: Page) -> object:
    """Give what stands under `redeemed`: a list of codes does not tell how often."""
    try:
        return page.json("redeemed")
    except LookupError:
        return None


def home(facts: Facts) -> Facts:
    """Give of a customer where their parcels go."""
    return {name: value for name, value in facts.items() if name in HOME}


def untried(loophole: str, why: str) -> Tried:
    """Give a loophole that could not be tried."""
    return Tried(loophole=loophole, said=f"Not tried: {why}")


def absent(loophole: str, why: str) -> Tried:
    """Give a loophole that there cannot be, because there is nothing that it would need."""
    return Tried(loophole=loophole, said=f"Nothing to try: {why}", open=False)
