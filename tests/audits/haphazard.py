"""Visits made by chance, of whatever their records may hold; and visits as older versions kept them: without what came later."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import msgspec
import msgspec.inspect as kinds

from harness.lexicon import languages, lexicon
from harness.model import Visit

ODD = ["", " ", "-" * 99, "\x00", "404", "http://[", "%", "<b>", "{{ name }}", "1.200,00 €", "a@b.fi", "2026-11-22T03:00:00", "yesterday"]
PLACES = ["https://shop.example/", "https://shop.example/basket#x", "https://pay.example/", "mailto:us@shop.example", "tel:+358 9"]
TOKENS = ["email", "tel", "bday", "current-password", "new-password", "given-name", "captcha", "unknown"]
FEW = [-1, 0, 0, 1, 2, 3]
MANY = [4, 99, 200, 404, 500, 2**31]


def by_chance(seed: int) -> Visit:
    """Make a visit that a seed stands for; its texts are phrases of the lexicon, so that audits go on to read it closely."""
    chance = random.Random(seed)
    language = chance.choice(languages())
    visit: Visit = _any(kinds.type_info(Visit), chance, _phrases(language), 0)
    return msgspec.structs.replace(visit, language=chance.choice([language, visit.language]))


def _phrases(language: str) -> list[str]:
    known = lexicon(language).phrases.values()
    return [" ".join("so" if word == "*" else word.split("|")[0].rstrip("~") for word in each.split()) for each in itertools.chain(*known)]


def _any(kind: kinds.Type, chance: random.Random, phrases: list[str], depth: int) -> Any:
    """Make a value of a kind; the deeper it stands, the shorter its lists."""
    if isinstance(kind, kinds.StructType):
        chosen = [field for field in kind.fields if field.required or chance.random() < 0.7]
        return kind.cls(**{field.name: _field(field, chance, phrases, depth) for field in chosen})
    if isinstance(kind, kinds.ListType | kinds.VarTupleType):
        made = [_any(kind.item_type, chance, phrases, depth + 1) for _ in range(chance.randint(0, max(2, 5 - depth)))]
        return tuple(made) if isinstance(kind, kinds.VarTupleType) else made
    if isinstance(kind, kinds.TupleType):
        return tuple(_any(each, chance, phrases, depth) for each in kind.item_types)
    if isinstance(kind, kinds.DictType):
        return {chance.choice("ab"): _any(kind.value_type, chance, phrases, depth) for _ in range(2)}
    return _plain(kind, chance, phrases, depth)


def _field(field: kinds.Field, chance: random.Random, phrases: list[str], depth: int) -> Any:
    if field.name in ("url", "href", "address"):
        return chance.choice(PLACES + ODD)
    return chance.choice(TOKENS) if field.name == "token" else _any(field.type, chance, phrases, depth)


def _plain(kind: kinds.Type, chance: random.Random, phrases: list[str], depth: int) -> Any:
    if isinstance(kind, kinds.UnionType):
        return _any(chance.choice(kind.types), chance, phrases, depth)
    if isinstance(kind, kinds.LiteralType):
        return chance.choice(kind.values)
    if isinstance(kind, kinds.BoolType):
        return chance.random() < 0.5
    if isinstance(kind, kinds.NoneType):
        return None
    if isinstance(kind, kinds.StrType):
        return chance.choice(ODD) if chance.random() < 0.2 else "\n".join(chance.choice(phrases) for _ in range(chance.randint(1, 3)))
    assert isinstance(kind, kinds.IntType | kinds.FloatType), kind
    number = chance.choice(MANY if chance.random() < 0.2 else FEW)
    return number if kind.ge is None else max(number, int(kind.ge))


def kept_later(visits: list[Visit], at_most: int) -> Iterator[Visit]:
    """Give visits without one of the fields that records need not have, each field at several visits that have it."""
    held: dict[tuple[type, str], list[Visit]] = {}
    for visit in visits:
        for mark in set(_optional(visit)):
            held.setdefault(mark, []).append(visit)
    for mark, having in held.items():
        for visit in having[:: max(1, len(having) // at_most)][:at_most]:
            yield without(visit, {mark})


def bare(visit: Visit) -> Visit:
    """Give a visit with its journeys, steps, looks and mails, and all that stands in these left out that need not be there."""
    return without(visit, {(record, name) for record, name in _optional(visit) if name not in STRUCTURE})


STRUCTURE = (
    "journeys", "steps", "acts", "halt", "views", "fields", "buttons", "links", "mails", "trials", "sent", "consent_probes", "offers",
)  # fmt: skip


def _optional(record: Any) -> Iterator[tuple[type, str]]:
    """Give what a record holds beyond what it must, and all in it."""
    if isinstance(record, list | tuple):
        for each in record:
            yield from _optional(each)
    elif isinstance(record, msgspec.Struct):
        for field in msgspec.structs.fields(type(record)):
            value = getattr(record, field.name)
            if not field.required and value != _absent(field):
                yield type(record), field.name
            yield from _optional(value)


def _absent(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()


def without(record: Any, gone: set[tuple[type, str]]) -> Any:
    """Give a record as it is read from a file that lacks these fields."""
    if isinstance(record, list | tuple):
        return type(record)(without(each, gone) for each in record)
    if not isinstance(record, msgspec.Struct):
        return record
    fields = [field.name for field in msgspec.structs.fields(type(record)) if (type(record), field.name) not in gone]
    return type(record)(**{name: without(getattr(record, name), gone) for name in fields})
