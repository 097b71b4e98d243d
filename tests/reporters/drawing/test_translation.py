"""Every sentence that visits and scorecards hold has its Finnish, and the patterns of both languages fit each other."""

import ast
import functools
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.audits import audits
from harness.reading.endings.outcomes import DEAD_ENDS, OUTCOMES
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import AUDIT, SAID
from harness.scoring import score
from harness.shipped import read_yaml

from ...finnish import without_finnish

ROOT = Path(__file__).parents[3] / "harness"
SENTENCES = tongue.FOLDER / "fi" / "sentences"
HOLE = re.compile(r"\{(\w*)(?::([\w-]+)\*?)?\}")
SOURCES = sorted(path for room in ("audits", "reading") for path in (ROOT / room).rglob("*.py"))
SOURCES += [ROOT / f"{name}.py" for name in ("scoring", "browser/double_press", "browser/trying", "browser/signing_in", "mails/message")]
SOURCES += [ROOT / f"{name}.py" for name in ("mails/body", "mails/charsets", "mails/parts")]
EXPLAINED = {
    *OUTCOMES.values(), *DEAD_ENDS.values(), "Failed to load resource", "fill: form", "no value",
    "somebody else", "[object object]",
}  # for programs and the README
STOPS = {"Halted", "InboxError", "Lost", "Refused", "Trial"}  # what is raised where a walk ends; reports say it
# What these say, nobody reads as a sentence: words to look for, patterns, headers, names of things.
SILENT = {"anchors.py", "figures.py", "hearsay.py", "deadlines.py", "urgency.py", "placeholders.py", "reaching.py", "replies.py"}


@pytest.mark.parametrize("name", audits.names())
def test_what_the_visits_of_an_audit_say_has_its_finnish(name: str) -> None:
    module = importlib.import_module(f"tests.audits.test_{name.replace('-', '_')}")
    for visit in (*module.BAD, module.GOOD):
        assert not without_finnish(visit, score(visit)), "write it into tongues/fi/sentences/"


@functools.cache
def tables() -> dict[str, dict[str, str]]:
    found = {path.stem: read_yaml(path) for path in sorted(SENTENCES.glob("*.yaml"))}
    whole = [pair for name, content in found.items() if name != "pieces" for pair in content.items()]
    assert len(whole) == len(dict(whole)), "one pattern, one place"
    return {SAID: dict(whole), **found["pieces"]}


def test_both_languages_have_the_same_holes_and_the_tables_are_there() -> None:
    for table in tables().values():
        for english, finnish in table.items():
            holes = [hole[1] for hole in HOLE.finditer(english)]
            assert len(holes) == len(set(holes)), english
            assert set(re.findall(r"\{(\w+)\}", finnish)) == set(holes), english
            assert finnish.strip(), english
            assert all((hole[2] or SAID) in (SAID, AUDIT, "number", "day", *tables()) for hole in HOLE.finditer(english)), english
    used = {hole[2] for table in tables().values() for english in table for hole in HOLE.finditer(english)}
    assert used | {"waivers"} >= tables().keys() - {SAID}, "no table without a hole"


def literals(tree: ast.AST) -> Iterator[str]:
    """Give the texts that may be a sentence or a part of one: not docstrings, and nothing that is a pattern."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in bare)
    for text in constants:
        if isinstance(text, str) and re.search(r"[a-z]{2,}[,;:`]* [a-z]{2,}", text) and not re.search(r"[\\<|\n]|\(\?", text):
            yield HOLE.sub("…", text)


def unknown(texts: Iterator[str]) -> list[str]:
    known = "\n".join(HOLE.sub("…", english) for table in tables().values() for english in table)
    return [text for text in texts if text not in EXPLAINED and text.strip(" .:;,`(") not in known]


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name not in SILENT], ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_module_says_is_in_the_patterns(path: Path) -> None:
    assert not unknown(literals(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("room", ["browser", "inbox"])
def test_what_a_walk_says_where_it_ends_is_in_the_patterns(room: str) -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / room).rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    stops = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in STOPS]
    assert stops
    assert not unknown(text for stop in stops for text in literals(stop))
