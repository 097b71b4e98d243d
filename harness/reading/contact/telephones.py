"""Whether what a link calls can be a telephone number: RFC 3966 for links, ITU-T E.164 for numbers."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from harness.model import Certainty

BLOT = "•"  # stands where a secret was
SHORTEST, SHORTEST_ABROAD = 3, 5  # figures: `112`; `+49 115`
LONGEST = 17  # E.164 has 15, `00` or a needless `(0)` may stand before or within them
NUMBER = 7  # figures that make a number to call from anywhere
_NO_NUMBERS = ("12345678", "1234567890", "5555555555", "15555555555")  # which no country's numbering allows
_AFTER = re.compile(r"[;,?]|(?<=\d)[^\w+]*(?:ext|x|p|w|#)\W*\d", re.I)  # an extension, pauses, parameters
_IN_LETTERS = re.compile(r"\+?(?:\W?\d){3,}(?:\W?\d|\W?[A-Za-z])+")  # `1-800-FLOWERS`: dials by the letters on its keys
_ZEROS = re.compile(r"0{3,}|[1-9]\d{0,2}0{8,}")


class Fault(NamedTuple):
    """Why what a link calls is no number; sure where nothing can be dialled."""

    why: str
    certainty: Certainty = "likely"


def fault(href: str) -> Fault | None:
    """Say why a `tel:` link can call nobody; None where it may, and for all other links."""
    scheme, _, called = href.partition(":")
    if scheme.strip().lower() != "tel" or BLOT in href:
        return None
    number = _AFTER.split(unquote(called).strip().strip("/"))[0].strip()
    figures = "".join(sign for sign in number if sign.isdecimal())
    letters = {sign.casefold() for sign in number if sign.isalpha()}
    if not figures:
        return Fault("holds no figure", "sure" if letters else "likely")
    if letters and not _dials(number, letters):
        return Fault("holds letters that are no number", "sure" if len(letters) == 1 and "x" in letters else "likely")
    return _counted(figures, abroad=number.startswith("+")) if not letters else None


def _dials(number: str, letters: set[str]) -> bool:
    """Tell whether letters stand for the keys that they are on: after figures, of several kinds, and no more than a number has."""
    keys = sum(sign.isalnum() for sign in number)
    return len(letters) > 1 and NUMBER <= keys <= LONGEST and bool(_IN_LETTERS.fullmatch(number))


def _counted(figures: str, abroad: bool) -> Fault | None:
    count = len(figures)
    if _ZEROS.fullmatch(figures):
        return Fault("holds zeros in the place of a number")
    if count < (SHORTEST_ABROAD if abroad else SHORTEST) or count > LONGEST:
        return Fault(f"has {count} figure{'' if count == 1 else 's'}")
    return Fault("stands for a number and is none") if figures in _NO_NUMBERS else None


def names_number(words: str) -> bool:
    """Tell whether a link's words name a number that can be dialled by hand."""
    return sum(sign.isdecimal() for sign in words) >= NUMBER and fault(f"tel:{''.join(filter(_dialled, words))}") is None


def _dialled(sign: str) -> bool:
    return sign.isdecimal() or sign == "+"
