"""A scenario file, checked."""

import fnmatch
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.personas import FACTS
from harness.scenario import parts
from harness.scenario.allowances import waivers
from harness.scenario.finding import PATTERN, Sites, inbox_of
from harness.scenario.mistakes import Mistakes, shown
from harness.scenario.plan import STEP_LIMIT, PlannedStep, Scenario, Site
from harness.scenario.planning import Planner
from harness.scenario.shelves import INBOXES, SITES, on_shelf, which
from harness.scenario.standing import lacking
from harness.scenario.top import NEEDED, SCENARIO_KEYS, read_keys
from harness.scenario.tree import Listing, Node, Scalar
from harness.scenario.values import seconds, words


def load_scenario(path: Path | str, sites: Sites | None = None, *, every_visit: bool = False) -> Scenario:
    """Read and check a scenario file; BadFile carries all its mistakes. Mistakes inside the sites it names are not its own.

    `every_visit`: that one of the sites cannot be visited in a standing, or has no inbox for the mails that are waited for, is a mistake
    too; a run leaves that visit out and says so.
    """
    path = Path(path)
    mistakes, given = read_keys(path, SCENARIO_KEYS, "a scenario")
    title = words(given["scenario"], "`scenario`", mistakes) if "scenario" in given else ""
    why = words(given["why"], "`why`", mistakes) if "why" in given else ""
    sites = sites or Sites()
    keys = _met(_site_keys(given["sites"], mistakes), sites.of(path), mistakes) if "sites" in given else {}
    data = parts.data(given.get("data"), mistakes)
    persona = parts.persona(given.get("persona"), mistakes)
    planner = Planner(mistakes, FACTS | {datum.name for datum in data})
    journeys = parts.journeys(given["journeys"], planner) if "journeys" in given else ()
    undo = parts.journeys(given["undo"], planner, journeys) if "undo" in given else ()
    limit = seconds(given["limit"], "`limit`", mistakes) if "limit" in given else STEP_LIMIT
    worth = parts.worth(given.get("worth"), mistakes)
    trials, place = parts.trials(given.get("trials"), mistakes)
    waived = waivers(given.get("waive"), mistakes, [journey.name for journey in journeys])
    scenario = Scenario(path, path.stem, title, why, tuple(keys), persona, data, worth, limit, journeys, trials, place, waived, undo)
    _check_sites(scenario, keys, sites, mistakes)
    if every_visit:
        _check_visits(scenario, sites, mistakes)
    mistakes.stop_if_any()
    return scenario


def _site_keys(node: Node, mistakes: Mistakes) -> dict[str, Scalar]:
    items = node.items if isinstance(node, Listing) else [node]
    if not items:
        mistakes.add(node, "no sites are named", NEEDED["sites"])
    keys: dict[str, Scalar] = {}
    for item in items:
        key = words(item, "a site", mistakes)
        if key in keys:
            mistakes.add(item, f"site {shown(key)} is named twice", f"the first is on line {keys[key].line}")
        elif key and isinstance(item, Scalar):
            keys[key] = item
    return keys


def _met(keys: dict[str, Scalar], known: Mapping[str, Path], mistakes: Mistakes) -> dict[str, Scalar]:
    """Put the sites that a pattern meets in its place, each site once."""
    met: dict[str, Scalar] = {}
    for key, place in keys.items():
        found = fnmatch.filter(sorted(known), key) if PATTERN.fullmatch(key) else [key]
        if not found:
            mistakes.add(place, f"no site is called {shown(key)}", which(SITES, key, known))
        for each in found:
            met.setdefault(each, place)
    return met


def _steps(scenario: Scenario) -> Iterator[PlannedStep]:
    return (step for journey in (*scenario.journeys, *scenario.undo) for step in journey.steps)


def _check_sites(scenario: Scenario, keys: dict[str, Scalar], sites: Sites, mistakes: Mistakes) -> None:
    known = sites.of(scenario.path)
    for key, place in keys.items():
        if key not in known:
            mistakes.add(place, f"there is no site {shown(key)}", which(SITES, key, known))
    signing_in = next((step for step in _steps(scenario) if step.verb == "sign-in"), None)
    if signing_in is None:
        return
    for key in keys:
        site = sites.get(known[key]) if key in known else None
        if isinstance(site, Site) and not site.sign_in:
            hint = f"list its steps under `sign-in:` in sites/{site.path.name}"
            mistakes.add_at(signing_in.line, signing_in.column, f"site {shown(key)} has no `sign-in`", hint, len("sign-in"))


def _check_visits(scenario: Scenario, sites: Sites, mistakes: Mistakes) -> None:
    """Note the visits that would come to nothing for want of a sign-in, of an acquaintance, or of an inbox."""
    known = sites.of(scenario.path)
    there = [site for key in scenario.sites if key in known and isinstance(site := sites.get(known[key]), Site)]
    for message, hint in [lacking(scenario, site, standing) for site in there for standing in scenario.persona.standings]:
        if message:
            mistakes.add_at(*scenario.persona.place, message, hint)
    for site in there if scenario.trials else ():
        if not site.owned:
            hint = f"write `owned: true` in sites/{site.path.name} if it is: trials may order twice"
            mistakes.add_at(*scenario.trials_at, f"nothing is tried at site {shown(site.key)}, which is not said to be ours", hint)
    waiting = next((step for step in _steps(scenario) if step.verb == "mail"), None)
    for site in there if waiting else ():
        if waiting and not site.url.startswith("street:") and not inbox_of(site, scenario.path):
            names = sorted(on_shelf(INBOXES, scenario.path))
            hint = "write inboxes/<inbox>.yaml beside the folder `sites/`"
            if names:
                hint = f"name one in sites/{site.path.name}: `inbox: {names[0]}`"
            mistakes.add_at(waiting.line, waiting.column, f"site {shown(site.key)} has no inbox", hint, len("mail"))
