"""Visits that real browsers make for a campaign, all of them in one run, and what they came to."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from harness.errors import BadFile
from harness.exits import Exit
from harness.model import Scorecard, Visit
from harness.model.preflight import Fetched, Met, Walked
from harness.preflight.gathering.deriving import Derived, Place, Walk, derive
from harness.preflight.gathering.naming import named
from harness.preflight.gathering.seeing import answer, empty_fields, errors, fetched, help_distance
from harness.visit_file import read_scorecard, read_visit

WALKS, REPORT = "walks", "report"  # folders below the preflight's: the files of the walks, and what the run of them has left
SECONDS_EACH, SECONDS_MORE = 720, 120  # at most: for a walk, on which a mail is waited for ten minutes, and for the run around them
MEASURED = (Exit.FINE, Exit.TROUBLE, Exit.NOTHING)
OPTIONS = ("--report", "html,json,receipts", "--record", "--no-history", "--no-probe", "-p", "no:cacheprovider", "-q", "--no-header")


class NotWalked(Exception):
    """Why there are no visits: the run of them broke, or took too long."""


def walk(
    walks: Sequence[Walk], folder: Path, places: Callable[[Walk], Place], others: Collection[str] = ()
) -> tuple[list[Walked], list[Fetched]]:
    """Make the visits and give what they came to, and the pages that were looked at for themselves or were errors.

    `folder` is the preflight's; `places` says where a walk goes; `others` are names of customers, none of which any page
    may show to another. Raises NotWalked; BadFile where a file of the campaign cannot be read.
    """
    if not walks:
        return [], []
    files = folder / WALKS
    for former in (files, folder / REPORT):  # of an earlier preflight of the same campaign
        shutil.rmtree(former, ignore_errors=True)
    derived = [derive(each, number, files, places(each)) for number, each in enumerate(walks, 1)]
    _run(files, folder / REPORT, [f"{each.scenario}.yaml" for each in derived])
    met = [pair for each, made in zip(walks, derived, strict=True) if (pair := _read(each, made, folder, others))]
    if not met:
        raise NotWalked("the run of the walks left no visit")
    return [walked for walked, _ in met if walked.purpose != "help"], [page for _, pages in met for page in pages]


def _run(files: Path, reports: Path, scenarios: Sequence[str]) -> None:
    command = [sys.executable, "-m", "harness", "run", *scenarios, "--rootdir", ".", "--reports", str(reports.absolute()), *OPTIONS]
    limit = SECONDS_MORE + SECONDS_EACH * len(scenarios)
    try:
        ended = subprocess.run(command, cwd=files, capture_output=True, text=True, timeout=limit, check=False, errors="replace")
    except subprocess.TimeoutExpired:
        raise NotWalked(f"the run of the walks took longer than {limit} s") from None
    except OSError as error:
        raise NotWalked(f"the run of the walks could not begin: {error.strerror or error}") from None
    if ended.returncode not in MEASURED and not any(reports.glob("visits/*/scorecard.json")):
        last = next(reversed((ended.stderr or ended.stdout).strip().splitlines()), "")
        raise NotWalked(f"the run of the walks ended with status {ended.returncode}: {last}"[:300])


def _read(walk: Walk, derived: Derived, folder: Path, others: Collection[str]) -> tuple[Walked, list[Fetched]] | None:
    """Give what a walk came to; None where it has left no visit that can be read."""
    beside = next(iter(sorted((folder / REPORT / "visits").glob(f"{derived.scenario}--{derived.site}*"))), None)
    if beside is None:
        return None
    try:
        visit, card = read_visit(beside / "visit.json"), read_scorecard(beside / "scorecard.json")
    except BadFile:
        return None
    where, link = beside.relative_to(folder).as_posix(), f"{REPORT}/receipts/{beside.name}.html"
    return msgspec.structs.replace(walked(walk, visit, card, others), folder=where, link=link), list(_pages(walk, visit, link))


def walked(walk: Walk, visit: Visit, card: Scorecard, others: Collection[str] = ()) -> Walked:
    """Give what the points need of a visit."""
    near = help_distance(visit)
    return Walked(
        purpose=walk.purpose, of=walk.of, scenario=walk.scenario.stem if walk.scenario else "",
        outcome=card.outcome, kind=card.kind, score=card.score, said=card.reason or next((each.seen for each in card.findings), ""),
        should_reach=walk.should_reach, found=[Met(audit=each.audit, severity=each.severity, said=each.seen) for each in card.findings],
        named=list(named(visit, walk.facts, others)), answer=answer(visit), asks=empty_fields(visit), pages=near.pages, silent=near.silent,
        far=near.far,
        seconds=card.split.waiting,
    )  # fmt: skip


def _pages(walk: Walk, visit: Visit, link: str) -> Iterator[Fetched]:
    if walk.purpose == "help" and visit.views:
        yield fetched(visit, visit.views[-1], walk.of, link)
    elif walk.purpose != "help":
        yield from errors(visit, link)
