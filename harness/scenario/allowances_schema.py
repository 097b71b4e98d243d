"""JSON Schema of `budget:` and `waive:`."""

from collections.abc import Mapping

from harness.scenario.allowances import RELATIVE, SEVERITIES
from harness.scenario.schema_parts import COUNT, TIME, Schema, table_of, told

TIGHTEST = "Of several limits, in scenario, site and `--budget`, the tightest counts."
BUDGET = f"What the journey may cost; more is a failure, which names the step. {TIGHTEST}"
SITE_BUDGET = f"What each journey may cost here; below a journey's name or kind: what that one may. {TIGHTEST}"
WAIVE = "Findings that are known and put up with: they stay in the reports and cost their points, and fail nothing until the day is over."
MADE_FROM = "A number, or made from another figure: `mirror * 1.5`, `mirror + 2` of the mirrored journey, `baseline + 1`, `baseline + 10%`."
SCORE: Schema = {"type": "number", "minimum": 0, "maximum": 100}
LIMITS: Mapping[str, str] = {
    "clicks": f"Clicks at most. {MADE_FROM}",
    "keystrokes": "Characters typed and keys pressed, at most.",
    "fields": "Fields typed into, at most.",
    "choices": "Answers given by picking, at most.",
    "pages": "Page loads that the customer sees, at most.",
    "dialogs": "Dialogs and parts renewed in place, at most.",
    "seconds": "Predicted seconds, the middle of the range, at most.",
    "score": "The journey's score, at least.",
}
DAY = r"^\d{4}-\d\d-\d\d$"


def budget_schema() -> Schema:
    """Give the schema of a journey's limits."""
    return table_of(_limits(), [])


def site_budget_schema() -> Schema:
    """Give the schema of a company's limits: those for all journeys, and those below a journey's name or kind."""
    return {"type": "object", "properties": _limits(), "additionalProperties": budget_schema()}


def waivers_schema() -> Schema:
    """Give the schema of a list of waivers."""
    properties = {
        "audit": told({"type": "string"}, "The audit whose findings are waived: `dead-end`; `mystery-shop explain` lists them."),
        "reason": told({"type": "string"}, "Why they are put up with; it stands beside the finding in reports."),
        "until": told({"type": "string", "pattern": DAY}, "The last day on which they are, a year from now at most: `2026-12-31`."),
        "journey": told({"type": "string"}, "Only findings of this journey."),
        "words": told({"type": "string"}, "Only findings with these words: the page's own, or of what was seen."),
    }
    return {"type": "array", "minItems": 1, "items": table_of(properties, ["audit", "reason", "until"])}


def _limits() -> Schema:
    own = {"seconds": TIME, "score": SCORE}
    limits = {key: told(_or_relative(own.get(key, COUNT)), text) for key, text in LIMITS.items()}
    by_severity = table_of({severity: _or_relative(COUNT) for severity in SEVERITIES}, [])
    severe = "Findings of a severity and worse, at most: `{serious: 0}` allows none that is serious or critical; a number alone counts all."
    limits["findings"] = told({"anyOf": [by_severity, *_or_relative(COUNT)["anyOf"]]}, severe)
    limits["ratio"] = told({"type": "number", "minimum": 0}, "Leaving ÷ joining, of clicks, pages and seconds each, at most: `1.0`.")
    return limits


def _or_relative(what: Schema) -> Schema:
    return {"anyOf": [*what.get("anyOf", [what]), {"type": "string", "pattern": f"^{RELATIVE.pattern}$"}]}
