"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import Visit

from .build import HOME, Move, ask, go, mail, page, visit, way

DAY = 24 * 3600.0
STATUS = page("Order status", "/status", title="Your order")


def told(on_page: str, in_mail: str, language: str = "en", page_at: float = DAY, mail_at: float = DAY) -> Visit:
    """The customer reads an answer on a page and takes one from a mail, which ought to agree."""
    look = msgspec.structs.replace(STATUS, at_s=page_at)
    return visit(
        way(
            "order",
            go(HOME),
            go(look, "/status"),
            Move("read", "read: {on-page: Status}", more={"kept": {"on-page": on_page}}),
            Move("mail", "mail: {take: {in-mail: Status}}", more={"kept": {"in-mail": in_mail}, "mail": 0}),
            Move("agree", "agree: [on-page, in-mail]", more={"agree": ["on-page", "in-mail"]}),
        ),
        mails=[mail("…", at_s=mail_at)],
        language=language,
    )


SURE = [
    told("1 200,00 €", "EUR 1,300.00"), told("35.00", "36,00 €"), told("£35", "€35"), told("27.11.2026", "Friday 28 November 2026"),
    told("2026-11-27", "27 November 2027"), told("27. marraskuuta", "28.11.2026", "fi"), told("le 27 novembre", "28/11/2026", "fr"),
    told("17:00", "6 pm"), told("Friday at 17:00", "Friday at 18:00"), told("Monday", "Tuesday"), told("Friday", "28 November 2026"),
    told("Being processed", "Shipped"), told("Cancelled", "On its way"), told("4711", "4712"), told("A-4711", "A-4712"),
    told("Käsittelyssä", "Lähetetty", "fi"), told("Under behandling", "Skickad", "sv"), told("In Bearbeitung", "Versandt", "de"),
    told("En préparation", "Expédiée", "fr"), told("En preparación", "Enviado", "es"),
    told("Ready for collection", "Cancelled", page_at=2 * DAY), told("Active", "Terminated"),
    told("Being processed", "Shipped", page_at=2 * DAY),
]  # fmt: skip
LIKELY = [
    told("It was 100 € at first, and is 120 € now.", "You pay 110 € for all of it."),
    told("It will be with you on 27 November 2026, in the morning", "28.11.2026"),
]
BAD = [*SURE, *LIKELY]
GOOD = told("Shipped", "shipped.")
INNOCENT = [
    told("1 200,00 €", "EUR 1,200.00"), told("1.200 €", "1,200 €"), told("35", "35,00 €"), told("1 200:-", "1200 kr"),
    told("100 €", "100 € (was 120 €)"), told("100 € excl. VAT", "124 €"), told("from 35 €", "40 €"),
    told("27.11.2026", "Friday 27 November"), told("2026-11-27", "November 27th, 2026"), told("27.11.2026", "27. marraskuuta 2026", "fi"),
    told("27/11/2026", "27 de noviembre de 2026", "es"), told("03/04/2026", "4 March 2026"), told("03/04/2026", "3 April 2026"),
    told("Friday", "27 November 2026"), told("2–4 December", "5 December"), told("17:00", "5 pm"),
    told("27 November at 17:00", "27.11.2026"), told("Shipped", "On its way!"), told("SENT", "Your order has been shipped"),
    told("Shipped", "Shipped on 27 November"), told("Order received", "Confirmed"), told("Paid", "Being packed"),
    told("Shipped", "Being processed", page_at=2 * DAY), told("Received", "Delivered", mail_at=2 * DAY),
    told("Cancelled", "Shipped", page_at=2 * DAY), told("Will be shipped on Monday", "Being processed"),
    told("Not yet shipped", "Delivered"), told("Cancelled", "Refunded"), told("Ready to ship", "Being processed"), told("4711", "#4711"),
    told("ORD-4711", "4711"), told("A-4711", "a4711"), told("We are looking into it", "Thank you for your patience"),
    told("Grand Hotel, London", "London Grand Hotel"), told("", "Shipped"), told("••••••••", "4711"),
    told("Toimitettu", "Toimitettu perille", "fi"), told("4711", "27.11.2026"), told("Active", "Shipped"),
]  # fmt: skip


@pytest.mark.parametrize("seen", SURE)
def test_answers_that_contradict_each_other_are_serious(seen: Visit) -> None:
    (finding,) = ask("channels-disagree", seen)
    assert (finding.severity, finding.certainty, finding.step, finding.view, finding.mail) == ("serious", "sure", 4, 1, 0)


@pytest.mark.parametrize("seen", LIKELY)
def test_answers_that_say_more_besides_are_likely(seen: Visit) -> None:
    (finding,) = ask("channels-disagree", seen)
    assert (finding.severity, finding.certainty) == ("serious", "likely")


def test_both_answers_are_named_with_where_they_came_from() -> None:
    assert ask("channels-disagree", told("Being processed", "Shipped"))[0].seen == (
        "`on-page` is `Being processed` on the page `Your order` and `in-mail` is `Shipped` in the mail `Your order` from shop@shop.example"
    )


def test_what_nothing_was_kept_under_is_not_compared() -> None:
    seen = told("Shipped", "Cancelled")
    steps = [msgspec.structs.replace(step, kept={}) for step in seen.journeys[0].steps]
    bare = msgspec.structs.replace(seen, journeys=[msgspec.structs.replace(seen.journeys[0], steps=steps)])
    assert ask("channels-disagree", bare) == []


def test_a_name_means_what_was_kept_under_it_last() -> None:
    again = Move("read", "read: {b: Status}", more={"kept": {"b": "Shipped"}})
    first = Move("read", "read: {a: Status, b: Status}", more={"kept": {"a": "Shipped", "b": "Cancelled"}})
    agree = Move("agree", "agree: [a, b]", more={"agree": ["a", "b"]})
    assert len(ask("channels-disagree", visit(way("one", go(STATUS), first, agree), way("two", again, agree)))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_the_same_in_other_words_or_what_cannot_be_compared_is_no_finding(seen: Visit) -> None:
    assert ask("channels-disagree", seen) == []
