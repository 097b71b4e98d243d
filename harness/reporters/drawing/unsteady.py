"""Visits that differ between their tries, in words."""

from collections.abc import Sequence

from harness.reporters import Run
from harness.reporters.drawing import present
from harness.reporters.drawing.sentences import said_text
from harness.reporters.drawing.tongue import say


def unsteady_lines(run: Run) -> Sequence[str]:
    """Name each visit that is unsteady once, with what differs between its tries; when the run has ended."""
    cards = ((run.results[nodeid].scorecard, said) for nodeid, said in run.unsteady.items())
    told = (f"{card.scenario}, {present.site_text(card)}: {say('unsteady')}, {said_text(said)}" for card, said in cards)
    return list(dict.fromkeys(told))
