"""The visit's turns at a host: waiting for them, and for a host that asks to come back later. What is waited is ours, not the site's."""

import contextlib
import datetime
import time
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import Error

from harness.browser.halt import Halted
from harness.browser.hearing import ASKING, Refusal
from harness.manners.asking import host_of
from harness.manners.conduct import Conduct
from harness.manners.pace import AskedToWait
from harness.manners.patience import LONGEST_S, retry_after
from harness.model import PAGES, Manners

if TYPE_CHECKING:
    from harness.browser.eyes import Eyes


class Turn(NamedTuple):
    """A moment, of `time.monotonic`, from which a page of the host may be opened, and the seconds until the next one's."""

    host: str
    mine: float
    gap: float


class Turns:
    """Taken before whatever may open a page. Without a conduct nobody waits for anything."""

    def __init__(self, eyes: "Eyes") -> None:
        self.conduct: Conduct | None = None
        self._eyes = eyes
        self._taken: Turn | None = None
        self._seen = 0  # looks that have been gone through for pages
        self._refusing: set[str] = set()  # hosts that have asked to wait and not answered since
        self._patience_s = LONGEST_S
        self._over = False  # a host has asked for more than a visit waits

    def take(self, url: str = "") -> None:
        """Wait until a page may be opened at an address, or else at the host of the page that is open. Halted where that takes too long."""
        if self.conduct is None or (self.conduct.idle and not self._told()):
            return
        started, url = time.monotonic(), url or self._eyes.raw.url
        self._settle(self.conduct)
        self._note_refused(self.conduct)
        host, gap = host_of(url), self.conduct.gap(url)
        try:
            mine = self.conduct.pace.turn(host, gap)
        except AskedToWait as asked:
            self._over = True
            raise _too_long(f"{host} has asked this run", asked.seconds) from None
        self._taken = Turn(host, mine, gap) if gap else None
        self._wait(mine)
        if (spent := time.monotonic() - started) > 0.05:
            self._eyes.deadline += spent
            self.conduct.waited_s += spent
            self._eyes.raw.ahead = None  # the page has had time to change

    def again(self) -> bool:
        """Wait where the page that came asks for it, and load it again as a customer would; give whether that was done.

        What was sent is not sent again: nobody knows what has become of it. Halted where the site asks for too much.
        """
        refusal, self._eyes.window.ear.refusal = self._eyes.window.ear.refusal, None
        if self.conduct is None or refusal is None or self._over:
            return False
        host = host_of(refusal.url)
        wait = self.conduct.pace.refused(host, retry_after(refusal.header, _now()))
        self.conduct.refused += 1
        self._refusing.add(host)
        self._patience_s -= wait
        if refusal.method not in ASKING or self._patience_s < 0:
            self._over = True
            raise _too_long(f"{host} answered {refusal.status} and asks", wait)
        self.take(refusal.url)
        self._eyes.window.page.reload(wait_until="commit", timeout=max(1.0, 1000 * self._eyes.left()))
        return True

    def record(self) -> Manners:
        """Say what was kept to so far."""
        return self.conduct.record(view.url for view in self._eyes.views if view.opened_by in PAGES) if self.conduct else Manners()

    def _settle(self, conduct: Conduct) -> None:
        """Tell the others which pages were opened since the last turn, and leave them one of which nothing came."""
        views, self._seen = self._eyes.views[self._seen :], len(self._eyes.views)
        opened = {host_of(view.url): view for view in views if view.opened_by in PAGES}
        taken, self._taken = self._taken, None
        if taken and taken.host not in opened:
            conduct.pace.give_back(taken.host, taken.mine, taken.gap)
        for host, view in opened.items():
            gap = conduct.gap(view.url)
            if gap and host and not (taken and taken.host == host):
                conduct.pace.opened(host, time.monotonic() - max(0.0, self._eyes.clock.now - view.at_s), gap)
            if host in self._refusing and view.status < 400:
                self._refusing.discard(host)
                conduct.pace.answered(host)

    def _note_refused(self, conduct: Conduct) -> None:
        """Keep to what scripts of the page were told, which a customer would not reload: it ends no visit."""
        for each in self._told():
            asked = min(retry_after(each.header, _now()) or 0.0, self._patience_s)
            if asked > 0:
                conduct.pace.hold(host_of(each.url), asked)
                conduct.refused, self._patience_s = conduct.refused + 1, self._patience_s - asked
        self._told().clear()

    def _told(self) -> list[Refusal]:
        return self._eyes.window.ear.refused if self._eyes.views else []

    def _wait(self, until: float) -> None:
        """Wait while the page goes on living: Playwright has to hear what it asks for meanwhile."""
        if (left := until - time.monotonic()) > 0:
            self._eyes.deadline += left  # else this would be a call that the page does not answer in time
            with contextlib.suppress(Error, TimeoutError):
                self._eyes.window.page.wait_for_timeout(1000 * left)
            self._eyes.deadline -= left
        time.sleep(max(0.0, until - time.monotonic()))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _too_long(who: str, seconds: float) -> Halted:
    waits = f"a visit waits {LONGEST_S:g} s at most"
    return Halted("asked-to-wait", f"{who} to come back in {seconds:.0f} s; {waits}.")
