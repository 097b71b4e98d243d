"""The harness walks django-oscar and finds what TRUTH.md knows: no more, and no less."""

from collections.abc import Callable

import msgspec
import pytest

from harness.personas import Persona, persona

from .serving import RealSite
from .visitor import Visitor
from .walked import Found, Spent, Walked

pytestmark = pytest.mark.real
Walk = Callable[..., Walked]

LEAVING = Spent(clicks=3, fields=1, choices=0, pages=4, authentication=("password-again",))
JOINING = Spent(clicks=2, fields=3, choices=0, pages=3)
BUYING = Spent(clicks=6, fields=7, choices=0, pages=7)
SIGNING_UP = {Found("minor", audit, "join", "/accounts/login/") for audit in ("missing-autocomplete", "double-entry")}
SHIPPING = {Found("minor", audit, "buy", "/checkout/shipping-address/") for audit in ("missing-autocomplete", "wrong-keyboard")}
LEFT = {
    Found("minor", "missing-autocomplete", "leave", "/accounts/profile/delete/"),
    Found("moderate", "auth-asymmetry", "leave", "/accounts/profile/delete/"),
    Found("minor", "effort-asymmetry", "leave"),
}
PROMISED = [
    ("done", "open", "We are pleased to confirm your order 100002 has been received and will be processed shortly."),  # by the mail
    ("mail", "kept", "Your order has been placed and a confirmation email has been sent - your order number is 100002."),  # by the page
]
NOBODY_TO_ASK = {Found("moderate", "contact-missing", "redeem", "/basket/")}  # no link to ask on the list, the product, the basket
REDEEMING = Spent(clicks=5, fields=1, choices=0, pages=5)


