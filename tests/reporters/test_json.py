"""All scorecards in one file."""

import re
from pathlib import Path

import msgspec
import pytest

from harness.model import Scorecard
from harness.reporters import Result, Run
from harness.reporters.json import NAME, Json, rewrite, write

from . import making, samples
from .conftest import Written


def test_scorecards_come_back_as_they_were(written: Written) -> None:
    report = msgspec.json.decode((written.reports / "scorecards.json").read_bytes())
    cards = msgspec.convert(report["scorecards"], list[Scorecard])
    assert cards[:3] == [samples.gym().card, samples.river().card, samples.walled().card]
    assert len(cards) == 5
    assert making.ANCHORS in report["anchors"]
    assert report["tool"]
    assert report["generated"].endswith("+00:00")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{4}", report["run"])
    assert report["run"].startswith(report["started"].replace(":", "-").removesuffix("+00-00"))


def test_a_scorecard_that_is_written_anew_leaves_the_run_its_id(tmp_path: Path) -> None:
    old, other = samples.gym().card, samples.river().card
    write(lambda: [old, other], tmp_path, "2026-11-22T10-15-00Z-3f9a", "2026-11-22T10:15:00+00:00")
    rewrite(tmp_path, [msgspec.structs.replace(old, score=50)])
    report = msgspec.json.decode((tmp_path / NAME).read_bytes())
    assert (report["run"], report["started"]) == ("2026-11-22T10-15-00Z-3f9a", "2026-11-22T10:15:00+00:00")
    assert [card["score"] for card in report["scorecards"]] == [50, other.score]


def test_visits_that_are_reported_again_stay_their_runs(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    write(lambda: [samples.gym().card], tmp_path, "2026-11-22T10-15-00Z-3f9a", "2026-11-22T10:15:00+00:00")
    run = Run(tmp_path, again=True)
    run.results.add(Result("gym", tmp_path, samples.gym().visit, samples.gym().card))
    Json(run, pytestconfig).pytest_sessionfinish()
    report = msgspec.json.decode((tmp_path / NAME).read_bytes())
    assert (report["run"], report["started"]) == ("2026-11-22T10-15-00Z-3f9a", "2026-11-22T10:15:00+00:00")


def test_nothing_is_written_without_visits(empty: Written) -> None:
    assert not (empty.reports / "scorecards.json").exists()
