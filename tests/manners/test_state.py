"""Where we keep what has to outlast a run."""

from pathlib import Path

import pytest

from harness.manners.state import VARIABLE, state_folder


@pytest.mark.parametrize(
    ("platform", "given", "folder"),
    [
        ("linux", {"XDG_STATE_HOME": "/x/state"}, "/x/state/mystery-shop"),
        ("linux", {"XDG_STATE_HOME": "state"}, "/home/me/.local/state/mystery-shop"),  # not absolute: as if it were not set
        ("linux", {}, "/home/me/.local/state/mystery-shop"),
        ("darwin", {}, "/home/me/Library/Application Support/mystery-shop"),
        ("linux", {VARIABLE: "/elsewhere"}, "/elsewhere"),
    ],
)  # fmt: skip
def test_folders(platform: str, given: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    for name in (VARIABLE, "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/me", **given}.items():
        monkeypatch.setenv(name, value)
    assert state_folder() == Path(folder)
