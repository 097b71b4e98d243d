"""What may be sent to a company, and what was."""

import dataclasses
from collections.abc import Callable
from urllib.parse import urlsplit

from harness.browser.eyes import Eyes
from harness.browser.guard.places import Places
from harness.browser.guard.pressed import press_of
from harness.browser.halt import Halted
from harness.browser.raw import Answer
from harness.model import ActKind, ClearedBy, Committed, Withheld
from harness.reading.acting.bearing import bearing_of
from harness.reading.acting.deeds import HARMLESS, UNCLEAR, Bearing, Deed

HOW = "nobody has cleared that, with `commit: true` at the step or with `--commit`"
NOWHERE = "what the site does not name is not opened"


@dataclasses.dataclass
class Guard:
    """Stands between the shopper and what cannot be taken back. `by` is what clears the step being walked; empty: nothing does."""

    owned: bool  # the site is ours
    by: ClearedBy = ""
    withheld: list[Withheld] = dataclasses.field(default_factory=list)
    committed: list[Committed] = dataclasses.field(default_factory=list)
    about_to_commit: Callable[[Committed], None] = lambda committed: None  # what it writes is on disk when it returns
    journey: str = ""  # being walked
    step: int = -1
    name: str = ""  # of what was pressed last
    answered: bool = False  # something was typed or chosen since
    bearing: Bearing = HARMLESS  # ... and what that comes to, by which what it sends is judged
    places: Places | None = None  # where the shopper may do anything; None: anywhere
    pressed: tuple[int, int] = (-1, -1)  # in which step, and on which view
    halted: Halted | None = None  # by what a page was about to send: the walk ends at its next look

    def pressing(self, answer: Answer, eyes: Eyes) -> None:
        """Look at what is about to be pressed; where that acts for good and nobody has cleared it the journey ends as `held`."""
        self.stay(eyes.raw.url, answer.name)
        self.note(answer.name, bearing_of(press_of(answer, eyes)), len(eyes.views) - 1)
        if self.bearing.deed:
            self.clear(self.bearing.deed, eyes)

    def sending(self, deed: Deed, name: str, eyes: Eyes) -> None:
        """Look at what is about to be done for good, and not by a press on a page."""
        self.note(name, Bearing(deed), len(eyes.views) - 1)
        self.clear(deed, eyes)

    def clear(self, deed: Deed, eyes: Eyes, method: str = "", url: str = "") -> None:
        """Note what is about to be done for good, or hold it back. `url`: without what stands behind `?`."""
        view = len(eyes.views) - 1
        if self.by:
            return self.commit(
                Committed(
                    what=deed.what, name=self.name, by=self.by, method=method, url=url,
                    journey=self.journey, step=self.step, view=view, at_s=eyes.clock.now,
                )
            )
        raise self.hold(deed, eyes, method, url)

    def hold(self, deed: Deed, eyes: Eyes, method: str = "", url: str = "", how: str = HOW) -> Halted:
        """Note what is not done or sent; give what ends the walk, at its next look where nobody raises it."""
        step, view = self.pressed if self.name else (self.step, len(eyes.views) - 1)
        said = {"what": deed.what, "name": self.name, "why": deed.why, "method": method, "url": url}
        self.withheld.append(Withheld(**said, journey=self.journey, step=step, view=view))
        who = "The page by itself" if url and not self.name else f"`{self.name or 'a button'}`"
        self.halted = self.halted or Halted("held", f"{who} {deed.what}; {how}.", self.name)
        return self.halted

    def stay(self, url: str, name: str) -> None:
        """Halt where something is to be done on another company's page: it is only looked at."""
        if self.is_away(url):
            host = urlsplit(url).hostname
            raise Halted("held", f"`{name}` stands at `{host}`, which is none of this site's `hosts`; nothing is done there.", name)

    def enter(self, url: str, name: str) -> None:
        """Halt before an address is opened that the site does not name and that is not for everybody."""
        if self.places and (barred := self.places.barred(url)):
            raise Halted("held", f"`{name}` {barred}; {NOWHERE}.", name)

    def is_away(self, url: str) -> bool:
        """Whether an address is another company's."""
        return self.places is not None and url.startswith("http") and not self.places.ours(url)

    def note(self, name: str, bearing: Bearing, view: int) -> None:
        """Note what was done last, and what it comes to."""
        self.name, self.bearing, self.pressed, self.answered = name, bearing, (self.step, view), False

    def doing(self, kind: ActKind, name: str, view: int) -> None:
        """Note what is done besides pressing what the eyes have found."""
        if kind == "follow-mail":
            self.note(name, UNCLEAR, view)
        elif kind in ("go", "back"):
            self.note(name, HARMLESS, view)
        elif kind in ("type", "choose"):
            self.rest(answered=True)

    def answering(self) -> None:
        """Note that something is about to be typed or chosen; what an unclear press set off may still be on its way."""
        if self.bearing.harmless:
            self.rest(answered=True)

    def rest(self, *, answered: bool = False) -> None:
        """Note that nothing has been pressed that what is sent from now on could come of."""
        self.name, self.bearing, self.answered = "", HARMLESS, answered

    def commit(self, committed: Committed) -> None:
        """Note something irreversible that somebody has cleared; only when this has returned may it be pressed or sent."""
        self.committed.append(committed)
        self.about_to_commit(committed)
