"""The workflow that `mystery-shop init` writes: what GitHub runs, and with options that there are."""

import argparse
import re
import shlex
from typing import Any

import pytest
import yaml

from harness import cli
from harness.reporters import reporters, sarif
from harness.scenario.starting import starter

FILE = ".github/workflows/customer-effort.yaml"


@pytest.fixture
def workflow() -> dict[Any, Any]:
    read = yaml.safe_load(starter()[FILE])
    assert isinstance(read, dict)
    return read


def commands(workflow: dict[Any, Any]) -> list[list[str]]:
    """Every call of the command, and what is set for one, as words."""
    script = "\n".join(step.get("run", "") for step in workflow["jobs"]["walk"]["steps"])
    found = re.findall(r"^\s*mystery-shop ([^#\n]*)|\bset -- ([^;\n]*)", script, re.MULTILINE)
    return [shlex.split(called or given) for called, given in found]


def test_it_asks_for_no_more_than_it_needs(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    assert set(workflow[True]) == {"pull_request", "schedule", "workflow_dispatch"}  # `on` is a truth to YAML
    assert workflow["jobs"]["walk"]["timeout-minutes"] <= 60


def test_its_commands_are_ours_with_options_that_there_are(workflow: dict[Any, Any], pytestconfig: pytest.Config) -> None:
    called = commands(workflow)
    assert ["run", "$@"] in called
    known = {name for option in pytestconfig._parser.optparser._actions for name in option.option_strings}
    for words in called:
        assert words[0] == "run" or words[0].startswith("--"), words
        assert {word for word in words if word.startswith("--")} <= known
    pytestconfig._parser.parse_known_args(called[0])


def test_it_names_commands_and_files_that_there_are(workflow: dict[Any, Any]) -> None:
    text = starter()[FILE]
    choices = next(action for action in cli._parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
    assert set(re.findall(r"mystery-shop ([a-z-]+)", text)) == {"run", "baseline", "explain"} <= set(choices)
    assert "sarif" in reporters.names()
    upload = next(step for step in workflow["jobs"]["walk"]["steps"] if "upload-sarif" in step.get("uses", ""))
    assert upload["with"]["sarif_file"] == f"reports/{sarif.NAME}"
    assert sarif.NAME in upload["if"]
