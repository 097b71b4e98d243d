"""What is gathered before a campaign is judged: one file a kind of gathering."""

import dataclasses
import functools
import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from harness.campaign import Campaign
from harness.errors import BadFile
from harness.model.preflight import Evidence
from harness.preflight.gathering.counting import ask_count
from harness.preflight.gathering.given import Given
from harness.preflight.gathering.spare import ORDER as SHARING
from harness.preflight.gathering.spare import Fresh, Spare
from harness.scenario import Scenario, Site
from harness.street.process import SpawnedStreet
from harness.surge.count import Count

ORDER = ("files", "inbox", "walks", "loopholes", "surge", "watch")  # each is `gathering/<name>.py` with a function `gather`
AT_HOME = ("files", "inbox")  # trouble no company
OURS = ("loopholes", "surge")  # only at a site that is ours


@dataclasses.dataclass(frozen=True)
class Ground:
    """What gatherers go by.

    A gatherer is `gather(ground, evidence)`: it yields the evidence with what it has found so far, each time that it has found something,
    so that an interruption loses no more than the last of it. Whom it starts it ends, within a second of a KeyboardInterrupt.
    """

    campaign: Campaign
    site: Site  # as its file says; `address` tells where it is
    address: str  # of the site, without a slash at its end: for a company of the street where that is served for this preflight
    scenarios: tuple[Scenario, ...]  # the campaign's journeys
    folder: Path  # of this preflight
    told: Callable[[str], None] = print  # tells people what goes on, a line each
    watch_s: float = 0
    language: str = "en"  # of pages for people
    street: SpawnedStreet | None = None
    mail_port: int = 0  # of this machine, where the street sends its mails

    def url(self, page: str) -> str:
        """Give the address of a page of the campaign."""
        return page if page.startswith(("http://", "https://")) else f"{self.address}{page}"

    def count(self) -> Count | None:
        """Ask the company for its own count; None where it names none, or does not answer."""
        return ask_count(self.url(self.campaign.count)) if self.campaign.count else None

    @functools.cached_property
    def spare(self) -> Spare:
        """The campaign's unused codes, which all gatherers share. A street is new each time, and knows of no code that was used before."""
        given = None if self.street else Given(self.folder)
        asking = [who for who in SHARING if who != "watch" or self.watch_s]
        return Spare(Fresh(self.campaign, self.count, given), asking, given)


class NothingSeen(Exception):
    """Why a gatherer saw nothing, though nobody had left it out: such a preflight is never green."""


Gatherer = Callable[[Ground, Evidence], Iterator[Evidence]]


class Gathering:
    """Evidence as it grows. It stays what it was when gathering is interrupted."""

    def __init__(self, ground: Ground, evidence: Evidence, left_out: Mapping[str, str] | None = None) -> None:
        self.evidence = evidence
        self.broken: list[str] = []  # gatherers that ended in an error of ours
        self.at = ORDER[0]  # the gatherer that is at it; empty: all are done
        self.cut_short = ""  # in words, why not all of them are
        self._ground, self._left_out = ground, left_out or {}

    def run(self) -> None:
        """Gather everything; what cannot be gathered is skipped, with its reason."""
        for name in ORDER:
            self.at = name
            self._gather(name)
            self._ground.spare.enough(name)
        self.at = ""
        self._tell_left()

    def _gather(self, name: str) -> None:
        gather = _gatherer(name)
        why = self._left_out.get(name) or _impossible(name, self._ground)
        if gather is None or why:
            self.skip(name, why or "this version cannot gather it")
            return
        try:
            for evidence in gather(self._ground, self.evidence):
                self.evidence = evidence
        except BadFile as error:
            self.skip(name, "; ".join(problem.message for problem in error.problems[:3]))
        except NothingSeen as error:
            self.broken.append(f"{name}: {error}")
            self.skip(name, str(error))
        except Exception as error:  # one that fails takes no other down
            self.broken.append(f"{name}: {type(error).__name__}: {error}")
            self.skip(name, f"it ended in an error, {type(error).__name__}: {error}")

    def interrupt(self) -> None:
        """Note all that was not gathered to its end."""
        self.cut_short = f"by Ctrl-C, while gathering {self.at}" if self.at else ""
        for name in ORDER[ORDER.index(self.at) :] if self.at else ():
            self.skip(name, "it was cut short" if name == self.at else "it was not begun: the preflight was cut short")
        self._tell_left()

    def _tell_left(self) -> None:
        """Note how many codes another preflight will find; on a street it finds all of them."""
        left = None if self._ground.street else self._ground.spare.left
        if self.evidence.codes and left is not None:
            codes = msgspec.structs.replace(self.evidence.codes, left=left)
            self.evidence = msgspec.structs.replace(self.evidence, codes=codes)

    def skip(self, name: str, why: str) -> None:
        """Note that something is not gathered."""
        self.evidence = msgspec.structs.replace(self.evidence, skipped={**self.evidence.skipped, name: why})


def _impossible(name: str, ground: Ground) -> str:
    if name in OURS and not ground.site.owned:
        return f"the site is not said to be ours; write `owned: true` in sites/{ground.site.path.name} if it is"
    return ""


def _gatherer(name: str) -> Gatherer | None:
    if importlib.util.find_spec(f"{__name__}.{name}") is None:
        return None
    gather: Gatherer = importlib.import_module(f"{__name__}.{name}").gather
    return gather
