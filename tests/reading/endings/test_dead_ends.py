"""The same words turn a customer away on one page and are innocent on another."""

from typing import Any

import pytest

from harness.model import Act, DeadEndKind, PageView, RequestView
from harness.reading.endings.outcomes import Verdict

from ...audits.build import SITE, Move, button, click, ended, expect, field, fill, go, last, link, page, visit, way

TURNED_AWAY: list[tuple[DeadEndKind, str]] = [
    ("e-mail-us", "For parties, send us an e-mail at events@hotel.example."),
    ("e-mail-us", "For parties of more than 8, please send us an e-mail at events@hotel.example."),
    ("e-mail-us", "Bookings of this size must be made by e-mail."),
    ("e-mail-us", "Please send us an e-mail and we will confirm your table."),
    ("phone-only", "To cancel your membership, call us on 555 0100 between 9 and 11."),
    ("phone-only", "Please call our customer service to finish your order."),
    ("phone-only", "To cancel, call or e-mail us."),
    ("phone-only", "Appointments can only be cancelled by phone."),
    ("visit-us", "Memberships are cancelled in person at the reception."),
    ("visit-us", "Please come to our office to sign the contract."),
    ("by-post", "To end your membership, print the form, sign it and send it by post together with a copy of your ID to:"),
    ("by-post", "Notice has to be given: send us a signed letter."),
    ("by-post", "You must cancel in writing."),
    ("chat-only", "Cancelling is possible only in the chat."),
    ("app-only", "Use our app to cancel your ticket."),
    ("app-only", "Tickets can be cancelled only in the app."),
]

INNOCENT = [
    "Any questions? Send us an e-mail at info@shop.example.",
    "Please e-mail us if you have questions.",
    "Book online or call us on 555 0100.",
    "You can also send us an e-mail.",
    "If you need help, please call our customer service.",
    "We will send you a confirmation by e-mail to the address that you gave.",
    "Your book arrives by post within two days.",
    "We send your ticket by post.",
    "Meet our trainers in person.",
    "Call us on 555 0100.",
    "Download our app.",
    "Chat with us.",
    "E-mail: info@shop.example",
    "Memberships are cancelled by phone or online.",
    "No need to call us: everything is done here.",
    "Press enquiries: please e-mail our press office.",
    "Alternatively, please call our customer service.",
    "If the problem persists, please call us.",
    "We deliver by post or to a pick-up point; letters are sent daily.",
]


@pytest.mark.parametrize(("kind", "said"), TURNED_AWAY)
def test_an_instruction_to_go_elsewhere_is_a_dead_end(kind: str, said: str) -> None:
    verdict = ended(page(f"Book a table\n{said}\nShop Ltd, Harbour Road 3", "/book", links=[link("Home")]))
    assert (verdict.outcome, verdict.kind, verdict.words) == ("dead-end", kind, said)


@pytest.mark.parametrize("said", INNOCENT)
def test_a_mention_of_another_way_is_none(said: str) -> None:
    verdict = ended(page(f"Book a table\nChoose your day.\n{said}", "/book", fields=[field("Day")], buttons=[button("Search")]))
    assert (verdict.outcome, verdict.kind) == ("stale-scenario", "")


def test_a_footer_that_stands_on_every_page_sends_nobody_elsewhere() -> None:
    footer = "For parties, send us an e-mail at events@hotel.example."
    home = page(f"Welcome.\n{footer}", links=[link("Book a table")])
    book = page(f"Book a table\nChoose your day.\n{footer}", "/book")
    seen = visit(way("book", go(home), click("Book a table", book), expect("Confirm"), halt="expect-unmet", wanted="Confirm"))
    assert last(seen).outcome == "stale-scenario"


def test_a_link_of_these_words_is_an_offer() -> None:
    look = page("Book a table\nSend us an e-mail", "/book", links=[link("Send us an e-mail", "mailto:a@shop.example")])
    assert ended(look).outcome == "stale-scenario"


def test_a_control_that_says_the_same_in_other_words_makes_the_scenario_stale() -> None:
    text = "Your account\nTo cancel your membership, call us on 555 0100."
    assert ended(page(text, "/account"), wanted="Cancel membership").kind == "phone-only"
    stale = ended(page(text, "/account", buttons=[button("Cancel my membership now")]), wanted="Cancel membership")
    assert stale.outcome == "stale-scenario"
    assert "`Cancel my membership now`" in stale.reason


