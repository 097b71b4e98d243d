"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Visit

from .build import ask, mail, page
from .promised import FORM, sent

HELD = "We have your complaint."
SOLD = {
    "en": "You are right, the boards were cut too short. This was our mistake.\nWe can sell you new boards at a special price.",
    "fi": "Olet oikeassa, toimitimme väärän laudan.\nVoit ostaa uuden puoleen hintaan.",
    "sv": "Det var vårt misstag.\nDu kan köpa en ny till halva priset.",
    "de": "Das war unser Fehler.\nSie können einen neuen Artikel zum Sonderpreis kaufen.",
    "fr": "C'était notre erreur.\nVous pouvez acheter un nouveau modèle à prix réduit.",
    "es": "Fue nuestro error.\nPuede comprar uno nuevo: un nuevo modelo a mitad de precio.",
}
FREE = {
    "en": "This was our mistake.\nYou can buy new boards elsewhere, and we pay the difference.",
    "fi": "Se oli meidän virhe.\nToimitamme uuden laudan veloituksetta.",
    "sv": "Det var vårt misstag.\nVi skickar en ny utan kostnad.",
    "de": "Das war unser Fehler.\nSie bekommen kostenlos einen neuen.",
    "fr": "C'était notre erreur.\nNous vous envoyons un nouveau modèle gratuitement.",
    "es": "Fue nuestro error.\nLe enviamos uno nuevo sin coste.",
}


def answered(text: str, language: str = "en", journey: str = "complaint", **more: Any) -> Visit:
    """Complain, and get this mail."""
    return sent(HELD, journey=journey, mails=[mail(text, "Your complaint", at_s=600, **more)], language=language)


def told(text: str) -> Visit:
    """Complain, and be told this on the page that answers."""
    return sent(text, journey="complaint", form=page("Complaint", "/complaint", fields=FORM.fields, buttons=FORM.buttons))


BAD = [*[answered(text, language) for language, text in SOLD.items()], told(SOLD["en"])]
GOOD = answered("This was our mistake. New boards are on their way.")
INNOCENT = [
    *[answered(text, language) for language, text in FREE.items()],
    answered("You can buy a new one at half price."),  # nobody has made a mistake
    answered("The guarantee has expired. Your frame was right to break. We can repair it at a special price."),
    answered("This was not our mistake, but you can buy a new one at half price."),
    answered("This was our mistake. Here is a gift card. You can buy a new one with it, at a special price."),
    answered("This was our mistake. We have ordered a new one, which costs 49 €, for you."),
    answered("This was our mistake. We will refund it. You can buy a new one at half price."),
    answered("This was our mistake. We are going to replace it tomorrow."),
    answered(SOLD["en"], journey="repair"),  # nobody complained
    answered(SOLD["en"], unsubscribe=["https://shop.example/off"]),  # went to a list
    told("We have your complaint. New in our shop: boards at half price."),
]


def test_a_new_one_for_money() -> None:
    (finding,) = ask("remedy-costs", BAD[0])
    assert (finding.severity, finding.certainty, finding.mail) == ("serious", "likely", 0)
    assert finding.seen == (
        "the answer to a complaint admits a mistake and offers for money what is to put it right: "
        "`We can sell you new boards at a special price.`"
    )


@pytest.mark.parametrize("seen", BAD)
def test_a_remedy_for_money(seen: Visit) -> None:
    assert len(ask("remedy-costs", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_free_or_no_remedy_is_no_finding(seen: Visit) -> None:
    assert ask("remedy-costs", seen) == []
