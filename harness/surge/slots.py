"""Whether a value is a customer's fact, was made for one session, or is the same for everybody."""

import re
import string
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from harness.surge.parts import Place
from harness.surge.script import Slot, Text
from harness.surge.spelling import SPELLINGS, spelled

SHORTEST_WITHIN = 4  # characters of a fact that is looked for within a longer value
SURE = 3  # ... and of one that is a value by itself, wherever that stands
_WITHIN = ("", "lower", "upper", "quoted", "compact", "base64")
_MOMENT = re.compile(r"1[5-9]\d{8}(\d{3})?|2[01]\d{8}(\d{3})?")  # seconds or milliseconds since 1970, in these decades
_RANDOM = re.compile(
    r"(?i:[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[\w+/=.~-]{16,}", re.ASCII
)


class Told(NamedTuple):
    """What another customer sent in the same place, and their facts; None where there is no other recording."""

    value: str | None
    facts: Mapping[str, str] | None


def facts_in(value: str, name: str, facts: Mapping[str, str], other: Told, within: int = SHORTEST_WITHIN) -> Text | None:
    """Give a value with slots for the facts in it, of so many characters at least; None where it has none."""
    for fact, how, form in _forms(facts):
        if form == value and _is_it(form, fact, name) and _agrees(fact, how, other):
            return Text((Slot("fact", fact, how),))
    parts: list[str | Slot] = [value]
    for fact, how, form in sorted(_forms(facts), key=lambda each: -len(each[2])):
        if how in _WITHIN and len(form) >= within:
            slot = Slot("fact", fact, how)
            parts = [piece for part in parts for piece in (_split(part, form, slot) if isinstance(part, str) else [part])]
    return Text(tuple(parts)) if len(parts) > 1 else None


def _forms(facts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give the forms of all facts, plain ones of all before others of any."""
    for how in SPELLINGS:
        for fact, value in facts.items():
            form = spelled(value, how)
            if form and (not how or form != value) and (not how.startswith("%") or fact == "bday"):
                yield fact, how, form


def _is_it(form: str, fact: str, name: str) -> bool:
    """Whether a short value is this fact and not just any: the field's name says so."""
    return len(form) >= SURE or any(word in name.lower() for word in fact.split("-"))


def _agrees(fact: str, how: str, other: Told) -> bool:
    if other.value is None or other.facts is None or fact not in other.facts:
        return True
    return spelled(other.facts[fact], how) == other.value


def _split(part: str, form: str, slot: Slot) -> list[str | Slot]:
    pieces = re.split(rf"(?<!\w){re.escape(form)}(?!\w)", part)
    made: list[str | Slot] = []
    for at, piece in enumerate(pieces):
        made += [slot] * (at > 0) + [piece] * bool(piece)
    return made


def looks_made(value: str, place: Place) -> bool:
    """Whether a value looks as if it was made for one customer, order or session."""
    if place[0] == "header" and place[1] in ("accept", "x-requested-with"):
        return False
    digits, big = sum(sign.isdigit() for sign in value), any(sign in string.ascii_uppercase for sign in value)
    if value.isdigit():
        return len(value) >= SHORTEST_WITHIN or place[0] == "path"
    if " " in value or not digits:
        return len(value) >= 20 and " " not in value and bool(re.search(r"[A-Z].*[a-z].*[A-Z]", value))
    return digits >= 3 or (big and len(value) >= SHORTEST_WITHIN) or len(value) >= 20


def made_by_a_script(value: str) -> bool:
    """Whether a value that no answer had looks as if a script of the page had made it: a moment, or chance."""
    return bool(_MOMENT.fullmatch(value) or _RANDOM.fullmatch(value))
