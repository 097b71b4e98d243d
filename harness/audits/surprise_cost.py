"""Look for totals that grow by what no page had named."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.answers import PERSONAL, typed_before
from harness.reading.looks import Look, looks, quoted
from harness.reading.prices import FEES, Price, means, prices, words_of


class Shown(NamedTuple):
    """A look with the prices on it."""

    look: Look
    prices: list[Price]


@audit
def surprise_cost(visit: Visit) -> Iterator[Finding]:
    """The total grows by costs that no page before had named.

    Whoever compared the first price compared the wrong one. Directive 2011/83/EU (Articles 5 and 6) asks for the total price, with delivery
    and all other costs, before the customer is bound. Found is only what adds up: an amount of an earlier page and the new costs come
    to the new total. What was named before, even without its amount, what the customer chooses, taxes and other goods are left
    out. Minor before the customer has told who they are, moderate after.
    """
    for journey in visit.journeys:
        seen = looks(visit, journey) if journey.walked else []
        shown = [Shown(look, list(prices(look.page))) for look in seen]
        for here in shown:
            look = here.look
            found = _grown([each for each in shown if each.look.page.page < look.page.page], here)
            if not found:
                continue
            total, costs = found
            named = ", ".join(f"`{quoted(each.label)}` {each.value}" for each in costs)
            first = total.value - sum(each.value for each in costs)
            yield Finding(
                audit="surprise-cost",
                severity="moderate" if typed_before(visit, look.view, PERSONAL) else "minor",
                certainty="likely",
                seen=f"{first} became {total.value} {total.currency}".rstrip() + f" by what no page before had named: {named}",
                journey=journey.name,
                step=look.step,
                view=look.view,
                words=quoted(costs[0].label),
                url=look.page.url,
            )
            break


def _grown(before: list[Shown], here: Shown) -> tuple[Price, list[Price]] | None:
    """Give the total of a look and the costs by which it is more than an amount that stood on a page before."""
    if not here.prices or not any(each.prices for each in before):
        return None
    found = list(dict.fromkeys(here.prices))
    totals = [each for each in found if means("prices.total", each.label) and not means("prices.part", each.label)]
    known = {(each.value, each.currency) for other in before for each in other.prices}
    costs = [each for each in found if totals and each.value > 0 and each not in totals and any(means(key, each.label) for key in FEES)]
    new = [each for each in costs if not _announced(before, here, each)]
    more = sum((each.value for each in costs if each not in new), Decimal(0))
    added = sum((each.value for each in new), Decimal(0))
    for total in totals:
        bases = {(total.value - added - extra, total.currency) for extra in (Decimal(0), more)}
        if new and (total.value, total.currency) not in known and any(base in known and base[0] > 0 for base in bases):
            return total, new
    return None


def _announced(before: list[Shown], here: Shown, cost: Price) -> bool:
    """Tell whether a page before named such costs, its amount or that more is added, or whether the customer chooses them here."""
    choices = "\n".join(f"{field.label} {field.ticked}" for field in here.look.page.fields if field.control != "text")
    keys = [key for key in FEES if means(key, cost.label)]
    said = "\n".join(words_of(other.look.page) for other in before)
    if any(means(key, words) for key in keys for words in (said, choices)) or means("prices.more", said):
        return True
    return any(each.value == cost.value for other in before for each in other.prices)
