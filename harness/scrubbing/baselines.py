"""Baselines without personal data."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from harness.comparing import baseline
from harness.errors import BadFile, Problem
from harness.files import CannotWrite
from harness.model import KeptJourney, KeptVisit
from harness.scrubbing.visits import first_answer, whose


def found(paths: Iterable[Path]) -> list[Path]:
    """Give the baselines among the files that are named, and in folders."""
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    return [file for file in dict.fromkeys(files) if baseline.is_one(file)]


def scrub(file: Path, dry: bool, problems: list[Problem]) -> bool:
    """Write a baseline anew where it has anything personal; give whether it has."""
    try:
        return baseline.rewrite(file, _clear, dry=dry)
    except (BadFile, CannotWrite) as error:
        problems += error.problems if isinstance(error, BadFile) else [Problem(str(file), 1, 1, str(error))]
        return False


def _clear(visit: KeptVisit) -> KeptVisit:
    """Give a visit without what is personal, and without pictures from the first answer on."""
    clear, journeys, answered = whose(visit).secrets.blot(visit), list[KeptJourney](), visit.standing != "stranger"
    for journey in clear.journeys:
        until = 0 if answered else first_answer([[act.kind for act in step.acts] for step in journey.steps])
        steps = [msgspec.structs.replace(step, picture=step.picture if at < until else "") for at, step in enumerate(journey.steps)]
        journeys.append(msgspec.structs.replace(journey, steps=steps))
        answered = answered or until < len(steps)
    return msgspec.structs.replace(clear, names=[], seed="", journeys=journeys)
