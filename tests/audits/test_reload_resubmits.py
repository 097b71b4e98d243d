"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Submission, Trial, Visit

from .build import HOME, ask, click, go, page, visit, way

ORDER = "https://shop.example/order"
POST = Submission(url=ORDER, status=200)


def reloaded(
    before: str, after: str, kind: str = "checkout", language: str = "en", sent: tuple[Submission, ...] = (POST,), **more: Any
) -> Visit:
    thanks = page(before, "/order", sent=more.pop("first", [POST]))
    trial = Trial(**{"kind": "reload", "view": 1, "times": 1, "text": after, "sent": list(sent), **more})
    return visit(way("buy", go(HOME), click("Place order", thanks), kind=kind), trials=[trial], language=language)


A, B = "Thank you\nOrder number: LAMP-1000", "Thank you\nOrder number: LAMP-1001"
BAD = [
    reloaded(A, B),
    reloaded("Your order number is 100200.", "Your order number is 100201."),
    reloaded("Order number\tLAMP-1000", "Order number\tLAMP-1001"),
    reloaded("Booking reference\nX7K2QP", "Booking reference\nM3R8TZ", kind="join"),
    reloaded("Kiitos!\nTilausnumero: 100200", "Kiitos!\nTilausnumero: 100201", language="fi"),
    reloaded("Tack!\nOrdernummer: 100200", "Tack!\nOrdernummer: 100201", language="sv"),
    reloaded("Danke!\nBestellnummer: 100200", "Danke!\nBestellnummer: 100201", language="de"),
    reloaded("Merci !\nNuméro de commande : 100200", "Merci !\nNuméro de commande : 100201", language="fr"),
    reloaded("¡Gracias!\nNúmero de pedido: 100200", "¡Gracias!\nNúmero de pedido: 100201", language="es"),
]
GOOD = reloaded(A, A, sent=())
INNOCENT = [
    # the company knows it again
    reloaded(A, A),
    reloaded(A, f"{B}\nYou have already ordered this."),
    reloaded("Danke!\nBestellnummer: 100200", "Sie haben bereits bestellt.\nBestellnummer: 100201", language="de"),
    reloaded(A, f"{B}\nIt replaces LAMP-1000."),
    reloaded(A, "This order came twice. The second was cancelled.\nOrder number: LAMP-1001"),
    reloaded("Numéro de commande : 100200", "Votre commande a été annulée.\nNuméro de commande : 100201", language="fr"),
    # the same number, written differently
    reloaded("Order number: 100200", "Order number: LAMP-100200"),
    reloaded("Order number: 100200", "Order number: 000100200"),
    reloaded("Booking reference: X7K2QP", "Booking reference: X7K-2QP"),
    # a number of something else
    reloaded(A, "Sorry, that did not work.\nTicket number: 88123"),
    reloaded("Booking code: X7K2QP", "Enter the confirmation code 123456"),
    reloaded("Número de pedido: 100200", "El pedido ya está.\nLocalizador: AB12CD", language="es"),
    reloaded("Bestellnummer: 100200", "Ein Fehler ist aufgetreten.\nVorgangsnummer 889911", language="de"),
    # it was not taken
    reloaded(A, B, sent=(Submission(url=ORDER, status=409),)),
    reloaded(A, "Your session has expired."),
    # nothing was sent, or something else
    reloaded(A, B, sent=()),
    reloaded(A, B, sent=(Submission(url="https://shop.example/seen", status=200),)),
    # a search by a form, with numbers of many orders
    reloaded("Order number: LAMP-1000\nOrder number: LAMP-1001", "Order number: LAMP-1000\nOrder number: LAMP-1002"),
    reloaded("Page 1 of 12\n120 lamps", "Page 1 of 12\n121 lamps"),
    # a quote, a time, a day
    reloaded("Your quote Q-1000 for a lamp", "Your quote Q-1001 for a lamp"),
    reloaded("Ordered at 12:30\nOrder date: 2026-11-22", "Ordered at 12:31\nOrder date: 2026-11-23"),
    reloaded("Order number will follow by mail.\n100 lamps", "Order number will follow by mail.\n101 lamps"),
    # it could not be tried
    reloaded(A, B, untried="the site is not said to be ours"),
    reloaded(A, B, view=7),
    visit(way("buy", go(HOME))),
]


def test_a_second_order_by_loading_again() -> None:
    (finding,) = ask("reload-resubmits", BAD[0])
    assert (finding.severity, finding.certainty, finding.view) == ("serious", "sure", 1)
    assert finding.seen.endswith("taken once more: `lamp-1000`, then `lamp-1001`")


@pytest.mark.parametrize("seen", BAD)
def test_another_number_than_before(seen: Visit) -> None:
    (finding,) = ask("reload-resubmits", seen)
    assert finding.severity == ("serious" if seen.journeys[0].kind == "checkout" else "moderate")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_one_order_is_no_finding(seen: Visit) -> None:
    assert ask("reload-resubmits", seen) == []
