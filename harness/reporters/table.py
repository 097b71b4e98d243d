"""The short table in the terminal, and where the report is."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from harness.errors import printable
from harness.inbox import STREET
from harness.model import Scorecard
from harness.reading.costs.dividend import dividends
from harness.reporters import Run, reporter
from harness.reporters.drawing import present

HEAD = ("scenario", "site", "outcome", "score", "clicks", "fields", "pages", "seconds", "worst finding")
NUMBERS = range(3, 8)  # columns set to the right
_WIDEST, _NARROWEST = 140, 80  # characters
_UNSEEN = 130  # ... where nobody looks on, as in a build server's log
_SHRINKS = (0, 8, 2, 1)  # columns that give way, in this order where equally wide
_SHORTEST = 10
_GAP = "  "


@reporter
class Table:
    """Prints a line for each visit at the end of a run."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table; nothing when no visit has finished."""
        cards = list(self._run.scorecards())
        if not cards:
            return
        columns = self._config.get_terminal_writer().fullwidth - 1
        width = min(_WIDEST, max(_NARROWEST, columns)) if terminalreporter.isatty() else _UNSEEN
        terminalreporter.ensure_newline()
        terminalreporter.section("what customers went through", sep="=")
        head, *lines = fitted([HEAD, *map(row, cards)], width)
        terminalreporter.write_line(head, bold=True)
        for card, line in zip(cards, lines, strict=True):
            terminalreporter.write_line(line, **{_colour(card): True})
        for dividend in dividends(cards):
            said = f"{dividend.site_name or dividend.site}, {dividend.standing}: being known {present.dividend_text(dividend)}"
            terminalreporter.write_line(" ".join(printable(said).split()))
        if waiting := present.open_text(list(self._waiting())):
            folder = Path(getattr(self._config.option, "htmlpath", None) or "reports/index.html").parent
            terminalreporter.write_line(f"{waiting}: `mystery-shop follow-up {printable(_from_here(folder))}` looks again later")
        for said in sorted({said for card in cards for said in card.failed_audits}):
            terminalreporter.write_line(f"an audit broke and found nothing: {printable(said)}", yellow=True)
        if path := getattr(self._config.option, "htmlpath", None):
            terminalreporter.write_line("")
            terminalreporter.write_line(f"Report: {printable(_from_here(Path(path)))}", bold=True)

    def _waiting(self) -> Iterator[Scorecard]:
        """Give the visits with something open that a later look at their mailbox may close."""
        for result in self._run.results.values():
            if present.open_text([result.scorecard]) and result.visit.inbox not in ("", STREET):
                yield result.scorecard


def _from_here(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def row(card: Scorecard) -> tuple[str, ...]:
    """Give the cells of a visit. Where nothing was measured the counts are dashes."""
    numbers = [present.NONE] * 4
    if present.measured(card):
        effort = card.effort
        numbers = [str(effort.clicks), str(effort.fields), str(effort.pages), present.seconds_text(card.seconds).removesuffix(" s")]
    worst = present.worst(card.findings)
    finding = f"{worst.severity}: {worst.audit}" if worst else present.NONE
    name = Path(card.file).stem or card.scenario  # as on the command line; titles are long
    score = present.NONE if card.score is None else present.score_text(card.score)
    if not present.measured(card):
        return (name, present.site_text(card), f"{present.outcome_text(card)}, not measured", score, *numbers, finding)
    return (name, present.site_text(card), present.outcome_text(card), score, *numbers, finding)


def fitted(rows: list[tuple[str, ...]], width: int) -> list[str]:
    """Align rows of hostile text in columns, cutting the widest cells until a line has at most `width` characters."""
    clean = [[" ".join(printable(cell).split()) for cell in cells] for cells in rows]
    widths = [max(_columns(cells[column]) for cells in clean) for column in range(len(HEAD))]
    while sum(widths) + len(_GAP) * (len(HEAD) - 1) > width:
        widest = max(_SHRINKS, key=lambda column: widths[column])
        if widths[widest] <= _SHORTEST:
            break
        widths[widest] -= 1
    return [_GAP.join(_cell(cell, widths[column], column in NUMBERS) for column, cell in enumerate(cells)).rstrip() for cells in clean]


def _cell(text: str, width: int, right: bool) -> str:
    if _columns(text) > width:
        while text and _columns(text) > width - 1:
            text = text[:-1]
        text += "…"
    padding = " " * (width - _columns(text))
    return padding + text if right else text + padding


def _columns(text: Iterable[str]) -> int:
    # Wide characters take two columns of a terminal, combining ones none.
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _colour(card: Scorecard) -> str:
    if not present.measured(card):
        return "yellow"
    return "red" if card.outcome == "dead-end" else "green"
