"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, click, fill, go, page, visit, way
from .irritants import plain, sheet

NAME = plain("Name", "name")
EXTRAS = {
    "en": "Add travel insurance for 9 €",
    "fi": "Lisään matkavakuutuksen 9 €",
    "sv": "Lägg till reseförsäkring för 90 kr",
    "de": "Reiseversicherung hinzufügen, 9 €",
    "fr": "Ajouter une assurance voyage pour 9 €",
    "es": "Añadir seguro de viaje por 9 €",
}
DECLINED = {
    "en": "No insurance, thank you",
    "fi": "En halua matkavakuutusta",
    "sv": "Nej tack, ingen reseförsäkring",
    "de": "Ich möchte keine Reiseversicherung",
    "fr": "Sans assurance voyage",
    "es": "No quiero seguro de viaje",
}


def box(label: str, ticked: bool = True, token: str = "unknown") -> FieldView:
    return plain(label, token, control="tick", type="checkbox", ticked=label if ticked else "")


def choice(label: str, ticked: str) -> FieldView:
    return plain(label, control="choice", type="radio", ticked=ticked, options=2)


def filled(*fields: FieldView, language: str = "en", journey: str = "order") -> Visit:
    """Type the name, and leave all else as it is."""
    return visit(way(journey, go(HOME), click("Buy", sheet(NAME, *fields)), fill(NAME)), language=language)


EXTRA = box(EXTRAS["en"])
BAD = [
    *[filled(box(label), language=language) for language, label in EXTRAS.items()],
    filled(box("Round up for a good cause")),
    filled(box("Travel insurance, no extra fee for children")),
    filled(box("Insurance for your booking, 9 €")),
    filled(choice("Extended warranty, 29 €", "Yes")),
    visit(way("order", go(sheet(EXTRA)), click("Send", page("Thanks", "/done")))),  # only pressed
]
GOOD = filled(box(EXTRAS["en"], ticked=False))
UNTICKED = sheet(NAME, box(EXTRAS["en"], ticked=False))
INNOCENT = [
    *[filled(box(label), language=language) for language, label in DECLINED.items()],
    filled(box("Dinner 35 €")),  # what was ordered
    filled(box("Send me special offers", token="marketing")),  # `preticked-box`
    filled(box("I have read the terms and conditions of the insurance", token="terms")),
    filled(choice("Travel insurance", "No, thanks")),
    filled(choice("Delivery", "Standard delivery, 4.90 €")),
    filled(choice("Donation", "10 €")),
    filled(EXTRA, journey="buy-insurance"),  # what they came for
    filled(box("Donate every month"), journey="donate"),
    filled(box("Billing address is the same as delivery address")),
    filled(plain("Name", "name", holds="right"), EXTRA),  # known: may be their own tick
    visit(way("order", go(HOME), click("Buy", UNTICKED), fill(NAME), click("Tick it", sheet(NAME, EXTRA, opened_by="change")))),
]


def test_an_extra_with_a_price_is_serious() -> None:
    (finding,) = ask("preselected-extra", BAD[0])
    assert (finding.severity, finding.view, finding.words) == ("serious", 1, "Add travel insurance for 9 €")
    assert finding.seen == "an extra chosen before the customer has touched it: `Add travel insurance for 9 €`"


def test_one_without_a_price_is_moderate() -> None:
    (finding,) = ask("preselected-extra", filled(box("Round up for a good cause")))
    assert finding.severity == "moderate"


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_form_and_none_for_consent(seen: Visit) -> None:
    assert len(ask("preselected-extra", seen)) == 1
    assert ask("preticked-box", seen) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_was_wanted_or_costs_nothing_is_no_finding(seen: Visit) -> None:
    assert ask("preselected-extra", seen) == []
