"""Amounts of money as people write them: `1 234,56 €`, `EUR 19.90`, `$5`, `250:-`."""

import re
from collections.abc import Iterator

_SIGN = r"(?:[€$£]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK)(?![a-z]))"
_WORD = r"(?:euroa|euro|euros|kronor|kr|Fr\.|dollars|pounds)(?!\w)"
_NUMBER = r"(?:(?!0\d)\d{1,3}(?:[ .,'’\u00a0\u202f\u2009]\d{3})+(?!\d)|(?!0\d)\d{1,9})(?:[.,]\d{1,2}(?!\d))?"
_ROUND = r"(?:[.,](?:-|–|—)|:-)"  # whole kronor, euros or francs: `5,-`
_SPACE = r"[ \u00a0\u202f\u2009]?"
AMOUNT = re.compile(
    rf"(?<![\w.,]){_SIGN}{_SPACE}{_NUMBER}{_ROUND}?(?!\d)"
    rf"|(?<![\d.,\w-]){_NUMBER}(?:{_ROUND}?{_SPACE}(?:{_SIGN}|(?i:{_WORD}))|{_ROUND})(?!\w)"
)
# Of these, folded, every amount has one; to look for them is far cheaper than to look for amounts.
_UNITS = (*"€$£", "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "kr", "fr.", "dollar", "pound")
_HINTS = (*_UNITS, ":-", *(f"{point}{dash}" for point in ".," for dash in "-–—"))


def amounts(text: str, language: str = "") -> Iterator[str]:
    """Give the amounts of a text in their order; they are written alike in every language."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return iter(())
    return (match[0] for match in AMOUNT.finditer(text))
