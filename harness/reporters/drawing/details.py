"""What the row of a visit opens to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from harness.reporters import Result
from harness.reporters.drawing import film
from harness.reporters.drawing.board import pairs
from harness.reporters.drawing.markup import render
from harness.reporters.drawing.pictures import Pictures, viewport
from harness.reporters.drawing.present import site_text

LONGEST_SAID = 100_000  # characters of a log


class Ending(NamedTuple):
    """How the test of a visit ended: what it came to, what it took, what it said, and what it has attached."""

    status: str = ""  # as reporters are told; empty where it was cut short
    seconds: float = 0  # 0: it was not walked in this run
    said: str = ""
    links: Markup = Markup()
    media: Sequence[Mapping[str, str]] = ()  # pytest-html's extras


def details(result: Result, ending: Ending, pictures: Pictures) -> str:
    """Give the HTML of a visit: its findings, journeys, mails and what its test said."""
    journeys = film.stretches(result, pictures)
    return render(
        "visit", card=result.scorecard, visit=result.visit, site=site_text(result.scorecard), journeys=journeys,
        places=film.places(result, pictures, journeys), pairs=pairs(result.scorecard), whole=viewport(result.visit),
        letters=film.letters(result, pictures), ending=ending, log=_cut(ending.said),
    )  # fmt: skip


def _cut(text: str) -> str:
    """Leave away the middle of a very long log: what matters is how it began and how it ended."""
    half = LONGEST_SAID // 2
    return text if len(text) <= LONGEST_SAID else f"{text[:half]}\n[…]\n{text[-half:]}"
