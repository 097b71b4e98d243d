"""What runs leave behind, and that it does not matter how they were started."""

import re
from typing import Any

import msgspec
import pytest

from harness.model import Scorecard, Visit

from .conftest import OUTCOMES, Run

TIMES = {"seconds", "split", "seconds_low", "seconds_high", "harness_ms", "wait_ms", "waiting_ms", "score", "value", "parts", "at_s"}
NEAR = 5  # points of a score, part of which is measured time


def timeless(value: Any) -> Any:
    """What is left of a scorecard without times, and without the port of the street."""
    if isinstance(value, dict):
        return {key: timeless(each) for key, each in value.items() if key not in TIMES}
    if isinstance(value, list):
        return [timeless(each) for each in value]
    return re.sub(r":\d{4,5}\b", ":port", value) if isinstance(value, str) else value


def test_every_visit_has_its_files(walked: Run) -> None:
    visits = [name.replace(".yaml::", "--") for name in OUTCOMES]
    files = walked.project.files()
    assert {"index.html", "junit.xml", "scorecards.json"} | {f"visits/{visit}/visit.json" for visit in visits} <= files
    assert {f"visits/{visit}/scorecard.json" for visit in visits} <= files
    pictures = {path.split("/")[1] for path in files if re.fullmatch(r"visits/[^/]+/\d+\.jpg", path)}
    assert pictures == set(visits) - {"broke--nobody"}
    kinds = {re.sub(r"\d+", "0", path.split("/")[-1]) for path in files if path.startswith("visits/")}
    assert kinds == {"visit.json", "scorecard.json", "details.js", "0.jpg"}


def test_files_can_be_read_and_name_the_scenario_from_here(walked: Run) -> None:
    folder = walked.folder / "visits" / "join--river-association"
    visit = msgspec.json.decode((folder / "visit.json").read_bytes(), type=Visit)
    card = msgspec.json.decode((folder / "scorecard.json").read_bytes(), type=Scorecard)
    assert visit.id == card.visit == "join--river-association"
    assert visit.file == card.file == "scenarios/join.yaml"
    assert card.score is not None


@pytest.mark.parametrize("other", ["walked_by_command", "walked_by_two"])
def test_the_same_however_it_was_started(walked: Run, other: str, request: pytest.FixtureRequest) -> None:
    again: Run = request.getfixturevalue(other)
    first, second = walked.project.scorecards(), again.project.scorecards(again.reports)
    assert list(second) == list(first) == [name.replace(".yaml::", "--") for name in OUTCOMES]
    for visit, card in first.items():
        assert timeless(second[visit]) == timeless(card)
        assert second[visit].get("score") == pytest.approx(card.get("score"), abs=NEAR)
        assert second[visit].get("effort", {}).get("clicks") == card.get("effort", {}).get("clicks")
    assert again.project.files(again.reports) == walked.project.files()


def test_the_first_run_measured_something(walked: Run) -> None:
    cards = walked.project.scorecards()
    assert cards["join--pulse-gym"]["effort"]["clicks"] == 2
    assert cards["dinner--grand-hotel"]["findings"]
    assert cards["join--pulse-gym"]["score"] > 0


def test_one_street_for_each_worker(walked: Run, walked_by_two: Run) -> None:
    assert [worker for worker, _ in walked.streets] == ["main"]
    assert [worker for worker, _ in walked_by_two.streets] == ["gw0", "gw1"]
    assert not (walked_by_two.project.folder / "reports").exists()


def test_workers_only_walk(walked: Run, walked_by_two: Run) -> None:
    assert [path.name for path in walked.project.folder.glob("reporters-*")] == ["reporters-main"]
    assert not list(walked_by_two.project.folder.glob("reporters-*"))
