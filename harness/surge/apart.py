"""Whether the first few customers of a rush, who come without any load, were customers of their own."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote_plus

from harness.model.base import Record

SESSION_LENGTH = 12  # characters from which a cookie may say who somebody is; shorter ones say a language, or that cookies are welcome
# Names that programmers give to such cookies; what else is long and the same for all says which server answers, or what was agreed to.
_SESSION = re.compile(r"sess|auth|token|login|user|customer|visitor|basket|cart|(^|[._-])s?id$|sid($|[._-])", re.I)
OWN = ("code", "email")  # facts that nobody else has


class Alone(Record, frozen=True, kw_only=True):
    """What one customer sent and was shown while there was no load."""

    facts: dict[str, str]
    end: str = ""
    cause: str = ""
    cookies: dict[str, str] = {}  # that it sent, the last of each name
    sent: list[str] = []  # addresses and bodies of its requests
    shown: str = ""  # text of the last answer


def why_not(customers: Sequence[Alone]) -> str:
    """Say why these customers were not customers of their own; empty where they were."""
    if not customers:
        return "Nobody came: no customer ended the journey while there was no load."
    served = sum(customer.end == "served" for customer in customers)
    if served < min(2, len(customers)):
        ends = "; ".join(sorted({customer.cause or customer.end for customer in customers if customer.end != "served"}))
        return f"Of {len(customers)} customers who came without any load, {served} were served: {ends}."
    return _one_session(customers) or _others_claim(customers)


def _one_session(customers: Sequence[Alone]) -> str:
    """Where long cookies of sessions are the same for all, and no cookie differs, all of them are one customer to the company."""
    names = set.intersection(*(set(customer.cookies) for customer in customers))
    values = {name: {customer.cookies[name] for customer in customers} for name in names}
    long = sorted(name for name in names if _SESSION.search(name) and all(len(value) >= SESSION_LENGTH for value in values[name]))
    if len(customers) < 2 or not long or any(len(each) > 1 for each in values.values()):
        return ""
    return f"{len(customers)} customers came with one session: the cookie `{long[0]}` was the same for all of them."


def _others_claim(customers: Sequence[Alone]) -> str:
    for number, customer in enumerate(customers, 1):
        sent = [unquote_plus(text).casefold() for text in customer.sent]
        others = _others(customer, customers)
        if (code := customer.facts.get("code", "").casefold()) and not any(code in text for text in sent):
            return f"Customer {number} never sent the code that is its own."
        if any(fact in text for fact in others for text in sent):
            return f"Customer {number} sent what belongs to another customer."
        if any(fact in customer.shown.casefold() for fact in others):
            return f"Customer {number} was shown what belongs to another customer."
    return ""


def _others(customer: Alone, customers: Sequence[Alone]) -> set[str]:
    """What only others have: codes and addresses that are no part of this customer's own."""
    own = [_told(customer.facts, name) for name in OWN]
    found = {_told(other.facts, name) for other in customers for name in OWN if other is not customer}
    return {fact for fact in found if fact and not any(fact in mine for mine in own)}


def _told(facts: Mapping[str, str], name: str) -> str:
    return facts.get(name, "").strip().casefold()
