"""What clears a step, the nearest first; and what `check` says of it."""

import dataclasses
from pathlib import Path

import pytest

from harness.model import ClearedBy
from harness.scenario import Found, Site, check, find_files, load_scenario, load_site
from harness.scenario.committing import cleared_by, may_commit

GYM = Site("gym", Path("gym.yaml"), "Gym", "https://gym.example")


def site(**more: bool | None) -> Site:
    return dataclasses.replace(GYM, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "journey", "at", "by"),
    [
        (None, None, site(), ""),
        (None, None, site(owned=True), "owned"),
        (None, None, site(asked=True), "command"),
        (None, None, site(owned=True, commit=False), ""),
        (None, None, site(asked=True, commit=False), ""),
        (None, None, site(commit=True), "site"),
        (None, False, site(commit=True), ""),
        (None, True, site(commit=False), "journey"),
        (False, True, site(commit=True, owned=True, asked=True), ""),
        (True, False, site(commit=False), "step"),
    ],
)
def test_the_nearest_wins(step: bool | None, journey: bool | None, at: Site, by: ClearedBy) -> None:
    assert cleared_by(step, journey, at) == by


SCENARIO = """\
scenario: Order
sites: [gym]
journeys:
  order:
    - click: Basket
    - click: Place order
      commit: true
    - expect: Thank you
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "gym.yaml").write_text("site: Gym\nurl: https://gym.example\n")
    (tmp_path / "order.yaml").write_text(SCENARIO)
    return tmp_path


def notes(folder: Path) -> list[str]:
    found: Found = find_files([folder])
    assert check(found) == []
    return [f"{Path(note.path).name}:{note.line}:{note.column}: {note.message}" for note in found.notes]


NEVER = "order.yaml:6:7: what is sent to site `gym`, which is not said to be ours, is never undone"


def test_a_file_says_it_beside_the_verb(folder: Path) -> None:
    steps = load_scenario(folder / "order.yaml").journeys[0].steps
    assert [(step.words, step.commit) for step in steps[:2]] == [("click: Basket", None), ("click: Place order", True)]


def test_what_is_never_undone_deserves_a_note(folder: Path) -> None:
    assert notes(folder) == [NEVER]
    with (folder / "order.yaml").open("a") as file:
        file.write("undo:\n  cancel:\n    mirrors: order\n    steps: [click: Cancel my order]\n")
    assert notes(folder) == []
    assert load_scenario(folder / "order.yaml").undo[0].mirrors == "order"


def test_where_it_is_ours_nothing_deserves_a_note(folder: Path) -> None:
    (folder / "sites" / "gym.yaml").write_text("site: Gym\nurl: https://gym.example\nowned: true\n")
    assert notes(folder) == []


def test_nor_where_nothing_is_sent(folder: Path) -> None:
    (folder / "order.yaml").write_text(SCENARIO.replace("commit: true", "commit: false"))
    assert notes(folder) == []


def test_the_journey_and_the_site_may_say_it_too(folder: Path) -> None:
    (folder / "order.yaml").write_text(SCENARIO.replace("      commit: true\n", ""))
    assert notes(folder) == []
    (folder / "sites" / "gym.yaml").write_text("site: Gym\nurl: https://gym.example\ncommit: true\n")
    assert notes(folder) == [NEVER.replace(":6:7:", ":4:3:")]
    assert load_site(folder / "sites" / "gym.yaml").commit is True


def test_a_site_s_own_steps_may_say_it(folder: Path) -> None:
    (folder / "order.yaml").write_text(SCENARIO.replace("      commit: true\n", ""))
    more = "detours:\n  Sure?:\n    - click: Yes\n      commit: true\n    - expect: Done\n      commit: true\n"
    (folder / "sites" / "gym.yaml").write_text(f"site: Gym\nurl: https://gym.example\n{more}")
    assert notes(folder) == [
        NEVER.replace(":6:7:", ":4:3:"),
        "gym.yaml:7:7: `expect` presses nothing, so `commit: true` does nothing here",
    ]


def test_a_step_that_presses_nothing_sends_nothing(folder: Path) -> None:
    (folder / "order.yaml").write_text(SCENARIO.replace("      commit: true\n", "") + "      commit: true\n")
    assert notes(folder) == ["order.yaml:7:7: `expect` presses nothing, so `commit: true` does nothing here"]
    scenario = load_scenario(folder / "order.yaml")
    assert not may_commit(scenario, GYM)
    assert may_commit(scenario, dataclasses.replace(GYM, asked=True))
