"""The short table in the terminal, and where the report is."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from harness.errors import printable
from harness.inbox import STREET
from harness.model import Scorecard
from harness.reading.costs.dividend import dividends
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import present
from harness.reporters.drawing.unsteady import unsteady_lines

HEAD = ("scenario", "site", "outcome", "score", "clicks", "Tab stops", "fields", "pages", "seconds", "new", "worst finding")
NUMBERS = HEAD[3:10]  # columns set to the right
OPTIONAL = ("Tab stops", "new")  # columns that are left away where no visit has them
_WIDEST, _NARROWEST = 140, 80  # characters
_UNSEEN = 130  # ... where nobody looks on, as in a build server's log
_SHRINKS = ("scenario", "worst finding", "outcome", "site")  # columns that give way, in this order where equally wide
_SHORTEST = 10
_GAP = "  "
MOST = 10  # broken budgets that are told; the reports have all


@reporter
class Table:
    """Prints a line for each visit at the end of a run."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        self._rows: dict[str, tuple[tuple[str, ...], str]] = {}  # by nodeid, each with its colour
        self._budgets: dict[str, list[str]] = {}
        self._open: list[Scorecard] = []  # with something that a later look at their mailbox may close
        self._broke: set[str] = set()  # what audits that broke said

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Note the line of a visit."""
        card = result.scorecard
        self._rows[result.nodeid] = row(card), _colour(card)
        self._budgets[result.nodeid] = list(over_budget(card))
        self._broke.update(card.failed_audits)
        if present.open_text([card]) and result.visit.inbox not in ("", STREET):
            self._open.append(card)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table; nothing when no visit has finished."""
        rows = [self._rows[nodeid] for nodeid in self._run.results if nodeid in self._rows]
        if not rows:
            return
        columns = self._config.get_terminal_writer().fullwidth - 1
        width = min(_WIDEST, max(_NARROWEST, columns)) if terminalreporter.isatty() else _UNSEEN
        terminalreporter.ensure_newline()
        terminalreporter.section("what customers went through", sep="=")
        head, *lines = fitted([HEAD, *(cells for cells, _ in rows)], width)
        terminalreporter.write_line(head, bold=True)
        for (_, colour), line in zip(rows, lines, strict=True):
            terminalreporter.write_line(line, **{colour: True})
        for said in self._budget_lines():
            terminalreporter.write_line(_cell(_one_line(said), width, right=False).rstrip())
        for said in self._besides():
            terminalreporter.write_line(_one_line(said))
        for said in sorted(self._broke):
            terminalreporter.write_line(f"an audit broke and found nothing: {_one_line(said)}", yellow=True)
        if path := getattr(self._config.option, "htmlpath", None):
            terminalreporter.write_line("")
            terminalreporter.write_line(f"Report: {printable(_from_here(Path(path)))}", bold=True)

    def _budget_lines(self) -> Iterator[str]:
        broken = [said for nodeid in self._run.results for said in self._budgets.get(nodeid, ())]
        yield from broken[:MOST]
        if len(broken) > MOST:
            yield f"over budget in {len(broken) - MOST:,} more cases, which the reports name"

    def _besides(self) -> Iterator[str]:
        """Give what is told below the table: what differs between tries, what being known saves, and what is open."""
        yield from unsteady_lines(self._run)
        for dividend in dividends(self._run.scorecards()):
            yield f"{dividend.site_name or dividend.site}, {dividend.standing}: being known {present.dividend_text(dividend)}"
        if waiting := present.open_text(self._open):
            folder = Path(getattr(self._config.option, "htmlpath", None) or "reports/index.html").parent
            yield f"{waiting}: `mystery-shop follow-up {_from_here(folder)}` looks again later"


def over_budget(card: Scorecard) -> Iterator[str]:
    """Tell each broken budget with the line of its step."""
    for journey in card.journeys:
        for broken, said in zip(journey.broken, journey.over_budget, strict=False):
            place = f"{broken.path}:{broken.line}: " if broken.path and broken.line else ""
            yield f"{place}over budget at {present.site_text(card)}, {journey.name}: {said}"


def _one_line(said: str) -> str:
    return " ".join(printable(said).split())


def _from_here(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def row(card: Scorecard) -> tuple[str, ...]:
    """Give the cells of a visit. Where nothing was measured the counts are dashes; columns that are not its own are empty."""
    clicks = fields = pages = seconds = tabs = present.NONE
    outcome, score = present.outcome_text(card), present.NONE if card.score is None else present.score_text(card.score)
    if present.measured(card):
        clicks, fields, pages, tabs = map(str, (card.effort.clicks, card.effort.fields, card.effort.pages, card.effort.tab_stops))
        seconds = present.seconds_text(card.seconds).removesuffix(" s")
    else:
        outcome = f"{outcome}, not measured"
    worst = present.worst(card.findings)
    name = Path(card.file).stem or card.scenario  # as on the command line; titles are long
    return (
        name, present.site_text(card), outcome, score, clicks, tabs if card.keyboard else "", fields, pages, seconds, _new(card),
        f"{worst.severity}: {worst.audit}" if worst else present.NONE,
    )  # fmt: skip


def _new(card: Scorecard) -> str:
    """Give how many of the findings the baseline does not know; empty where there was none to ask."""
    return f"{present.new(card)} of {len(card.findings)}" if card.changes else ""


def fitted(rows: list[tuple[str, ...]], width: int) -> list[str]:
    """Align rows of hostile text in columns, the head first, cutting the widest cells until a line has at most `width` characters."""
    shown = [at for at, name in enumerate(HEAD) if name not in OPTIONAL or any(cells[at] for cells in rows[1:])]
    clean = [[_one_line(cells[at]) for at in shown] for cells in rows]
    names = [HEAD[at] for at in shown]
    widths = {name: max(_columns(cells[column]) for cells in clean) for column, name in enumerate(names)}
    while sum(widths.values()) + len(_GAP) * (len(names) - 1) > width:
        widest = max(_SHRINKS, key=lambda name: widths[name])
        if widths[widest] <= _SHORTEST:
            break
        widths[widest] -= 1
    aligned = ([_cell(cell, widths[name], name in NUMBERS) for name, cell in zip(names, cells, strict=True)] for cells in clean)
    return [_GAP.join(cells).rstrip() for cells in aligned]


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
