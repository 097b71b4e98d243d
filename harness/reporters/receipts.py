"""A page for each visit that somebody with a minute reads, and that prints on one sheet."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from harness import vault
from harness.model import JourneyScore, Scorecard
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import bill, film, highlights, nav, tongue
from harness.reporters.drawing.charts import PARTS, Segment, segments
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.pictures import Pictures, viewport
from harness.reporters.drawing.present import measured, site_text
from harness.reporters.writing import CannotWrite, write
from harness.scoring import POINTS

BARS = 3  # at most
START_S, PAGE_S = 60, 20  # that printing may take, to start and for each page


@reporter
class Receipts:
    """Writes `receipts/<visit>.html` as each visit finishes, so that those of a run that was killed are there; with `--pdf` prints them."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._pdf = bool(getattr(config.option, "pdf", False))
        self._written: list[str] = []
        self._embed = bool(getattr(config.option, "self_contained_html", False))

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Write the visit's receipt."""
        name = nav.receipt_name(result.scorecard.visit)
        pictures = Pictures((self._run.folder / name).parent, self._embed)
        with tongue.speaking(self._run.language):
            write(self._run.folder, name, _page(self._run, result, pictures))
        if (old := (self._run.folder / name).with_suffix(".pdf")).is_file():
            old.unlink(missing_ok=True)  # of an earlier run, which said something else
        self._written.append(name)

    def pytest_sessionfinish(self) -> None:
        """Print the receipts of the run where that is asked; CannotWrite where one cannot be."""
        if self._pdf and self._written:
            _print(self._run.folder, self._written)


def _print(folder: Path, names: list[str]) -> None:
    """Have Chromium print pages, in a process of its own, because reports are written without a browser."""
    command = [sys.executable, "-m", "harness.browser.printing", str(folder)]
    environment = {**vault.for_others(os.environ), "PYTHONUTF8": "1"}
    try:
        ended = subprocess.run(
            command, input="\n".join(names), capture_output=True, text=True, encoding="utf-8", env=environment,
            timeout=START_S + PAGE_S * len(names), check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotWrite(f"receipts cannot be printed: {error}") from error
    if ended.returncode:
        failed = (ended.stdout or ended.stderr).splitlines() or ["the browser ended early"]
        more = f"; and {len(failed) - 1} more" if ended.stdout and len(failed) > 1 else ""
        raise CannotWrite(f"receipts cannot be printed: {failed[0 if ended.stdout else -1]}{more}")


def _page(run: Run, result: Result, pictures: Pictures) -> str:
    """Draw the page; a visit that was not measured has no numbers."""
    card, visit = result.scorecard, result.visit
    stretches = film.stretches(result, pictures)
    places = film.places(result, pictures, stretches)
    names = {score.name: bill.doing(score, visit) for score in card.journeys}
    here = (run.folder / nav.receipt_name(card.visit)).parent
    return render(
        "receipt", card=card, visit=visit, company=site_text(card), journeys=[_journey(score, card, names) for score in card.journeys],
        bars=_bars(card, names) if measured(card) else [], strip=highlights.telling(stretches, places),
        findings=highlights.costliest(places), points=POINTS, whole=viewport(visit), pages=nav.index(run, here), row=film.anchor(result),
        pictures=pictures.kept.values(),
    )  # fmt: skip


def _journey(score: JourneyScore, card: Scorecard, names: Mapping[str, str]) -> Mapping[str, object]:
    """Give a journey with what it is called and, where it was measured, what it cost in words."""
    counts = measured(card) and measured(score)
    row = next((each for each in card.symmetry if counts and each.journey == score.name and each.mirrors in names), None)
    return {
        "score": score,
        "name": names[score.name],
        "spent": bill.spent_text(score, card) if counts else "",
        "compared": bill.compared_text(row, names[row.mirrors], dead_end=score.outcome == "dead-end") if row else "",
    }


def _bars(card: Scorecard, names: Mapping[str, str]) -> list[tuple[str, list[Segment]]]:
    """Give where the seconds went, journey by journey on one scale; of many journeys all together, for one sheet has no more room."""
    splits = [(names[score.name], score.split) for score in card.journeys if measured(score)]
    splits = splits if len(splits) <= BARS else [(tongue.say("All together"), card.split)]
    seconds = [(name, {part: getattr(split, part) for part in PARTS}) for name, split in splits]
    longest = max((sum(parts.values()) for _, parts in seconds), default=0)
    return [(name, bar) for name, parts in seconds if (bar := segments(parts, longest))]