def test_joining_takes_no_authentication_and_leaving_the_password_again(walk: Walk, shop: RealSite) -> None:
    walked = walk("join-and-leave", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("join") == JOINING
    assert walked.spent("leave") == LEAVING
    assert walked.found() == SIGNING_UP | LEFT
    [held] = walked.card.symmetry
    assert (held.clicks, held.pages, held.extra_authentication) == (1.5, 1.33, ("password-again",))
    assert held.seconds is not None
    assert held.seconds < 1


def test_registered_bought_from_and_left_by_what_the_forms_ask(walk: Walk, shop: RealSite) -> None:
    walked = walk("join-buy-and-leave", shop)
    assert walked.card.outcome == "reached"
    assert (walked.spent("join"), walked.spent("buy"), walked.spent("leave")) == (JOINING, BUYING, LEAVING)
    assert walked.found() == SIGNING_UP | SHIPPING | LEFT


@pytest.mark.parametrize(
    ("named", "by_form"),
    [("join-and-leave", "join-buy-and-leave"), ("buy", "join-buy-and-leave"), ("buy-as-guest", "buy-as-guest-by-form")],
)
def test_the_same_way_costs_the_same_however_the_scenario_says_it(walk: Walk, shop: RealSite, named: str, by_form: str) -> None:
    one = {each.name: each.effort for each in walk(named, shop).visit.journeys}
    shop.reset()
    other = {each.name: each.effort for each in walk(by_form, shop).visit.journeys}
    for name in one:
        assert msgspec.structs.replace(one[name], waiting_ms=0) == msgspec.structs.replace(other[name], waiting_ms=0)


def test_buying(walk: Walk, shop: RealSite) -> None:
    walked = walk("buy", shop)
    assert walked.card.outcome == "reached"
    assert (walked.spent("join"), walked.spent("buy")) == (JOINING, BUYING)
    effort = walked.journey("buy").effort
    assert (effort.asked, effort.required, effort.prefilled, effort.asked_again) == (11, 5, 1, 0)
    assert walked.found() == SIGNING_UP | SHIPPING


def test_buying_as_a_guest(walk: Walk, shop: RealSite) -> None:
    walked = walk("buy-as-guest", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("buy") == Spent(clicks=7, fields=8, choices=1, pages=8)
    assert walked.found() == SHIPPING | {Found("minor", "missing-autocomplete", "buy", "/checkout/")}


def test_what_being_known_saves(walk: Walk, shop: RealSite) -> None:
    stranger = walk("buy-again", shop, "stranger")
    assert stranger.spent("buy") == Spent(clicks=7, fields=8, choices=0, pages=8)
    assert stranger.found() == SHIPPING | {Found("minor", "missing-autocomplete", "buy", "/checkout/")}
    register(shop, persona("fi_FI", "teapot"))
    without_address = walk("buy-again", shop, "member")
    assert (without_address.card.outcome, without_address.spent("buy")) == ("reached", BUYING)
    assert without_address.found() == SHIPPING
    regular = walk("buy-again", shop, "member")  # the first order has left an address in the address book
    assert (regular.card.outcome, regular.spent("buy")) == ("reached", Spent(clicks=6, fields=0, choices=0, pages=7))
    assert regular.found() == set()


def register(shop: RealSite, customer: Persona) -> None:
    """Open an account without a browser."""
    visitor, email, password = Visitor(shop.url), customer.facts["email"], customer.facts["new-password"]
    visitor.get("/accounts/login/")
    fields = {"registration-email": email, "registration-password1": password, "registration-password2": password}
    assert visitor.post("/accounts/login/", **fields, registration_submit="Register").url.endswith("/accounts/profile/")


def test_page_account_and_mail_say_the_same_of_an_order(walk: Walk, shop: RealSite) -> None:
    walked = walk("order-status", shop)
    assert walked.card.outcome == "reached"
    assert (walked.spent("join"), walked.spent("buy")) == (JOINING, BUYING)
    assert walked.spent("ask") == Spent(clicks=3, fields=0, choices=0, pages=4)
    assert walked.spent("follow-mail") == Spent(clicks=2, fields=0, choices=0, pages=1, mail_steps=1)
    page, mailed = {"number": "100002", "total": "£24.00", "status": "Pending"}, {"mailed-total": "£24.00", "mailed-status": "Pending"}
    assert walked.kept() == page | mailed
    assert walked.subjects() == ["Thank you for registering.", "Confirmation of order 100002"]
    assert walked.promised() == PROMISED
    assert walked.found() == SIGNING_UP | SHIPPING


def test_guests_mailed_link_asks_again_for_the_address_it_was_mailed_to(walk: Walk, shop: RealSite) -> None:
    walked = walk("guest-order-mail", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("ask") == Spent(clicks=3, fields=1, choices=0, pages=2, mail_steps=1)
    assert walked.kept() == {"number": "100002", "total": "£24.00", "mailed-total": "£24.00", "status": "Pending"}
    assert walked.journey("ask").effort.asked_again == 1
    assert walked.promised() == PROMISED
    link = "/accounts/order-status-form/100002/100002:bTL-uDNsitGoZznnc4LX_l2_s5yGE6r4sBj_KnrydGk/"
    assert {each for each in walked.found() if each.journey == "ask"} == {
        Found("moderate", "repeated-question", "ask", link),
        Found("minor", "missing-autocomplete", "ask", link),
    }


def test_new_voucher_is_taken(walk: Walk, shop: RealSite) -> None:
    walked = walk("voucher-new", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("redeem") == REDEEMING
    assert walked.journey("redeem").effort.dialogs == 1  # the field unfolds in place
    assert walked.found() == NOBODY_TO_ASK


@pytest.mark.parametrize(
    ("scenario", "kind", "words"),
    [
        ("voucher-used", "refused", "This voucher has already been used"),
        ("voucher-expired", "expired", "The 'LASTYEAR' voucher has expired"),
    ],
)
def test_voucher_is_refused(walk: Walk, shop: RealSite, scenario: str, kind: str, words: str) -> None:
    walked = walk(scenario, shop)
    assert (walked.card.outcome, walked.card.kind, walked.card.score) == ("dead-end", kind, 0)
    assert walked.spent("redeem") == REDEEMING
    # Somebody has used it: that it was used is no false refusal, and of the voucher nothing but the dead end is to be told.
    assert walked.found() == NOBODY_TO_ASK | {Found("critical", "dead-end", "redeem", "/basket/")}
    [finding] = [each for each in walked.card.findings if each.audit == "dead-end"]
    assert finding.words == words


def test_form_beside_the_one_that_was_filled_in_has_lost_nothing(walk: Walk, shop: RealSite) -> None:
    walked = walk("join-again", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("join-again") == Spent(clicks=2, fields=3, choices=0, pages=3)
    assert walked.found() == SIGNING_UP


def test_order_that_has_not_been_sent_cannot_be_called_off_online(walk: Walk, shop: RealSite) -> None:
    walked = walk("cancel-order", shop)
    assert walked.card.outcome == "reached"
    assert walked.spent("cancel") == Spent(clicks=3, fields=0, choices=0, pages=4)
    missed = {(each.audit, each.url.removeprefix(shop.url), each.seen) for each in walked.card.findings if each.journey == "cancel"}
    assert missed == {
        ("unmet-expectation", "/accounts/orders/100002/", f"`{words}` was expected and not there") for words in ("Cancel", "Contact us")
    }
    pages = [walked.visit.views[step.view] for step in walked.journey("cancel").steps]
    assert not [each.name for page in pages for each in (*page.links, *page.buttons) if "cancel" in each.name.lower()]


def test_what_is_out_of_stock_accuses_nobody_where_the_page_offers_to_tell_when_it_is_back(walk: Walk, shop: RealSite) -> None:
    walked = walk("out-of-stock", shop)
    assert walked.card.outcome == "stale-scenario"
    page = walked.visit.views[-1]
    assert "Unavailable" in page.text
    assert [each.name for each in page.buttons if each.name in ("Add to basket", "Notify me")] == ["Notify me"]
    assert walked.found() == set()
