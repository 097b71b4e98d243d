"""A good and a bad visit, and what only looks like one."""

from typing import Any

import msgspec
import pytest

from harness.model import PageView, Submission, Trial, Visit

from .build import DONE, ask, button, click, expect, fill, go, link, page, visit, way
from .irritants import plain

LAMP = "Lamp, 40 €.\n{}\nOrder"


def product(says: str, **more: Any) -> PageView:
    return page(LAMP.format(says), "/lamp", buttons=[button("Order")], **more)


def again(*says: str, at: float = 30, apart: float = 1, then: str = "", **more: Any) -> list[Trial]:
    """The same page opened once more, and again after moments."""
    return [
        Trial(
            kind="look-again", view=more.get("view", 0), at_s=at + number * apart, text=LAMP.format(text), url="https://shop.example/lamp",
            then=LAMP.format(then) if then else "",
        )
        for number, text in enumerate(says)
    ]  # fmt: skip


def seen(first: str, *later: str, **more: Any) -> Visit:
    looks = {key: more.pop(key) for key in ("language",) if key in more}
    return visit(way("look", go(product(first)), expect("x")), trials=again(*later, **more), **looks)


SENT = page("Thank you.", "/thanks", sent=[Submission(url="https://shop.example/order", status=303, answer="/thanks")])


def bought(first: str, later: str, *between: Any, kind: str = "checkout", pressed: str = "Order", **more: Any) -> Visit:
    walked = way("buy", go(product(first, **more)), *between, click(pressed, SENT), kind=kind)
    return visit(walked, trials=again(later))


