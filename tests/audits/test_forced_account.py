"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import FieldView, PageView, Visit

from .build import HOME, ask, button, click, fill, go, link, page, visit, way
from .irritants import plain

EMAIL, PASSWORD = plain("E-mail", "email", required=True), plain("Choose a password", "new-password", required=True)
DONE = page("Thank you.", "/done")
WORDS = {  # the button that leads to the form, what it is called, a way without
    "en": ("Checkout", "Your details", "Continue as a guest"),
    "fi": ("Kassalle", "Omat tietosi", "Jatka ilman rekisteröitymistä"),
    "sv": ("Till kassan", "Dina uppgifter", "Fortsätt utan konto"),
    "de": ("Zur Kasse", "Ihre Angaben", "Als Gast bestellen"),
    "fr": ("Passer commande", "Vos coordonnées", "Continuer sans créer de compte"),
    "es": ("Tramitar pedido", "Tus datos", "Continuar como invitado"),
}


def form(*fields: FieldView, text: str = "Your details", **more: Any) -> PageView:
    more.setdefault("buttons", [button("Go on")])
    return page(text, more.pop("path", "/details"), headings=[text], fields=list(fields), **more)


def bought(look: PageView, journey: str = "order", pressed: str = "Checkout", start: PageView = HOME, **more: Any) -> Visit:
    return visit(way(journey, go(start), click(pressed, look), fill(*look.fields), click("Go on", DONE)), **more)


def in_words(language: str, *names: str) -> Visit:
    """Buy in a language, where the form has links of these names."""
    pressed, text, _ = WORDS[language]
    return bought(form(EMAIL, PASSWORD, text=text, links=[link(name) for name in names]), pressed=pressed, language=language)


ASKED = form(EMAIL, PASSWORD)
FRAMED = [
    page("Shop", headings=["Your subscription"]),
    page("Your details", "/details", headings=["Your details", "Your subscription"], fields=[EMAIL, PASSWORD], buttons=[button("Go on")]),
    page("Thank you.", "/done", headings=["Your subscription"]),
]
WAY = page("Log in or register", "/who", links=[link("Register")])
BAD = [
    *[in_words(language) for language in WORDS],
    bought(ASKED, "ask-a-question", "Ask us"),
    bought(ASKED, "book-a-table", "Book a table"),
    visit(way("order", go(FRAMED[0]), click("Checkout", FRAMED[1]), fill(EMAIL, PASSWORD), click("Go on", FRAMED[2]))),  # in its footer
    visit(way("order", go(HOME), click("Checkout", WAY), click("Register", ASKED), fill(EMAIL, PASSWORD), click("Go on", DONE))),
]
GOOD = bought(form(EMAIL))
WISH = plain("Create an account for next time", control="tick", type="checkbox")
INNOCENT = [
    *[in_words(language, guest) for language, (_, _, guest) in WORDS.items()],
    bought(ASKED, "join", "Join"),  # what they came for
    bought(ASKED, "sign-in", "Log in"),
    bought(ASKED, "subscribe-to-the-paper", "Subscribe"),
    bought(form(EMAIL, plain("Password, if you want an account", "new-password"))),  # may be left out
    bought(form(EMAIL, WISH, PASSWORD)),  # only where that is ticked
    bought(form(EMAIL, plain("Password", "current-password", required=True))),  # an account that there is
    bought(form(EMAIL, PASSWORD, text="Start your subscription")),  # cannot be had without
    visit(way("order", go(HOME), click("Checkout", FRAMED[1]), fill(EMAIL, PASSWORD), click("Go on", FRAMED[2]))),  # what is bought
    bought(ASKED, "buy-a-membership"),
    bought(ASKED, start=page("Shop. You need not register: order as a guest.")),  # said before
    bought(ASKED, pressed="Create an account"),  # the customer's own wish
    bought(ASKED, standing="known"),
    bought(form(EMAIL, plain("How do you want to order?", control="choice", type="radio", ticked="As a guest"), PASSWORD)),
]


def test_an_account_for_an_order() -> None:
    (finding,) = ask("forced-account", BAD[0])
    assert (finding.severity, finding.certainty, finding.words) == ("moderate", "likely", "Choose a password")
    assert finding.seen == "the form wants a password for a new account before it goes on, and no way without one was seen"


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_journey(seen: Visit) -> None:
    assert len(ask("forced-account", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_an_account_that_is_wanted_or_need_not_be_is_no_finding(seen: Visit) -> None:
    assert ask("forced-account", seen) == []
