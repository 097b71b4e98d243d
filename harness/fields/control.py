"""What a page tells of a control, and what was made of it: plain data."""

from typing import Any

import msgspec

from harness.model import Certainty, MeaningSource

# The tokens of HTML `autocomplete` where there is one; `password`, `comment` and what follows them are ours, and `fax`, `house-number`.
_NAMED = """
honorific-prefix given-name additional-name family-name honorific-suffix name nickname organization organization-title email username
new-password current-password one-time-code street-address address-line1 address-line2 address-line3 address-level1 address-level2
address-level3 postal-code country country-name tel tel-country-code tel-national tel-area-code tel-local tel-extension
fax house-number bday bday-day bday-month bday-year sex url language photo
cc-name cc-given-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type
password comment subject search terms marketing remember-me identity-number identity-document captcha security-answer
quantity voucher date time party-size
"""
TOKENS = frozenset(_NAMED.split())
PASSWORDS = frozenset({"password", "current-password", "new-password"})
CARD = frozenset({"cc-number", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year"})  # what is secret of a payment card, or dates it


class Control(msgspec.Struct, kw_only=True):
    """A control as the page tells of it, before anybody asks what it means."""

    label: str = ""
    label_from: str = "none"
    group: str = ""  # the words over a group of controls
    description: str = ""  # what the page says besides: a hint under the field
    control: str = "text"
    type: str = "text"
    placeholder: str = ""
    title: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    name: str = ""
    id: str = ""
    pattern: str = ""
    longest: int = -1  # characters that it takes; -1: no limit
    option_values: list[tuple[str, str, bool]] = []  # words, value, disabled
    required: bool = False
    form: int = -1
    prediction: str = ""  # what the browser's own classifier says, in its words


class Form(msgspec.Struct, kw_only=True):
    """What a page says around a form's controls."""

    number: int = -1
    heading: str = ""
    name: str = ""  # its name, id and address, as developers wrote them
    method: str = ""  # as written, in small letters; empty where it is not
    buttons: list[str] = []


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a control asks for, how certain that is, what told it, and whether an answer is needed."""

    token: str = "unknown"
    certainty: Certainty = "likely"
    source: MeaningSource = "none"
    needed: bool = False

    def but(self, **other: Any) -> "Meaning":
        """Give the same meaning but for these."""
        return msgspec.structs.replace(self, **other)


UNKNOWN = Meaning()
TICKS = ("checkbox", "switch")
PARTS = {  # a part of an answer, said by somebody who named the whole, or what kind of it
    "name": frozenset({"given-name", "family-name", "additional-name", "honorific-prefix", "cc-name"}),
    "bday": frozenset({"bday-day", "bday-month", "bday-year"}),
    "cc-exp": frozenset({"cc-exp-month", "cc-exp-year"}),
    "tel": frozenset({"tel-country-code", "tel-national", "tel-extension"}),
    "nickname": frozenset({"username"}),
    "cc-csc": frozenset({"captcha"}),
    "security-answer": frozenset({"captcha"}),
    "password": frozenset({"new-password", "current-password"}),
    "street-address": frozenset({"address-line2", "address-line3", "house-number"}),
}
