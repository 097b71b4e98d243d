"""What a shopper kept back at a site that is not ours, and what it sent because somebody had cleared it."""

from typing import Literal

from harness.model.base import Record
from harness.model.words import Amount

# What says that it may be sent; empty: nothing does. `undo`: it takes back what was sent before.
ClearedBy = Literal["", "owned", "command", "site", "journey", "step", "undo"]


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


class Undone(Record, frozen=True, kw_only=True):
    """What became of one journey of the scenario's `undo`. None of it is the customer's effort, and none of it the company's fault."""

    name: str
    mirrors: str = ""  # the journey whose sendings it takes back; empty: whatever was sent
    state: Literal["undone", "not-undone"] = "not-undone"
    reason: str = ""  # why it was not
    words: str = ""  # of the page that it ended on
    url: str = ""  # of that page, without what stands behind `?`
    picture: str = ""  # file name beside the visit
    seconds: Amount = 0


class NotUndone(Record, frozen=True, kw_only=True):
    """What a visit has left behind at a company: somebody has to take it back by hand."""

    visit: str  # id
    scenario: str = ""
    site: str = ""
    site_name: str = ""
    address: str = ""
    started: str = ""  # ISO 8601, UTC
    mailbox: str = ""  # the address that the company knows the customer by
    committed: list[Committed] = []
    kept: dict[str, str] = {}  # what was read on the way, such as the number of an order
    tried: list[Undone] = []
