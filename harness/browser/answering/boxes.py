"""One answer in several boxes: a code of six, a card's four groups, a telephone number in three."""

import itertools
from collections.abc import Sequence

import msgspec

from harness.browser.raw import RawField

LONGEST_BOX = 6  # characters; a longer field takes an answer whole
SPLIT = frozenset({"one-time-code", "cc-number", "tel", "tel-national", "identity-number"})


class Held(msgspec.Struct):
    """What a group of boxes holds."""

    held: list[str] = []


def boxes(fields: Sequence[RawField], tokens: Sequence[str], index: int) -> list[int]:
    """Give the fields that take one answer between them, in order, where the field is one of such a group; else none."""
    first = index
    while first > 0 and _goes_on(fields[first - 1], fields[first]):
        first -= 1
    last = first
    while last + 1 < len(fields) and _goes_on(fields[last], fields[last + 1]):
        last += 1
    group = list(range(first, last + 1))
    meant = {tokens[each] for each in group} - {"unknown"}
    return group if len(group) > 1 and first <= index and len(meant) == 1 and meant <= SPLIT else []


def _goes_on(one: RawField, other: RawField) -> bool:
    """Whether a box is followed by one of its kind, on the same line."""
    alike = (one.form, one.frame, one.control, one.type) == (other.form, other.frame, other.control, other.type)
    level = abs(one.box.y - other.box.y) < max(one.box.height, 1)
    return alike and one.control == "text" and level and 0 < one.longest <= LONGEST_BOX and 0 < other.longest <= LONGEST_BOX


def shares(ways: Sequence[str], lengths: Sequence[int]) -> list[str]:
    """Share the letters and figures of an answer out among boxes of these lengths, in the way of writing it that fills them."""
    bare = ["".join(sign for sign in way if sign.isalnum()) for way in ways]
    text = next((each for each in bare if len(each) == sum(lengths)), bare[0])
    cuts = [sum(lengths[:at]) for at in range(len(lengths) + 1)]
    return [text[start:end] for start, end in itertools.pairwise(cuts)]
