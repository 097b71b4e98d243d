"""Purchases with and without a price before they are paid."""

from typing import Any

import pytest

from harness.model import Visit

from .build import HOME, ask, button, click, field, fill, go, link, page, visit, way

EMAIL = field("E-mail", "email")
CARD = field("Card number", "cc-number", secret=True)


def bought(said: str = "Concert, 3 May", pays: str = "Buy", journey: str = "order", language: str = "en", **more: Any) -> Visit:
    """The customer opens an offer, fills in its form and sends it; a receipt with the price follows."""
    form = page(said, "/concert", **{"title": "Concert", "fields": [EMAIL], "buttons": [button(pays)], **more})
    receipt = page("Thank you. We have charged 24,80 €.", "/thanks")
    return visit(way(journey, go(HOME), click("Book a table", form), fill(EMAIL), click(pays, receipt)), language=language)


def held(journey: str = "order", said: str = "Your card", **more: Any) -> Visit:
    """The shopper holds back where a payment card is asked for."""
    form = page(said, "/pay", title="Pay", fields=[CARD], buttons=[button("Continue")], **more)
    return visit(way(journey, go(HOME), click("Book a table", form), click("Continue"), halt="held", wanted="Card number"))


BAD = [
    bought(),
    bought(pays="Pay now"),
    bought("Konsertti 3.5. klo 19", "Osta", language="fi"),
    bought("Konsert den 3 maj", "Köp", language="sv"),
    bought("Konzert am 3. Mai", "Jetzt kaufen", language="de"),
    bought("Concert le 3 mai", "Payer", language="fr"),
    bought("Concierto el 3 de mayo", "Comprar", language="es"),
    held(),
    held("join"),
]
GOOD = bought("Concert, 3 May\n24,80 €")
INNOCENT = [
    bought("Concert, 3 May. Price: 25"),
    bought("Concert, 3 May. 24.80"),
    bought("Concert, 3 May. 90 zł"),
    bought("Concert, 3 May. ₹ 900"),
    bought("Concert, 3 May. Admission is free."),
    bought("Concert, 3 May", links=[link("Prices")]),
    bought("What you give is up to you.", fields=[EMAIL, field("Amount", "unknown")]),
    bought("Pay with your voucher code."),
    bought("Hieronta. Hinnasto", "Osta", language="fi"),
    bought("Table for two on 3 May", "Book"),
    bought("A repair of your phone", "Send request"),
    bought("A library book", "Order"),
    bought("x" * 20_000),
    held("change-card"),
    held(said="Your card. Free for 30 days."),
    bought(buttons=[button("Buy", submits=False)]),
    visit(way("order", go(page("Shoes 24,80 €")), click("Buy", page("Basket", "/b", buttons=[button("Pay")])), click("Pay"))),
    visit(way("order", go(HOME), click("Book a table", page("Concert", "/c", buttons=[button("Buy")])), click("Buy"), halt="harness")),
]


@pytest.mark.parametrize("seen", BAD)
def test_paying_without_a_price_is_moderate(seen: Visit) -> None:
    (finding,) = ask("price-missing", seen)
    assert (finding.severity, finding.certainty) == ("moderate", "likely")
    assert finding.seen.endswith("asks the customer to pay; no page until then shows an amount")


def test_a_price_before_the_last_form_counts_and_one_where_more_is_to_be_sent() -> None:
    steps = (go(HOME), click("Book a table", page("Concert", "/c", buttons=[button("Buy")])))
    order = page("One ticket: 24,80 €", "/order", buttons=[button("Confirm")])
    assert ask("price-missing", visit(way("order", *steps, click("Buy", order), click("Confirm")))) == []
    assert ask("price-missing", visit(way("order", *steps, click("Buy", order)))) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_price_in_any_form_or_nothing_to_pay_is_no_finding(seen: Visit) -> None:
    assert ask("price-missing", seen) == []
