"""Annotations for GitHub: workflow commands that mark the lines of scenario files in a pull request, the worst first."""

import bisect
import collections
import dataclasses
import os
from collections.abc import Iterator
from typing import Literal

import pytest

from harness import audits
from harness.comparing.telling import step_line
from harness.errors import printable
from harness.model import Finding, JourneyScore, Scorecard, Visit
from harness.reading.lines import Line, line_of, line_of_budget, line_of_end
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import present
from harness.reporters.drawing.sources import below, workspace

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
MOST = 10  # annotations of each level that GitHub takes from a step
_LONGEST = {"title": 200, "message": 1000}  # characters
# Not measured: the first two are ours to mend, the last is nobody's.
_UNMEASURED: dict[str, Level] = {"error": "error", "stale-scenario": "warning", "bot-wall": "notice"}
_KNOWN: dict[bool, Level] = {False: "error", True: "warning"}  # of trouble: whether the baseline has it
_RANKS = {False: 0, True: 8}  # known trouble weighs less than anything new


@dataclasses.dataclass(frozen=True, order=True)
class Note:
    """One annotation; what is worse comes first. Its words are hostile."""

    rank: int  # 0 for the worst
    at: Line
    title: str
    message: str


@reporter
class Github:
    """Prints workflow commands at the end of a run where GITHUB_ACTIONS is `true` or `--report` names it."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        named = "github" in [name.strip() for name in config.getoption("report", default="").split(",")]
        self._on = named or os.environ.get("GITHUB_ACTIONS") == "true"
        self._workspace = workspace(config)
        self._kept: dict[Level, list[Note]] = {level: [] for level in LEVELS}
        self._met: collections.Counter[Level] = collections.Counter()
        self._told: set[int] = set()  # hashes of all that was met: of several walks the same is told once

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Keep what is worst so far."""
        for level, note in notes(result.visit, result.scorecard) if self._on else ():
            if hash(note) not in self._told:
                self._told.add(hash(note))
                self._met[level] += 1
                bisect.insort(self._kept[level], note)
                del self._kept[level][MOST:]

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the commands, each on a line of its own, where alone GitHub reads them."""
        for line in self._commands():
            terminalreporter.ensure_newline()
            terminalreporter.write_line(line)

    def _commands(self) -> Iterator[str]:
        left = {level: self._met[level] - len(kept) for level, kept in self._kept.items()}
        if any(left.values()) and len(self._kept["notice"]) == MOST:  # the last notice is for the rest
            self._kept["notice"].pop()
            left["notice"] += 1
        for level, kept in self._kept.items():
            yield from (command(level, note.message, self._place(note.at), note.title) for note in kept)
        if any(left.values()):
            rest = " and ".join(present.counted(number, f"{level}s") for level, number in left.items() if number)
            yield command("notice", f"GitHub shows {MOST} annotations of a kind; {rest} more are in the reports.", {}, "More was found")

    def _place(self, at: Line) -> dict[str, str]:
        path = below(self._workspace, at.path)
        return {"file": path, "line": str(at.line)} if path else {}


def notes(visit: Visit, card: Scorecard) -> Iterator[tuple[Level, Note]]:
    """Give what is to be annotated of a visit."""
    for journey in card.journeys:
        yield from _of_journey(visit, card, journey)
    where = f"{card.scenario} at {present.site_text(card)}"
    for change in card.changes.steps if card.changes else ():
        if any(more > 0 for more in change.effort.values()):
            yield "warning", Note(2, Line(change.path, change.line or 1), "More effort than before", f"{where}, {step_line(change)}")
    for finding in card.findings:
        if (level := _level(finding)) and finding.audit != "dead-end":  # which the journey tells
            title = f"{'New: ' if finding.new else ''}{audits.title(finding.audit).removesuffix('.')}"
            journeys = f", {finding.journey}" if finding.journey else ""
            at = line_of(visit, finding.journey, finding.step)
            yield level, Note(6 - present.severity_rank(finding.severity), at, title, f"{where}{journeys}: {finding.seen}")


def _of_journey(visit: Visit, card: Scorecard, journey: JourneyScore) -> Iterator[tuple[Level, Note]]:
    """Give the dead end and the broken budgets of a journey: errors, but for those that the baseline knows."""
    where = f"{card.scenario} at {present.site_text(card)}, {journey.name}"
    outcome = present.outcome_text(journey)
    waived = any(finding.audit == "dead-end" and finding.waived and finding.journey == journey.name for finding in card.findings)
    if journey.outcome == "dead-end" and not waived:
        known = card.changes is not None and card.changes.known and journey.name not in card.changes.worse
        yield _KNOWN[known], Note(_RANKS[known], line_of_end(visit, journey.name), outcome.capitalize(), f"{where}: {journey.reason}")
    if level := _UNMEASURED.get(journey.outcome):
        yield level, Note(0, line_of_end(visit, journey.name), f"Not measured: {outcome}", f"{where}: {journey.reason}")
    for broken, said in zip(journey.broken, journey.over_budget, strict=False):
        known = broken.new is False
        yield _KNOWN[known], Note(_RANKS[known] + 1, line_of_budget(visit, journey.name, broken), "Over budget", f"{where}: {said}")


def _level(finding: Finding) -> Level | None:
    """Give the level: a warning for what is new or serious, a notice for what is moderate, or serious and known; None for the rest."""
    if finding.waived:
        return None
    serious = finding.severity in ("critical", "serious")
    if finding.new or (finding.new is None and serious):
        return "warning"
    return "notice" if serious or (finding.new is None and finding.severity == "moderate") else None


def command(level: Level, message: str, place: dict[str, str], title: str) -> str:
    """Give a workflow command, in one line: GitHub takes every line that begins with `::` for a command, whoever wrote it."""
    properties = {**place, "title": _fit(title, "title")}
    given = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{level} {given}::{_escaped(_fit(message, 'message'))}"


def _fit(text: str, what: str) -> str:
    text = " ".join(printable(text).split())
    return text if len(text) <= _LONGEST[what] else f"{text[: _LONGEST[what]]}…"


def _escaped(text: str, more: str = "") -> str:
    for letter in f"%\r\n{more}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
