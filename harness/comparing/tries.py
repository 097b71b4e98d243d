"""Holds the tries of one visit against each other: a visit that differs between them is unsteady."""

import collections
import contextlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from harness.errors import BadFile
from harness.model import Scorecard, Try
from harness.visit_file import read_scorecard

# Not the keys, for each try of a stranger is another customer with another name; not score and seconds, which rest on measured time.
COUNTS = ("clicks", "fields", "pages")
_COUNTED = ("reached", "held", "dead-end")  # outcomes whose counts are a result


def walk_of(card: Scorecard) -> Try:
    """Give what one walk came to."""
    effort = card.effort
    return Try(
        visit=card.visit, attempt=card.attempt, outcome=card.outcome, kind=card.kind, score=card.score,
        clicks=effort.clicks, fields=effort.fields, pages=effort.pages, seconds=round(card.seconds.middle, 1),
    )  # fmt: skip


def difference(tries: Sequence[Try]) -> str:
    """Say in what the tries of a visit differ, in one line; empty where they agree."""
    ends = collections.Counter(map(_end, tries))
    if len(ends) > 1:
        said = ", ".join(f"{number} × {end}" for end, number in ends.items())
    elif tries and tries[0].outcome in _COUNTED:
        spans = {name: sorted({getattr(each, name) for each in tries}) for name in COUNTS}
        said = ", ".join(f"{numbers[0]} to {numbers[-1]} {name}" for name, numbers in spans.items() if len(numbers) > 1)
    else:
        said = ""
    return f"{len(tries)} tries: {said}" if said else ""


def _end(walk: Try) -> str:
    outcome = walk.outcome.replace("-", " ")
    return f"{outcome} ({walk.kind.replace('-', ' ')})" if walk.kind else outcome


def told(card: Scorecard, tries: Sequence[Try]) -> Scorecard:
    """Put what all tries of a visit came to into the scorecard of one: all of them into the first's, that they differ into each."""
    first = tries[0].visit == card.visit
    return msgspec.structs.replace(card, tries=list(tries) if first else [], unsteady=difference(tries))


def carried_over(card: Scorecard, path: Path) -> Scorecard:
    """Keep in a scorecard that is made anew from its visit alone what the older one there says of the other tries."""
    with contextlib.suppress(BadFile):
        before = read_scorecard(path)
        return msgspec.structs.replace(card, tries=before.tries, unsteady=before.unsteady)
    return card
