"""What a site file says that a company is owed."""

from typing import Any

from harness.manners import naming
from harness.scenario.mistakes import Mistakes
from harness.scenario.plan import Courtesy
from harness.scenario.tree import Node
from harness.scenario.values import seconds, truth, whole, words

SLOWEST_PACE = 600.0  # seconds between two pages; whoever asks for less wants no visit
MOST_VISITS = 1_000_000  # a day


def courtesy(given: dict[str, Node], mistakes: Mistakes) -> Courtesy:
    """Read pace, name, ceiling, and whether robots.txt is read."""
    more: dict[str, Any] = {}
    if "pace" in given:
        more["pace"] = seconds(given["pace"], "`pace`", mistakes)
        if more["pace"] > SLOWEST_PACE:
            mistakes.add(given["pace"], "`pace` has to be 10 min at most", "write `2 s`: a page every two seconds, by all workers together")
    if "user-agent" in given:
        more["auditor"] = words(given["user-agent"], "`user-agent`", mistakes)
        if more["auditor"] and (wrong := naming.wrong(more["auditor"])):
            hint = 'name who visits: `user-agent: "Example Oy audit, +https://example.com/audit"`'
            mistakes.add(given["user-agent"], f"`user-agent` cannot be sent: {wrong}", hint)
    if "visits-per-day" in given:
        noted = len(mistakes.problems)
        more["visits_per_day"] = whole(given["visits-per-day"], "`visits-per-day`", mistakes)
        if not 1 <= more["visits_per_day"] <= MOST_VISITS and len(mistakes.problems) == noted:
            mistakes.add(given["visits-per-day"], f"`visits-per-day` has to be from 1 to {MOST_VISITS:,}")
    if "robots" in given:
        more["robots"] = truth(given["robots"], "`robots`", mistakes)
    return Courtesy(**more)
