"""What comes from others is known, allowed and held to; and nothing here runs what a page, a mail or a file says."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from . import licences

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "harness").rglob("*.py"))
# Not the street: its companies are what pages are out there.
SCRIPTS = [path for ending in ("js", "jinja2", "html") for room in ("browser", "mails", "reporters", "scenario")
           for path in sorted((ROOT / "harness" / room).rglob(f"*.{ending}"))]  # fmt: skip
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [Requirement(text) for texts in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()) for text in texts]
PINNED = re.compile(r"^([\w.-]+)==(\S+?)(?: ;.*)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)
NEVER = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "xmlrpc", "telnetlib", "ftplib", "pty", "commands"}
NEVER_ASKED = {"system", "popen", "spawnl", "spawnv", "execv", "execl", "mktemp", "getoutput", "getstatusoutput", "create_subprocess_shell"}
OF_SUBPROCESS = {"run", "Popen", "call", "check_call", "check_output"}
SAFE_LOADERS = re.compile(r"\b(C?SafeLoader|C?BaseLoader|_LOADER|_Loader|_SAFE_LOADERS)\b")
RUNS_TEXT = re.compile(
    r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\.(inner|outer)HTML\s*\+?=(?!=)|document\.write|insertAdjacentHTML"
    r"|set(Timeout|Interval)\s*\(\s*['\"`]"
)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Give each call with the name that is called, and what it is asked of."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, node.func.id, ""
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr, node.func.value.id if isinstance(node.func.value, ast.Name) else "?"


def runs_text(source: str) -> Iterator[str]:
    """Tell what in a source could run a text, or read one that makes objects."""
    tree = ast.parse(source)
    for call, name, of in calls(tree):
        given = {word.arg: word.value for word in call.keywords}
        if (name in NEVER and not of) or (name in NEVER_ASKED and of in ("os", "asyncio", "subprocess", "tempfile")):
            yield f"{name} on line {call.lineno}"
        if of == "yaml" and name in ("load", "load_all", "unsafe_load", "full_load") and not SAFE_LOADERS.search(ast.unparse(call)):
            yield f"yaml.{name} on line {call.lineno} with a loader that makes objects"
        if "shell" in given and ast.unparse(given["shell"]) != "False":
            yield f"shell on line {call.lineno}"
        if of == "subprocess" and name in OF_SUBPROCESS and isinstance(call.args[0], ast.Constant | ast.JoinedStr | ast.BinOp):
            yield f"a command that is no list on line {call.lineno}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"{name} on line {node.lineno}" for name in names if name.partition(".")[0] in NEVER_IMPORTED)


def test_nothing_runs_a_text() -> None:
    assert {path: found for path in SOURCES if (found := list(runs_text(path.read_text(encoding="utf-8"))))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')", "exec(x)", "__import__('os')", "import pickle", "from pickle import loads", "os.system(x)", "os.popen(x)",
        "yaml.load(x, yaml.Loader)", "yaml.load(x)", "yaml.unsafe_load(x)",
        "subprocess.run('ls ' + x)", "subprocess.run(f'ls {x}')", "subprocess.run(x, shell=True)",
        "subprocess.Popen(x, shell=y)", "tempfile.mktemp()",
    ],
)  # fmt: skip
def test_what_runs_a_text_is_seen(source: str) -> None:
    assert list(runs_text(source))


def test_no_script_runs_a_text() -> None:
    assert len(SCRIPTS) > 30
    assert [(path, line) for path in SCRIPTS for line in path.read_text(encoding="utf-8").splitlines() if RUNS_TEXT.search(line)] == []


@pytest.mark.parametrize("line", ["eval(x)", "new Function('x')", "setTimeout('x', 1)", "a.innerHTML = b", "document.write(x)"])
def test_a_script_that_runs_a_text_is_seen(line: str) -> None:
    assert RUNS_TEXT.search(line)


def locked() -> dict[str, set[str]]:
    """Give the versions that are locked, by name."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PINNED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_each_dependency_has_a_lower_bound_and_is_locked_within_it(asked: Requirement) -> None:
    assert any(each.operator in (">=", "==") for each in asked.specifier), "a lower bound, which `make lowest` tries"
    versions = locked().get(canonicalize_name(asked.name))
    assert versions, "locked with its hashes: `make lock`"
    assert all(asked.specifier.contains(version) for version in versions), "the lock is older than pyproject.toml: `make lock`"


def test_the_lock_names_no_place_to_fetch_from() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("name", licences.installed())
def test_what_comes_along_is_listed_and_may_be_used_by_anybody(name: str) -> None:
    said = licences.licence(licences.installed()[name])
    assert licences.PERMISSIVE.search(said), f"{name}: {said or 'says no licence'}"
    assert re.search(rf"^\| {re.escape(name)} \| \S", licences.FILE.read_text(encoding="utf-8"), re.M), "`python -m tests.licences`"


def test_nothing_is_listed_that_does_not_come_along() -> None:
    listed = re.findall(r"^\| ([a-z0-9][a-z0-9-]*) \|", licences.FILE.read_text(encoding="utf-8"), re.M)
    assert set(listed) <= set(licences.installed())
