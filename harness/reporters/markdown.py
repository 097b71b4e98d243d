"""A summary in Markdown, for a job's page at a build server or a comment on a pull request."""

import collections
import functools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.exits import Exit
from harness.model import JourneyScore, Scorecard, StepChange, Visit
from harness.reading.lines import Line, line_of, line_of_budget
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import present, sent, tongue
from harness.reporters.drawing.gfm import Part, link, plain
from harness.reporters.drawing.sentences import said_text
from harness.reporters.drawing.sources import below, workspace
from harness.reporters.drawing.tongue import noted, say, say_number
from harness.reporters.drawing.unsteady import unsteady_lines
from harness.reporters.writing import write

NAME = "summary.md"
JOB = "GITHUB_STEP_SUMMARY"  # names the file that a job's page is made of; 1 MiB at most
ROWS, LINES = 30_000, 8_000  # characters of the table and of each list: all together less than the 65,536 of a comment
NAMES = 100  # characters of a name
_RANKS = {"failed": 0, "error": 1, "known": 2, "skipped": 3, "passed": 4}  # `known`: trouble that fails nothing, as the run was told
_MARKS = {"failed": "✗", "error": "!", "known": "=", "skipped": "–", "passed": "✓"}
_AT_GITHUB = (("GITHUB_SERVER_URL", r"https?://[\w.:-]+"), ("GITHUB_REPOSITORY", r"[\w.-]+/[\w.-]+"), ("GITHUB_SHA", r"[0-9a-f]{40,64}"))


@reporter
class Markdown:
    """Writes `summary.md` when the run ends, and adds it to a GitHub job's page; nothing when no visit has finished."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._place = _places(workspace(config))
        self._ended: collections.Counter[str] = collections.Counter()
        self._measured = 0
        self._held = False  # against a baseline
        self._new, self._budgets, self._waivers = Part(LINES), Part(LINES), Part(LINES)
        self._rows = Part(ROWS)

    def pytest_mystery_shop_visit(self, result: Result, status: str) -> None:
        """Note what the summary says of a visit."""
        card, visit = result.scorecard, result.visit
        troubled = card.outcome == "dead-end" or any(journey.broken for journey in card.journeys)
        status = "known" if status == "passed" and troubled else status
        self._ended[status] += 1
        self._measured += present.measured(card)
        self._held |= card.changes is not None
        rank = _RANKS.get(status, 0)
        with tongue.speaking(self._run.language):
            self._rows.add(rank, result.nodeid, _row(card, _MARKS.get(status, "")))
            for weight, line in _new(visit, card, self._place):
                self._new.add(weight, result.nodeid, line)
            for line in _budgets(visit, card, self._place):
                self._budgets.add(rank, result.nodeid, line)
            for line in _waivers(card, self._place):
                self._waivers.add(0, result.nodeid, line)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write the file."""
        if not self._run.results and not self._run.left:
            return
        with tongue.speaking(self._run.language):
            page = "\n".join(self._page(exitstatus)) + "\n"
        write(self._run.folder, NAME, page)
        if job := os.environ.get(JOB):
            with Path(job).open("a", encoding="utf-8") as file:
                file.write(page)

    def _page(self, exitstatus: int) -> Iterator[str]:
        if self._run.left:
            yield f"### {sent.left_head(len(self._run.left))}\n"
            yield from _with_rest(self._left(), "- {}")
            yield ""
        yield f"**{self._verdict(exitstatus)}** {self._besides()}".rstrip()
        heads = [say("Scenario"), say("Company"), say("Outcome"), say("Score"), say("Clicks"), say("Fields"), say("Seconds")]
        heads.append(say("Worst finding"))
        yield f"\n| | {' | '.join(heads)} |\n|---|---|---|---|---:|---:|---:|---:|---|"
        yield from _with_rest(self._rows, "| | {} | | | | | | | |")
        lists = [(say("Unsteady visits"), self._unsteady()), (say("New since the baseline"), self._new)]
        lists += [(say("Broken budgets"), self._budgets), (say("Waivers that have expired"), self._waivers)]
        for head, part in lists:
            if part.count:
                yield f"\n### {head}\n"
                yield from _with_rest(part, "- {}")

    def _left(self) -> Part:
        """Give what was left behind at companies, for somebody to take back by hand."""
        part = Part(LINES)
        for left in self._run.left:
            first, *more = map(plain, sent.left_lines(left))
            part.add(0, left.visit, f"- **{first}**<br>{'<br>'.join(more)}")
        return part

    def _unsteady(self) -> Part:
        """Give the visits whose tries differ, each once."""
        part = Part(LINES)
        for at, said in enumerate(unsteady_lines(self._run)):
            part.add(0, str(at), f"- {plain(said)}")
        return part

    def _verdict(self, exitstatus: int) -> str:
        failed, errors = self._ended["failed"], self._ended["error"]
        if exitstatus == Exit.CUT_SHORT:
            return say("The run was cut short.")
        if failed:
            measured = max(failed, self._measured)
            return say("{failed} of {measured} measured visits put customers to trouble.", failed=failed, measured=measured)
        if errors:
            return say("No company failed, but {errors} could not be walked for a fault of ours.", errors=present.counted(errors, "visits"))
        if not self._measured:
            return say("Nothing was measured.")
        if self._ended["known"]:
            return say("No visit failed.")
        return say("Every visit that was measured is fine: {measured}.", measured=present.counted(self._measured, "visits"))

    def _besides(self) -> str:
        left, said = self._ended.total() - self._measured, []
        if left:
            said.append(say_number("{number} visit could not be measured.", "{number} visits could not be measured.", left))
        if known := self._ended["known"]:
            one, many = noted("{number} visit had trouble that fails nothing."), noted("{number} visits had trouble that fails nothing.")
            said.append(say_number(one, many, known))
        if self._held and not self._new.count:
            said.append(say("Nothing is new since the baseline."))
        return " ".join(said)


