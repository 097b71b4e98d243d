"""Dates that are asked in several controls: of birth, and of a card's end."""

import re
from collections.abc import Sequence

from harness.fields.control import CARD, Control, Meaning
from harness.fields.labels import read
from harness.fields.names import spoken
from harness.lexicon import Lexicon

_PARTS = ("day", "month", "year")
_WRITTEN = {"day": r"\b(day|dd)\b", "month": r"\b(month|mm|mon|mo)\b", "year": r"\b(year|yyyy|yy|yr)\b"}
_CARD = CARD | {"cc-name", "cc-type"}
_LIFETIME = 60  # years in a list
_OF_BIRTH = frozenset({"bday", "bday-day", "bday-month", "bday-year"})


def dates(made: list[Meaning], controls: Sequence[Control], readers: Sequence[Lexicon]) -> None:
    """Tell the parts of a date of birth and of a card's end, where they stand beside each other."""
    parts = [_part(control, readers) for control in controls]
    for at in range(len(controls)):
        if parts[at] and made[at].token in ("unknown", "bday", "cc-exp", "tel", "date"):
            token = _by_group(controls[at], readers) or _whose(made, controls, parts, at)
            if token and not (token == "cc-exp" and parts[at] == "day"):
                made[at] = made[at].but(token=f"{token}-{parts[at]}", certainty="likely", source="context")
    _halves(made, controls)


def _by_group(control: Control, readers: Sequence[Lexicon]) -> str:
    said = next(filter(None, (read(words, control.group) for words in readers)), "") if control.group else ""
    return said if said in ("bday", "cc-exp") else ""


def _whose(made: Sequence[Meaning], controls: Sequence[Control], parts: Sequence[str], at: int) -> str:
    """Tell which date a part belongs to: its own words say it, or those beside it; empty where nothing does."""
    if made[at].token in ("bday", "cc-exp"):
        return made[at].token
    near = range(max(0, at - 2), min(len(made), at + 3))
    beside = {made[other].token for other in near if other != at}
    if beside & _OF_BIRTH and _together(parts, at):
        return "bday"
    if beside & _CARD:
        return "cc-exp"
    return "bday" if _together(parts, at) == set(_PARTS) and _past(controls, parts, at) else ""


def _together(parts: Sequence[str], at: int) -> set[str]:
    """Give the parts that stand in a row with this one, if there are others."""
    row = {part for part in parts[max(0, at - 2) : at + 3] if part}
    return row if len(row) > 1 else set()


def _past(controls: Sequence[Control], parts: Sequence[str], at: int) -> bool:
    """Whether the year in a row of parts is one that somebody can be born in: a list that goes back a lifetime."""
    near = range(max(0, at - 2), min(len(parts), at + 3))
    return any(parts[other] == "year" and len(numbers_of(controls[other])) >= _LIFETIME for other in near)


def _part(control: Control, readers: Sequence[Lexicon]) -> str:
    """Tell which part of a date a control asks for; empty where it is none or all of it."""
    for text in (control.label, control.placeholder, *(words for words, _, _ in control.option_values[:1])):
        said = {part for part in _PARTS if len(text.split()) <= 3 and any(words.find(f"parts.{part}", text) for words in readers)}
        if said:
            return said.pop() if len(said) == 1 else ""
    written = f"{spoken(control.name)} {spoken(control.id)}"
    named = [part for part in _PARTS if re.search(_WRITTEN[part], written)]
    return named[-1] if len(named) == 1 else _by_options(control) if control.option_values else ""


def _by_options(control: Control) -> str:
    numbers = numbers_of(control)
    if len(numbers) in (28, 29, 30, 31) and numbers[-1] <= 31:
        return "day"
    if len(numbers) == 12 and numbers[-1] == 12:
        return "month"
    return "year" if len(numbers) > 5 and all(1900 <= number < 2100 for number in numbers) else ""


def numbers_of(control: Control) -> list[int]:
    """Give the options of a list that are numbers, sorted."""
    return sorted(int(words) for words, _, _ in control.option_values if re.fullmatch(r"[0-9]{1,4}", words))


def _halves(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Read two fields beside each other that both ask for the end of a card as its month and its year."""
    for at in range(1, len(made)):
        if made[at].token == made[at - 1].token == "cc-exp" and controls[at].type == controls[at - 1].type == "select":
            made[at - 1] = made[at - 1].but(token="cc-exp-month", certainty="likely", source="context")
            made[at] = made[at].but(token="cc-exp-year", certainty="likely", source="context")
