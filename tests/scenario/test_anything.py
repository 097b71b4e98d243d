"""Whatever a file holds, reading it succeeds or gives a BadFile that can be printed; never another error."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from harness.errors import BadFile
from harness.inbox import KINDS, InboxPlan
from harness.model import Halt, Journey, PageView, Step, Visit
from harness.scenario import Scenario, Site, load_inbox, load_scenario, load_site
from harness.scenario.allowances import BUDGET_KEYS
from harness.scenario.parts import JOURNEY_KEYS
from harness.scenario.top import INBOX_KEYS, SCENARIO_KEYS, SITE_KEYS
from harness.steps import steps
from harness.visit_file import read_visit

from .test_inbox_file import IMAP
from .test_load import SITE, WHOLE

quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

KEYS = [
    *SCENARIO_KEYS,
    *SITE_KEYS,
    *INBOX_KEYS,
    *JOURNEY_KEYS,
    *BUDGET_KEYS,
    *steps.names(),
    "{party}",
    "given-name",
    "value",
    "unused",
    "within",
    "near",
]
PIECES = [
    "- ",
    "  ",
    "\n",
    "\t",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!str ",
    "---\n",
    '"',
    "'",
    "| ",
    "> ",
    "# ",
    "? ",
    "%",
    "\\",
    "\0",
    "\x85",
    *KEYS,
]
scalars = some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8) | some.dates() | some.sampled_from(KEYS)
trees = some.recursive(
    scalars,
    lambda below: some.lists(below, max_size=4) | some.dictionaries(some.sampled_from(KEYS) | some.text(max_size=5), below, max_size=4),
    max_leaves=15,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anything")
    (folder / "sites").mkdir()
    (folder / "any").mkdir()
    for name in ("pulse-gym", "bistro"):
        (folder / "sites" / f"{name}.yaml").write_text(SITE, encoding="utf-8")
    return folder


READERS: list[tuple[str, Callable[[Path], object], type]] = [
    ("any.yaml", load_scenario, Scenario),
    ("sites/any.yaml", load_site, Site),
    ("any/any.yaml", load_inbox, InboxPlan),
    ("any.json", read_visit, Visit),
]


def survives(folder: Path, content: bytes) -> None:
    for name, load, kind in READERS:
        path = folder / name
        path.write_bytes(content)
        result = outcome(load, path)
        if not isinstance(result, BadFile):
            assert isinstance(result, kind)
            continue
        assert result.problems
        assert all(each.line >= 1 and each.column >= 1 and each.path == str(path) for each in result.problems)
        assert "Traceback" not in str(result)
        assert "object at 0x" not in str(result)


def outcome(load: Callable[[Path], object], path: Path) -> object:
    try:
        return load(path)
    except BadFile as error:
        return error


@quick
@given(some.binary(max_size=200))
def test_bytes(folder: Path, content: bytes) -> None:
    survives(folder, content)


@quick
@given(some.lists(some.sampled_from(PIECES), max_size=40))
def test_pieces_of_yaml(folder: Path, pieces: list[str]) -> None:
    survives(folder, "".join(pieces).encode())


@quick
@given(trees)
def test_any_structure(folder: Path, tree: Any) -> None:
    survives(folder, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@quick
@given(some.dictionaries(some.sampled_from(SCENARIO_KEYS), trees, min_size=3), some.sampled_from(["join", "leave"]))
def test_any_value_under_a_known_key(folder: Path, tree: dict[str, Any], journey: str) -> None:
    tree = {"scenario": "S", "sites": ["bistro"], "journeys": {journey: [tree.get("journeys")]}} | tree
    survives(folder, yaml.safe_dump(tree, sort_keys=False).encode("utf-8", "replace"))


@quick
@given(some.dictionaries(some.sampled_from(INBOX_KEYS), trees, min_size=3), some.sampled_from(KINDS))
def test_any_value_in_an_inbox(folder: Path, tree: dict[str, Any], kind: str) -> None:
    survives(folder, yaml.safe_dump({"inbox": kind, "address": "{visit}@home.example"} | tree, sort_keys=False).encode("utf-8", "replace"))


@quick
@given(some.data())
def test_good_files_with_a_change(folder: Path, data: some.DataObject) -> None:
    text = data.draw(some.sampled_from([WHOLE, SITE, IMAP]))
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, min(len(text), start + 30)))
    survives(folder, (text[:start] + data.draw(some.sampled_from(PIECES) | some.text(max_size=3)) + text[end:]).encode("utf-8", "replace"))


VISIT = json.loads(
    json.dumps(
        {
            "scenario": "Join",
            "file": "join.yaml",
            "site": "gym",
            "journeys": [{"name": "join", "steps": [{"verb": "go", "view": 0, "acts": [{"kind": "go", "view": 0}]}]}],
            "views": [{"page": 1, "timings": {"loaded": 1.5}}],
        }
    )
)


@quick
@given(some.data())
def test_any_value_in_a_visit(folder: Path, data: some.DataObject) -> None:
    visit = json.loads(json.dumps(VISIT))
    place: Any = visit
    while isinstance(place, dict | list) and place and data.draw(some.booleans()):
        key = data.draw(some.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or data.draw(some.booleans()):
            place[key] = data.draw(trees)
            break
        place = place[key]
    survives(folder, json.dumps(visit, default=str).encode("utf-8", "replace"))


@quick
@given(trees)
def test_any_json(folder: Path, tree: Any) -> None:
    survives(folder, json.dumps(tree, default=str).encode())


def test_the_models_own_visit_is_read(folder: Path) -> None:
    halt = Halt(cause="timeout", step=0)
    visit = Visit(
        scenario="S", file="s.yaml", site="x", journeys=[Journey(name="j", steps=[Step(verb="go")], halt=halt)], views=[PageView(page=1)]
    )
    from harness.visit_file import write_visit

    write_visit(visit, folder / "visit.json")
    assert read_visit(folder / "visit.json") == visit