def _with_rest(part: Part, row: str) -> Iterator[str]:
    yield from part.lines
    if part.left_out:
        yield row.format(say_number("… and {number} more", "… and {number} more", part.left_out))


def _row(card: Scorecard, mark: str) -> str:
    measured, worst = present.measured(card), present.worst(card.findings)
    counts = [str(card.effort.clicks), str(card.effort.fields), present.seconds_text(card.seconds)] if measured else [present.NONE] * 3
    found = f"{tongue.spelled(worst.severity)}: {present.title(worst.audit)}" if worst else present.NONE
    score = present.NONE if card.score is None else present.score_text(card.score)
    cells = [card.scenario, present.site_text(card), present.outcome_text(card), score, *counts, found]
    return f"| {' | '.join([mark, *map(plain, cells)])} |"


def _new(visit: Visit, card: Scorecard, place: Callable[[Line], str]) -> Iterator[tuple[int, str]]:
    """Give what the baseline does not know, with its weight: journeys that do not get there any more, findings, steps that cost more."""
    changes, where = card.changes, _where(card)
    if changes is None:
        return
    if not changes.known:
        yield 5, f"- {where}: {say('the baseline does not have this visit')}"
    for journey in changes.worse:
        yield 0, f"- {where}: {say('{journey} ends in a dead end now', journey=plain(journey))}"
    for finding in card.findings:
        if finding.new and not finding.waived and changes.known:
            head = plain(f"{tongue.spelled(finding.severity)}: {present.title(finding.audit)}")
            at = place(line_of(visit, finding.journey, finding.step))
            yield 5 - present.severity_rank(finding.severity), f"- {where}: {head} {plain(said_text(finding.seen))} {at}"
    for step in changes.steps:
        if more := _more(step):
            head = say("a step was added") if step.change == "added" else say("a step costs more")
            at = place(Line(step.path, step.line)) if step.path and step.line else ""
            yield 1, f"- {where}: {head}, {plain(step.words)} ({more}) {at}"


def _more(step: StepChange) -> str:
    if step.change == "gone":
        return ""
    counts = ((present.counted(round(step.effort.get(name, 0)), noun), step.effort.get(name, 0)) for name, noun in present.COLUMNS)
    more = [f"+{said}" for said, number in counts if number > 0]
    return ", ".join(more) or (say("no effort") if step.change == "added" else "")


def _budgets(visit: Visit, card: Scorecard, place: Callable[[Line], str]) -> Iterator[str]:
    for journey in card.journeys:
        for broken, said in zip(journey.broken, journey.over_budget, strict=False):
            new = f" ({say('new')})" if broken.new else ""
            yield f"- {_where(card, journey)}: {plain(said_text(said))}{new} {place(line_of_budget(visit, journey.name, broken))}"


def _waivers(card: Scorecard, place: Callable[[Line], str]) -> Iterator[str]:
    for waiver in (use.waiver for use in card.waivers if use.expired):
        at = place(Line(waiver.path, waiver.line)) if waiver.path else ""
        yield f"- {_where(card)}: {plain(present.title(waiver.audit))} {plain(f'{waiver.until}: {waiver.reason}')} {at}"


def _where(card: Scorecard, journey: JourneyScore | None = None) -> str:
    named = f"**{plain(card.scenario, NAMES) or present.NONE}**, {plain(present.site_text(card), NAMES)}"
    return f"{named}, {plain(journey.name, NAMES)}" if journey else named


def _places(folder: Path) -> Callable[[Line], str]:
    """Give how a line is named: at GitHub with a link to it."""
    said = [os.environ.get(name, "") for name, _ in _AT_GITHUB]
    linked = all(re.fullmatch(pattern, text) for (_, pattern), text in zip(_AT_GITHUB, said, strict=True))

    @functools.cache
    def place(line: Line) -> str:
        path = below(folder, line.path)
        name = f"{path or line.path}:{line.line}"
        return link(name, f"{said[0]}/{said[1]}/blob/{said[2]}/{path}#L{line.line}") if linked and path else plain(name)

    return place
