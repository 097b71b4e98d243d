"""Visits with and without a way to ask, and pages on which one is easily missed."""

from typing import Any

import pytest

from harness.model import ControlView, PageView, Visit

from .build import ask, button, click, field, fill, go, link, mail, page, visit, way
from .promised import MAILBOX

PLANS = ("Shoes", "Basket", "Sign in", "Terms", "Privacy policy", "Cookies")
EMAIL = field("E-mail", "email")


def bought(*links: ControlView, said: str = "", language: str = "en", mails: Any = (), **more: Any) -> Visit:
    """The customer sees two pages and buys on the third; the last one is as given."""
    known = [link(name) for name in PLANS]
    last = page(f"Your order.\n{said}", "/basket", **{"links": [*known, *links], "fields": [EMAIL], "buttons": [button("Pay")], **more})
    done = page("Thank you for your order.", "/thanks", links=known)
    moves = (go(page("Shoes of all kinds.", links=known)), click("Basket", last), fill(EMAIL), click("Pay", done))
    return visit(way("order", *moves), language=language, mailbox=MAILBOX, mails=list(mails))


def home(look: PageView) -> Visit:
    return visit(way("order", go(look)))


UNASKED = bought()
BAD = [
    UNASKED,
    bought(said="We answer within a day.", language="fi"),
    bought(said=f"We write to {MAILBOX}."),
    bought(said="Order 4711-2026 of 27.11.2026, 35,00 €, EAN 4006381333931."),
    bought(mails=[mail("Your order is on its way.", sender="no-reply@shop.example")]),
    bought(link("Careers"), link("Sitemap"), link("Newsletter")),
]
GOOD = bought(link("Contact"))
INNOCENT = [
    *(bought(link(name)) for name in ("Help", "FAQ", "Customer service", "About us", "Get in touch", "Our stores", "Ask us", "Feedback")),
    *(bought(link(name)) for name in ("Yhteystiedot", "Kundtjänst", "Impressum", "Qui sommes-nous ?", "Atención al cliente", "Palaute")),
    bought(link("Here", "https://shop.example/contact-us")),
    bought(link("", "tel:+35891234567")),
    bought(link("Anna", "mailto:anna@shop.example")),
    bought(link("", "https://wa.me/35891234567")),
    bought(link("Our page", "https://www.facebook.com/shop")),
    bought(button("Chat")),
    bought(said="Questions? hello@shop.example"),
    bought(said="Mon–Fri 9–16: +358 9 123 4567"),
    bought(said="Asiakaspalvelu 600 12345"),
    bought(said="x" * 20_000),
    bought(fields=[EMAIL, field("Your message", "comment")]),
    bought(buttons=[button("Pay"), button("Menu", submits=False)]),
    bought(buttons=[button("Pay"), button("", submits=False)]),
    bought(mails=[mail("Your order is on its way.", sender="orders@shop.example")]),
    bought(mails=[mail("Your order. Questions? Call +358 9 123 4567.", sender="no-reply@shop.example")]),
    home(page("Shoes of all kinds.", links=[link("Basket")])),
    visit(way("order", go(page("Shoes of all kinds.", links=[link("Basket")])), click("Basket", page("Your order.", "/basket")))),
    visit(way("order", go(page("Shoes.")), click("Basket", page("Oh no.", "/basket", status=500)), halt="unreachable")),
    visit(way("order", go(page("Wait.", status=403)), click("Go", page("Verify you are human", "/v")), halt="target-missing")),
]


@pytest.mark.parametrize("seen", BAD)
def test_a_visit_without_a_way_to_ask_is_moderate(seen: Visit) -> None:
    (finding,) = ask("contact-missing", seen)
    assert (finding.severity, finding.certainty, finding.journey) == ("moderate", "likely", "order")
    assert finding.seen == "3 pages were seen; none names an address, a telephone number, a form or a link to ask"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_way_on_any_page_or_one_that_may_be_hidden_is_no_finding(seen: Visit) -> None:
    assert ask("contact-missing", seen) == []
