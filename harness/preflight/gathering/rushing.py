"""Who comes in a rush."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from harness.personas import persona
from harness.preflight.gathering.deriving import CODE
from harness.scenario.plan import PersonaPlan

DIFFERENT = 50  # people in a rush; whoever comes after them has their names and an address of their own


def people(plan: PersonaPlan, codes: Sequence[str], told: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Give a customer for each code. What a persona does not know is as in `told`."""
    different = [persona(plan.locale, f"{plan.seed} rush {number}", plan.facts).facts for number in range(min(DIFFERENT, len(codes)))]
    for number, code in enumerate(codes):
        facts = different[number % DIFFERENT]
        name, _, host = facts["email"].partition("@")
        yield {**told, **facts, "email": f"{name}.{number}@{host}", "username": f"{facts['username']}.{number}", CODE: code}


def write_people(path: Path, columns: Sequence[str], customers: Iterable[Mapping[str, str]]) -> int:
    """Write customers down as a list that Locust reads, and count them."""
    columns = list(dict.fromkeys((CODE, "email", *columns)))
    number = 0
    with path.open("w", encoding="utf-8", newline="") as lines:
        written = csv.writer(lines)
        written.writerow(columns)
        for customer in customers:
            written.writerow([customer.get(column, "") for column in columns])
            number += 1
    return number
