"""The house keeps its shape: every part documented, tested by its name, and of a size to be read at one sitting."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

from harness.audits import audits, title, why
from harness.model import Visit
from harness.reporters import reporters
from harness.scenario import find_files
from harness.scenario.shapes import shape
from harness.steps import steps

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "harness").rglob("*.py"))
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.py")))
JUDGEMENTS = re.compile(r"\b(illegal|unlawful|violat\w*|scam|fraud\w*|dishonest\w*|deceiv\w*|guilty|dark patterns?)\b", re.I)


@pytest.mark.parametrize("name", steps.names())
def test_a_step_is_documented_and_tested(name: str) -> None:
    verb = steps[name]
    assert (inspect.getdoc(verb) or "").endswith((".", "`")), "a docstring of whole sentences"
    for field in shape(verb):
        assert field.doc, f"{field.name} says what it is"
    used = re.search(rf"- {name}\b", TESTS) is not None
    assert used, f"walk a scenario with `- {name}` in tests/browser/, with the fixture `shop`"


@pytest.mark.parametrize("name", audits.names())
def test_an_audit_is_documented_and_tested(name: str) -> None:
    assert title(name).endswith(".")
    assert len(why(name).split()) >= 15, "why it costs the customer"
    assert not JUDGEMENTS.search(f"{title(name)} {why(name)}"), "it indicates, it does not judge"
    module = importlib.import_module(f"tests.audits.test_{name.replace('-', '_')}")
    assert isinstance(module.BAD, list), "BAD: visits that the audit finds something in"
    assert isinstance(module.GOOD, Visit), "GOOD: one that it does not"
    assert len(module.INNOCENT) >= 2, "INNOCENT: at least two that look guilty and are not"


@pytest.mark.parametrize("name", reporters.names())
def test_a_reporter_is_documented_and_tested(name: str) -> None:
    assert inspect.getdoc(reporters[name])
    assert (ROOT / "tests" / "reporters" / f"test_{name}.py").exists()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_at_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert (ast.get_docstring(tree) or "").count("\n") == 0, "one line says what the module is"
    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= 250
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_markup_and_no_script_in_python(path: Path) -> None:
    strings = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)]
    for text in strings:
        if isinstance(text, str):
            assert not re.search(r"<(div|table|script|style|html|body)\b", text) or "harness/reporters/html" in str(path), text[:80]


def test_the_shipped_scenarios_are_found() -> None:
    found = find_files([ROOT / "scenarios"])
    assert not found.problems
    assert len(found.scenarios) >= 3
    assert len(found.sites) >= 7
