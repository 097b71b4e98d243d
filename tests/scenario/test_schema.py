"""The editor's schema takes what the parser takes, and refuses plain mistakes."""

from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from harness.campaign import campaign_schema, load_campaign
from harness.scenario import inbox_schema, is_campaign, load_scenario, load_site, schema, site_schema

from .test_load import SITE, WHOLE

STEP = {"scenario": "S", "sites": ["gym"], "journeys": {"join": [{"go": "/"}]}}


def errors(text: str | dict[str, Any], against: dict[str, Any]) -> list[str]:
    # As the editors' YAML server reads it: dates and times of day are strings there.
    data = yaml.load(text, Loader=_EditorLoader) if isinstance(text, str) else text
    return [error.message for error in jsonschema.Draft7Validator(against).iter_errors(data)]


class _EditorLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("made", [schema(), site_schema(), inbox_schema(), campaign_schema()])
def test_they_are_schemas_of_draft_7(made: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(made)
    assert made["$schema"].endswith("draft-07/schema#")


def test_good_files_fit() -> None:
    assert errors(WHOLE.replace("Null: null, ", ""), schema()) == []
    assert errors(SITE, site_schema()) == []


def test_commit_and_undo_fit() -> None:
    journeys = {"join": {"commit": False, "steps": [{"click": "Join", "commit": True}, {"send": None, "commit": False}]}}
    assert errors({**STEP, "journeys": journeys, "undo": {"leave": {"mirrors": "join", "steps": ["back"]}}}, schema()) == []


def test_shipped_files_fit() -> None:
    folder = Path(__file__).parents[2] / "scenarios"
    for path in folder.rglob("*.yaml"):
        load, made = (load_site, site_schema) if path.parent.name == "sites" else (load_scenario, schema)
        if is_campaign(path):
            load, made = load_campaign, campaign_schema
        assert load(path)
        assert errors(path.read_text(encoding="utf-8"), made()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"scenaro": "x"},
        {"sites": []},
        {"worth": "much"},
        {"limit": "soon"},
        {"journeys": {}},
        {"journeys": {"join": []}},
        {"journeys": {"join": [{"goto": "/"}]}},
        {"journeys": {"join": [{"go": "/", "click": "Join"}]}},
        {"journeys": {"join": [{"click": {"near": "x"}}]}},
        {"journeys": {"join": [{"commit": True}]}},
        {"journeys": {"join": [{"go": "/", "click": "Join", "commit": True}]}},
        {"undo": {"leave": {"steps": ["back"], "budget": {"clicks": 1}}}},
        {"journeys": {"join": [{"fill": "forms"}]}},
        {"journeys": {"join": ["click"]}},
        {"journeys": {"join": ["wait"]}},
        {"journeys": {"join": {"steps": ["back"], "kind": "leaf"}}},
        {"journeys": {"join": {"steps": ["back"], "budget": {"click": 1}}}},
        {"persona": {"given-nam": "Aino"}},
        {"data": {"code": {"unused": True}}},
    ],
)
def test_mistakes_do_not_fit(change: dict[str, Any]) -> None:
    assert errors(STEP, schema()) == []
    assert errors({**STEP, **change}, schema())


def test_hover_texts_come_from_the_steps() -> None:
    verbs = schema()["definitions"]["step"]["anyOf"][0]["properties"]
    assert verbs["click"]["markdownDescription"].startswith("Press a link, a button")
    assert verbs["click"]["anyOf"][0]["examples"] == ["Join"]
    assert verbs["expect"]["anyOf"][1]["properties"]["within"]["description"].startswith("How long to wait")
