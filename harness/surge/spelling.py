"""The ways in which a page's script or form sends a customer's fact on."""

import base64
import datetime
import hashlib
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote


def _dated(form: str) -> Callable[[str], str]:
    def spell(value: str) -> str:
        return datetime.date.fromisoformat(value).strftime(form)

    return spell


SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "": str,
    "stripped": str.strip,
    "upper": str.upper,
    "lower": str.lower,
    "digits": lambda value: re.sub(r"\D", "", value),
    "compact": lambda value: re.sub(r"[\s-]", "", value),
    "upper compact": lambda value: re.sub(r"[\s-]", "", value).upper(),
    "local part": lambda value: value.rpartition("@")[0],
    "quoted": lambda value: quote(value, safe=""),
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
    "hex": lambda value: value.encode().hex(),
    "sha256": lambda value: hashlib.sha256(value.encode()).hexdigest(),
    "md5": lambda value: hashlib.md5(value.encode(), usedforsecurity=False).hexdigest(),
    "sha1": lambda value: hashlib.sha1(value.encode(), usedforsecurity=False).hexdigest(),
    **{form: _dated(form) for form in ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y%m%d", "%Y", "%m", "%d")},
}


def spelled(value: str, how: str) -> str:
    """Spell a fact as it is sent; one that cannot be spelled so is sent as it is."""
    try:
        return SPELLINGS[how](value)
    except ValueError:
        return value
