"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Submission, Trial, Visit

from .build import HOME, ask, click, go, page, visit, way

ORDER = "https://shop.example/order"


def sent(answer: str, status: int = 303, url: str = ORDER) -> Submission:
    return Submission(url=url, status=status, answer=answer)


def pressed(after: str, *answers: Submission, kind: str = "checkout", language: str = "en", **more: Any) -> Visit:
    trial = Trial(**{"kind": "double-press", "view": 0, "name": "Place order", "times": 2, "text": after, "sent": list(answers), **more})
    return visit(way("buy", go(HOME), click("Place order", page("Thank you", "/thanks")), kind=kind), trials=[trial], language=language)


NUMBER = "Thank you\nOrder number: LAMP-1001"
BAD = [
    pressed(NUMBER, sent("/thanks/LAMP-1000"), sent("/thanks/LAMP-1001")),
    pressed(NUMBER, sent("/thanks?order=lamp-1000&x=1"), sent("/thanks?order=lamp-1001&x=1")),
    pressed(NUMBER, sent("Thank you  Order number: LAMP-1000", 200), sent("Thank you  Order number: LAMP-1001", 200)),
    pressed(NUMBER, sent('{"ok":true,"number":"LAMP-1000"}', 201), sent('{"ok":true,"number":"LAMP-1001"}', 201)),
    pressed("Tilausnumero: 100201", sent("/kiitos/100200"), sent("/kiitos/100201"), language="fi", kind="other"),
    # the page names no number, two mails do
    pressed(
        "Thank you for your order.", sent("/thanks"), sent("/thanks"),
        letters=["Your order\nOrder number: LAMP-1000", "Your order\nOrder number: LAMP-1001"],
    ),
    # the first is the one that is shown
    pressed(NUMBER, sent("/thanks/LAMP-1001"), sent("/thanks/LAMP-1002")),
]
GOOD = pressed(NUMBER, sent("/thanks/LAMP-1001"))
INNOCENT = [
    # the company knows it again by a key of the form
    pressed(NUMBER, sent("/thanks/LAMP-1001"), sent("/thanks/LAMP-1001")),
    pressed(f"{NUMBER}\nYou have already ordered this.", sent("/thanks/LAMP-1000"), sent("/thanks/LAMP-1001")),
    # the second was refused, or not waited for
    pressed(NUMBER, sent("/thanks/LAMP-1001"), sent("/thanks/LAMP-1002", 409)),
    pressed(NUMBER, sent("/thanks/LAMP-1001"), sent("", 0)),
    # a receipt and an invoice; two mails of a press that was taken once
    pressed("Thank you.", sent("/thanks"), sent("/thanks"), letters=["Order number: LAMP-1000", "Invoice\nOrder number: LAMP-1000"]),
    pressed("Thank you.", sent("/thanks"), letters=["Order number: LAMP-1000", "Order number: LAMP-1001"]),
    # two mails of which one calls the other order off, or has a number of something else
    pressed("", sent("/x"), sent("/x"), letters=["Order number: LAMP-1000", "Order number: LAMP-1001\nThis order has been cancelled."]),
    pressed("", sent("/x"), sent("/x"), letters=["Order number: 100201", "Confirmation code 481125"]),
    # the second leads to a page that says so, or names no order
    *[
        pressed("Order number: 100201", sent(f"/thanks/{first}"), sent(f"/thanks/{second}"))
        for first, second in (("100201", "duplicate"), ("100201", "LAMP-100201"), ("100201", "error-409"), ("100201", "0100201"))
    ],
    *[pressed(NUMBER, sent("/thanks/LAMP-1001"), sent(f"/thanks/{second}")) for second in ("basket-empty", "error-409", "sent-2-times")],
    pressed("Order number: 1001", sent('{"order":1001}', 201), sent('{"order":null}')),
    pressed("Order number: 100201", sent("Order number: 100201", 200), sent("Order number: already given", 200)),
    # the page knows of both
    pressed(f"{NUMBER}\nLAMP-1000, which came at the same time, is void.", sent("/thanks/LAMP-1000"), sent("/thanks/LAMP-1001")),
    # to two addresses
    pressed(NUMBER, sent("/thanks/LAMP-1000", url="https://shop.example/check"), sent("/thanks/LAMP-1001")),
    # two sessions at a payment service, two steps of a flow: no numbers of orders
    pressed(NUMBER, sent("https://pay.example/s/a1b2c3"), sent("https://pay.example/s/d4e5f6")),
    pressed("Step 3 of 4", sent("/flow?execution=e1s3"), sent("/flow?execution=e1s4")),
    # the same page with another time on it
    pressed(NUMBER, sent("at 12:30:01 Order number: LAMP-1001", 200), sent("at 12:30:02 Order number: LAMP-1001", 200)),
    # a list of results that was asked for by a form
    pressed("Order number: A-1000\nOrder number: A-1001", sent("A-1000 A-1001", 200), sent("A-1000 A-1001", 200)),
    pressed(NUMBER, untried="the button was not met again"),
    pressed(NUMBER, sent("/thanks/LAMP-1000"), sent("/thanks/LAMP-1001"), view=7),
    visit(way("buy", go(HOME))),
]  # fmt: skip


def test_two_numbers_for_two_presses() -> None:
    (finding,) = ask("double-submit", BAD[0])
    assert (finding.severity, finding.certainty, finding.view) == ("serious", "sure", 0)
    assert finding.seen == "`Place order` was pressed twice, and both were taken: `lamp-1000` and `lamp-1001`"


@pytest.mark.parametrize("seen", BAD)
def test_two_orders(seen: Visit) -> None:
    (finding,) = ask("double-submit", seen)
    assert finding.severity == ("serious" if seen.journeys[0].kind == "checkout" else "moderate")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_one_order_is_no_finding(seen: Visit) -> None:
    assert ask("double-submit", seen) == []
