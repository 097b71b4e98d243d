"""The tables of README.md, made from the code: `python -m tests.readme` writes them, a test holds them up to date."""

import inspect
import re
import sys
from pathlib import Path
from typing import Any

from harness import audits
from harness.model.preflight import Evidence
from harness.preflight.points import judge_all
from harness.reading.costs.anchors import ANCHORS, ANCHORS_VERSION
from harness.reading.endings.dead_ends import DEAD_ENDS
from harness.reading.endings.outcomes import OUTCOMES
from harness.scenario import find_site, load_scenario
from harness.scenario.shapes import shape
from harness.shipped import read_yaml
from harness.steps import steps

README = Path(__file__).parents[1] / "README.md"
SCENARIOS = Path(__file__).parents[1] / "scenarios"
TRUTH: dict[str, Any] = read_yaml(Path(__file__).with_name("truth.yaml"))


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


def stories_table() -> str:
    """Every story with the companies that behave as in it and those that behave well, and what tells them apart."""
    rows = []
    for number, title in TRUTH["stories"].items():
        told = [(name, site, visit) for name, site, visit in _visits() if number in TRUTH["scenarios"][name]["stories"]]
        badly = {_company(name, site) for name, site, visit in told if visit["findings"]}
        names = list(dict.fromkeys(_company(name, site) for name, site, _ in told))
        found = dict.fromkeys(f"`{audit}`" for _, _, visit in told for audit in sorted(visit["findings"]))
        companies = [each for each in names if each in badly], [each for each in names if each not in badly]
        columns = [*("; ".join(each) for each in companies), ", ".join(found)]  # `, in Finnish` is part of a name
        rows.append(f"| {number} | {title} | {' | '.join(each or '–' for each in columns)} |")
    return "\n".join(["| | story | badly | well | told apart by |", "|---|---|---|---|---|", *rows])


def demo_table() -> str:
    """What the shipped scenarios come to, as tests/truth.yaml has it and tests/test_truth.py holds it true."""
    rows = []
    for name, company, truth in _visits():
        title = load_scenario(SCENARIOS / f"{name}.yaml").title
        outcome = truth["outcome"] + (f": {truth['kind']}" if truth.get("kind") else "")
        effort = truth["effort"]
        counts = " | ".join(str(effort[key]) for key in ("clicks", "keystrokes", "fields", "pages"))
        proofs = ", ".join(effort["authentication"]) or "–"
        findings = ", ".join(f"`{each}`" for each in truth["findings"]) or "–"
        rows.append(f"| {title} | {_site(name, company)} | {outcome} | {counts} | {proofs} | {findings} |")
    head = "| scenario | company | outcome | clicks | keys | fields | pages | proofs | findings |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|---|", *rows])


def _visits() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, site, visit) for name, told in TRUTH["scenarios"].items() for site, visit in told["visits"].items()]


def _company(scenario: str, visited: str) -> str:
    return find_site(visited.partition("[")[0], SCENARIOS / f"{scenario}.yaml").name


def _site(scenario: str, visited: str) -> str:
    standing = visited.rstrip("]").partition("[")[2]
    return _company(scenario, visited) + (f", {standing}" if standing else "")


def points_table() -> str:
    """The thirteen points of a preflight."""
    rows = [f"| {point.number} | `{point.name}` | {point.title} |" for point in judge_all(Evidence())[0]]
    return "\n".join(["| | point | ready when |", "|--:|---|---|", *rows])


TABLES = {
    "stories": stories_table,
    "demo": demo_table,
    "steps": steps_table,
    "outcomes": outcomes_list,
    "anchors": anchors_table,
    "audits": audits_table,
    "points": points_table,
}


def filled(text: str) -> str:
    """Give the README with its tables as the code has them now."""
    for name, table in TABLES.items():
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda found: f"{found[1]}{table()}\n{found[2]}", text, flags=re.S)  # noqa: B023
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
