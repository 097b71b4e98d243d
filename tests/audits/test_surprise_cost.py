"""Totals that grow, and those that only seem to."""

from typing import Any

import pytest

from harness.model import FieldView, Visit

from .build import ask, button, click, field, fill, go, link, page, visit, way

EMAIL = field("E-mail", "email")
OFFER = "Concert, 3 May\n19,90 €"
SERVICE = "Concert\n19,90 €\nService fee\n4,90 €\nTotal\n24,80 €"


def bought(offer: str = OFFER, said: str = SERVICE, language: str = "en", told: bool = True, **more: Any) -> Visit:
    """The customer sees an offer, tells who they are, and sees what it comes to."""
    fields: list[FieldView] = [EMAIL] if told else []
    form = page(f"{offer}\nWho are you?", "/you", fields=fields, buttons=[button("Go on")])
    last = page(said, "/pay", **{"buttons": [button("Pay")], **more})
    shown = page(offer, "/concert", links=[link("Tickets"), link("Terms")])
    return visit(way("order", go(shown), click("Tickets", form), fill(*fields), click("Go on", last)), language=language)


BAD = [
    bought(),
    bought(said="Tickets 19.90 €\nBooking fee: 2.00 €\nHandling charge: 1.00 €\nTotal: 22.90 €"),
    bought(said="Tickets: £19.90\nDelivery: £4.90\nOrder total: £24.80", offer="Concert\n£19.90"),
    bought("Konsertti\n19,90 €", "Liput 19,90 €\nPalvelumaksu 2,50 €\nYhteensä 22,40 €", "fi"),
    bought("Konsert\n190 kr", "Biljett 190 kr\nServiceavgift 25 kr\nAtt betala 215 kr", "sv"),
    bought("Konzert\n19,90 €", "Karte 19,90 €\nServicegebühr 2,50 €\nGesamtsumme 22,40 €", "de"),
    bought("Concert\n19,90 €", "Billet 19,90 €\nFrais de service 2,50 €\nTotal à payer 22,40 €", "fr"),
    bought("Concierto\n19,90 €", "Entrada 19,90 €\nGastos de gestión 2,50 €\nTotal a pagar 22,40 €", "es"),
]
GOOD = bought(said="Concert\n19,90 €\nTotal\n19,90 €")
INNOCENT = [
    bought("Concert\n19,90 €\nplus service fee 4,90 €"),
    bought("Concert\n19,90 €\nA service fee is added to each order."),
    bought("Concert\n19,90 €, fees not included. Additional costs apply."),
    bought("Concert\n19,90 €\nTogether 24,80 €"),
    bought("Concert\n19,90 €\nDelivery 4,90 €", "Concert 19,90 €\nDelivery 4,90 €\nTotal 24,80 €"),
    bought("Concert\n19,90 €\nDelivery in 2–5 days", "Concert 19,90 €\nDelivery 4,90 €\nTotal 24,80 €"),
    bought("Concert\n19,90 €\nFree delivery over 50 €", "Concert 19,90 €\nDelivery 4,90 €\nTotal 24,80 €"),
    bought("Konzert\n19,90 € zzgl. Versand", "Karte 19,90 €\nVersand 4,90 €\nGesamtsumme 24,80 €", "de"),
    bought(said="Concert, 2 tickets\n39,80 €\nTotal\n39,80 €"),  # the customer took two
    bought(said="Concert\n19,90 €\nAnother concert\n4,90 €\nTotal\n24,80 €"),
    bought(said="Concert\n19,90 €\nTravel insurance\n4,90 €\nTotal\n24,80 €"),
    bought("Concert\n$19.90", "Concert $19.90\nSales tax $4.90\nTotal $24.80"),
    bought(said="Concert\n19,90 €\nService fee\n0,00 €\nTotal\n19,90 €"),
    bought(said="Concert\n19,90 €\nService fee\n4,90 €\nSubtotal\n24,80 €"),
    bought(said="Concert\n19,90 €\nService fee\n4,90 €\nTotal\n30,00 €"),  # does not add up: something else grew too
    bought(said="Concert\n19,90 €\nDelivery\n4,90 €\nTotal\n24,80 €", fields=[field("Delivery", control="choice")]),
    bought("Concert\n£19.90"),  # another currency
    bought("Concert, 3 May"),  # no price at all: another finding
    visit(way("order", go(page(SERVICE)))),
    visit(way("order", go(page(SERVICE)), click("Go on", page(SERVICE, "/pay")))),
]


@pytest.mark.parametrize("seen", BAD)
def test_a_total_that_grows_by_what_was_not_named_is_moderate_once_the_customer_has_told_who_they_are(seen: Visit) -> None:
    (finding,) = ask("surprise-cost", seen)
    assert (finding.severity, finding.certainty, finding.journey, finding.view) == ("moderate", "likely", "order", 3)


def test_it_is_minor_before_and_says_what_adds_up() -> None:
    (finding,) = ask("surprise-cost", bought(told=False))
    assert (finding.severity, finding.words) == ("minor", "Service fee")
    assert finding.seen == "19.90 became 24.80 EUR by what no page before had named: `Service fee` 4.90"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_was_named_or_chosen_or_does_not_add_up_is_no_finding(seen: Visit) -> None:
    assert ask("surprise-cost", seen) == []
