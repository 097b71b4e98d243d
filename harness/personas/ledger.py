"""What the company knows of the customer by now, and what the customer has typed."""

import re
from collections.abc import Mapping

from harness.lexicon import normal
from harness.model import Factor

_SAME = {"current-password": "new-password", "password": "new-password", "country-name": "country"}
_PROOFS: Mapping[str, Factor] = {"one-time-code": "one-time-code", "identity-number": "id-document", "identity-document": "id-document"}
# Proofs of identity and answers that belong to one occasion are not facts that a company could have kept for the customer.
_OF_THE_MOMENT = frozenset({"unknown", "comment", "terms", "marketing", "search", "one-time-code", "cc-csc"})


class Ledger:
    """The facts that the company holds, each with the address it was given on. One for each visit, over all its journeys."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        self._facts = facts
        self._given: dict[str, str] = {}
        self.account = False  # whether the customer has told this company a password

    def give(self, token: str, address: str) -> None:
        """Note that the customer has answered this on a page of this address."""
        if token not in _OF_THE_MOMENT:
            self._given.setdefault(_SAME.get(token, token), address)

    def knows(self, token: str, address: str) -> bool:
        """Whether the company held this fact when a page of this address asked. The same form coming back is no second question."""
        given_on = self._given.get(_SAME.get(token, token))
        if given_on is None and token == "name":
            given_on = self._given.get("given-name") and self._given.get("family-name")
        return given_on is not None and given_on != address

    def right(self, token: str, value: str) -> bool:
        """Whether a value on a page is the customer's own answer; spaces and signs in numbers do not matter."""
        facts = [self._facts.get(each, "") for each in ((token, "country-name") if token == "country" else (token,))]
        return any(fact and (normal(fact) == normal(value) or _bare(fact) == _bare(value) != "") for fact in facts)

    def factor(self, token: str) -> Factor | None:
        """Tell which proof of identity an answer is, if it is one."""
        if token in ("password", "current-password"):
            return "password-again" if self.account else "password"
        return _PROOFS.get(token)


def _bare(value: str) -> str:
    return re.sub(r"[^0-9a-z]", "", value.lower()) if re.search(r"\d", value) else ""
