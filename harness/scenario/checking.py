"""Checks files and whole folders of them."""

import dataclasses
import datetime
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from harness.errors import BadFile, Problem
from harness.inbox import InboxPlan
from harness.scenario import committing, secrecy, waiving
from harness.scenario.finding import Sites, is_campaign, is_scenario
from harness.scenario.inbox_file import load_inbox
from harness.scenario.plan import Scenario, Site, WaiverPlan
from harness.scenario.scenario_file import load_scenario
from harness.scenario.shelves import ENDINGS, FOLDERS, INBOXES, SITES, Shelf

SKIPPED = {"node_modules", "__pycache__"}


@dataclasses.dataclass
class Found:
    """The files to check, and what was wrong with the paths themselves."""

    scenarios: list[Path] = dataclasses.field(default_factory=list)
    sites: list[Path] = dataclasses.field(default_factory=list)
    inboxes: list[Path] = dataclasses.field(default_factory=list)
    campaigns: list[Path] = dataclasses.field(default_factory=list)  # which `harness.campaign` checks
    problems: list[Problem] = dataclasses.field(default_factory=list)
    notes: list[Problem] = dataclasses.field(default_factory=list)  # no mistakes, and worth a word; `check` adds them

    def __len__(self) -> int:
        return len(self.scenarios) + len(self.sites) + len(self.inboxes) + len(self.campaigns)

    def like(self, path: Path) -> list[Path]:
        """Give the files of this one's kind, which its folder tells, or a line of it."""
        if is_campaign(path):
            return self.campaigns
        return {SITES: self.sites, INBOXES: self.inboxes}.get(path.parent.name, self.scenarios)


def find_files(paths: Iterable[Path | str]) -> Found:
    """Find scenario, site, inbox and campaign files: those named, and those in folders named and below. Hidden folders are left out."""
    found = Found()
    for path in map(Path, paths):
        if path.is_dir():
            before = len(found)
            _walk(path, found)
            if len(found) == before:
                hint = "scenario files end in .yaml and have a line `scenario:`; `mystery-shop init` writes an example"
                found.problems.append(Problem(str(path), 1, 1, "there are no scenario files in this folder", hint))
        elif path.exists() or path.is_symlink():
            found.like(path).append(path)
        else:
            found.problems.append(Problem(str(path), 1, 1, "there is no such file or folder"))
    for kind in (found.scenarios, found.sites, found.inboxes, found.campaigns):
        kind[:] = dict.fromkeys(kind)
    return found


def _walk(folder: Path, found: Found) -> None:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(names):
            path = Path(here, name)
            ours = path.suffix in ENDINGS and not name.startswith(".")
            if ours and (Path(here).name in FOLDERS or is_scenario(path) or is_campaign(path)):
                found.like(path).append(path)


def check(
    paths: Iterable[Path | str] | Found, audits: Callable[[], Collection[str]] = tuple, today: datetime.date | None = None
) -> list[Problem]:
    """Give every mistake in files and folders, in the sites that the scenarios name and the inboxes that those name; in order.

    `audits` gives those that can be waived; where it gives none, any can.
    """
    found = paths if isinstance(paths, Found) else find_files(paths)
    problems, sites, inboxes = list(found.problems), Sites(), Shelf(INBOXES, load_inbox)
    named: set[Path] = set()
    waivers: list[WaiverPlan] = []
    read_here: dict[Path, tuple[Scenario, list[Site]]] = {}
    for path in found.scenarios:
        try:
            scenario = load_scenario(path, sites, every_visit=True)
        except BadFile as error:
            problems += error.problems
        else:
            waivers += scenario.waivers
            there = {sites.of(path)[key] for key in scenario.sites}
            read_here[path] = scenario, [site for site in map(sites.get, sorted(there)) if isinstance(site, Site)]
            found.notes += committing.notes(*read_here[path])
            named |= there
    for path in _with(named, found.sites):
        site = sites.get(path)
        problems += site.problems if isinstance(site, BadFile) else []
    read = [site for site in map(sites.get, _with(named, found.sites)) if isinstance(site, Site)]
    waivers += [waiver for site in read for waiver in site.waivers]
    today = today or datetime.datetime.now(datetime.UTC).date()
    problems += waiving.mistaken(waivers, audits() if waivers else (), today) + secrecy.mistaken(read)
    found.notes += waiving.expired(waivers, today)
    mailboxes = [inboxes.get(path) for path in _with({inboxes.of(site.path)[site.inbox] for site in read if site.inbox}, found.inboxes)]
    problems += [problem for inbox in mailboxes if isinstance(inbox, BadFile) for problem in inbox.problems]
    found.notes += secrecy.noted(read_here, read, [inbox for inbox in mailboxes if isinstance(inbox, InboxPlan)])
    found.notes[:] = sorted(set(found.notes))
    return sorted(problems)


def _with(named: set[Path], found: list[Path]) -> list[Path]:
    """Give the files found, and those named besides."""
    return [*found, *sorted(named - {path.absolute() for path in found})]
