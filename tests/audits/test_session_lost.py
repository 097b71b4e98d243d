"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import PageView, Visit

from .build import HOME, Move, ask, click, field, fill, follow, go, link, page, visit, way

FORM = page("Your order", "/order", fields=[field("Street", "street-address")], links=[link("Contact us")])
ACCOUNT = page("Welcome, Aino. Your orders.", "/account", title="My account", links=[link("Log out"), link("Orders"), link("Contact us")])
SIGN_IN = page(
    "Sign in", "/sign-in", title="Sign in", headings=["Sign in"],
    fields=[field("E-mail", "email"), field("Password", "current-password", secret=True)],
)  # fmt: skip
EXPIRED = page("Your session has expired.", "/over")
SURE = page("Are you sure?", "/sure", links=[link("Log out")])
PROVE = page("Enter your password to go on.", "/prove", fields=[field("Password", "current-password", secret=True)])
OVER = {
    "en": ["Your session has expired.", "Your session has timed out. Please sign in again.", "For your security you have been logged out."],
    "fi": ["Istuntosi on vanhentunut.", "Sinut on kirjattu ulos.", "Istunto päättyi. Kirjaudu sisään uudelleen."],
    "sv": ["Din session har gått ut.", "Du har loggats ut.", "Logga in igen för att fortsätta."],
    "de": ["Ihre Sitzung ist abgelaufen.", "Sie wurden automatisch abgemeldet.", "Bitte melden Sie sich erneut an."],
    "fr": ["Votre session a expiré.", "Vous avez été déconnecté.", "Veuillez vous reconnecter."],
    "es": ["Su sesión ha caducado.", "La sesión ha expirado.", "Se ha cerrado su sesión."],
}
BASKETS = {
    "en": ("Added to your basket.", "Your basket is empty."), "fi": ("Lamppu lisättiin ostoskoriin.", "Ostoskorisi on tyhjä."),
    "sv": ("Lampan har lagts i varukorgen.", "Din varukorg är tom."),
    "de": ("Die Lampe wurde in den Warenkorb gelegt.", "Ihr Warenkorb ist leer."),
    "fr": ("Lampe ajoutée au panier.", "Votre panier est vide."), "es": ("Producto añadido al carrito.", "Su carrito está vacío."),
}  # fmt: skip
NOT_OVER = {
    "en": [
        "If your session has expired, sign in again.", "You will be signed out after 20 minutes.", "The session on gardening has begun.",
        "Your offer has expired.", "When you have been logged out, your basket is kept.", "Training session: 20 May.",
    ],
    "fi": ["Jos istuntosi on vanhentunut, kirjaudu uudelleen sisään.", "Istunto päättyy 20 minuutin kuluttua.", "Tarjous on päättynyt."],
    "sv": ["Om din session har gått ut loggar du in igen.", "Du loggas ut efter 20 minuter.", "Erbjudandet har gått ut."],
    "de": [
        "Wenn Ihre Sitzung abgelaufen ist, melden Sie sich erneut an.", "Nach 20 Minuten werden Sie abgemeldet.",
        "Das Angebot ist abgelaufen.",
    ],
    "fr": ["Si votre session a expiré, reconnectez-vous.", "Vous serez déconnecté après 20 minutes.", "L'offre a expiré."],
    "es": ["Si su sesión ha caducado, inicie sesión de nuevo.", "La sesión se cerrará en 20 minutos.", "La oferta ha caducado."],
}  # fmt: skip


def typed(text: str, language: str = "en", at_s: float = 5, pressed: str = "Go on") -> Visit:
    """Fill in a form, and come to a page that says this."""
    form = msgspec.structs.replace(FORM, language=language)
    after = page(text, "/next", language=language, at_s=at_s)
    return visit(way("order", go(HOME), click("Order", form), fill(*FORM.fields), click(pressed, after)), language=language)


def bought(language: str, *between: Move, at_s: float = 5, pressed: str = "Basket") -> Visit:
    added, empty = BASKETS[language]
    basket = page(empty, "/basket", language=language, at_s=at_s)
    shop = page(added, "/lamp", language=language, links=[link("Basket")])
    return visit(way("order", go(HOME), click("Add", shop), *between, click(pressed, basket)), language=language)


def known(*moves: Move) -> Visit:
    return visit(way("order", go(HOME), click("My account", ACCOUNT), *moves))


BAD = [
    *[typed(text, language) for language, texts in OVER.items() for text in texts],
    *map(bought, BASKETS),
    known(click("Orders", SIGN_IN)),
    known(click("Orders", EXPIRED)),
    visit(way("leave", go(HOME), click("Leave", FORM), fill(*FORM.fields), click("Go on", EXPIRED), halt="expect-unmet")),
]
GOOD = typed("Thank you for your order.")
CHANGED = page("Choose a password", "/password", fields=[field("New password", "new-password", secret=True)], links=[link("Log out")])


