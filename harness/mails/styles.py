"""What a mail's styles keep from a reader: only what no screen shows is called hidden."""

import functools
import re
from collections.abc import Mapping

_LONGEST = 4000  # characters of a style attribute that are read
_SHEETS = 200_000  # characters of style sheets
_NAMED = re.compile(r"\w*[.#][\w-]+")  # `.preheader`, `div.preheader`, `#preheader`
_NUMBER = re.compile(r"\d*\.?\d+")
_BRACES = re.compile(r"[{}]|[^{}]+")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)

Styles = Mapping[str, str]


@functools.lru_cache(maxsize=512)
def declarations(text: str) -> Styles:
    """Read `display:none; width:1px` into names and values in lower case; what is said later counts."""
    pairs = (each.partition(":") for each in text[:_LONGEST].lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def rules(sheet: str) -> dict[str, dict[str, str]]:
    """Read what a style sheet says of single classes and ids on every screen; media queries say when something else holds."""
    found: dict[str, dict[str, str]] = {}
    depth, selector = 0, ""
    for piece in _BRACES.findall(_COMMENT.sub("", sheet[:_SHEETS])):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selector = piece.rpartition(";")[2].strip()
        elif depth == 1 and not selector.startswith("@"):
            for name in selector.split(",")[:20]:
                if match := _NAMED.fullmatch(name.strip()):
                    found.setdefault(match[0], {}).update(declarations(piece))
    return found


def hides(styles: Styles) -> bool:
    """Whether a box with these styles is seen by nobody."""
    if styles.get("display") == "none" or styles.get("visibility") in ("hidden", "collapse"):
        return True
    if length(styles.get("opacity", "")) == 0:
        return True
    closed = styles.get("overflow") in ("hidden", "clip")
    return closed and any(length(styles.get(side, "")) == 0 for side in ("max-height", "max-width", "height", "width"))


@functools.lru_cache(maxsize=512)
def length(text: str) -> float | None:
    """Give the number of `1px`, `0` or `600`; nothing where there is none, or a share of something, as in `100%`."""
    match = _NUMBER.match(text.strip()[:20])
    return float(match[0]) if match and not text.strip().endswith(("%", "em")) else None
