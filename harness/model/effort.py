"""What a customer spent."""

from collections.abc import Sequence
from operator import attrgetter

from harness.model.base import Record
from harness.model.words import Amount, Count, Factor


class Effort(Record, frozen=True, kw_only=True):
    """What the customer spent. Counted by the shopper alone; adds up."""

    clicks: Count = 0  # presses that do something: links, buttons, tabs, openers
    focuses: Count = 0  # pointing into a text field to type
    keystrokes: Count = 0  # characters typed plus keys pressed
    choices: Count = 0  # answers given by picking
    fields: Count = 0  # text-like fields typed into
    asked: Count = 0  # controls that the pages on the way asked an answer for
    required: Count = 0  # ... of which the customer could not leave empty
    prefilled: Count = 0  # ... of which already held the right value
    known: Count = 0  # ... of which asked for a fact that the company held already
    asked_again: Count = 0  # ... of these, which stood empty or wrong
    pages: Count = 0  # page loads the customer sees
    dialogs: Count = 0  # dialogs, drawers and parts renewed in place
    words: Count = 0  # words to read in labels, errors and dialogs
    tab_stops: Count = 0  # keys pressed to get to what is pressed or filled in, in visits by keyboard
    switches: Count = 0  # changes of the hand between mouse and keyboard
    mail_steps: Count = 0  # times the customer has to leave for the mailbox
    mail_waiting_s: Amount = 0  # seconds until the mails came, by the site's clock: customers do something else meanwhile
    waiting_ms: Amount = 0  # waiting for the site
    authentication: tuple[Factor, ...] = ()  # factors demanded, in order

    def __add__(self, other: "Effort") -> "Effort":
        return Effort.total([self, other])

    @classmethod
    def total(cls, parts: Sequence["Effort"]) -> "Effort":
        """Add up any number of efforts, the factors of authentication in their order."""
        proofs = tuple(factor for part in parts for factor in part.authentication)
        sums = map(sum, zip(*map(_counts, parts), strict=True))
        return cls(**dict(zip(COUNTS, sums, strict=bool(parts))), authentication=proofs)


COUNTS = tuple(name for name in Effort.__struct_fields__ if name != "authentication")
_counts = attrgetter(*COUNTS)