def later(look: PageView) -> PageView:
    return msgspec.structs.replace(look, at_s=2 * 3600)


OTHER_SESSIONS = {
    "en": [
        "Our chat session has ended.", "You have been logged out of your other devices.", "Why does it say that my session has expired?",
    ],
    "fi": ["Chat-istunto on päättynyt."], "sv": ["Sessionen med tränaren har avslutats."],
    "de": ["Sie wurden vom Newsletter abgemeldet."], "fr": ["La session de formation est terminée."],
    "es": ["La sesión de cine ha finalizado."],
}  # fmt: skip
PAID = {
    "en": "Booking confirmed", "fi": "Maksu onnistui.", "sv": "Tack för ditt köp!", "de": "Vielen Dank für Ihren Einkauf!",
    "fr": "Merci pour votre achat !", "es": "¡Gracias por tu compra!",
}  # fmt: skip


def emptied(added: str, text: str = "Your basket is empty.") -> Visit:
    shop = page(added, "/lamp", links=[link("Basket")])
    return visit(way("order", go(HOME), click("Add", shop), click("Basket", page(text, "/basket"))))


INNOCENT = [
    *[typed(text, language) for language, texts in OTHER_SESSIONS.items() for text in texts],
    *[bought(language, click("Go on", page(text, "/paid", language=language))) for language, text in PAID.items()],
    *[bought("en", click(name, page("0", "/basket"))) for name in ("×", "Undo", "Save for later", "Decrease quantity")],
    emptied("It could not be added to your basket."),
    emptied("Put 2 items in your basket and save."),
    emptied("Added to your basket.", "Your basket is not empty."),
    emptied("Added to your basket.", "Your seats were held for 5 minutes and are free again. Your basket is empty."),
    emptied("Added to your basket.", "The lamp was sold meanwhile. Your basket is empty."),
    known(click("End session", page("You have been logged out.", "/bye"))),  # at a public terminal
    known(click("Save", page("Saved. You have been signed out.", "/saved", links=[link("Log out")]))),
    known(click("Pay", msgspec.structs.replace(SIGN_IN, url="https://pay.shop.example/sign-in"))),  # another account
    known(click("Partner shop", page("Sign in as a partner", "/partner", fields=SIGN_IN.fields))),
    known(click("Orders", page("For your security, say who you are.", "/sure", fields=SIGN_IN.fields))),
    known(click("Change e-mail", SIGN_IN)),  # proves once more
    *[typed(text, language) for language, texts in NOT_OVER.items() for text in texts],
    typed("Your session has expired.", at_s=2 * 3600),  # away for hours
    bought("en", at_s=24 * 3600),
    bought("en", click("Place order", page("Thank you for your order.", "/thanks"))),  # bought
    bought("en", click("Remove", page("Removed.", "/lamp"))),
    bought("en", click("Log out", page("Good bye.", "/bye"))),
    typed("You have been signed out.", pressed="Log out"),
    known(click("Close my account", SURE), click("Yes", page("You have been logged out.", "/bye"))),
    visit(way("order", go(HOME), click("Basket", page("Your basket is empty.", "/basket")))),  # nothing was in it
    visit(way("order", go(page("Your session has expired.", "/")))),  # an old link: nothing was begun
    known(click("Log out", SIGN_IN)),
    known(click("Orders", later(SIGN_IN))),
    known(click("Delete my account", SIGN_IN)),  # proves once more
    known(click("Orders", PROVE)),
    known(click("Password", CHANGED), fill(*CHANGED.fields), click("Save", SIGN_IN)),  # signs all out on purpose
    known(follow("Your order", SIGN_IN)),  # opened from a mail
    known(click("Orders", msgspec.structs.replace(SIGN_IN, links=[link("Log out")]))),
    visit(way("sign-in", go(HOME), click("Sign in", SIGN_IN))),  # nobody was known
]


@pytest.mark.parametrize("seen", BAD)
def test_what_was_known_is_forgotten(seen: Visit) -> None:
    (finding,) = ask("session-lost", seen)
    assert (finding.severity, finding.certainty, finding.view) == ("moderate", "likely", len(seen.views) - 1)


def test_it_says_what_is_lost() -> None:
    assert ask("session-lost", BAD[0])[0].seen == (
        "the page says that the session is over, without signing out and within 10 minutes of the page before: `Your session has expired.`"
    )
    assert ask("session-lost", bought("en"))[0].words == "Your basket is empty."


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_who_left_waited_or_was_never_known_is_not_forgotten(seen: Visit) -> None:
    assert ask("session-lost", seen) == []
