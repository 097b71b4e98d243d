"""Look for purchases that never say what they cost."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Journey, PageView, Visit
from harness.reading.contact.reaching import SEEN_ON
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import PRESSES, deeds, page_at, quoted
from harness.reading.prices import may_show_price, means

KINDS = ("checkout", "join")


@audit
def price_missing(visit: Visit) -> Iterator[Finding]:
    """The customer is to pay and no page has said how much.

    They can only go on blindly, or leave to find out. Directive 2011/83/EU (Article 8) asks that the total price be told directly before an
    order that has to be paid. Said where a button to buy or pay was pressed, or a payment card asked for, and none of the pages until
    then shows an amount of money, says that it is free, lets the customer name the sum, or links to prices. What pictures say is not seen.
    """
    for journey in visit.journeys:
        view = _paying(visit, journey) if judge(visit, journey).outcome in SEEN_ON else -1
        page = page_at(visit, view)
        if page is None or any(may_show_price(each) for each in (*visit.views[: view + 1], *_asking_on(visit, view))):
            continue
        yield Finding(
            audit="price-missing",
            severity="moderate",
            certainty="likely",
            seen=f"`{quoted(page.title or page.url)}` asks the customer to pay; no page until then shows an amount",
            journey=journey.name,
            view=view,
            words=quoted(page.title),
            url=page.url,
        )


def _paying(visit: Visit, journey: Journey) -> int:
    """Give the last look on which the customer sent a form, where it or one before it was to pay; -1 where none was."""
    paid = False
    last = -1
    for _, act in deeds(journey, PRESSES):
        page = page_at(visit, act.view)
        control = next((each for each in page.buttons if each.submits and each.name == act.name), None) if page else None
        if control:
            last = max(last, act.view)
            paid = paid or means("prices.pays", control.name)
    if kind_of(journey, visit.language) in KINDS:
        views = [step.view for step in journey.steps if (page := page_at(visit, step.view)) and _asks_card(page)]
        last, paid = max([last, *views]), paid or bool(views)
    return last if paid else -1


def _asking_on(visit: Visit, view: int) -> Iterator[PageView]:
    """Give the later looks on which there is something new to send: what was sent before did not bind the customer yet."""
    before = {each.name for page in visit.views[: view + 1] for each in page.buttons}
    yield from (page for page in visit.views[view + 1 :] if any(each.submits and each.name not in before for each in page.buttons))


def _asks_card(page: PageView) -> bool:
    return any(field.token == "cc-number" for field in page.fields)
