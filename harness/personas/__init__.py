"""Who the customer is, and what the company already knows of them."""

import dataclasses
import datetime
import hashlib
import random
import unicodedata
from collections.abc import Mapping
from typing import Any

from harness.fields import PASSWORDS
from harness.lexicon import lexicon
from harness.model import Standing
from harness.personas.untraceable import dialled, identity_number, phone_number

FACTS = frozenset(
    [
        "given-name",
        "family-name",
        "name",
        "email",
        "tel",
        "tel-country-code",
        "tel-national",
        "street-address",
        "address-line2",
        "postal-code",
        "address-level2",
        "address-level1",
        "country",
        "country-name",
        "bday",
        "bday-day",
        "bday-month",
        "bday-year",
        "sex",
        "username",
        "new-password",
        "current-password",
        "password",
        "organization",
        "identity-number",
        "cc-name",
        "cc-number",
        "cc-exp",
        "cc-exp-month",
        "cc-exp-year",
        "cc-csc",
        "comment",
        "url",
    ]
)  # named with the tokens of HTML autocomplete; `password`, `comment` and `identity-number` are ours
SECRET = PASSWORDS | {"cc-number", "cc-csc", "one-time-code", "identity-number"}


@dataclasses.dataclass(frozen=True)
class Persona:
    """A customer who never lived. `facts` are what they would answer, by autocomplete token; a missing one they cannot answer."""

    locale: str
    seed: str
    facts: Mapping[str, str] = dataclasses.field(repr=False)  # which a traceback would show
    standing: Standing = "stranger"
    private: frozenset[str] = frozenset()  # tokens of facts that nothing may show which a run leaves behind; secrets are private always


def persona(locale: str, seed: str, given: Mapping[str, str] | None = None, standing: Standing = "stranger") -> Persona:
    """Make the customer of a locale (`fi_FI`) and seed: the same on every machine and on every day. `given` facts win."""
    from faker import Faker  # slow to import, and checking files needs no customer

    number = int.from_bytes(hashlib.sha256(f"{locale}/{seed}".encode()).digest()[:8], "big")
    fake = Faker(locale)
    fake.seed_instance(number)
    chance = random.Random(number)
    facts = _person(fake, chance, locale) | _card(chance) | dict(given or {})
    facts |= dict(zip(("tel-country-code", "tel-national"), dialled(facts["tel"]), strict=True))
    facts.setdefault("name", f"{facts['given-name']} {facts['family-name']}")
    facts.setdefault("cc-name", facts["name"])
    own = given or {}
    facts["new-password"] = next(filter(None, map(own.get, ("new-password", "password", "current-password"))), facts["new-password"])
    facts |= {token: own.get(token) or facts["new-password"] for token in ("password", "current-password")}
    return Persona(locale, seed, {name: value for name, value in facts.items() if value}, standing)


def _person(fake: Any, chance: random.Random, locale: str) -> dict[str, str]:
    def make(what: str) -> str:
        return str(getattr(fake, what)()).replace("\n", ", ") if hasattr(fake, what) else ""

    first, last = make("first_name"), make("last_name")
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=chance.randrange(365 * 50))
    mark = f"{chance.randrange(16**6):06x}"
    account = ".".join(filter(None, (_ascii(first), _ascii(last), mark)))
    country = locale.partition("_")[2] or "US"
    return {
        "given-name": first,
        "family-name": last,
        "email": f"{account}@example.com",  # RFC 2606: reserved, no mail ever arrives
        "username": account,
        "new-password": f"Kulta-{mark}-{chance.randrange(1000, 9999)}x!",
        "tel": phone_number(country, chance),
        "street-address": make("street_address"),
        "address-line2": "",
        "postal-code": make("postcode"),
        "address-level2": make("city"),
        "address-level1": make("administrative_unit"),
        "country": country,
        "country-name": make("current_country"),
        "bday": born.isoformat(),
        "bday-day": str(born.day),
        "bday-month": str(born.month),
        "bday-year": str(born.year),
        "sex": chance.choice(["female", "male"]),
        "organization": make("company"),
        "identity-number": identity_number(country, born, chance),
        "comment": lexicon(locale).phrases["persona.comment"][0],
        "url": f"https://{mark}.example",
    }


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain.lower() if letter.isalnum())


def _card(chance: random.Random) -> dict[str, str]:
    """A card number that payment services publish for testing; no bank ever issued it."""
    year = 2030 + chance.randrange(5)
    month = chance.randrange(1, 13)
    return {
        "cc-number": "4242424242424242",
        "cc-exp": f"{month:02d}/{year % 100:02d}",
        "cc-exp-month": f"{month:02d}",
        "cc-exp-year": str(year),
        "cc-csc": f"{chance.randrange(100, 999)}",
    }
