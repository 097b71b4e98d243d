"""Codes beside a code: the same one spelled otherwise, and those that somebody who guesses would try."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_DIGITS, _LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def plain(code: str) -> str:
    """Give a code as it is whatever its case and its dashes are."""
    return re.sub(r"[\W_]", "", code).upper()


def other_spellings(code: str) -> list[str]:
    """Give the code in the other case, and without what divides it."""
    other = code.lower() if code != code.lower() else code.upper()
    found = [other, re.sub(r"[\W_]", "", code)]
    return [each for each in dict.fromkeys(found) if each and each != code]


def neighbours(code: str, rule: str, avoid: Collection[str]) -> Iterator[str]:
    """Give codes next to a code, from its end on, each by one digit or letter more or less; only such as the rule allows.

    None of those in `avoid` is among them, however they are spelled: they belong to somebody.
    """
    theirs = {plain(each) for each in avoid} | {plain(code)}
    for at in range(len(code) - 1, -1, -1):
        for near in _near(code[at]):
            found = f"{code[:at]}{near}{code[at + 1 :]}"
            if plain(found) not in theirs and (not rule or re.fullmatch(rule, found)):
                yield found


def _near(sign: str) -> Iterator[str]:
    for row in (_DIGITS, _LETTERS, _LETTERS.lower()):
        if sign in row:
            at = row.index(sign)
            yield from row[at + 1 : at + 2]
            yield from row[max(at - 1, 0) : at]
