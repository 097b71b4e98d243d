"""Parts register because their file is there, and a user's own of the same name wins."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.registry import Registry, kebab


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package whose one module registers `greet` when it is imported."""
    folder = tmp_path / "some_parts"
    folder.mkdir()
    (folder / "__init__.py").write_text("from harness.registry import Registry\n\nparts = Registry('some_parts')\n")
    (folder / "greet.py").write_text("from some_parts import parts\n\nparts.add('greet', 'ours')\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "some_parts"
    for name in ("some_parts", "some_parts.greet"):
        sys.modules.pop(name, None)


def parts_of(package: str) -> Registry[str]:
    return __import__(package).parts  # type: ignore[no-any-return]


def test_a_part_is_there_because_its_file_is(package: str) -> None:
    parts = parts_of(package)
    assert parts.names() == ["greet"]
    assert parts["greet"] == "ours"
    assert "wave" not in parts
    assert parts.get("wave") is None


def test_a_users_part_wins_that_came_before_ours(package: str) -> None:
    parts = parts_of(package)
    parts.add("greet", "theirs")  # a conftest.py is read before anybody asks for our parts
    parts.add("wave", "theirs")
    assert dict(parts) == {"greet": "theirs", "wave": "theirs"}


def test_a_users_part_wins_that_came_after_ours(package: str) -> None:
    parts = parts_of(package)
    assert parts["greet"] == "ours"
    parts.add("greet", "theirs")
    assert parts["greet"] == "theirs"


@pytest.mark.parametrize("name", ["DeadEnd", "dead_end", "dead end", "dead-end"])
def test_names_are_kebab_case(name: str) -> None:
    assert kebab(name) == "dead-end"
