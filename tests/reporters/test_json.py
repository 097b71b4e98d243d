"""All scorecards in one file."""

import msgspec

from harness.model import Scorecard

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


def test_nothing_is_written_without_visits(empty: Written) -> None:
    assert not (empty.reports / "scorecards.json").exists()
