"""What the company knows of the customer by now, and what the customer has typed."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from harness.lexicon import normal
from harness.model import Factor, KnownFrom
from harness.personas.company import Company

_SAME = {"current-password": "new-password", "password": "new-password", "country-name": "country"}
# What is known with others: a name with both its parts, a part of a date with the date.
_WITH = {
    "name": ("given-name", "family-name"), "tel": ("tel-country-code", "tel-national"), "tel-national": ("tel",),
    "bday": ("bday-day", "bday-month", "bday-year"), "bday-day": ("bday",), "bday-month": ("bday",), "bday-year": ("bday",),
}  # fmt: skip
_NAMES = ("name", "given-name", "family-name", "nickname")
_PROOFS: Mapping[str, Factor] = {"one-time-code": "one-time-code", "identity-number": "id-document", "identity-document": "id-document"}
# Proofs of identity and answers that belong to one occasion are not facts that a company could have kept for the customer.
_OF_THE_MOMENT = frozenset({"unknown", "comment", "terms", "marketing", "search", "one-time-code", "cc-csc"})


class Told(NamedTuple):
    """How a company came by a fact: from where, and on which page of the visit (0: before it)."""

    source: KnownFrom
    page: int = 0


class Ledger:
    """The facts that each company on the way holds, and where from. One for each visit, over all its journeys."""

    def __init__(self, facts: Mapping[str, str], company: Company | None = None) -> None:
        self.facts = facts  # what the customer answers
        self._company = company or Company()
        self._given: dict[tuple[str, str], Told] = {}  # by company and fact
        self._values: dict[str, set[str]] = {}  # what was typed, by fact
        self._theirs: set[str] = set()  # facts that the company holds in words that are not known here
        self._answered: set[tuple[str, str]] = set()  # fact and place, in this journey
        self.account = False  # whether the customer has told this company a password

    def change(self, token: str, answer: str) -> None:
        """Note that the customer had to take another answer here, such as a shorter password, and keeps to it."""
        same = {name for name in (*_SAME, *_SAME.values()) if _SAME.get(name, name) == _SAME.get(token, token)}
        self.facts = {**self.facts, **dict.fromkeys(same | {token}, answer)}

    def hold(self, token: str, source: KnownFrom, *, ours: bool = True) -> None:
        """Note that the site's company has this fact without being told in this visit.

        `ours`: it is the persona's. A real account may hold its owner's, which nobody has told us: then any answer passes for right.
        """
        if token not in _OF_THE_MOMENT:
            self._given.setdefault((self._company.address, _SAME.get(token, token)), Told(source))
            self._theirs |= set() if ours else {_SAME.get(token, token)}

    def come_by_mail(self) -> None:
        """Note that the customer comes by a link in a mail: the company has written to this address, whatever it was told before."""
        self._given[(self._company.address, "email")] = Told("mail")
        self._answered = {each for each in self._answered if each[0] != "email"}

    def give(self, token: str, place: str, page: int = 0, value: str = "") -> None:
        """Note that the customer has answered this at a place: host and path."""
        token = _SAME.get(token, token)
        if token not in _OF_THE_MOMENT:
            self._given.setdefault((self._company.of(place), token), Told("journey", page))
            self._answered.add((token, place))
            self._values.setdefault(token, set()).add(value)

    def begin_journey(self) -> None:
        """Another journey begins: what was told by now was told in an earlier one, and its forms may ask for it again."""
        self._answered.clear()
        for key, told in self._given.items():
            if told.source == "journey":
                self._given[key] = told._replace(source="earlier-journey")

    def told(self, token: str, place: str) -> Told | None:
        """Say how the company whose page asks holds this fact; None where it does not.

        The same form coming back in a journey is no second question, and what another company was told this one does not know.
        """
        token, company = _SAME.get(token, token), self._company.of(place)
        if (token, place) in self._answered:
            return None
        known = self._given.get((company, token))
        parts = [self._given.get((company, each)) for each in _WITH.get(token, ())]
        if known or not parts or not all(parts) or any((each, place) in self._answered for each in _WITH[token]):
            return known
        return parts[0]

    def knows(self, token: str, place: str) -> bool:
        """Whether the company whose page asks holds this fact."""
        return self.told(token, place) is not None

    @property
    def names(self) -> list[str]:
        """The names by which the site's company may call the customer; none where it holds none, or those of somebody unknown here."""
        held = [token for token in _NAMES if (self._company.address, token) in self._given]
        if not held or self._theirs.intersection(_NAMES):
            return []
        own = [self.facts.get(token, "") for token in ("given-name", "family-name")]
        return list(filter(None, dict.fromkeys([*own, *sorted(name for token in held for name in self._values.get(token, ()))])))

    def right(self, token: str, value: str) -> bool:
        """Whether a value on a page is the customer's own answer; spaces and signs in numbers do not matter."""
        if _SAME.get(token, token) in self._theirs and value.strip():
            return True
        names = (token, "country-name") if token == "country" else (token,)
        facts = [self.facts.get(each, "") for each in names] + list(self._values.get(_SAME.get(token, token), ()))
        return any(fact and (normal(fact) == normal(value) or _bare(fact) == _bare(value) != "") for fact in facts)

    def factor(self, token: str) -> Factor | None:
        """Tell which proof of identity an answer is, if it is one."""
        if token in ("password", "current-password"):
            return "password-again" if self.account else "password"
        return _PROOFS.get(token)


def _bare(value: str) -> str:
    return re.sub(r"[^0-9a-z]", "", value.lower()) if re.search(r"\d", value) else ""
