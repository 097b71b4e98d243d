"""The tables of README.md, made from the code: `python -m tests.readme` writes them, a test holds them up to date."""

import inspect
import re
import sys
from pathlib import Path

import yaml

from harness import audits
from harness.reading.anchors import ANCHORS, ANCHORS_VERSION
from harness.reading.dead_ends import DEAD_ENDS
from harness.reading.outcomes import OUTCOMES
from harness.scenario import find_site, load_scenario
from harness.scenario.shapes import shape
from harness.steps import steps

README = Path(__file__).parents[1] / "README.md"
SCENARIOS = Path(__file__).parents[1] / "scenarios"


def steps_table() -> str:
    """Every verb with its fields and what it does."""
    rows = [f"| `{name}` | {_fields(name)} | {(inspect.getdoc(verb) or '').splitlines()[0]} |" for name, verb in steps]
    return "\n".join(["| verb | takes | |", "|---|---|---|", *rows])


def _fields(name: str) -> str:
    return ", ".join(f"`{each.name}`" if each.required else f"`{each.name}`?" for each in shape(steps[name])) or "–"


def outcomes_list() -> str:
    """Every outcome with its meaning, the kinds of dead ends below theirs."""
    lines = [f"  - `{name}` – {meaning}" for name, meaning in OUTCOMES.items()]
    kinds = "  - a dead end is one of: " + ", ".join(f"`{kind}`" for kind in DEAD_ENDS)
    return "\n".join([*lines, kinds])


def anchors_table() -> str:
    """The anchors of the score, with their sources."""
    rows = [f"| {each.kind} | {each.metric} | {each.p10:g} | {each.median:g} | {each.source} |" for each in ANCHORS]
    return "\n".join(
        [f"Anchors, version {ANCHORS_VERSION}:", "", "| kind | metric | 90 at | 50 at | source |", "|---|---|---|---|---|", *rows]
    )


def audits_table() -> str:
    """Every audit with its title."""
    rows = [f"| `{name}` | {audits.title(name)} |" for name, _ in audits.audits]
    return "\n".join(["| audit | finds |", "|---|---|", *rows])


def demo_table() -> str:
    """What the shipped scenarios come to, as tests/shipped.yaml has it and tests/test_shipped.py holds it true."""
    rows = []
    for name, companies in yaml.safe_load(Path(__file__).with_name("shipped.yaml").read_text(encoding="utf-8")).items():
        title = load_scenario(SCENARIOS / f"{name}.yaml").title
        for company, truth in companies.items():
            outcome = truth["outcome"] + (f": {truth['kind']}" if truth.get("kind") else "")
            effort = truth["effort"]
            counts = " | ".join(str(effort[key]) for key in ("clicks", "keystrokes", "fields", "pages"))
            key, _, standing = company.rstrip("]").partition("[")
            site = ", ".join(filter(None, (find_site(key, SCENARIOS / f"{name}.yaml").name, standing)))
            rows.append(f"| {title} | {site} | {outcome} | {counts} | {', '.join(f'`{each}`' for each in truth['findings']) or '–'} |")
    head = "| scenario | company | outcome | clicks | keys | fields | pages | findings |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *rows])


TABLES = {"demo": demo_table, "steps": steps_table, "outcomes": outcomes_list, "anchors": anchors_table, "audits": audits_table}


def filled(text: str) -> str:
    """Give the README with its tables as the code has them now."""
    for name, table in TABLES.items():
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda found: f"{found[1]}{table()}\n{found[2]}", text, flags=re.S)  # noqa: B023
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
