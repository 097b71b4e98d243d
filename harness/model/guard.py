"""What a shopper kept back at a site that is not ours, and what it sent because somebody had cleared it."""

from typing import Literal

from harness.model.base import Record
from harness.model.words import Amount

ClearedBy = Literal["", "owned", "command", "site", "journey", "step"]  # what says that it may be sent; empty: nothing does


class Withheld(Record, frozen=True, kw_only=True):
    """Something that the company would have had to act on, and that was not sent."""

    what: str = ""  # in a customer's words: `places an order`
    name: str = ""  # of the control that would have sent it
    why: str = ""  # what told that it does
    method: str = ""  # of the request; empty where the control was not even pressed
    url: str = ""  # without what stands behind `?`
    journey: str = ""
    step: int = -1  # index in the journey
    view: int = -1  # index of the PageView that it stands on


class Committed(Record, frozen=True, kw_only=True):
    """Something that cannot be taken back and was sent, because somebody had cleared it."""

    what: str = ""
    name: str = ""
    by: ClearedBy = ""
    method: str = ""
    url: str = ""
    journey: str = ""
    step: int = -1
    view: int = -1
    at_s: Amount = 0  # seconds from the start of the visit, by the site's clock
    undo: Literal["", "undone", "not-undone"] = ""  # what the scenario's `undo` came to; empty: it has none for this
