"""The rule that codes are made by: a regular expression that no code keeps busy for long."""

import re
from typing import Any

from re import _constants as names, _parser as parser  # type: ignore[attr-defined]  # isort: skip  # what `re` itself reads them with

LONGEST_RULE, LONGEST_CODE = 200, 100  # characters
MOST_WAYS = 1_000_000  # to read one code: what is tried before it is known not to fit


class Rule:
    """A rule; ValueError, with a clause that says why, where the text is none."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST_RULE:
            raise ValueError(f"has {len(text):,} characters, and {LONGEST_RULE} are the most")
        try:
            self._pattern = re.compile(text)
            ways = _ways(parser.parse(text))
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"is no regular expression: {error}") from None
        if ways > MOST_WAYS:
            raise ValueError("can be read in so many ways that a code may take hours: it repeats what repeats, or what differs in length")

    def fits(self, code: str) -> bool:
        """Tell whether a code is made by it."""
        return len(code) <= LONGEST_CODE and self._pattern.fullmatch(code) is not None


def _ways(part: Any) -> int:
    """Count in how many ways a part of a rule can read a code at most; somewhat above MOST_WAYS where there are more."""
    ways: int = 1
    for kind, value in part:
        if kind is names.BRANCH:
            ways *= sum(map(_ways, value[1]))
        elif kind in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
            least, most, repeated = value
            ways *= _repeated(int(least), min(int(most), LONGEST_CODE), _ways(repeated))
        elif kind in (names.SUBPATTERN, names.ASSERT, names.ASSERT_NOT):
            ways *= _ways(value[-1])
        elif kind is names.ATOMIC_GROUP:
            ways *= _ways(value)
        elif kind is names.GROUPREF_EXISTS:
            ways *= sum(_ways(each) for each in value[1:] if each)
        ways = min(ways, MOST_WAYS + 1)
    return ways


def _repeated(least: int, most: int, ways: int) -> int:
    if ways == 1:
        return max(1, most - least + 1)
    return min(sum(int(ways ** min(times, MOST_WAYS.bit_length())) for times in range(least, most + 1)), MOST_WAYS + 1)
