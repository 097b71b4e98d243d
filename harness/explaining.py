"""What steps, audits, outcomes and dead ends are called and mean."""

import functools
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from harness import audits, exits
from harness.campaign import campaign_schema
from harness.model.preflight import Evidence
from harness.preflight.points import judge_all
from harness.reading.endings.outcomes import DEAD_ENDS, OUTCOMES
from harness.scenario.mistakes import meant
from harness.scenario.schema import schema, site_schema
from harness.scenario.shapes import SYNONYMS, shape
from harness.steps import Verb, steps


def everything() -> str:
    """List all names with a line on each."""
    kinds = {
        "steps": {name: _title(verb) for name, verb in steps},
        "audits": {name: audits.title(name) for name in audits.audits.names()},
        "outcomes": OUTCOMES,
        "kinds of dead end": DEAD_ENDS,
        "points of a preflight": {name: title for name, (title, _) in _points().items()},
        "besides": {"exit-codes": "What the exit status of a command says."},
    }
    width = max(len(name) for names in kinds.values() for name in names)
    return "\n\n".join("\n".join([kind, *(f"  {name:<{width}} {text}" for name, text in names.items())]) for kind, names in kinds.items())


def explain(name: str) -> str:
    """Say what a name means; empty when nothing is called so."""
    texts = []
    if name in steps:
        texts.append(_step(name, steps[name]))
    if name in audits.audits:
        texts.append(f"{name} (audit): {audits.title(name)}\n\n{textwrap.indent(audits.why(name), '  ')}".rstrip())
    if name in _points():
        title, why = _points()[name]
        texts.append(f"{name} (point of a preflight): {title}\n\n{textwrap.fill(why, 118, initial_indent='  ', subsequent_indent='  ')}")
    texts += [f"{name} (key of {what}): {text}" for what, text in _keys(name)]
    texts += [f"exit codes:\n{exits.listed()}"] if name in ("exit-codes", "exit-status") else []
    texts += [f"{name} ({kind}): {known[name]}" for kind, known in (("outcome", OUTCOMES), ("dead end", DEAD_ENDS)) if name in known]
    return "\n\n".join(texts)


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """Give what a key of a scenario or site file means, wherever in the file it stands."""
    for what, whole in (("a scenario file", schema()), ("a site file", site_schema()), ("a campaign file", campaign_schema())):
        below = [(what, whole["properties"])]
        for key in ("persona", "journeys", "data", "budget", "waive", "audience", "codes", "gift", "mail", "load", "loopholes", "else"):
            below += [(f"`{key}` in {what}", each) for each in _inner(whole["properties"].get(key, {}))]
        if what == "a scenario file" and name not in steps:
            below += [("a step", whole["definitions"]["step"]["anyOf"][0]["properties"])]
        for where, properties in below:
            if name in properties and "description" in properties[name]:
                yield where, properties[name]["description"]


def _inner(part: Any) -> Iterator[dict[str, Any]]:
    """Give every table of keys in a part of a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part["properties"]
        for each in part.values():
            yield from _inner(each)
    elif isinstance(part, list):
        for each in part:
            yield from _inner(each)


@functools.cache
def _points() -> dict[str, tuple[str, str]]:
    """Give title and reason of each point of a preflight, by its name."""
    return {point.name: (point.title, point.why) for point in judge_all(Evidence())[0]}


def hint(name: str) -> str:
    """Say which name is meant."""
    known = [*steps.names(), *audits.audits.names(), *OUTCOMES, *DEAD_ENDS, *_points(), "exit-codes"]
    return meant(SYNONYMS.get(name, name), known, "`mystery-shop explain` lists all names")


def _title(part: object) -> str:
    return (inspect.getdoc(part) or "").partition("\n")[0]


def _step(name: str, verb: Verb) -> str:
    lines = [f"{name} (step): {inspect.getdoc(verb)}"]
    fields = shape(verb)
    for number, each in enumerate(fields):
        more = ["a bare value fills it"] * (number == 0) + ["may be left out"] * (not each.required)
        note = f" ({', '.join(more)})" if more else ""
        lines.append(f"\n  {each.name}{note}\n    {each.doc}")
    return "\n".join([*lines, "\n  Example:", *(f"    {line}" for line in examples(name))])


def examples(name: str) -> list[str]:
    """Give lines of YAML that show a step: the short form, and the long one where there is one."""
    fields = shape(steps[name])
    if not fields:
        return [f"- {name}"]
    shown = [f"- {name}: {fields[0].example}"] if fields[0].example else []
    if len(fields) > 1 and all(each.example for each in fields):
        shown += [f"- {name}:", *(f"    {each.name}: {each.example}" for each in fields)]
    return shown