def test_the_link_that_led_here_is_no_way_on() -> None:
    text = "Book a table\nFor parties, send us an e-mail at events@hotel.example."
    look = page(text, "/book", links=[link("Book a table", f"{SITE}/book")])
    assert ended(look, wanted="Book").kind == "e-mail-us"
    assert ended(look, wanted="Book", pressed="Reserve").kind == "e-mail-us"


@pytest.mark.parametrize(("href", "kind"), [("mailto:a@shop.example", "e-mail-us"), ("tel:+3580", "phone-only")])
def test_a_button_that_opens_the_mail_or_the_phone(href: str, kind: str) -> None:
    home = page("Welcome.", links=[link("Book a table", href)])
    seen = visit(way("book", go(home), click("Book a table"), expect("Your table"), halt="expect-unmet", wanted="Your table"))
    assert (last(seen).kind, last(seen).words) == (kind, "Book a table")


def test_an_app_store_instead_of_a_page() -> None:
    store = PageView(page=0, url="https://apps.apple.com/app/id1", status=200, text="Our app\nGet")
    assert ended(store).kind == "app-only"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sold-out", "Sorry, we are fully booked on that day."),
        ("sold-out", "There are no tables left on Friday."),
        ("expired", "This gift card has expired."),
        ("expired", "This code ran out on 3 April."),
        ("refused", "This code has already been redeemed. Please contact customer service."),
        ("refused", "Your card was declined."),
        ("refused", "The e-mail address and the password do not belong together."),
        ("refused", "This is not one of our codes."),
    ],
)
def test_an_answer_that_says_no(kind: str, said: str) -> None:
    code = field("Code")
    form = page("Your free book", "/gift", fields=[code], buttons=[button("Get")])
    for answer in (page(f"Your free book\n{said}", "/gift"), page("Your free book", "/gift", errors=[said])):
        seen = visit(
            way(
                "redeem",
                go(form, "/gift"),
                fill(code),
                click("Get", answer),
                expect("On its way"),
                halt="expect-unmet",
                wanted="On its way",
            )
        )
        assert (last(seen).outcome, last(seen).kind) == ("dead-end", kind)


@pytest.mark.parametrize(
    ("language", "said", "kind"),
    [
        ("en", "The free coffee has run out.", "sold-out"),
        ("fi", "Ilmainen kahvi on loppunut.", "sold-out"),
        ("en", "Your gift card has expired.", "expired"),
        ("en", "All goods\nThe blue shirt\nSold out", ""),
        ("en", "The gifts are almost sold out.", ""),
        ("en", "Sold out? More come on Friday.", ""),
        ("en", "The blue shirt is sold out. " + " ".join(f"The shirt number {number} is here." for number in range(20)), ""),
    ],
)
def test_a_bare_page_behind_a_mailed_link_answers_who_came_for_it(language: str, said: str, kind: str) -> None:
    def came_to(**more: Any) -> Verdict:
        there = page(f"Big Bean\n{said}", "/gift", **more)
        follow = Move("mail", "mail: gift", [Act(kind="follow-mail", name="Claim your gift", changed=True)], there)
        return last(visit(way("claim", follow, expect("Yours"), halt="expect-unmet", wanted="Yours"), language=language))

    assert (came_to().outcome, came_to().kind) == ("dead-end" if kind else "stale-scenario", kind)
    assert came_to(fields=[field("Code")], buttons=[button("Claim")]).outcome == "stale-scenario"


@pytest.mark.parametrize(
    "said",
    [
        "Codes that have expired cannot be redeemed.",
        "A code that has already been redeemed cannot be used again.",
        "The blue shirt is sold out.",
        "Sold out",
        "Our winter campaign has ended on 3 April.",
    ],
)
def test_terms_and_goods_are_no_answer(said: str) -> None:
    assert ended(page(f"Shop\nAll goods\n{said}", "/goods", fields=[field("Search")], links=[link("Shirt")])).outcome == "stale-scenario"


