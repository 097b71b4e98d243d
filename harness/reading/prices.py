"""The prices that pages show, with the words that they stand beside."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from harness.mails.money import amounts
from harness.model import TEXT_AT_MOST, PageView
from harness.reading.contact.replies import every_tongue
from harness.reading.figures import sums

FEES = ("prices.delivery", "prices.fee")
LABEL = 60  # characters; a longer line is a sentence and no label
_CENTS = re.compile(r"(?<![\d.,:])\d{1,6}[.,]\d\d(?![\d.,:])")
_CODES = re.compile(r"\b(?:PLN|CZK|HUF|RON|BGN|ISK|TRY|INR|JPY|CNY|AUD|CAD|NZD|BRL|MXN|ZAR|AED|zł|Kč|Ft|lei|kn)(?!\w)")


class Price(NamedTuple):
    """An amount with its currency, and the words before it: on its line, else on the line above."""

    label: str
    value: Decimal
    currency: str


def prices(page: PageView) -> Iterator[Price]:
    """Give the amounts of a page that can be read in one way only, in their order."""
    above = ""
    for raw in f"{page.text}\n{page.dialog}".split("\n"):
        line = " ".join(raw.split())
        written = list(amounts(line))
        if not written:
            above = line or above
            continue
        label = line.partition(written[0])[0].strip(" :–-") or above
        found = sums(written[0])
        if len(written) == 1 and len(found) == 1 and len(found[0].values) == 1 and len(label) <= LABEL:
            yield Price(label, next(iter(found[0].values)), found[0].currency)


def means(key: str, words: str) -> bool:
    """Tell whether words have a meaning of the lexicon in any language."""
    return any(tongue.find(key, words) for tongue in every_tongue())


def words_of(page: PageView) -> str:
    """Give all that a page says, the names of what can be pressed included."""
    controls = (each.name for each in (*page.links, *page.buttons))
    return "\n".join((page.text, page.dialog, *controls, *(f"{field.label} {field.ticked}" for field in page.fields)))


def may_show_price(page: PageView) -> bool:
    """Tell whether a page shows, or may show, what something costs: an amount however written, that it is free, or a list of prices."""
    words = words_of(page)
    if len(page.text) >= TEXT_AT_MOST or any(amounts(words)) or _CENTS.search(words) or _CODES.search(words):
        return True
    return any(unicodedata.category(sign) == "Sc" for sign in words) or means("prices.told", words)
