"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, click, fill, go, page, visit, way
from .irritants import plain, sheet

NAME = plain("Name", "name")


def box(label: str, token: str = "unknown", ticked: bool = True, **more: object) -> FieldView:
    return plain(label, token, **{"control": "tick", "type": "checkbox", "ticked": label if ticked else "", **more})


def choice(label: str, ticked: str) -> FieldView:
    return plain(label, "marketing", control="choice", type="radio", ticked=ticked, options=2)


def filled(*fields: FieldView, language: str = "en") -> Visit:
    """Type the name, and leave all else as it is."""
    return visit(way("order", go(HOME), click("Buy", sheet(NAME, *fields)), fill(NAME)), language=language)


OFFERS = box("Send me special offers", "marketing")
BAD = [
    filled(OFFERS),
    filled(box("Sí, quiero recibir ofertas", "marketing"), language="es"),
    filled(choice("May we send you our newsletter?", "Yes, please")),
    filled(box("Tilaan uutiskirjeen", "marketing"), language="fi"),
    visit(way("order", go(sheet(OFFERS)), click("Send", page("Thanks", "/done")))),  # only pressed
]
GOOD = filled(box("Send me special offers", "marketing", ticked=False))
UNTICKED = sheet(NAME, box("Send me special offers", "marketing", ticked=False))
TOUCHED = visit(way("order", go(HOME), click("Buy", UNTICKED), fill(NAME), click("Tick it", sheet(NAME, OFFERS, opened_by="change"))))
MEMBER = visit(
    way(
        "order",
        go(page("Log in", "/login", fields=[plain("Password", "current-password")])),
        fill(plain("Password", "current-password")),
        click("Log in", sheet(NAME, OFFERS, path="/settings")),
        fill(NAME),
    )
)
INNOCENT = [
    filled(box("Remember me")),
    filled(box("Add travel insurance for 9 €")),  # `preselected-extra`
    filled(box("I want to receive an e-mail reminder 24 hours before")),
    filled(box("Haluan saada sähköpostiini muistutuksen ennen käyntiä"), language="fi"),
    filled(box("Billing address is the same as delivery address")),
    filled(box("I accept the terms and conditions", "terms")),
    filled(box("Do not send me offers", "marketing")),
    filled(box("No insurance, thank you")),
    filled(box("I no longer want special offers", "marketing")),
    filled(box("No quiero recibir ofertas", "marketing"), language="es"),
    filled(box("Quiero un pago seguro"), language="es"),
    filled(box("Send me a copy of this message", "marketing")),
    filled(box("Email me updates about my order", "marketing")),
    filled(box("Haluan kuitin sähköpostiini", "marketing"), language="fi"),
    filled(box("Skicka kvittot till min e-post", "marketing"), language="sv"),
    filled(box("Ja, informieren Sie mich per E-Mail über meine Bestellung", "marketing"), language="de"),
    filled(box("Je souhaite recevoir mon reçu fiscal par e-mail", "marketing"), language="fr"),
    filled(box("Deseo recibir la factura por correo", "marketing"), language="es"),
    filled(choice("May we send you our newsletter?", "No, thanks")),
    filled(choice("Delivery", "Standard delivery")),
    filled(box("Dinner 35 €")),  # what was ordered
    filled(box("I have read the terms and conditions of the insurance")),
    visit(way("look", go(sheet(*[msgspec.structs.replace(each, asked=False) for each in (NAME, OFFERS)])))),
    visit(way("order", go(sheet(plain("Name", "name", holds="right"), OFFERS)), fill(NAME))),  # known: may be their own tick
    TOUCHED,
    MEMBER,
]


def test_what_is_chosen_beforehand_is_moderate() -> None:
    (finding,) = ask("preticked-box", BAD[0])
    assert (finding.severity, finding.view, finding.words) == ("moderate", 1, "Send me special offers")
    assert finding.seen == "chosen before the customer has touched it: `Send me special offers`"


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_form(seen: Visit) -> None:
    assert len(ask("preticked-box", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_other_ticks_and_the_customers_own_are_no_finding(seen: Visit) -> None:
    assert ask("preticked-box", seen) == []
