"""What is shipped is read at little cost, and never otherwise than it stands there."""

import sys
from pathlib import Path

import jinja2
import pytest
import yaml

import harness
from harness.compiled import Compiled
from harness.shipped import read_yaml


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where compiled templates are kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


def say(folder: Path, text: str = "", kind: str = "plain", **options: object) -> str:
    """Fill in the template of a folder, by an environment of its own."""
    if text:
        (folder / "page.html").write_text(text, "utf-8")
    loader = jinja2.FileSystemLoader(folder)
    environment = jinja2.Environment(loader=loader, bytecode_cache=Compiled(kind), optimized=False, **options)  # type: ignore[arg-type]
    return environment.get_template("page.html").render(name="<b>")


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_template_is_compiled_once(tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say(tmp_path, "Hello {{ name }}") == "Hello <b>"
    [file] = kept(compiled)
    assert file.name.startswith("page.html.plain.")
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert say(tmp_path) == "Hello <b>"


def test_one_that_has_changed_is_compiled_anew(tmp_path: Path, compiled: Path) -> None:
    assert [say(tmp_path, text) for text in ("one", "two")] == ["one", "two"]
    assert len(kept(compiled)) == 1


def test_each_kind_of_environment_has_its_own(tmp_path: Path, compiled: Path) -> None:
    assert say(tmp_path, "{{ name }}") == "<b>"
    assert say(tmp_path, kind="escaped", autoescape=True) == "&lt;b&gt;"
    assert len(kept(compiled)) == 2


@pytest.mark.parametrize("damage", [b"", b"j2", b"j2\x80\x02garbage"])
def test_a_damaged_one_is_compiled_anew(tmp_path: Path, compiled: Path, damage: bytes) -> None:
    say(tmp_path, "Hello {{ name }}")
    [file] = kept(compiled)
    whole = file.read_bytes()
    file.write_bytes(damage or whole[:-20])
    assert say(tmp_path) == "Hello <b>"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert say(tmp_path, "Hello") == "Hello"
    assert not compiled.exists()


def test_a_folder_that_cannot_be_written_to_costs_only_time(tmp_path: Path, compiled: Path) -> None:
    compiled.write_text("a file stands here")
    assert [say(tmp_path, text) for text in ("one", "two")] == ["one", "two"]


def test_yaml_makes_no_objects(tmp_path: Path) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text("{a: [1, two], b: {c: }}")
    assert read_yaml(file) == {"a": [1, "two"], "b": {"c": None}}
    file.write_text("!!python/object/apply:os.getcwd []")
    with pytest.raises(Exception, match="could not determine a constructor"):
        read_yaml(file)


@pytest.mark.parametrize(("kind", "content"), [("typed", {"a": [8, False], "b": None}), ("plain", {"a": ["010", "no"], "b": ""})])
def test_yaml_is_read_once(tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch, kind: str, content: object) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text("{a: [010, no], b: }")
    assert read_yaml(file, kind) == content
    with monkeypatch.context() as patched:
        patched.setattr(yaml, "load", None)
        assert read_yaml(file, kind) == content
    [there] = kept(compiled)
    for damage in (b"", b"garbage", there.read_bytes()[:-3]):
        there.write_bytes(damage)
        assert read_yaml(file, kind) == content
    file.write_text("{a: [011, no], b: }")
    assert read_yaml(file, kind) != content


def test_yaml_is_not_kept_where_nothing_can_be_or_where_it_is_more_than_words(tmp_path: Path, compiled: Path) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text("on: 2026-11-22")
    assert [str(read_yaml(file)) for _ in range(2)] == ["{True: datetime.date(2026, 11, 22)}"] * 2
    assert not compiled.exists()
    compiled.write_text("a file stands here")
    file.write_text("a: 1")
    assert read_yaml(file) == {"a": 1}


def doubled(node: yaml.Node) -> list[str]:
    """Give the keys that stand twice in one table; of these only the last would count."""
    if isinstance(node, yaml.SequenceNode):
        return [each for item in node.value for each in doubled(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [f"{key.value} (line {key.start_mark.line + 1})" for at, (key, _) in enumerate(node.value)
            if key.value in [earlier.value for earlier, _ in node.value[:at]]]  # fmt: skip
    return keys + [each for _, item in node.value for each in doubled(item)]


def test_no_key_stands_twice() -> None:
    assert doubled(yaml.compose("{a: 1, b: [{c: 1, c: 2}], a: 3}")) == ["a (line 1)", "c (line 1)"]
    files = sorted(Path(harness.__file__).parent.rglob("*.yaml"))
    assert len(files) > 10
    wrong = {file.name: keys for file in files if (keys := doubled(yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader)))}
    assert not wrong
