"""What a press does for good, and how that is known before it is pressed."""

from typing import NamedTuple


class Deed(NamedTuple):
    """Something after which another person has to act or somebody owes something, and what told that it comes of a press."""

    what: str  # in a customer's words: `places an order`
    why: str = ""


class Bearing(NamedTuple):
    """What a press would come to: a deed, nothing of consequence, or neither is known."""

    deed: Deed | None = None
    harmless: bool = False


HARMLESS = Bearing(harmless=True)
UNCLEAR = Bearing()
