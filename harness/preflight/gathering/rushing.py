"""Who comes in a rush and with which codes, and what the company counts of them."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from harness.campaign import Campaign
from harness.campaign.audience import unused
from harness.personas import persona
from harness.preflight.gathering import Ground
from harness.preflight.gathering.deriving import CODE
from harness.scenario.plan import PersonaPlan
from harness.surge.client import Client, NoAnswer
from harness.surge.count import Count, read
from harness.surge.truth import plain

SPARED = 100  # codes at the beginning of the list, which walks and loopholes use
DIFFERENT = 50  # people in a rush; whoever comes after them has their names and an address of their own
ASK_S = 5.0  # that the company may take to tell its count


def spare_codes(campaign: Campaign, counted: Count | None, at_most: int) -> list[str]:
    """Give codes that nobody has used: of a long list the last ones, for others use those at its beginning."""
    spent = {plain(code) for code in counted or ()}
    last: deque[tuple[int, str]] = deque(enumerate(unused(campaign)), maxlen=at_most)
    spared = min(SPARED, len(last) // 2)
    return [code for number, code in last if number >= spared and plain(code) not in spent]


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


def company_count(ground: Ground) -> Count | None:
    """Ask the company for its own count; None where it names none, or does not answer."""
    if not ground.campaign.count:
        return None
    url = ground.url(ground.campaign.count)
    try:
        return read(Client([urlsplit(url).netloc], ASK_S).send("GET", url, {}, None).text)
    except NoAnswer:
        return None
