"""Findings and broken budgets in SARIF 2.1.0, for the views of code scanning."""

import collections
import datetime
import functools
import hashlib
import re
import tempfile
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote

import msgspec
import pytest

import harness
from harness import audits
from harness.comparing.baseline import key
from harness.comparing.marks import mark, own_words, path_mark
from harness.errors import printable
from harness.exits import Exit
from harness.model import BrokenBudget, Finding, JourneyScore, Scorecard, Visit
from harness.reading.lines import Line, line_of, line_of_budget
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import present
from harness.reporters.drawing.sources import below, workspace
from harness.reporters.writing import drafted

NAME = "results.sarif"
OVER_BUDGET = "over-budget"  # the one rule that is no audit
MOST = 25_000  # results that GitHub takes; it shows the first 5,000
LONGEST = 1000  # characters of a message
LEVELS: dict[str, Literal["error", "warning", "note"]] = {
    "critical": "error", "serious": "error", "moderate": "warning", "minor": "note",
}  # fmt: skip
_LINK = re.compile(r"\](?=\()|\{(?=\d)")  # what would make a link of a page's words, or look for an argument


@reporter
class Sarif:
    """Writes `results.sarif` when the run ends, the worst first; nothing when no visit has finished.

    Results wait in a file without a name, and only their places in memory.
    """

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._shown = functools.cache(functools.partial(_uri, workspace(config)))
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115  # open until the run is over
        self._places: list[tuple[int, str, int, int]] = []  # rank, nodeid, where in the spool, how long

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Put a visit's results aside."""
        for rank, made in results(result.visit, result.scorecard):
            at: Line = made.pop("at")
            artifact = {"uri": self._shown(at.path), "uriBaseId": "%SRCROOT%"}
            made["locations"] = [{"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": at.line}}}]
            written = msgspec.json.encode(made)
            self._places.append((rank, result.nodeid, self._spool.tell(), len(written)))
            self._spool.write(written)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write the file."""
        if not self._run.results:
            return
        order = {nodeid: at for at, nodeid in enumerate(self._run.results)}
        self._places.sort(key=lambda place: (place[0], order.get(place[1], -1), place[2]))
        left_out = max(0, len(self._places) - MOST)
        head = msgspec.json.encode(_run(self._run, exitstatus, left_out))
        with drafted(self._run.folder, NAME) as file:
            file.buffer.write(b'{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[')
            file.buffer.write(head.removesuffix(b"}") + b',"results":[')
            for number, (_, _, at, length) in enumerate(self._places[:MOST]):
                self._spool.seek(at)
                file.buffer.write((b",\n" if number else b"\n") + self._spool.read(length))
            file.buffer.write(b"]}]}\n")
        self._spool.close()


def results(visit: Visit, card: Scorecard) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the results of a visit, each with its rank, 0 for the worst, and, under `at`, the line that it is about."""
    met: collections.Counter[str] = collections.Counter()
    for journey in card.journeys:
        for broken, said in zip(journey.broken, journey.over_budget, strict=False):
            yield 0, _over_budget(visit, card, journey, broken, said, met)
    for finding in card.findings:
        yield 4 - present.severity_rank(finding.severity), _found(visit, card, finding, met)


def _found(visit: Visit, card: Scorecard, finding: Finding, met: collections.Counter[str]) -> dict[str, Any]:
    at = line_of(visit, finding.journey, finding.step)
    said = f"{_where(card, finding.journey)}: {finding.seen}"
    known = _mark(visit, finding.audit, finding.journey, finding.step, finding.words, finding.url)
    more = {"severity": finding.severity, "certainty": finding.certainty, "url": text(finding.url)}
    return _result(card, finding.audit, LEVELS[finding.severity], said, at, known, met, finding.new, finding.waived, more)


