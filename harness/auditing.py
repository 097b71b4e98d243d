"""Visits that are on disk, found and scored again."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from harness.comparing.tries import carried_over
from harness.errors import BadFile, Problem
from harness.model import Scorecard, Visit
from harness.scoring import score
from harness.visit_file import read_visit, write_scorecard


def visit_files(paths: Iterable[Path], bad: list[Problem]) -> list[Path]:
    """Give the visit files that are named, and those in and below folders, each once; note folders that have none."""
    found: dict[Path, None] = {}
    for path in paths:
        below = sorted(path.rglob("visit.json")) if path.is_dir() else [path]
        if not below:
            bad.append(Problem(str(path), 1, 1, "there is no visit.json in this folder or below", "`mystery-shop run` writes them"))
        found.update(dict.fromkeys(below))
    return list(found)


def scored_files(paths: Iterable[Path], bad: list[Problem]) -> Iterator[tuple[Path, Visit, Scorecard]]:
    """Give each visit with its folder, scored again; note those that cannot be read."""
    for path in paths:
        try:
            visit = read_visit(path)
        except BadFile as error:
            bad += error.problems
        else:
            yield path.parent, visit, score(visit)


def score_again(paths: Iterable[Path], bad: list[Problem], *, write: bool) -> list[Scorecard]:
    """Score visits, noting those that cannot be read; `write`: also into the scorecard.json beside each."""
    scorecards = []
    for folder, _, card in scored_files(paths, bad):
        scorecards.append(card)
        if write:
            write_scorecard(carried_over(card, path := folder / "scorecard.json"), path)
    return scorecards
