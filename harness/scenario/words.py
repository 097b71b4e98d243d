"""Words with `{name}` in them: which names they need, and the words once these are put in."""

import re
from collections.abc import Iterator, Mapping

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


def names_in(text: str) -> list[str]:
    """Give the names that a text needs, in their order; `{{` and `}}` are braces and name nothing."""
    return [found[1].strip() for found in _PIECE.finditer(text) if found[1] is not None]


def loose_braces(text: str) -> Iterator[int]:
    """Give the offsets of braces that are neither doubled nor around a name."""
    return (found.start() for found in _PIECE.finditer(text) if found.group() in ("{", "}"))


class Unknown(KeyError):
    """A name that nothing stands behind yet."""


def put_in(text: str, values: Mapping[str, str]) -> str:
    """Put values in for names. Unknown names what has no value; loose braces stay as they are."""

    def value(name: str) -> str:
        if name not in values:
            raise Unknown(name)
        return values[name]

    return _PIECE.sub(lambda found: value(found[1].strip()) if found[1] is not None else found.group()[0], text)
