"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Box, ControlView, Visit

from .build import HOME, ask, button, click, expect, go, link, page, visit, way

ACCEPT = {
    "en": "Get my discount", "fi": "Hae alennus", "sv": "Hämta rabatten", "de": "Rabatt sichern", "fr": "J'en profite", "es": "Lo quiero",
}  # fmt: skip
DECLINED = {
    "en": ["No thanks, I'd rather pay full price", "I do not want my benefits", "No, I hate saving money", "I don\u2019t like discounts"],
    "fi": ["Ei kiitos, maksan mieluummin täyden hinnan", "En halua säästää rahaa", "Ei, jätän edun käyttämättä"],
    "sv": ["Nej tack, jag betalar hellre fullt pris", "Nej, jag vill inte spara pengar", "Jag gillar inte rabatter"],
    "de": ["Nein danke, ich zahle lieber den vollen Preis", "Nein, ich möchte kein Geld sparen", "Ich verzichte gerne auf meinen Vorteil"],
    "fr": ["Non merci, je préfère payer plein tarif", "Je ne veux pas faire d'économies", "Non, je déteste les bonnes affaires"],
    "es": ["No gracias, prefiero pagar el precio completo", "No quiero ahorrar dinero", "No, me gusta perder dinero"],
}
NEUTRAL = {
    "en": [
        "No thanks", "No, I'll pay later", "I'd rather pay by invoice", "I don't want to save my card", "I don't want insurance",
        "Pay in full", "No thanks, I already have an account", "I want to pay more than the minimum", "I don't like this advertisement",
        "I don't want to be contacted", "Leave and lose my changes", "I do not have a discount code", "Full price list",
    ],
    "fi": ["Ei kiitos", "En halua tallentaa korttiani", "Maksan laskulla", "Maksan koko summan nyt", "Minulla ei ole alennuskoodia"],
    "sv": ["Nej tack", "Jag vill inte spara mitt kort", "Jag betalar hela beloppet", "Jag betalar hellre mot faktura", "Jag har ingen kod"],
    "de": ["Nein danke", "Ich zahle lieber auf Rechnung", "Daten nicht speichern", "Ich möchte keine Versicherung", "Kein Rabattcode"],
    "fr": ["Non merci", "Je préfère payer en plusieurs fois", "Ne pas enregistrer ma carte", "Je ne souhaite pas d'assurance", "Sans code"],
    "es": ["No, gracias", "Prefiero pagar con tarjeta", "No quiero guardar mis datos", "No quiero seguro", "No tengo código de descuento"],
}  # fmt: skip


def offered(*controls: ControlView, language: str = "en") -> Visit:
    pressed = [each for each in controls if each.role == "button"]
    look = page("One more thing.", "/offer", buttons=pressed, links=[each for each in controls if each.role == "link"], language=language)
    return visit(way("order", go(HOME), click("Go on", look), expect("Thank you")), language=language)


def declined(name: str, language: str = "en") -> Visit:
    return offered(button(ACCEPT[language]), button(name), language=language)


def placed(name: str, y: float) -> ControlView:
    return ControlView(role="link", name=name, box=Box(x=300, y=y, width=200, height=20))


BAD = [
    *[declined(name, language) for language, names in DECLINED.items() for name in names],
    offered(placed("Stay with us", 300), placed("No thanks, I prefer paying full price", 340)),
]
GOOD = declined("No thanks")
INNOCENT = [
    *[declined(name, language) for language, names in NEUTRAL.items() for name in names],
    offered(button("No thanks, I'd rather pay full price")),  # nothing to accept
    offered(placed("About us", 2400), placed("I hate saving money", 300)),  # far apart: the title of a story
    offered(button("No thanks"), button("I'd rather pay full price")),  # both decline
    offered(link("Get my discount"), link("Why I prefer to pay the full price and in my twenty years of shoes never regretted it")),
    offered(button("×"), button("I hate saving money")),
]


@pytest.mark.parametrize("seen", BAD)
def test_declining_that_is_made_to_sound_foolish(seen: Visit) -> None:
    (finding,) = ask("confirm-shaming", seen)
    assert (finding.severity, finding.certainty, finding.view) == ("minor", "likely", 1)


def test_it_names_both_ways() -> None:
    (finding,) = ask("confirm-shaming", BAD[0])
    assert finding.seen == "beside `Get my discount` declining is called `No thanks, I'd rather pay full price`"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_plain_no_is_no_finding(seen: Visit) -> None:
    assert ask("confirm-shaming", seen) == []
