"""Which sentences are said to this customer, and what becomes of what they promise."""

import time

import pytest

from harness.model import Promise, Visit
from harness.reading.promises import promises
from harness.scoring import score

from ...audits.build import HOME, Move, button, click, expect, field, fill, go, page, visit, way
from ...audits.promised import DAY, EMAIL, HOUR, MAILBOX, STARTED, later, mail, only, sent

REPLY = "We will reply within 2 days."
DELIVERY = "Your order will be delivered in 2–5 days."
READY = "Your phone will be ready in a couple of hours. We'll mail you when it is ready."
TEL = field("Phone", "tel")
CONTACT = page("Contact", "/contact", fields=[EMAIL, TEL], buttons=[button("Send")])

NAMELESS = page("Contact", "/contact", fields=[field("Name", "name")], buttons=[button("Send")])

STILL_OPEN = Move("wait", "wait: 1 s", [], page(f"{DELIVERY}\nStatus: received", "/thanks", at_s=9 * DAY, opened_by="change"))


def states(seen: Visit) -> list[tuple[str, str]]:
    return [(promise.what, promise.state) for promise in promises(seen)]


def test_a_promise_is_quoted_with_its_times_and_its_place() -> None:
    assert only(sent(f"Thank you.\n{REPLY}")) == Promise(
        words=REPLY, what="mail", made_s=10, due_s=3 * DAY - 10 * HOUR, state="open", reason="10 seconds later no mail had come yet",
        journey="repair", view=3,
    )  # fmt: skip


def test_when_it_is_ready_takes_the_time_that_is_named_for_being_ready() -> None:
    done, written = promises(sent(READY))
    assert (done.what, done.due_s) == ("done", 3 * HOUR + 10)
    assert (written.what, written.due_s, written.words) == ("mail", done.due_s, READY)


def test_the_scorecard_tells_them() -> None:
    seen = sent(REPLY)
    assert score(seen).promises == promises(seen)


@pytest.mark.parametrize(
    ("what", "seen"),
    [
        ("nothing was sent off", visit(way("look", go(HOME), click("About", page(REPLY, "/about"))), started=STARTED)),
        ("it stood there before", sent(REPLY, form=page(f"Contact\n{REPLY}", "/form", fields=[EMAIL], buttons=[button("Send")]))),
        ("nobody has said who they are", sent(REPLY, form=page("Size", "/size", fields=[field("Size")], buttons=[button("Send")]))),
        ("more is to be filled in", sent(REPLY, fill(TEL), click("Next", page("Thank you.", "/end")))),
        ("a link led there", sent("Thank you.", click("Delivery", page(REPLY, "/delivery")))),
        ("a mailing list says so", sent("Thank you.", mails=[mail(REPLY, 30, headers=[("Precedence", "bulk")])])),
        ("an earlier mail is quoted", sent("Thank you.", mails=[mail(f"Hello!\n\nOn Monday, Ann wrote:\n{REPLY}", 30)])),
        ("the visit has no date", sent(REPLY, started="")),
        ("the date is none", sent(REPLY, started="yesterday")),
        ("the journey stopped there", visit(
            way("buy", go(CONTACT), fill(EMAIL), click("Send", page(DELIVERY, "/2")), expect("Thanks"), halt="expect-unmet"),
            started=STARTED,
        )),
    ],
)  # fmt: skip
def test_what_is_not_said_to_this_customer(what: str, seen: Visit) -> None:
    assert promises(seen) == [], what


def test_what_a_page_says_of_delivery_counts_only_after_the_last_that_was_sent_off() -> None:
    basket = page("Basket\nDelivery in 2–5 days.", "/basket", links=[])
    pay = click("Order", page("Thank you for your order.", "/done"))
    review = page("Review", "/review", buttons=[button("Order")])
    assert promises(sent("Delivery in 2–5 days.", click("Checkout", review), pay)) == []
    assert [promise.what for promise in promises(sent(basket.text))] == ["done"]


def test_a_member_need_not_say_who_they_are() -> None:
    steps = (go(page("Account", "/account", buttons=[button("Send")])), click("Send", page(REPLY, "/done")))
    assert promises(visit(way("ask", *steps), started=STARTED)) == []
    assert states(visit(way("ask", *steps), started=STARTED, standing="member")) == [("mail", "unseen")]


