"""Payment cards, which are typed only at sites that are ours."""

import re

from harness.browser.eyes import Eyes
from harness.browser.guard.clearance import Guard
from harness.browser.halt import Halted
from harness.browser.raw import RawField
from harness.fields import CARD
from harness.model import Withheld

ASKS = "asks for a payment card"

# As card networks number them; a loyalty card of as many digits is none.
_NUMBER = re.compile(r"4\d{12}(\d{3}){0,2}|(5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|6(011|4[4-9]\d|5\d\d)\d{12}")


def is_card(token: str, answer: str = "") -> bool:
    """Tell whether a question is for a payment card, or an answer to any question is such a card's number."""
    return token in CARD or _is_number(re.sub(r"[ -]", "", answer))


def held_back(field: RawField, guard: Guard, eyes: Eyes) -> Halted:
    """Note that a question for a payment card is not answered, and say why."""
    where = f", in a frame of {field.origin}" if field.origin else ""
    name = field.label or field.name or "a field"
    guard.withheld.append(Withheld(what=ASKS, name=name, journey=guard.journey, step=guard.step, view=len(eyes.views) - 1))
    return Halted("held", f"`{name}` {ASKS}{where}; one is typed only at a site that is `owned: true`.", name)


def _is_number(digits: str) -> bool:
    """Whether these digits are a card's number, by their beginning, their count and their check digit."""
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        return False
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0
