"""What developers call their fields, in `name` and `id`."""

import functools
import re
from importlib import resources

from harness.shipped import read_yaml

# Written as words; between them a field's name may have any sign or none, and capitals. `~` lets a word go on or begin before.
_NAMED: dict[str, list[str]] = read_yaml(resources.files(__package__).joinpath("names.yaml"))
_APART = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
# What may stand after the words without making something else of them, as `phoneType` and `addressHint` do.
_NO_MORE = re.compile(
    r"(?: (?:\d+|[a-z]|input|field|box|text|txt|id|value|val|tmp|app|form|element|select|edit|ctrl|control|billing|shipping|home|work"
    r"|primary|default|new|user|customer|contact|react|aria|hidden|real|reg|register|login|signup|required|native|combobox|dropdown|list|ext|kana"
    r"|kanji|short|full|long|main|member|account|again|confirm\w*|verify|repeat|retype|check|js|autocomplete|auto|prevent|ex|given|name|number"
    r"|no|line|ste|range|footer|header|top|bottom|desktop|mobile|modal|popup|page|widget|join|create|guest"
    r"|delivery|payment|checkout|cart|order|person|personal|profile|info|details|data|req|mandatory|model|view|subscribe|newsletter|tb"
    r"|signin|entry|group|row|wrapper|container|holder))*"
)
_ONLY_TICKED = frozenset({"remember-me", "terms", "marketing"})


def _pattern(words: str) -> str:
    inner = " ?".join(re.escape(word.strip("~")) for word in words.split())
    return ("" if words.startswith("~") else r"\b") + inner + (r"\w*" if words.endswith("~") else r"\b")


# Of two ways to write a name the longer is tried first.
_BY_LENGTH = {token: sorted(map(str, words), key=len, reverse=True) for token, words in _NAMED.items()}
_PATTERNS = [(token, re.compile("|".join(map(_pattern, words)))) for token, words in _BY_LENGTH.items()]


def spoken(name: str) -> str:
    """Give the words of a name that is written as developers write: `billingAddress.zip_code` says `billing address zip code`."""
    return " ".join(filter(None, _APART.split(name[:200]))).lower()


@functools.lru_cache(maxsize=4096)
def by_name(name: str, ticked: bool = False) -> str:
    """Give the token that a `name` or `id` tells, empty where it tells none. `ticked`: it is a box to tick.

    The words that end last name the thing: `shipping.address.city`. Of those that end at the same place the longest do.
    """
    words = spoken(name)
    best, where = "", (0, 0)
    for token, pattern in _PATTERNS:
        if (token in _ONLY_TICKED) == ticked:
            for match in pattern.finditer(words):
                if (place := (match.end(), match.end() - match.start())) > where:
                    best, where = token, place
    if words == "name" and not ticked:
        return "name"  # said of anything else within other words
    if " or " in words and "email" in words:
        return "email"
    return best if _NO_MORE.fullmatch(words[where[0] :]) else ""