@pytest.mark.parametrize(
    "said",
    [
        "Codes that have expired cannot be redeemed again.",
        "Is your code invalid? Ask us.",
        "Sold out? Wait.",
        "The evening is almost sold out.",
    ],
)
def test_terms_and_questions_beside_an_answer_are_none(said: str) -> None:
    code = field("Code")
    form = page("Your free book", "/gift", fields=[code], buttons=[button("Get")])
    answer = page(f"Choose a book\n{said}", "/choose", fields=[field("Book")])
    seen = visit(way("redeem", go(form, "/gift"), fill(code), click("Get", answer), expect("Sent"), halt="expect-unmet", wanted="Sent"))
    assert last(seen).outcome == "stale-scenario"


def test_a_missing_answer_is_for_the_scenario_to_give() -> None:
    code = field("Code", required=True)
    form = page("Your free book", "/gift", fields=[code], buttons=[button("Get")])
    again = page("Your free book", "/gift", fields=[code], errors=["Please choose a book."])
    seen = visit(way("redeem", go(form, "/gift"), fill(code), click("Get", again), expect("Sent"), halt="expect-unmet", wanted="Sent"))
    assert last(seen).outcome == "stale-scenario"


def test_going_round_in_a_circle() -> None:
    def one() -> PageView:
        return page("Choose a plan", "/plan", buttons=[button("Continue")])

    def two() -> PageView:
        return page("Choose a day", "/day", buttons=[button("Back to plan")])

    round_and_round = [click("Continue", two()), click("Back to plan", one())]
    seen = visit(way("book", go(one()), *round_and_round, *round_and_round, expect("Done"), halt="expect-unmet", wanted="Done"))
    assert last(seen).kind == "loop"
    over = visit(way("book", go(one()), *round_and_round, go(one()), *round_and_round, halt="expect-unmet", wanted="Done"))
    assert last(over).outcome == "stale-scenario"
    gone_to = visit(way("book", go(one()), go(one()), go(one()), expect("Done"), halt="expect-unmet", wanted="Done"))
    assert last(gone_to).outcome == "stale-scenario"


def test_pressing_that_does_nothing() -> None:
    look = page("Your basket", "/basket", buttons=[button("Pay")])
    seen = visit(way("buy", go(look), click("Pay"), expect("Thank you"), halt="expect-unmet", wanted="Thank you"))
    assert (last(seen).kind, last(seen).words) == ("silent-no-op", "Pay")


@pytest.mark.parametrize(
    "look",
    [
        page("Your basket", "/basket", buttons=[button("Pay")], fields=[field("Name", required=True)]),
        page("Your basket", "/basket", buttons=[button("Pay", disabled=True)]),
        page("Your basket", "/basket", buttons=[button("Pay")], errors=["Please accept the terms."]),
    ],
)
def test_a_form_held_back_for_a_reason_is_no_silence(look: PageView) -> None:
    seen = visit(way("buy", go(look), click("Pay"), expect("Thank you"), halt="expect-unmet", wanted="Thank you"))
    assert last(seen).outcome == "stale-scenario"


def test_a_failed_request_behind_a_silent_press_is_named() -> None:
    failed = RequestView(url=f"{SITE}/api", type="fetch", status=502)
    look = page("Your basket", "/basket", buttons=[button("Pay")], requests=[failed])
    seen = visit(way("buy", go(look), click("Pay"), expect("Thank you"), halt="expect-unmet", wanted="Thank you"))
    assert "502" in last(seen).reason


def test_a_login_wall() -> None:
    fields = [field("E-mail", "email"), field("Password", "current-password", secret=True)]
    look = page("Log in\nTo go on, log in to your account.", "/login", fields=fields, buttons=[button("Log in")])
    assert (ended(look).kind, ended(look).words) == ("login-wall", "To go on, log in to your account.")


def test_a_login_beside_the_way_on_is_no_wall() -> None:
    login = [field("E-mail", "email", form=1), field("Password", "current-password", secret=True, form=1)]
    look = page("Checkout\nWho are you?", "/checkout", fields=[*login, field("Your address", "street-address")])
    assert ended(look).outcome == "stale-scenario"


def test_a_login_in_the_header_of_every_page_is_no_wall() -> None:
    login = [field("E-mail", "email"), field("Password", "current-password", secret=True)]
    home = page("Welcome.", fields=login)
    seen = visit(
        way("book", go(home), click("Book a table", page("Our tables", "/book", fields=login)), halt="target-missing", wanted="Confirm")
    )
    assert last(seen).outcome == "stale-scenario"
