"""A scenario file, and its items: one for each site and standing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harness.errors import BadFile, printable
from harness.scenario import Scenario, load_scenario

if TYPE_CHECKING:
    from harness.model import Scorecard, Standing, Visit

RUN = pytest.StashKey[str]()  # the id of the run
JUDGED = pytest.StashKey["tuple[Visit, Scorecard]"]()  # what a visit came to
OVER = pytest.StashKey[Mapping[str, str]]()  # the folders of visits that an earlier part of the run has walked, by nodeid
POSTPONED = "mystery_shop_postponed"  # that of a visit which may be walked another day
AGAIN = "mystery_shop_again"  # that of a visit of which another try comes next
TRY_OF = "mystery_shop_try_of"  # that of a further try: the nodeid of the first
PROPERTY = "mystery_shop"  # the user property that tells where a visit was written, also from another process
# pytest-playwright's own doing, and nothing that a run of scenarios can change.
NOT_OURS = r"ignore:Session-scoped fixtures defined as instance methods[\s\S]*'base_url':pytest.PytestDeprecationWarning"


class ScenarioFile(pytest.File):
    """A scenario file; one item for each site it names, and for each standing where there are several."""

    def collect(self) -> Iterator[pytest.Item]:
        """Check the file and make its items."""
        here = Path.cwd()
        try:
            scenario = load_scenario(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)
        except BadFile as error:
            raise self.CollectError(str(error)) from None
        asked_for = tuple(filter(None, self.config.getoption("standings").split(",")))
        standings = asked_for or scenario.persona.standings
        times = self.config.getoption("repeat")
        # All companies are walked once before any is walked again: what changes while a run goes on meets each of them alike.
        for attempt, site, standing in itertools.product(range(1, times + 1), scenario.sites, standings):
            marks = [standing] * (len(standings) > 1) + [str(attempt)] * (times > 1)
            name = f"{site}[{'-'.join(marks)}]" if marks else site
            if f"{self.nodeid}::{name}" in self.config.stash[OVER]:
                yield Over.from_parent(self, name=name)
                continue
            more = {"scenario": scenario, "site": site, "standing": standing, "attempt": attempt}
            yield VisitItem.from_parent(self, name=name, callobj=judged, **more)


def name_of_try(name: str, attempt: int) -> str:
    """Name a further try of a visit as `--repeat` names its walks, be it by its name or by its nodeid."""
    return f"{name[:-1]}-{attempt}]" if name.endswith("]") else f"{name}[{attempt}]"


class Over(pytest.Item):
    """A visit that an earlier part of the run has walked; it is collected only so that it can be named, and costs no more than a name."""

    def runtest(self) -> None:
        """Do nothing: it is left out before anything is walked."""


def judged(visit: Visit, scorecard: Scorecard, verdict: Callable[[Scorecard], None]) -> None:
    """Walk and judge: the fixtures do it, the verdict passes, fails or skips. The visit is asked for so that the item has it at hand."""
    __tracebackhide__ = True
    verdict(scorecard)


class Judged(pytest.Function):
    """One scenario at one site. A function item, so that fixtures, markers and options of pytest-playwright work as everywhere."""

    site: str

    def line(self) -> int:
        """Give the line of the scenario where the visit ended, from 1; 1 where it was not walked."""
        from harness.model import Scorecard, Visit
        from harness.plugin.verdict import line

        visit, card = self.funcargs.get("visit"), self.funcargs.get("scorecard")
        return line(visit, card) if isinstance(visit, Visit) and isinstance(card, Scorecard) else 1

    def scenario_path(self) -> Path:
        """Give the scenario's file."""
        return self.path

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the item stands, and its name for the head of a failure: not the id, in which pytest would take `.yaml` for a class."""
        path = self.scenario_path()
        return path, 0, printable(f"{path.name} at {self.name}")


class VisitItem(Judged):
    """A visit to be walked. `attempt` counts from 1 the walks of the same visit in one run; `retry`: it is one because of trouble."""

    def __init__(self, *, scenario: Scenario, site: str, standing: Standing, attempt: int = 1, retry: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scenario, self.site, self.standing, self.attempt = scenario, site, standing, attempt
        self.retry = retry
        self.add_marker(pytest.mark.filterwarnings(NOT_OURS))

    def tried_again(self, attempt: int) -> VisitItem:
        """Make a further try of this visit."""
        more = {"scenario": self.scenario, "site": self.site, "standing": self.standing, "attempt": attempt, "retry": True}
        made = VisitItem.from_parent(self.parent, name=name_of_try(self.name, attempt), callobj=judged, **more)
        made.own_markers = list(self.own_markers)
        return made
