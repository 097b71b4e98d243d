"""Finding a browser, in the order that the README names."""

import datetime
import os
from pathlib import Path

import pytest

from harness.browser import doctor, launch
from harness.manners.ceiling import FILE, admit
from harness.manners.state import VARIABLE


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing installed but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(launch.VARIABLE, raising=False)
    monkeypatch.setattr(launch, "_INSTALLED", [name for name in launch._INSTALLED if not Path(name).is_absolute()])
    return tmp_path


def put(machine: Path, name: str) -> Path:
    path = machine / name
    path.write_text("#!/bin/sh\necho Chromium 1.2.3\n")
    path.chmod(0o755)
    return path


def test_the_order(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = put(machine, "playwrights-own")
    chromium, chrome, named = put(machine, "chromium"), put(machine, "google-chrome"), put(machine, "my-browser")
    monkeypatch.setenv(launch.VARIABLE, str(named))
    assert [found.path for found in launch.candidates(own)] == [named, own, chromium, chrome]
    monkeypatch.delenv(launch.VARIABLE)
    found = launch.find(own)
    assert found is not None
    assert found.path == own
    assert "executable_path" not in launch.options(found)


def test_a_headless_shell_is_faster_and_opens_no_window(machine: Path) -> None:
    shell, full = put(machine, "chromium-headless-shell"), put(machine, "chromium")
    assert [found.path for found in launch.candidates(None)] == [shell, full]
    assert [found.path for found in launch.candidates(None, headed=True)] == [full]


def test_a_wrong_variable_is_one_clear_message(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(launch.VARIABLE, "/no/such/browser")
    with pytest.raises(launch.NoBrowser, match="MYSTERY_SHOP_BROWSER is set to `/no/such/browser`"):
        launch.make_sure(None)


def test_without_any_way_to_get_one_it_says_what_to_do(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_call", lambda command: False)
    with pytest.raises(launch.NoBrowser, match="python -m playwright install chromium"):
        launch.make_sure(None)


def test_one_is_fetched_by_the_first_way_that_works(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def call(command: list[str]) -> bool:
        tried.append(" ".join(command[-3:]))
        if "install" in command and "-y" in command:
            put(machine, "chromium")
            return True
        return "update" in command

    monkeypatch.setattr(launch, "_call", call)
    monkeypatch.setattr(launch, "can_apt", lambda: True)
    found = launch.make_sure(None)
    assert found.path == machine / "chromium"
    assert found.how.endswith("just fetched by apt-get install")
    assert tried[0] == "playwright install chromium"


@pytest.mark.parametrize(("user", "expected"), [(0, True), (1000, False)])
def test_no_sandbox_is_for_root_alone(user: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--no-sandbox" in launch.arguments()) is expected


def test_the_doctor_tells_of_it_all(machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    put(machine, "chromium")
    monkeypatch.setattr(launch, "playwrights_own", lambda: None)
    monkeypatch.setattr(doctor, "_starts", lambda found: True)
    assert doctor.main() == 0
    said = capsys.readouterr().out
    assert "chromium (installed) Chromium 1.2.3" in said
    assert "playwright" in said
    assert "sites that have a ceiling: none (in " in said


def test_the_doctor_counts_the_visits_of_the_day(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    put(machine, "chromium")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(launch, "playwrights_own", lambda: None)
    monkeypatch.setattr(doctor, "_starts", lambda found: True)
    now = datetime.datetime.now(datetime.UTC)
    assert all(admit(tmp_path, host, 9, now) for host in ("shop.example", "shop.example", "gym.example"))
    assert doctor.main() == 0
    assert f"sites that have a ceiling: shop.example 2, gym.example 1 (in {tmp_path})" in capsys.readouterr().out
    assert all(admit(tmp_path, f"{number}.example", 9, now) for number in range(5))
    assert doctor.main() == 0
    assert "shop.example 2, 0.example 1, 1.example 1, 2.example 1, 3.example 1, 2 more hosts (in " in capsys.readouterr().out
    (tmp_path / FILE).write_text("somebody's notes")
    assert doctor.main() == 0
    assert "they cannot be counted" in capsys.readouterr().out


def test_the_doctor_says_what_is_missing(machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(launch, "playwrights_own", lambda: None)
    assert doctor.main() == 3
    assert "No browser was found" in capsys.readouterr().out
