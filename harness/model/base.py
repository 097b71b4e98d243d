"""What every record is."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of everything written to JSON: immutable, keywords only, unknown keys of newer versions ignored."""


class Box(Record, frozen=True, kw_only=True):
    """A rectangle in CSS pixels from the top left of the page, wherever it is scrolled to."""

    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
