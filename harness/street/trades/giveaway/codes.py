"""Codes of the giveaway: which were sent out, and what one is good for now."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date
from enum import Enum, auto

from flask import request

from harness.street.ledger import Entry
from harness.street.premises import does, here
from harness.street.trades.giveaway.trade import B

FORM = re.compile(r"GIFT-[A-Z0-9]{4}-[A-Z0-9]{4}")
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another
SEAL = b"the seal of Breakwater Books"
# Whose codes were used, or ran out, before the street was opened: by rule, so that nobody has to keep a list.
USED_BEFORE, EXPIRED = "GIFT-USED-", "GIFT-OLD0-"
USED_ON, EXPIRED_ON = date(2025, 3, 14), date(2025, 10, 31)


class Verdict(Enum):
    """What a code is good for."""

    fresh = auto()
    unknown = auto()
    used = auto()
    expired = auto()


def issued(number: int) -> str:
    """Give the code that was made as the number-th: its first part counts in strides, its second is the company's seal on that."""
    first = _spelled(number * 7919 + 104729)
    return f"GIFT-{first}-{_sealed(first)}"


def _spelled(number: int) -> str:
    letters = []
    for _ in range(4):
        number, digit = divmod(number, len(LETTERS))
        letters.append(LETTERS[digit])
    return "".join(letters)


def _sealed(first: str) -> str:
    return _spelled(int.from_bytes(hmac.digest(SEAL, first.encode(), hashlib.sha256)[:8], "big"))


def is_issued(code: str) -> bool:
    """Say whether a code bears the seal of those that were sent out."""
    return code[10:] == _sealed(code[5:9])


def as_typed() -> str:
    """The code as the customer typed it, without spaces."""
    return "".join(request.values.get("code", "").split())[:100]


def put_right(typed: str) -> str:
    """A code with its case and its dashes as they were sent out."""
    plain = typed.upper().replace("-", "")
    return f"{plain[:4]}-{plain[4:8]}-{plain[8:]}"


def judge(typed: str) -> Verdict:
    """Say what a code is good for now."""
    code = put_right(typed)
    if not FORM.fullmatch(code):
        return Verdict.unknown
    if code.startswith(USED_BEFORE) or (use_of(typed) and not does(B.address_makes_it_new)):
        return Verdict.used
    if code.startswith(EXPIRED):
        return Verdict.fresh if does(B.expired_is_good) else Verdict.expired
    return Verdict.fresh if is_issued(code) or does(B.any_code_is_good) else Verdict.unknown


def use_of(typed: str) -> Entry | None:
    """What a code was used for; None for one that was not."""
    return here().find("codes", spent_as(typed))


def spent_as(typed: str, address: str = "") -> str:
    """What a used code is known by from then on."""
    code = typed if does(B.spelling_makes_it_new) else put_right(typed)
    return f"{code} {address}" if does(B.address_makes_it_new) else code
