"""The catalogues have every text that pages say, and no other; both languages of a text have the same holes."""

import ast
import collections
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from harness.audits import audits, title, why
from harness.model import Certainty, DeadEndKind, Factor, OutcomeName, Promise, Severity, Standing
from harness.model.preflight import Evidence
from harness.preflight.points import judge_all
from harness.reading.costs.anchors import ANCHORS
from harness.reporters.drawing import present, tongue
from harness.reporters.drawing.markup import TEMPLATES, _environment
from harness.reporters.drawing.sentences import told
from harness.shipped import read_yaml

REPORTERS = TEMPLATES.parents[1]
NAMES = (OutcomeName, DeadEndKind, Severity, Certainty, Factor, Standing, Promise.__annotations__["state"])
SAYS = {"say", "say_number", "noted", "_"}
ALLOWED = {"mystery", "shop"}  # our name
HOLE = re.compile(r"\{(\w+)\}")


def counts(noun: str) -> list[str]:
    """Give both forms of a noun that something is counted by."""
    return ["{number} " + present.counted(number, noun).partition(present.NO_BREAK)[2] for number in (1, 2)]


def of_python() -> Iterator[str]:
    for path in sorted(REPORTERS.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
                if name in SAYS:
                    yield from texts
                elif name == "counted" and (isinstance(call.func, ast.Attribute) or path.is_relative_to(TEMPLATES.parent)):
                    yield from (form for noun in texts for form in counts(noun))


def of_templates() -> Iterator[str]:
    for path in sorted(TEMPLATES.glob("*.jinja2")):
        tree = _environment.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in SAYS:
                yield from (each.value for each in call.args if isinstance(each, nodes.Const))
        for piped in tree.find_all(nodes.Filter):
            if piped.name == "counted":
                yield from (form for each in piped.args if isinstance(each, nodes.Const) for form in counts(each.value))


def said() -> set[str]:
    """Give all texts that pages may ask for."""
    names = {tongue.unhyphenated(name) for each in NAMES for name in typing.get_args(each)}
    columns = {form for _, noun in present.COLUMNS for form in counts(noun)}
    units = {form for unit in ("days", "hours", "minutes", "seconds") for form in counts(unit)}
    texts = {text for name in audits.names() for text in (title(name), " ".join(why(name).split()))}
    points = {text for point in judge_all(Evidence())[0] for text in (point.title, point.why)}
    return {*of_python(), *of_templates(), *names, *columns, *units, *texts, *points}


def files() -> list[Path]:
    return sorted((tongue.FOLDER / "fi").glob("*.yaml"))


def test_every_text_has_its_finnish() -> None:
    assert not sorted(said() - tongue.catalogue("fi").keys()), "write it into tongues/fi/"


def test_no_finnish_is_without_its_text() -> None:
    assert not sorted(tongue.catalogue("fi").keys() - said())


def test_a_text_has_one_translation() -> None:
    pairs = {pair for path in files() for pair in read_yaml(path).items()}
    assert not [text for text, times in collections.Counter(english for english, _ in pairs).items() if times > 1]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_both_languages_have_the_same_holes(path: Path) -> None:
    for english, finnish in read_yaml(path).items():
        assert isinstance(finnish, str), english
        assert finnish.strip(), english
        allowed = {"number"} if english.startswith("{number} ") else set()  # `once` needs no number
        assert set(HOLE.findall(english)) - allowed <= set(HOLE.findall(finnish)) <= set(HOLE.findall(english)), english


def test_the_sources_of_all_anchors_have_their_finnish() -> None:
    with tongue.speaking("fi"):
        wanted = [(anchor.source, "sources-of-anchors") for anchor in ANCHORS] + [(anchor.metric, "words") for anchor in ANCHORS]
        assert not [text for text, table in wanted if any(piece.foreign for piece in told(text, table))]


@pytest.mark.parametrize("name", sorted(path.name.partition(".")[0] for path in TEMPLATES.glob("*.jinja2")))
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    tree = _environment.parse((TEMPLATES / f"{name}.html.jinja2").read_text(encoding="utf-8"))
    text = "".join(each.data for each in tree.find_all(nodes.TemplateData))
    labels = re.findall(r'\b(?:aria-label|data-label|title|alt|placeholder)="([^"]*)', text)
    bare = re.sub(r"<(style|script).*?</\1>|<[^>]*>|<!--.*?-->|&\w+;", " ", text, flags=re.DOTALL)
    assert not [word for word in re.findall(r"[^\W\d_]{2,}", " ".join([bare, *labels])) if word not in ALLOWED]