def _over_budget(
    visit: Visit, card: Scorecard, journey: JourneyScore, broken: BrokenBudget, said: str, met: collections.Counter[str]
) -> dict[str, Any]:
    at = line_of_budget(visit, journey.name, broken)
    known = _mark(visit, OVER_BUDGET, journey.name, -1, broken.metric)
    more = {"metric": broken.metric, "figure": broken.figure, "limit": broken.limit}
    return _result(card, OVER_BUDGET, "error", f"{_where(card, journey.name)}: {said}", at, known, met, broken.new, "", more)


def _result(
    card: Scorecard, rule: str, level: str, said: str, at: Line, known: str, met: collections.Counter[str], new: bool | None, waived: str,
    more: dict[str, Any],
) -> dict[str, Any]:  # fmt: skip
    met[known] += 1
    identity = f"{known}:{met[known]}"
    made = {
        "at": at, "ruleId": rule, "level": level, "message": {"text": text(said)},
        # GitHub tells results apart by the first alone; without it, it would take those of two companies for one.
        "partialFingerprints": {"primaryLocationLineHash": identity, "customerEffort/v1": identity},
        "suppressions": [{"kind": "external", "justification": text(waived)}] if waived else [],
        "properties": {"site": text(card.site), "visit": text(card.visit), "score": card.score, **more},
    }  # fmt: skip
    if rule in _rules():
        made["ruleIndex"] = list(_rules()).index(rule)
    return made if new is None else {**made, "baselineState": "new" if new else "unchanged"}


def _where(card: Scorecard, journey: str) -> str:
    return f"{card.scenario} at {present.site_text(card)}" + (f", {journey}" if journey else "")


def _mark(visit: Visit, rule: str, journey: str, step: int, words: str, url: str = "") -> str:
    """Give what a result is known by over runs, as findings are to a baseline: not by its line, its numbers or its place among others."""
    steps = next((each.steps for each in visit.journeys if each.name == journey), [])
    said = steps[step].words if 0 <= step < len(steps) else ""
    own = own_words(visit.locale, visit.seed, tuple(visit.names))
    known = (key(visit), rule, journey, mark(said, own), mark(words, own), path_mark(url, own))
    return hashlib.sha256("\0".join(known).encode("utf-8", "replace")).hexdigest()[:16]


def text(said: str) -> str:
    """Make hostile words plain text of SARIF: without links, arguments, and letters that no file holds."""
    fit = _LINK.sub(lambda found: f"{found.group()} ", " ".join(printable(said).split())).encode("utf-8", "replace").decode()
    return fit if len(fit) <= LONGEST else f"{fit[:LONGEST]}…"


@functools.cache
def _rules() -> dict[str, dict[str, Any]]:
    """Give the rules by their ids: our audits and the user's own, and one for budgets."""
    told = {name: (audits.title(name), audits.why(name)) for name in audits.audits.names()}
    told[OVER_BUDGET] = ("A journey cost more than it may.", "The scenario, the site or the command line sets a limit that was not kept.")
    return {name: _rule(name, title, why or title) for name, (title, why) in told.items()}


def _rule(name: str, title: str, why: str) -> dict[str, Any]:
    return {
        "id": name, "shortDescription": {"text": title}, "fullDescription": {"text": why}, "help": {"text": why},
        "defaultConfiguration": {"level": "error" if name == OVER_BUDGET else "warning"}, "properties": {"tags": ["customer-effort"]},
    }  # fmt: skip


def _run(run: Run, exitstatus: int, left_out: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {
        "executionSuccessful": exitstatus in (Exit.FINE, Exit.TROUBLE, Exit.NOTHING),
        "startTimeUtc": f"{run.started.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    if left_out:
        said = f"GitHub takes {MOST:,} results: {left_out:,} of those that weigh least were left out."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": said}}]
    version = harness.__version__
    driver = {"name": "mystery-shop", "version": version, "semanticVersion": version, "rules": list(_rules().values())}
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"customer-effort/{run.id}"},
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder of the checkout."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
    }


def _uri(folder: Any, path: str) -> str:
    """Give a file as a URI from the checkout; its name alone where it lies elsewhere, which nobody else need know."""
    return quote(below(folder, path) or path.replace("\\", "/").rpartition("/")[2] or "scenario.yaml", errors="replace")
