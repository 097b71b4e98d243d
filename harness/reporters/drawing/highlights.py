"""What of a visit is shown where there is room for little: its most telling frames, and the findings that cost most."""

import dataclasses
from collections.abc import Sequence

from harness.model import Finding
from harness.reporters.drawing.film import Frame, Place, Stretch
from harness.reporters.drawing.pictures import Picture
from harness.reporters.drawing.present import severity_rank, worst

FRAMES, FINDINGS = 8, 3  # at most


@dataclasses.dataclass(frozen=True)
class Shot:
    """A frame, with the gravest finding that it shows."""

    frame: Frame
    finding: Finding | None


def costliest(places: Sequence[Place]) -> list[Place]:
    """Give the findings that cost most, the gravest first, of equal ones the surest: a severity is what the score loses for it."""
    ranked = sorted(places, key=lambda place: (-severity_rank(place.finding.severity), place.finding.certainty != "sure"))
    return ranked[:FINDINGS]


def telling(stretches: Sequence[Stretch], places: Sequence[Place]) -> list[Shot]:
    """Give the most telling frames that have a picture, each picture once, in their order.

    The start and the end, where it halted, and where findings are; of the others as many as there is room for, evenly.
    """
    found: dict[Picture, list[Finding]] = {}
    for place in places:
        if shown := place.frame.picture if place.frame else place.picture:
            found.setdefault(shown, []).append(place.finding)
    shots = [Shot(frame, worst(found.get(frame.picture, []))) for frame in _frames(stretches) if frame.picture]
    if len(shots) <= FRAMES:
        return shots
    first = sorted(range(len(shots)), key=lambda at: (at not in (0, len(shots) - 1), shots[at].frame.halt is None, _rank(shots[at])))
    chosen = [at for at in first[:FRAMES] if at in (0, len(shots) - 1) or shots[at].frame.halt or shots[at].finding]
    others, room = [at for at in range(len(shots)) if at not in chosen], FRAMES - len(chosen)
    chosen += [others[number * len(others) // room] for number in range(room)]
    return [shots[at] for at in sorted(chosen)]


def _rank(shot: Shot) -> int:
    return -severity_rank(shot.finding.severity) if shot.finding else 0


def _frames(stretches: Sequence[Stretch]) -> list[Frame]:
    """Give the frames with a picture; of several in a row that show the same the one that tells most: where it halted, or what was used."""
    kept: list[Frame] = []
    for frame in (frame for stretch in stretches for frame in stretch.frames if frame.picture):
        if not kept or kept[-1].picture != frame.picture:
            kept.append(frame)
        elif frame.halt or (frame.boxes and not kept[-1].halt):
            kept[-1] = frame
    return kept
