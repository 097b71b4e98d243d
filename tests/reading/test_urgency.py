"""Countdowns and numbers of things left, as pages in six languages show them; and which pages may be opened once more."""

import pytest

from harness.lexicon import lexicon
from harness.model import Submission
from harness.reading.urgency import claims, countdown, hurrying

from ..audits.build import click, follow, go, page, visit, way

LEFT = "urgency.few-left"


@pytest.mark.parametrize(
    ("language", "text", "seconds", "grain"),
    [
        ("en", "Offer ends in 14:59", 899, 1),
        ("en", "Sale ends in\n02\n:\n13\n:\n45", 8025, 1),
        ("en", "Sale ends in 1 : 02 : 13 : 45", 94425, 1),
        ("en", "Hurry!\n1 day\n2 hours\n13 minutes\n45 seconds", 94425, 1),
        ("en", "Order within 2h 13m", 7980, 60),
        ("en", "Order within 2 hrs and 13 mins", 7980, 60),
        ("fi", "Tarjous päättyy 2 t 13 min 45 s kuluttua", 8025, 1),
        ("sv", "Erbjudandet slutar om 2 timmar och 13 minuter", 7980, 60),
        ("de", "Angebot endet in 2 Std. 13 Min. 45 Sek.", 8025, 1),
        ("fr", "L'offre se termine dans 2 heures et 13 minutes", 7980, 60),
        ("es", "La oferta termina en 2 horas y 13 minutos", 7980, 60),
    ],
)
def test_countdowns(language: str, text: str, seconds: int, grain: int) -> None:
    found = countdown([lexicon(language)], text)
    assert found is not None
    assert (found.seconds, found.grain) == (seconds, grain)


@pytest.mark.parametrize(
    "text",
    [
        "Open 12:30", "Offer of the week", "Hurry, delivered in 30 minutes", "Order within 30 days", "Film, 1 h 45 min",
        "Chair: ends in 14:59\nTable: ends in 02:00", "Seats held for you, time left 14:59",
    ],
)  # fmt: skip
def test_what_is_no_countdown(text: str) -> None:
    assert countdown([lexicon("en")], text) is None


def test_a_timetable_of_thousands_is_not_read_to_its_end() -> None:
    assert countdown([lexicon("en")], "Hurry! " + "12:30 " * 3000) is not None


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Only 2 left in stock", 2), ("fi", "Enää 2 jäljellä", 2), ("sv", "Bara 2 kvar", 2), ("de", "Nur noch 2 übrig", 2),
        ("fr", "Plus que 2 en stock", 2), ("es", "Solo quedan 2", 2),
    ],
)  # fmt: skip
def test_a_number_that_is_left(language: str, text: str, number: int) -> None:
    assert [claim.number for claim in claims([lexicon(language)], LEFT, f"Lamp\n{text}\n40 €").values()] == [number]


@pytest.mark.parametrize("text", ["Only 2 days left", "Only 12 € left", "Only 20 % left", "Only 2 of 10 left", "Only 2 left\nOnly 3 left"])
def test_a_number_of_something_else(text: str) -> None:
    assert claims([lexicon("en")], LEFT, text) == {}


SALE = "Only 2 left in stock"


def test_pages_that_may_be_opened_once_more() -> None:
    posted = page(SALE, "/order", sent=[Submission(url="https://shop.example/order", status=200)])
    looks = [page(SALE, f"/{number}") for number in range(5)]
    seen = visit(way("look", go(page("Lamp", "/")), follow("Confirm", page(SALE, "/confirm")), click("Order", posted), *map(go, looks)))
    assert hurrying(seen) == [3, 4, 5]
