"""Counting what the customer does: the one place where effort comes from."""

import collections
from typing import Literal

from harness.model import Effort, Factor

Hand = Literal["", "mouse", "keyboard"]


class Tally:
    """The effort of one step as it grows."""

    def __init__(self, hand: Hand = "", pointer: bool = True) -> None:
        self.hand: Hand = hand
        self._pointer = pointer  # without one the hand stays where the keys are, and points at nothing
        self._numbers: collections.Counter[str] = collections.Counter()
        self._waiting_ms = 0.0
        self._mail_waiting_s = 0.0
        self._authentication: list[Factor] = []

    def click(self) -> None:
        """A press that does something."""
        self._use("mouse")
        self._numbers["clicks"] += 1

    def type(self, characters: int) -> None:
        """Pointing into a field and typing so many characters."""
        self._use("mouse")
        self._numbers["focuses"] += self._pointer
        self._use("keyboard")
        self._numbers["fields"] += 1
        self._numbers["keystrokes"] += characters

    def keys(self, number: int) -> None:
        """Keys pressed outside of a field's typing."""
        self._use("keyboard")
        self._numbers["keystrokes"] += number

    def tab(self, stops: int) -> None:
        """Keys pressed to get somewhere."""
        self._numbers["tab_stops"] += stops

    def choose(self, typed: int = 0) -> None:
        """An answer given by picking: the presses it took are in it, but not the characters typed to find it."""
        self._use("mouse")
        if typed:
            self.keys(typed)
        self._numbers["choices"] += 1

    def see(self, what: Literal["pages", "dialogs"]) -> None:
        """A page or a dialog that came."""
        self._numbers[what] += 1

    def read(self, text: str) -> None:
        """Words of a label, an error or a dialog."""
        self._numbers["words"] += len(text.split())

    def asked(self, *, required: bool, prefilled: bool, known: bool, again: bool) -> None:
        """A control that asks for an answer."""
        self._numbers.update(asked=1, required=int(required), prefilled=int(prefilled), known=int(known), asked_again=int(again))

    def go_to_mailbox(self, waited_s: float) -> None:
        """A way to the mailbox, and the seconds by the site's clock until the mail was there."""
        self._numbers["mail_steps"] += 1
        self._mail_waiting_s += max(0.0, waited_s)

    def wait(self, ms: float) -> None:
        """Waiting for the site."""
        self._waiting_ms += max(0.0, ms)

    def authenticate(self, factor: Factor) -> None:
        """A proof of who the customer is, demanded and given."""
        self._authentication.append(factor)

    def _use(self, hand: Hand) -> None:
        self._numbers["switches"] += self._pointer and bool(self.hand) and hand != self.hand
        self.hand = hand

    @property
    def effort(self) -> Effort:
        """What has been counted so far."""
        return Effort(
            **self._numbers, waiting_ms=round(self._waiting_ms, 1), mail_waiting_s=round(self._mail_waiting_s, 1) or 0,
            authentication=tuple(self._authentication),
        )  # fmt: skip
