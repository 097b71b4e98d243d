"""What is different from the baseline, visit by visit and step by step: a page with pictures before and now, and a file for programs."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import pytest

import harness
from harness.comparing.changes import differs
from harness.comparing.failing import fails
from harness.files import why
from harness.model import Scorecard, WaiverUse
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import creep, nav, present, tongue
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.pictures import viewport
from harness.reporters.writing import CannotWrite, drafted

NAME = "changes"
HEAD = ("visit", "scenario", "file", "site", "site_name", "standing", "outcome", "kind", "score")  # of a visit, for programs
WAYS: dict[creep.Direction, str] = {
    "worse": "worse", "both": "worse and better", "better": "better", "otherwise": "different", "same": "as before",
}  # fmt: skip
HERE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where the visits go in the page; only words of ours stand before it


@reporter
class Changes:
    """Writes `changes.html` and `changes.json` when the run ends, where visits were held against a baseline.

    Each visit is drawn as it finishes and waits in a file that nobody sees, so that memory stays as it is.
    """

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        path = getattr(config.option, "baseline", "")
        self._pictures = creep.Sides(run.folder, Path(path) if path else None, bool(getattr(config.option, "self_contained_html", False)))
        self._drawn: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int, int]] = {}  # by nodeid: where the visit begins in the file, how long page and JSON are
        self._tally = creep.Tally()
        self._waived: dict[tuple[str, int], WaiverUse] = {}
        run.pages[NAME] = lambda: bool(self._tally.visits)

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Draw a visit that is different, and count one that is not."""
        card = result.scorecard
        if card.changes is None:
            return
        self._tally.add(creep.direction(card) if differs(card) else "same")
        self._note_waivers(card)
        if differs(card):
            with tongue.speaking(self._run.language):
                page = self._visit(result)
            self._keep(result.nodeid, page.encode("utf-8", "replace"), msgspec.json.encode(_told(card)))

    def pytest_sessionfinish(self) -> None:
        """Put the visits together in the order of collection."""
        if not self._tally.visits:
            return
        order = [nodeid for nodeid in self._run.results if nodeid in self._places]
        head: dict[str, object] = {"tool": harness.__version__, "run": self._run.id, "tally": self._tally.counts}
        with drafted(self._run.folder, f"{NAME}.json") as file:
            file.write(msgspec.json.encode(head).decode()[:-1] + ',\n"visits": [')
            for number, nodeid in enumerate(order):
                file.write((",\n" if number else "\n") + self._read(nodeid, page=False))
            file.write("\n]}\n")
        with tongue.speaking(self._run.language), drafted(self._run.folder, f"{NAME}.html") as file:
            before, _, after = self._page().partition(HERE)
            file.write(before)
            for nodeid in order:
                file.write(self._read(nodeid, page=True))
            file.write(after)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say in one line which way the visits went."""
        if said := ", ".join(f"{count} {words}" for way, words in WAYS.items() if (count := self._tally.counts[way])):
            terminalreporter.write_line(f"Since the baseline: {said}; {NAME}.html shows how")

    def _visit(self, result: Result) -> str:
        card, visit = result.scorecard, result.visit
        return render(
            "change", card=card, visit=visit, told=creep.told(card), steps=self._pictures.steps(result), whole=viewport(visit),
            company=present.site_text(card), more=creep.effort_texts, did=creep.act_text,
        )  # fmt: skip

    def _page(self) -> str:
        pages = nav.pages(self._run, self._run.folder)
        return render("changes", tally=self._tally, waived=list(self._waived.values()), pages=pages, here=HERE, when=self._run.started)

    def _note_waivers(self, card: Scorecard) -> None:
        for use in card.waivers:
            place = (use.waiver.path, use.waiver.line)
            before = self._waived.get(place, WaiverUse(waiver=use.waiver))
            findings, over = before.findings + use.findings, before.expired or use.expired
            self._waived[place] = WaiverUse(waiver=use.waiver, findings=findings, expired=over)

    def _keep(self, nodeid: str, page: bytes, told: bytes) -> None:
        with _writing(self._run.folder):
            if self._drawn is None:
                self._run.folder.mkdir(parents=True, exist_ok=True)
                self._drawn = tempfile.TemporaryFile(dir=self._run.folder)  # noqa: SIM115 – it lasts as long as the run
            start = self._drawn.seek(0, 2)
            self._drawn.write(page + told)
        self._places[nodeid] = (start, len(page), len(told))

    def _read(self, nodeid: str, *, page: bool) -> str:
        start, length, more = self._places[nodeid]
        assert self._drawn is not None
        with _writing(self._run.folder):
            self._drawn.seek(start if page else start + length)
            return self._drawn.read(length if page else more).decode()


def _told(card: Scorecard) -> dict[str, object]:
    """Give a visit for programs: `new` are the findings that the baseline does not know, `fails` whether anything new fails it."""
    head = {name: getattr(card, name) for name in HEAD}
    broken = [over for journey in card.journeys for over in journey.broken if over.new]
    new = [finding for finding in card.findings if finding.new]
    return {**head, "fails": fails(card, "new"), "new": new, "newly_broken": broken, "changes": card.changes}


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"{folder / NAME}.html cannot be written: {why(error)}") from error