@pytest.mark.parametrize(
    ("what", "seen", "expected"),
    [
        ("in time", sent(REPLY, mails=[mail("Hello!", HOUR)], ended_s=5 * DAY), "kept"),
        ("while the page loaded", sent(REPLY, mails=[mail("Hello!", 9)], ended_s=5 * DAY), "kept"),
        ("on the second day, somewhere", sent(REPLY, mails=[mail("Hello!", 2 * DAY + 20 * HOUR)], ended_s=5 * DAY), "kept"),
        ("late", sent(REPLY, mails=[mail("Hello!", 4 * DAY)], ended_s=5 * DAY), "broken"),
        ("never", sent(REPLY, ended_s=5 * DAY), "broken"),
        ("not yet", sent(REPLY, ended_s=DAY), "open"),
        ("no mailbox", sent(REPLY, ended_s=5 * DAY, mailbox=""), "unseen"),
        ("no address told", sent(REPLY, form=NAMELESS, ended_s=5 * DAY), "unseen"),
        ("a receipt is no reply", sent(REPLY, mails=[mail(f"Thank you for your message. {REPLY}", 30)], ended_s=5 * DAY), "broken"),
        ("a reply that gives thanks", sent(REPLY, mails=[mail("Thank you for your message. It costs 50 €.", 30)], ended_s=5 * DAY), "kept"),
        ("by mail or telephone", sent("We'll get back to you within 2 days.", form=CONTACT, ended_s=5 * DAY), "unseen"),
        ("by telephone", sent("We'll call you within 2 days.", ended_s=5 * DAY), "unseen"),
        ("no time named", sent("We will reply by e-mail.", ended_s=5 * DAY), "open"),
    ],
)
def test_what_becomes_of_a_mail(what: str, seen: Visit, expected: str) -> None:
    assert promises(seen)[0].state == expected, what


@pytest.mark.parametrize(
    ("what", "seen", "expected"),
    [
        ("a mail says so", sent(DELIVERY, mails=[mail("Your order has been delivered.", 4 * DAY)], ended_s=9 * DAY), "kept"),
        ("its subject says so", sent(DELIVERY, mails=[mail("Hello!", 4 * DAY, "Your order has been shipped")], ended_s=9 * DAY), "kept"),
        ("a page says so", sent(DELIVERY, later("Order 7\nStatus\nDelivered", 4 * DAY), ended_s=9 * DAY), "kept"),
        ("a page says when it will", sent(DELIVERY, later("We write once it has been delivered.", 9 * DAY), ended_s=9 * DAY), "unseen"),
        ("still under way in time", sent(DELIVERY, later("Order 7\nStatus: being packed", 4 * DAY), ended_s=4 * DAY), "open"),
        ("still under way later", sent(DELIVERY, later("Order 7\nStatus\nBeing packed", 9 * DAY), ended_s=9 * DAY), "broken"),
        ("an old page still open", sent(f"{DELIVERY}\nStatus: received", STILL_OPEN, ended_s=9 * DAY), "unseen"),
        ("nothing was looked at", sent(DELIVERY, ended_s=9 * DAY), "unseen"),
        ("cancelled by the company", sent(DELIVERY, mails=[mail("We have cancelled your order.", DAY)], ended_s=2 * DAY), "broken"),
        ("no time is named", sent("Your order will be shipped soon.", ended_s=9 * DAY), "open"),
    ],
)
def test_what_becomes_of_something_to_be_done(what: str, seen: Visit, expected: str) -> None:
    assert promises(seen)[-1].state == expected, what


@pytest.mark.parametrize(("at_s", "expected"), [(HOUR, "unseen"), (4 * DAY, "broken")])
def test_what_the_customer_calls_off_need_not_be_kept_from_then_on(at_s: float, expected: str) -> None:
    account = later("Your account", at_s, buttons=[button("Cancel my booking")])
    seen = sent(REPLY, account, click("Cancel my booking", page("Done.", "/gone", at_s=at_s)), ended_s=9 * DAY)
    assert promises(seen)[0].state == expected


def test_each_is_told_once_and_a_mail_that_repeats_it_does_not_keep_it() -> None:
    assert states(sent(DELIVERY, later(DELIVERY, 30), mails=[mail(DELIVERY, 20)], ended_s=40)) == [("done", "open")]


def test_a_mail_that_repeats_it_and_says_something_else_does_not_keep_it_either() -> None:
    begun = mail(f"Dear Aino, your trial has begun. {REPLY}", 20)
    assert states(sent(REPLY, mails=[begun], ended_s=5 * DAY)) == [("mail", "broken")]
    assert states(sent(REPLY, mails=[begun, mail("Hello!", DAY)], ended_s=5 * DAY)) == [("mail", "kept")]


def test_a_receipt_that_says_the_same_in_other_words_promises_nothing_new() -> None:
    receipt = mail("We have received your message. Our team will answer it within two days.", 40)
    assert states(sent(REPLY, mails=[receipt], ended_s=5 * DAY)) == [("mail", "broken")]


def test_reading_300_looks_takes_no_time() -> None:
    texts = [f"Page {number}\n" + "\n".join(f"Line {line} of {number}: the lamp is blue." for line in range(60)) for number in range(300)]
    moves = [go(page(f"{text}\n{REPLY}", f"/{number}")) for number, text in enumerate(texts)]
    seen = sent(REPLY, *moves, ended_s=9 * DAY, mailbox=MAILBOX)
    began = time.process_time()
    promises(seen)
    assert time.process_time() - began < 2
