"""Who comes in a rush, and what only its own processes are told of them."""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from harness.files import for_us_alone
from harness.personas import persona
from harness.preflight.gathering.deriving import CODE
from harness.scenario import Scenario, Site
from harness.scenario.plan import PersonaPlan
from harness.scenario.standing import given, with_secrets
from harness.vault import whole_place

_ASKED_FOR = re.compile(r"\.facts\[[\"']([\w:./-]+)[\"']\]")
OWN = ("email", "username")  # facts of which everybody in a rush has another
DIFFERENT = 50  # people in a rush; whoever comes after them has their names and an address of their own


class CannotRush(Exception):
    """Why there is no rush, as a clause."""


def secret_facts(scenario: Scenario, site: Site) -> dict[str, str]:
    """Give the secrets and private facts that a scenario and its site give every customer: no file of a preflight may hold them."""
    plan = scenario.persona
    there = given(scenario, os.environ)
    own = {token: there[token] for token, text in plan.facts.items() if token in plan.private or whole_place(text)}
    return with_secrets(own, site, "member", os.environ)


def _open(plan: PersonaPlan) -> Mapping[str, str]:
    """Give of what a persona is given what others may read; anything else is drawn."""
    return {token: text for token, text in plan.facts.items() if token not in plan.private and not whole_place(text)}


def people(plan: PersonaPlan, codes: Sequence[str], told: Mapping[str, str], addresses: str = "") -> Iterator[Mapping[str, str]]:
    """Give a customer for each code. What a persona does not know is as in `told`; `addresses` have a `{number}`, where mails matter."""
    different = [persona(plan.locale, f"{plan.seed} rush {number}", _open(plan)).facts for number in range(min(DIFFERENT, len(codes)))]
    for number, code in enumerate(codes):
        facts = different[number % DIFFERENT]
        name, _, host = facts["email"].partition("@")
        email = addresses.replace("{number}", str(number)) or f"{name}.{number}@{host}"
        yield {**told, **facts, "email": email, "username": f"{facts['username']}.{number}", CODE: code}


def facts_in(locustfile: Path) -> list[str]:
    """Give the facts that a locustfile asks its customers for: one that was edited may ask for others than were recorded."""
    try:
        return _ASKED_FOR.findall(locustfile.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRush(f"{locustfile} cannot be read: {getattr(error, 'strerror', '') or 'it is not in UTF-8'}") from None


def write_people(path: Path, columns: Sequence[str], customers: Iterable[Mapping[str, str]]) -> int:
    """Write customers down as a list that Locust reads, and count them."""
    columns = list(dict.fromkeys((CODE, "email", *columns)))
    number = 0
    with open(path, "w", encoding="utf-8", newline="", opener=for_us_alone) as lines:
        written = csv.writer(lines)
        written.writerow(columns)
        for customer in customers:
            written.writerow([customer.get(column, "") for column in columns])
            number += 1
    return number
