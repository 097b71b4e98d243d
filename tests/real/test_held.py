"""Real sites, walked as if they were not ours: each visit is held at its last button, and nobody there has anything to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from .serving import RealSite
from .walked import Walked

pytestmark = pytest.mark.real
Walk = Callable[..., Walked]


def held(walked: Walked) -> tuple[str, str, str]:
    [withheld] = walked.visit.withheld
    assert walked.card.outcome == "held"
    assert not withheld.method, "it was not even pressed"
    return withheld.journey, withheld.name, withheld.what


def there(site: RealSite, table: str) -> int:
    with closing(sqlite3.connect(site.directory / "site.sqlite3")) as database:
        [[count]] = database.execute(f"select count(*) from {table}")
        return int(count)


@pytest.mark.parametrize("name", ["buy-as-guest", "buy-as-guest-by-form"])
def test_an_order_is_held_at_its_last_button_and_not_before(walk: Walk, shop: RealSite, name: str) -> None:
    orders, mails = there(shop, "order_order"), len(shop.outbox())
    walked = walk(name, shop, owned=False)
    assert held(walked) == ("buy", "Place order", "places an order")
    assert walked.visit.views[-1].url.endswith("/checkout/preview/")
    assert (there(shop, "order_order"), len(shop.outbox())) == (orders, mails)


@pytest.mark.parametrize("name", ["join-and-leave", "buy", "cancel-order"])
def test_an_account_is_not_opened(walk: Walk, shop: RealSite, name: str) -> None:
    customers = there(shop, "auth_user")
    assert held(walk(name, shop, owned=False)) == ("join", "Register", "opens an account or a membership")
    assert there(shop, "auth_user") == customers


def test_what_obliges_nobody_goes_on(walk: Walk, shop: RealSite) -> None:
    walked = walk("voucher-new", shop, owned=False)
    assert (walked.card.outcome, walked.visit.withheld) == ("reached", [])


@pytest.mark.parametrize("name", ["book-and-cancel", "book-by-form"])
def test_an_appointment_is_not_booked(walk: Walk, appointments: RealSite, name: str) -> None:
    assert held(walk(name, appointments, owned=False))[:2] == ("book", "Finish")
    assert there(appointments, "appointment_appointment") == 0


def test_a_newsletter_is_not_subscribed_to(walk: Walk, newsletter: RealSite) -> None:
    assert held(walk("subscribe-and-leave", newsletter, owned=False)) == ("subscribe", "Subscribe", "subscribes")
    assert newsletter.outbox() == []
