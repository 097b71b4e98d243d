"""All numbers of all visits in one table, for spreadsheets."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from harness.audits import SEVERITIES
from harness.model import COUNTS, Finding, Scorecard, Split
from harness.registry import kebab
from harness.reporters import Run, reporter
from harness.reporters.drawing import present, sent, spreadsheet
from harness.reporters.drawing.spreadsheet import Cell
from harness.reporters.writing import drafted

NAME = "visits.csv"
SPLIT = Split.__struct_fields__
COLUMNS = (
    "visit", "scenario", "file", "site", "site-name", "standing", "attempt", "device", "keyboard", "throttle",
    "outcome", "kind", "reason", "score", "anchors",
    *map(kebab, COUNTS), "authentication",
    "seconds-low", "seconds-middle", "seconds-high", *(f"seconds-{part}" for part in SPLIT), "prefill-share",
    *(f"findings-{severity}" for severity in reversed(SEVERITIES)), "findings-waived", "findings-new", "worst-audit",
    "withheld", "committed", "not-undone", "unsteady",
)  # fmt: skip


@reporter
class Csv:
    """Writes `visits.csv` when the run ends: a row for each visit, read one after the other."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run

    def pytest_sessionfinish(self) -> None:
        """Write the file; none where no visit has finished."""
        if self._run.results:
            write(self._run.scorecards(), self._run.folder)


def write(cards: Iterable[Scorecard], folder: Path) -> None:
    """Write the table of these scorecards."""
    with drafted(folder, NAME) as file:
        spreadsheet.write(file, chain([COLUMNS], map(row, cards)))


def row(card: Scorecard) -> list[Cell]:
    """Give the cells of a scorecard. Where nothing was measured there are no counts, for a 0 would read as one."""
    measured = present.measured(card)
    numbers: Iterable[Cell] = _numbers(card) if measured else [None] * (len(COUNTS) + len(SPLIT) + 5)
    return [
        card.visit, card.scenario, card.file, card.site, card.site_name, card.standing, card.attempt, card.device,
        "yes" if card.keyboard else "no", card.throttle, card.outcome, card.kind, card.reason, card.score, card.anchors,
        *numbers, *_findings(card.findings), *_sent(card), card.unsteady,
    ]  # fmt: skip


def _sent(card: Scorecard) -> Iterator[Cell]:
    yield "; ".join(map(sent.deed, card.withheld))
    yield "; ".join(f"{sent.deed(each)} ({each.by})" for each in card.committed)
    yield "; ".join(map(sent.deed, card.not_undone.committed)) if card.not_undone else ""


def _numbers(card: Scorecard) -> Iterator[Cell]:
    effort, seconds = card.effort, card.seconds
    yield from (round(getattr(effort, name), 1) for name in COUNTS)
    yield " ".join(effort.authentication)
    yield from (round(each, 1) for each in (seconds.low, seconds.middle, seconds.high))
    yield from (getattr(card.split, part) for part in SPLIT)
    yield None if card.prefill_share is None else round(card.prefill_share, 3)


def _findings(findings: list[Finding]) -> Iterator[Cell]:
    yield from (sum(each.severity == severity for each in findings) for severity in reversed(SEVERITIES))
    yield sum(bool(each.waived) for each in findings)
    yield None if all(each.new is None for each in findings) else sum(each.new is True for each in findings)
    worst = present.worst(findings)
    yield worst.audit if worst else ""
