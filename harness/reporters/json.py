"""All scorecards of a run in one file, for programs."""

import datetime

import msgspec
import pytest

import harness
from harness.reading.dividend import dividends
from harness.reporters import Run, reporter


@reporter
class Json:
    """Writes `scorecards.json` when the run ends, also when it was interrupted; nothing when no visit has finished."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        if not self._run.results:
            return
        cards = [result.scorecard for result in self._run.results.values()]
        report = {
            "tool": harness.__version__,
            "anchors": sorted({card.anchors for card in cards if card.anchors}),
            "generated": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "scorecards": cards,
            "dividends": dividends(cards),
        }
        self._run.folder.mkdir(parents=True, exist_ok=True)
        (self._run.folder / "scorecards.json").write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
