"""What a verb's fields are, as a file names them."""

import dataclasses
import functools
import typing
from typing import Any

from harness.scenario.mistakes import nearest
from harness.scenario.values import is_mapping, members_of
from harness.steps import Verb, steps

SYNONYMS = {
    "goto": "go", "visit": "go", "open": "go", "navigate": "go", "browse": "go", "load": "go", "url": "go",
    "tap": "click", "push": "click", "hit": "click", "follow": "click", "submit": "send",
    "type": "fill", "enter": "fill", "write": "fill", "input": "fill", "set": "fill", "answer": "fill",
    "select": "choose", "pick": "choose", "check": "choose", "tick": "choose", "option": "choose",
    "assert": "expect", "see": "expect", "verify": "expect", "need": "expect", "require": "expect", "must": "expect",
    "hope": "should", "ought": "should", "sleep": "wait", "pause": "wait", "until": "wait",
    "login": "sign-in", "log-in": "sign-in", "signin": "sign-in", "sign_in": "sign-in",
    "keep": "read", "remember": "read", "store": "read", "extract": "read", "key": "press", "keys": "press", "return": "back",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class FieldShape:
    """One field of a step as a file names it."""

    name: str
    attribute: str
    annotation: Any
    required: bool
    doc: str
    example: str


@functools.cache
def shape(verb: Verb) -> tuple[FieldShape, ...]:
    """Give the fields of a step in their order; a bare value fills the first."""
    hints = typing.get_type_hints(verb)
    return tuple(
        FieldShape(
            each.name.rstrip("_").replace("_", "-"),  # `from_`, which Python keeps for itself
            each.name,
            hints[each.name],
            each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING,
            str(each.metadata.get("doc", "")),
            str(each.metadata.get("example", "")),
        )
        for each in dataclasses.fields(typing.cast(Any, verb))
    )


def takes_table(verb: Verb) -> bool:
    """Tell whether a table given to a step is its first field, and not its fields by name."""
    fields = shape(verb)
    return bool(fields) and any(is_mapping(each) for each in members_of(fields[0].annotation))


def verb_meant(word: str) -> str:
    """Give the verb that a wrong one stands for, or an empty string."""
    return SYNONYMS.get(word.lower(), "") or nearest(word.lower(), steps.names())
