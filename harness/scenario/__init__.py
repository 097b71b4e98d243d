"""YAML text as checked scenarios, sites and inboxes; JSON Schema for editors."""

from harness.scenario.checking import Found, check, find_files
from harness.scenario.finding import find_inbox, find_site, is_campaign, is_scenario
from harness.scenario.inbox_file import load_inbox
from harness.scenario.plan import Acquaintance, DatumPlan, Detour, JourneyPlan, PersonaPlan, PlannedStep, Scenario, Site
from harness.scenario.scenario_file import load_scenario
from harness.scenario.schema import inbox_schema, schema, site_schema
from harness.scenario.site_file import load_site
from harness.scenario.words import names_in, put_in

__all__ = [
    "Acquaintance",
    "DatumPlan",
    "Detour",
    "Found",
    "JourneyPlan",
    "PersonaPlan",
    "PlannedStep",
    "Scenario",
    "Site",
    "check",
    "find_files",
    "find_inbox",
    "find_site",
    "inbox_schema",
    "is_campaign",
    "is_scenario",
    "load_inbox",
    "load_scenario",
    "load_site",
    "names_in",
    "put_in",
    "schema",
    "site_schema",
]
