"""Two recordings of one journey, held side by side."""

import dataclasses
import difflib

from harness.surge.parts import Parts, likeness, parts
from harness.surge.rounds import Round


@dataclasses.dataclass
class Aligned:
    """A round, taken apart, with the same round of the other recording."""

    round: Round
    parts: Parts
    other: Parts | None = None
    other_round: Round | None = None


def aligned(mine: list[Round], theirs: list[Round]) -> list[Aligned]:
    """Take the rounds apart, each with the one of the other recording that is like it."""
    made = [Aligned(each, parts(each.asked)) for each in mine]
    here, there = ([likeness(each.asked) for each in some] for some in (mine, theirs))
    matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            other = theirs[block.b + offset]
            made[block.a + offset].other, made[block.a + offset].other_round = parts(other.asked), other
    return made
