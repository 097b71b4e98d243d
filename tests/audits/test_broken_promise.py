"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import HOME, ask, button, click, field, fill, go, page, visit, way
from .promised import DAY, EMAIL, HOUR, MAILBOX, STARTED, later, mail, sent

READY = "Thank you! Your phone will be ready in a couple of hours, we'll mail you."
DELIVERY = "Thank you for your order! It will be delivered in 2–5 days."
REPLY = "Thank you for your message. We will reply within 2 days."
LATE = mail("Your phone is ready.", 3 * DAY)
NO_MAIL = sent(READY, ended_s=3 * DAY)
TWO_SENTENCES = sent("Your phone will be ready in a couple of hours. We'll mail you when it is ready.", ended_s=3 * DAY)
STILL_WAITING = sent(DELIVERY, later("Order 1881\nStatus: received", 9 * DAY), ended_s=9 * DAY)
CANCELLED = sent(DELIVERY, mails=[mail("We have had to cancel your order.", 5 * DAY)], ended_s=5 * DAY)
RECEIVED_ONLY = sent(READY, mails=[mail("We have received your phone.", 60)], ended_s=3 * DAY)
NO_REPLY = sent(REPLY, ended_s=5 * DAY)
TOO_LATE = sent(READY, mails=[LATE], ended_s=4 * DAY)
BAD = [NO_MAIL, TWO_SENTENCES, NO_REPLY, TOO_LATE, STILL_WAITING, CANCELLED, RECEIVED_ONLY]
GOOD = sent(READY, mails=[mail("Your phone is ready.", 2 * HOUR)], ended_s=3 * DAY)
TEL = field("Phone", "tel")
BOTH = page("Contact", "/contact", fields=[EMAIL, TEL], buttons=[button("Send")])
SHOP = page("Speakers\nDelivery in 2–5 days.", "/speakers", links=[], buttons=[button("Search")], fields=[field("Search", type="search")])
ADVERT = "Order today: delivery tomorrow, and we will mail you within 2 hours."
LOOKED_IN = {"mailbox": MAILBOX, "started": STARTED, "ended_s": 9 * DAY}
SEARCHED = page("3 results\nDelivery in 2–5 days.\nWe will mail you within 2 hours.", "/search")
INNOCENT = [
    sent(READY, ended_s=2 * HOUR),
    sent(READY, ended_s=3 * DAY, mailbox=""),
    sent("We'll call you within 2 hours.", ended_s=3 * DAY),
    sent("We'll get back to you within 2 days.", form=BOTH, ended_s=9 * DAY),
    sent("If you do not hear from us within 2 days, please call us.", ended_s=9 * DAY),
    sent("Please reply within 2 days.", ended_s=9 * DAY),
    sent(DELIVERY, ended_s=9 * DAY),
    sent(DELIVERY, later("Order 1881\nStatus: received", 3 * DAY), ended_s=9 * DAY),
    sent(DELIVERY, later("Order 1881\nStatus: delivered", 9 * DAY), ended_s=9 * DAY),
    sent(DELIVERY, later("Orders\nIs your order being processed?", 9 * DAY), ended_s=9 * DAY),
    sent(DELIVERY, click("Cancel my order", page("Your order has been cancelled.", "/gone", at_s=30)), ended_s=9 * DAY),
    sent("We have received your message.", mails=[mail("> We will reply within 2 days.\nHello!", 60)], ended_s=9 * DAY),
    sent("Thank you.", mails=[mail(ADVERT, 60, unsubscribe=["https://x.example"])], ended_s=9 * DAY),
    visit(way("look", go(HOME), click("Speakers", SHOP), fill(SHOP.fields[0]), click("Search", SEARCHED)), **LOOKED_IN),
    visit(way("look", go(page("Shop\nWe will reply within 2 hours."))), **LOOKED_IN),
]


@pytest.mark.parametrize(
    ("seen", "certainty", "reason"),
    [
        (NO_MAIL, "sure", "– 2 days 23 hours later no mail had come"),
        (TWO_SENTENCES, "sure", "– 2 days 23 hours later no mail had come"),
        (RECEIVED_ONLY, "sure", "– 2 days 23 hours later no mail had come"),
        (STILL_WAITING, "likely", "– 8 days 23 hours later it still said: `Status: received`"),
        (CANCELLED, "likely", "– the company cancelled it: `We have had to cancel your order.`"),
    ],
)
def test_a_promise_whose_time_is_over_is_quoted_with_what_came_of_it(seen: Visit, certainty: str, reason: str) -> None:
    finding = next(each for each in ask("broken-promise", seen) if reason in each.seen)
    assert (finding.severity, finding.certainty, finding.view) == ("serious", certainty, 3)


@pytest.mark.parametrize("seen", BAD)
def test_each_promise_is_reported_once_and_by_one_audit(seen: Visit) -> None:
    assert len(ask("broken-promise", seen)) == 1
    assert ask("no-confirmation", seen) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_kept_open_and_unseen_promises_and_what_is_none_are_no_finding(seen: Visit) -> None:
    assert ask("broken-promise", seen) == []
