"""Two browsers that send one code at the same moment, with what is known of how much at the same moment it was."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from time import monotonic
from typing import cast

from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.proof import another
from harness.preflight.gathering.loopholes.trial import Trial, opened
from harness.preflight.gathering.loopholes.trying import Claim, Facts, Spent, absent, home, untried
from harness.surge.answer import Page
from harness.surge.client import Client
from harness.surge.playing import Sent

AT_ONCE = 3  # how often two are sent at the same moment: a gap of some milliseconds is not hit each time
MEETING_SECONDS = 20.0


class _Meeting:
    """Two clients who wait for each other before they claim, and when each was at it."""

    def __init__(self, trial: Trial) -> None:
        self._trial, self._barrier = trial, Barrier(2)
        self.claims: list[Claim] = []
        self.spans: dict[int, tuple[float, float]] = {}
        self.troubles: list[Exception] = []

    def hold(self, code: str, customers: list[Facts]) -> None:
        """Have both claim a code at the same moment."""
        threads = [Thread(target=self._walk, args=(number, code, facts), daemon=True) for number, facts in enumerate(customers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _walk(self, number: int, code: str, facts: Facts) -> None:
        trying, client = self._trial.trying, _Timed(self._trial.trying.client())

        def change(sent: Sent) -> Sent:
            if sent.at == trying.claims_at:
                self._barrier.wait(MEETING_SECONDS)
                client.listens = True
            return sent

        try:
            self.claims.append(trying.claim(code, facts, change, cast(Client, client)))
        except (Spent, BrokenBarrierError) as error:
            self._barrier.abort()
            self.troubles.append(error)
        finally:
            with suppress(LookupError):
                self.spans[number] = client.spans[0]

    @property
    def overlap_ms(self) -> float:
        """For how long both were at it."""
        if len(self.spans) < 2:
            return 0
        return 1000 * (min(end for _, end in self.spans.values()) - max(begin for begin, _ in self.spans.values()))


class _Timed:
    """A client that notes when it was waiting for an answer."""

    def __init__(self, client: Client) -> None:
        self._client, self.listens, self.spans = client, False, list[tuple[float, float]]()

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Page:
        began = monotonic()
        try:
            return self._client.send(method, url, headers, body)
        finally:
            if self.listens:
                self.spans.append((began, monotonic()))

    def __getattr__(self, name: str) -> object:
        return getattr(self._client, name)


def two_browsers(trial: Trial) -> Tried:
    """Two customers in two browsers send one unused code at the same moment."""
    if trial.samples.uses > 1:
        return absent("two-browsers", f"a code may be redeemed {trial.samples.uses} times")
    trying, met = trial.trying, 0.0
    for _ in range(AT_ONCE):
        code = trying.fresh()
        before = trying.counted(code)
        meeting = _Meeting(trial)
        first = trying.customer()
        meeting.hold(code, [first, {**trying.customer(), **home(first)}])
        if meeting.troubles:
            raise next((each for each in meeting.troubles if isinstance(each, Spent)), Spent("the two did not get as far at the same time"))
        if meeting.overlap_ms <= 0:
            continue
        met = max(met, meeting.overlap_ms)
        after = trying.counted(code)
        rose = after - before if trial.counts and before is not None and after is not None else None
        if both := _both(trial, meeting.claims, rose):
            return opened("two-browsers", _at_once(meeting.overlap_ms), both, meeting.claims[1].answer)
    if not met:
        return untried("two-browsers", "their requests did not overlap")
    return Tried(loophole="two-browsers", said=f"Not granted: {_at_once(met)}", open=False)


def _at_once(overlap_ms: float) -> str:
    return f"one code from two browsers that waited {overlap_ms:.0f} ms at the same time"


def _both(trial: Trial, claims: list[Claim], rose: int | None) -> str:
    """Say how it is known that both were granted; empty where one was, or where that cannot be told."""
    if rose is not None:
        return f"the company counts it {rose} times" if rose > 1 else ""
    if not all(claim.shown for claim in claims):
        return ""
    return "each got an order of its own" if another(claims[0].page, trial.first.page, claims[1].page) else ""
