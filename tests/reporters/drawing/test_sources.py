"""Where a build server keeps the sources of a run."""

from pathlib import Path

import pytest

from harness.reporters.drawing.sources import KEPT_IN, below, workspace

FILE = "scenarios/leave.yaml"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEPT_IN:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", KEPT_IN)
def test_a_build_server_says_where(name: str, tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(tmp_path))
    assert workspace(pytestconfig) == tmp_path


def test_elsewhere_it_is_the_checkout(pytestconfig: pytest.Config) -> None:
    assert (workspace(pytestconfig) / ".git").exists()


def test_paths_stand_from_a_folder_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert below(tmp_path, FILE) == f"work/{FILE}"
    assert below(tmp_path / "work", str(tmp_path / "work" / FILE)) == FILE
    assert below(tmp_path / "work", "../secret.yaml") == ""
    assert below(tmp_path, "a\0b") == below(tmp_path, "\ud800") == ""