TICKS = {"at": 30, "then": "Offer ends in 14:58"}
BAD = [
    seen("Offer ends in 14:59", "Offer ends in 14:59", **TICKS),
    seen("Offer ends in 14:59", "Offer ends in 15:00", **TICKS),
    seen("Sale ends in\n00\nDays\n02\nHours\n13\nMin\n10\nSec", "Sale ends in\n00\nDays\n02\nHours\n13\nMin\n11\nSec",
         then="Sale ends in\n00\nDays\n02\nHours\n13\nMin\n10\nSec"),
    seen("Hurry! Order within 2 h 13 min", "Hurry! Order within 2 h 13 min", at=400),
    seen("Tarjous päättyy 0:14:59", "Tarjous päättyy 0:15:00", then="Tarjous päättyy 0:14:58", language="fi"),
    seen("Erbjudandet slutar om 14:59", "Erbjudandet slutar om 15:00", then="Erbjudandet slutar om 14:58", language="sv"),
    seen("Angebot endet in 14:59", "Angebot endet in 15:00", then="Angebot endet in 14:58", language="de"),
    seen("L'offre se termine dans 14:59", "L'offre se termine dans 15:00", then="L'offre se termine dans 14:58", language="fr"),
    seen("La oferta termina en 14:59", "La oferta termina en 15:00", then="La oferta termina en 14:58", language="es"),
    seen("17 people are looking at this", "23 people are looking at this", "6 people are looking at this", "31 people are looking at this"),
    seen("Only 2 left in stock", "Only 4 left in stock", "Only 1 left in stock", "Only 3 left in stock", "Only 5 left in stock"),
    bought("Only 2 left in stock", "Only 2 left in stock"),
    seen("The sale ends today.", "The sale ends today.", at=200_000),
]  # fmt: skip
GOOD = seen("Offer ends in 14:59", "Offer ends in 14:29", then="Offer ends in 14:28")
INNOCENT = [
    # it runs on, to the minute
    seen("Hurry! Order within 2 h 13 min", "Hurry! Order within 2 h 7 min", at=400),
    # a minute has not gone by yet
    seen("Hurry! Order within 2 h 13 min", "Hurry! Order within 2 h 13 min", at=70),
    # it had ended by then: delivery the day after
    seen("Order within 13 min 20 s for delivery tomorrow", "Order within 23 h 40 min for delivery tomorrow", at=7_200),
    seen("Offer ends in 14:59", "Offer ends in 14:59", at=1_200, then="Offer ends in 14:58"),
    # an hour of the day, and a length of time
    seen("Hurry! The offer ends at 18:00", "Hurry! The offer ends at 18:00"),
    seen("Don't miss our film of 1 h 45 min", "Don't miss our film of 1 h 45 min", at=30),
    # time that is the customer's own
    seen("Your seats are held for 14:59. Hurry!", "Your seats are held for 15:00. Hurry!", then="Your seats are held for 14:59. Hurry!"),
    seen("Session expires in 14:59", "Session expires in 15:00", then="Session expires in 14:59"),
    seen("Pöytä on varattuna, aikaa jäljellä 14:59", "Pöytä on varattuna, aikaa jäljellä 15:00",
         then="Pöytä on varattuna, aikaa jäljellä 14:58", language="fi"),
    seen("Ihre Plätze sind reserviert. Verbleibende Zeit 14:59", "Ihre Plätze sind reserviert. Verbleibende Zeit 15:00",
         then="Ihre Plätze sind reserviert. Verbleibende Zeit 14:59", language="de"),
    # a film that begins anew for who comes next
    seen("Our flash sale in a video\nRemaining time 03:20", "Our flash sale in a video\nRemaining time 03:20",
         then="Our flash sale in a video\nRemaining time 03:18"),
    # an auction that goes on with each bid
    seen("Highest bid 120. Time left 00:01:10", "Highest bid 130. Time left 00:02:00", then="Highest bid 130. Time left 00:01:59"),
    # another thing's countdown, and several
    seen("Chair: offer ends in 14:59", "Table: offer ends in 30:00", then="Table: offer ends in 29:59"),
    seen("Chair: offer ends in 14:59\nTable: offer ends in 30:00", "Table: offer ends in 30:00\nChair: offer ends in 14:59",
         then="Table: offer ends in 29:58\nChair: offer ends in 14:57"),
    # nothing to do with hurry
    seen("Film 14:59", "Film 15:00", then="Film 14:58"),
    # a stock that is true: nothing was ordered, or one fewer is there
    seen("Only 2 left in stock", *["Only 2 left in stock"] * 4),
    bought("Only 2 left in stock", "Only 1 left in stock"),
    # somebody's basket was given up
    seen("Only 2 left in stock", "Only 3 left in stock", "Only 3 left in stock", "Only 2 left in stock"),
    # true of one fewer, too
    *[
        bought(said, said)
        for said in (
            "Fewer than 5 left in stock", "Up to 3 left in stock", "Only small stock: 5+ available", "Only 2 per customer available",
            "Only in boxes of 5 available", "Only 2 left in stock (updated each night)",
        )
    ],
    # seats that are held and let go
    seen("Only 3 seats left", "Only 2 seats left", "Only 3 seats left", "Only 1 seats left", "Only 2 seats left"),
    # a day that stays, an hour of each day
    seen("3 May is the last day.", "3 May is the last day.", at=200_000),
    seen("The shop closes today at 20.", "The shop closes today at 20.", at=200_000),
    # not bought: another journey, another thing, another size
    bought("Only 2 left in stock", "Only 2 left in stock", kind="other"),
    bought("Only 2 left in stock", "Only 2 left in stock", pressed="Order the chair"),
    bought("Only 2 left in stock", "Only 2 left in stock", links=[link("Order the chair")]),
    bought("Only 2 left in stock", "Only 2 left in stock", fill(plain("Size", "unknown"))),
    # ordered, and called off again
    visit(
        way("buy", go(product("Only 2 left in stock")), click("Order", SENT), kind="checkout"), way("cancel", click("Cancel", SENT)),
        trials=again("Only 2 left in stock"),
    ),
    visit(
        way("buy", go(product("Only 2 left in stock")), click("Order", SENT), click("Cancel my order", DONE), kind="checkout"),
        trials=again("Only 2 left in stock"),
    ),
    # numbers of something else
    seen("Only 2 days left", "Only 9 days left", "Only 2 days left", "Only 5 days left", "Only 7 days left"),
    seen("Only 12 € left to free delivery", "Only 40 € left to free delivery", "Only 2 € left to free delivery", "Only 9 € left"),
    # people come and go
    seen("17 people are looking at this", *(f"{number} people are looking at this" for number in (18, 16, 19))),
    # two machines that count by themselves
    seen("9 people are looking at this", "23 people are looking at this", "9 people are looking at this", "23 people are looking at this"),
    # a while lies between
    seen("17 people are looking at this", "23 people are looking at this", "6 people are looking at this", "31 people are looking at this",
         apart=600),
    # the same day still; and a new thing each day
    seen("The sale ends today.", "The sale ends today."),
    seen("Deal of the day: ends today.", "Deal of the day: ends today.", at=200_000),
    # it could not be opened again
    visit(way("look", go(product("Offer ends in 14:59"))), trials=[Trial(kind="look-again", view=0, untried="another page came")]),
]  # fmt: skip


@pytest.mark.parametrize("looked", BAD)
def test_what_does_not_hold_is_told(looked: Visit) -> None:
    (finding,) = ask("false-urgency", looked)
    assert (finding.certainty, finding.view) == ("likely", 0)
    assert finding.severity in ("minor", "moderate")


def test_a_countdown_is_told_with_what_it_showed() -> None:
    (finding,) = ask("false-urgency", BAD[1])
    assert finding.severity == "moderate"
    assert finding.seen == "a countdown showed 0:14:59, and 30 seconds later 0:15:00 to somebody else"
    assert finding.words == "40 €. offer ends in 14:59"


def test_a_stock_is_told_before_and_after() -> None:
    (finding,) = ask("false-urgency", BAD[11])
    assert finding.seen == "before one was ordered here: `Only 2 left in stock`; afterwards: `Only 2 left in stock`"


def test_a_crowd_is_told_by_its_numbers() -> None:
    (finding,) = ask("false-urgency", BAD[9])
    assert finding.seen == "opened 3 times within 2 seconds, the page said 23, 6, 31"


@pytest.mark.parametrize("looked", [GOOD, *INNOCENT])
def test_what_may_be_true_is_no_finding(looked: Visit) -> None:
    assert ask("false-urgency", looked) == []


def test_a_second_look_at_a_page_that_is_not_there_says_nothing() -> None:
    assert ask("false-urgency", msgspec.structs.replace(BAD[0], views=[])) == []
