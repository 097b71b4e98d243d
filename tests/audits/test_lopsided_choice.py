"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Box, ConsentProbe, ControlView, Offer, Visit

from .build import HOME, ask, click, expect, go, page, visit, way

Shape = dict[str, Any]
LARGE: Shape = {"box": Box(x=100, y=300, width=320, height=52), "contrast": 12.6, "type_px": 18}
PALE: Shape = {"box": Box(x=160, y=370, width=140, height=16), "contrast": 2.1, "type_px": 11}
LINK: Shape = {"box": Box(x=160, y=370, width=140, height=20), "contrast": 5.9, "type_px": 16}  # easy to read
OUTLINED: Shape = {"box": Box(x=100, y=370, width=320, height=52), "contrast": 4.6, "type_px": 18}
STAY_OR_LEAVE = {
    "en": ("Keep my membership", "Continue to cancel"), "fi": ("Säilytä jäsenyyteni", "Jatka irtisanomiseen"),
    "sv": ("Behåll mitt medlemskap", "Fortsätt till uppsägningen"), "de": ("Mitgliedschaft behalten", "Weiter zur Kündigung"),
    "fr": ("Garder mon abonnement", "Poursuivre la résiliation"), "es": ("Conservar mi suscripción", "Continuar con la baja"),
}  # fmt: skip
OFFERED = {
    "en": ("Get my discount", "No thanks"), "fi": ("Lunasta alennus", "Ei kiitos"), "sv": ("Ta emot erbjudandet", "Nej tack"),
    "de": ("Rabatt sichern", "Nein danke"), "fr": ("Obtenir ma réduction", "Non merci"), "es": ("Obtener mi descuento", "No, gracias"),
}  # fmt: skip
COOKIES = {"en": ("Accept all", "Reject all"), "de": ("Alle akzeptieren", "Alle ablehnen"), "fr": ("Tout accepter", "Tout refuser")}


def control(name: str, shape: Shape, role: str = "button") -> ControlView:
    return ControlView(role=role, name=name, **shape)


def met(liked: ControlView, other: ControlView, journey: str = "leave", language: str = "en", **more: Any) -> Visit:
    """Come to a page with these two on it."""
    controls = (liked, other)
    buttons, links = ([each for each in controls if (each.role == "link") is linked] for linked in (False, True))
    look = page("What next?", "/choice", buttons=buttons, links=links, language=language)
    return visit(way(journey, go(HOME), click("Go on", look), expect("Done")), language=language, **more)


def left(language: str = "en", other: Shape = PALE, liked: Shape = LARGE, journey: str = "leave") -> Visit:
    stay, leave = STAY_OR_LEAVE[language]
    return met(control(stay, liked), control(leave, other, "link"), journey, language)


def offered(language: str = "en", other: Shape = PALE, liked: Shape = LARGE) -> Visit:
    take, decline = OFFERED[language]
    return met(control(take, liked), control(decline, other, "link"), "order", language)


def banner(language: str = "en", other: Shape = PALE, liked: Shape = LARGE, screens: int = 1) -> Visit:
    accept, refuse = COOKIES[language]
    offers = [Offer(name=accept, **liked), Offer(name=refuse, **other)]
    probe = ConsentProbe(choice="refuse", done=True, clicks=1, screens=screens, offers=offers, language=language)
    return visit(way("order", go(HOME), expect("Shop")), language=language, consent_probes=[probe])


BAD = [
    *map(left, STAY_OR_LEAVE),
    *map(offered, OFFERED),
    *map(banner, COOKIES),
    left(other={**LINK, "contrast": 2.9}),
    left(other={**LINK, "type_px": 11, "contrast": 4.4}),
]
GOOD = left(other=OUTLINED)
INNOCENT = [
    *[left(language, LINK) for language in STAY_OR_LEAVE],  # a link, easy to read
    *[offered(language, OUTLINED) for language in OFFERED],  # filled and outlined, of one size
    *[banner(language, OUTLINED) for language in COOKIES],
    left(other={**OUTLINED, "contrast": 2.1}),  # as large
    left(other={**PALE, "contrast": 0}),  # what is behind it is not known
    left(other={**PALE, "box": Box(x=160, y=2370, width=140, height=16)}),  # far below: another matter
    left(other=LARGE, liked=PALE),  # leaving is what stands out
    left(journey="order"),  # nobody leaves
    met(control("Save", LARGE), control("Cancel", PALE, "link")),
    met(control("Delete my account", LARGE), control("Back", PALE, "link")),
    met(control("Delete my account", PALE, "link"), control("Save changes", LARGE)),  # deliberately quiet
    met(control("Place order", LARGE), control("Back to the basket", PALE, "link"), "order"),
    met(control("Yes", LARGE), control("No", PALE, "link"), "order"),  # to what?
    met(control("Keep my membership", LARGE), control("Help", PALE, "link")),
    met(control("Sign in", LARGE), control("Forgot your password?", PALE, "link"), "sign-in"),
    met(control("Get my discount", LARGE), control("Skip to content", PALE, "link"), "order"),
    met(control("Get my discount", LARGE), control("No account yet?", PALE, "link"), "order"),
    met(control("Get my discount", LARGE), control("No hidden costs", PALE, "link"), "order"),
    met(control("Keep my membership", LARGE), control("Cancellation policy", PALE, "link")),
    met(control("Keep my membership", LARGE), control("How to cancel", PALE, "link")),
    met(control("Keep my membership", LARGE), control("Leave a review", PALE, "link")),
    met(control("Obtener mi descuento", LARGE), control("No vender mis datos", PALE, "link"), "order", "es"),
    met(control("Rabatt sichern", LARGE), control("Überspringen zum Inhalt", PALE, "link"), "order", "de"),
    met(control("Ta emot erbjudandet", LARGE), control("Hoppa över till innehållet", PALE, "link"), "order", "sv"),
    banner(screens=2),
    met(ControlView(role="button", name="Keep my membership"), ControlView(name="Continue to cancel")),  # of an older version
]


@pytest.mark.parametrize("seen", BAD)
def test_a_way_that_the_company_would_not_have_taken(seen: Visit) -> None:
    (finding,) = ask("lopsided-choice", seen)
    assert finding.certainty == "likely"


def test_it_says_how_the_two_show() -> None:
    (finding,) = ask("lopsided-choice", BAD[0])
    assert (finding.severity, finding.words) == ("moderate", "Continue to cancel")
    assert finding.box == Box(x=100, y=300, width=320, height=86)  # both, for they are held against each other
    assert finding.seen == (
        "`Keep my membership` (contrast 12.6, type of 18 px), which comes first, has 7 times the area of "
        "`Continue to cancel` (contrast 2.1, type of 11 px)"
    )


@pytest.mark.parametrize("seen", BAD[-2:])
def test_what_is_only_pale_or_only_small_weighs_little(seen: Visit) -> None:
    assert ask("lopsided-choice", seen)[0].severity == "minor"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_ordinary_design_is_no_finding(seen: Visit) -> None:
    assert ask("lopsided-choice", seen) == []
