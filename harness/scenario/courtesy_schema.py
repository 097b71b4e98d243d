"""The JSON Schema of what a site file says that a company is owed."""

from harness.manners import naming
from harness.manners.ceiling import USUAL
from harness.scenario.courtesy import MOST_VISITS
from harness.scenario.plan import USUAL_PACE
from harness.scenario.schema_parts import TIME, Schema, told

_PACE = f"How far apart pages are opened, by all workers of a run together; {USUAL_PACE:g} s if not said, and nothing where it is ours."
_NAME = 'Who visits, behind the browser\'s own name: `"Example Oy audit, +https://example.com/audit"`. Where it is ours only if said.'
_CEILING = f"How many visits its host has a day at most, from all runs of this user; {USUAL} if not said, and any number where it is ours."
_ROBOTS = "Whether robots.txt is read and kept to beside the scenario's own steps; if not said, where it is not ours."


def courtesy_schema() -> Schema:
    """Give the schema of each key."""
    return {
        "pace": told(TIME, _PACE),
        "user-agent": told({"type": "string", "minLength": 1, "maxLength": naming.LONGEST, "pattern": "^[^()\\\\]+$"}, _NAME),
        "visits-per-day": told({"type": "integer", "minimum": 1, "maximum": MOST_VISITS}, _CEILING),
        "robots": told({"type": "boolean"}, _ROBOTS),
    }
