"""A good and a bad visit, and what only looks like one."""

from typing import Any

import msgspec
import pytest

from harness.model import Visit

from .build import HOME, ask, button, click, expect, field, go, page, visit, way

SHUT = {
    "en": [
        "Our online shop is closed on Sundays.", "The order form is available Monday to Friday 8–16.",
        "Our online shop is closed. We open again at 8 o'clock.",
        "You can order online only on weekdays: our online service is open from 8 am to 4 pm.",
        "The online shop is closed at night. Please come back in the morning.",
    ],
    "fi": [
        "Verkkokauppamme on suljettu sunnuntaisin.", "Lomake on käytettävissä arkisin klo 8–16.", "Verkkokauppa on kiinni öisin.",
        "Verkkopalvelu on avoinna vain virka-aikana.", "Verkkokauppa on nyt suljettu. Se aukeaa huomenna klo 8.",
    ],
    "sv": [
        "Vår webbutik är stängd på söndagar.", "E-tjänsten är öppen vardagar kl. 8–16.",
        "Webbutiken är stängd. Den öppnar i morgon klockan 8.",
    ],
    "de": [
        "Unser Onlineshop ist sonntags geschlossen.", "Das Formular ist nur werktags von 8 bis 16 Uhr verfügbar.",
        "Die Online-Bestellung ist nachts geschlossen.",
    ],
    "fr": [
        "Notre boutique en ligne est fermée le dimanche.", "Le formulaire est accessible en semaine de 8 h à 16 h.",
        "La commande en ligne est fermée la nuit.",
    ],
    "es": [
        "Nuestra tienda online está cerrada los domingos.", "El formulario está disponible sólo de lunes a viernes de 8 a 16.",
        "La tienda online cierra: está cerrada por la noche.",
    ],
}  # fmt: skip
GUARDED = {
    "en": [
        "Sign in to see prices.", "Please register to see our opening hours.", "Accept all cookies to view the price list.",
        "Download our app to see the timetable.", "Type the characters in the picture to see the price.",
        "Enter your e-mail to unlock the prices.",
    ],
    "fi": [
        "Kirjaudu nähdäksesi hinnat.", "Hyväksy kaikki evästeet nähdäksesi hinnaston.", "Lataa sovellus nähdäksesi aukioloajat.",
        "Kirjoita kuvan merkit nähdäksesi hinnan.",
    ],
    "sv": ["Logga in för att se priser.", "Acceptera alla cookies för att se prislistan.", "Ladda ner appen för att se öppettiderna."],
    "de": [
        "Melden Sie sich an, um die Preise zu sehen.", "Bitte alle Cookies akzeptieren, um die Preisliste anzuzeigen.",
        "Laden Sie unsere App, um die Öffnungszeiten zu sehen.",
    ],
    "fr": [
        "Connectez-vous pour voir les prix.", "Acceptez tous les cookies pour consulter les tarifs.",
        "Téléchargez notre application pour voir les horaires.",
    ],
    "es": [
        "Inicie sesión para ver los precios.", "Acepte todas las cookies para consultar las tarifas.",
        "Descargue nuestra app para ver los horarios de apertura.",
    ],
}  # fmt: skip
INNOCENT_WORDS = {
    "en": [
        "For religious reasons our online shop is closed on Sundays.",
        "Our online shop is open from 9 to 17, because a pharmacist checks every order.",
        "Online booking opens at 9 on Monday 3 May.",
        "Our store is closed on Sundays – order online!",
        "Our online shop is open 0–24, our store is closed on Sundays.",
        "Log in with your licence to see prices of prescription medicines.",
        "Register your company to see prices.",
        "Wholesale of timber\nSign in to see prices.",
        "You need not sign in to see prices.",
        "Why do I have to sign in to see prices?",
        "Sign up to get price alerts.",
        "Log in to see staff prices.",
        "Our shop in Mill Street is closed on Sundays.", "Customer service is open Monday to Friday 8–16.",
        "Orders placed after 16:00 are sent tomorrow.",
        "Our shop is closed on Sundays, but our online shop is always open.",
        "The restaurant is closed on Mondays. You can book online at any time.",
        "Our online shop is closed tonight from 1 to 3 for maintenance.",
        "The online shop is closed. We are moving and open again on Monday.",
        "The online order form: we answer on weekdays 8–16.", "Orders made in the online shop on Sunday are packed on Monday.",
        "Are you 18 or over? Sign in to see prices of alcohol.",
        "Sign in to see your orders and invoices.", "Sign in to see your prices.", "Trade customers: sign in to see wholesale prices.",
        "Sign in to see member prices.",
        "Download our app and never miss an offer.", "Accept cookies to watch the video.",
        "Enter the characters in the picture to send the message.", "Verify that you are human to continue.",
        "Subscribe to hear of new prices.", "The lift is closed at night.", "Booking online opens on Monday 3 May for the new season.",
    ],
    "fi": [
        "Apteekin verkkopalvelu on avoinna arkisin klo 8–20, sillä farmaseutti tarkistaa jokaisen tilauksen.",
        "Kirjaudu yrityksenä nähdäksesi hinnat.",
        "Voit katsoa hinnat ilman kirjautumista.",
        "Lomake on avoinna 31.5. klo 16 asti.",
        "Myymälämme on suljettu sunnuntaisin.", "Asiakaspalvelu on avoinna arkisin klo 8–16.",
        "Verkkokauppamme on aina auki, myymälä on kiinni sunnuntaisin.",
        "Verkkokauppa on suljettu huoltotöiden vuoksi yöllä klo 1–3.", "Kirjaudu nähdäksesi omat tilauksesi.",
        "Kirjaudu nähdäksesi jäsenhinnat.", "Ravintola on suljettu maanantaisin.",
        "Verkkokaupan tilaukset toimitetaan arkisin klo 8–16.",
    ],
    "sv": [
        "Webbutiken är stängd på lördagar av religiösa skäl.",
        "Salongen är stängd på söndagar, boka online.",
        "Läkare och apotek: logga in för att se priser.",
        "Du behöver inte logga in för att se priser.",
        "Butiken är stängd på söndagar.", "Kundtjänst är öppen vardagar kl. 8–16.",
        "Webbutiken är alltid öppen, butiken är stängd på söndagar.",
        "Webbutiken är stängd i natt kl. 1–3 för underhåll.", "Logga in för att se dina beställningar.",
        "Företagskunder loggar in för att se priser.",
    ],
    "de": [
        "Die Online-Bestellung ist nur werktags von 8 bis 16 Uhr möglich, weil eine Apothekerin jede Bestellung prüft.",
        "Montags geschlossen – online buchen.",
        "Nur für Apotheken: Melden Sie sich an, um Preise zu sehen.",
        "Ohne Anmeldung sehen Sie alle Preise.",
        "Unser Laden ist sonntags geschlossen.", "Der Kundenservice ist werktags von 8 bis 16 Uhr erreichbar.",
        "Der Onlineshop ist immer geöffnet, der Laden sonntags geschlossen.",
        "Der Onlineshop ist heute Nacht wegen Wartung von 1 bis 3 Uhr geschlossen.",
        "Melden Sie sich an, um Ihre Bestellungen zu sehen.", "Händler melden sich an, um Preise zu sehen.",
    ],
    "fr": [
        "Pour des raisons religieuses, notre boutique en ligne est fermée le samedi.",
        "Pharmaciens : connectez-vous pour voir les prix.",
        "Inutile de se connecter pour voir les prix.",
        "Notre magasin est fermé le dimanche.", "Le service client est ouvert en semaine de 8 h à 16 h.",
        "La boutique en ligne est fermée cette nuit de 1 h à 3 h pour maintenance.",
        "Connectez-vous pour voir vos commandes.", "Professionnels : connectez-vous pour voir les prix.",
        "La boutique en ligne est toujours ouverte, le magasin est fermé le dimanche.",
    ],
    "es": [
        "Por motivos religiosos nuestra tienda online está cerrada los domingos.",
        "Farmacias y médicos: inicie sesión para ver los precios.",
        "El salón está cerrado los domingos; reserva online.",
        "No hace falta registrarse para ver los precios.",
        "Nuestra tienda física está cerrada los domingos.", "Atención al cliente de lunes a viernes de 8 a 16.",
        "La tienda online está cerrada esta noche de 1 a 3 por mantenimiento.",
        "Inicie sesión para ver sus pedidos.", "Profesionales: inicie sesión para ver los precios.",
        "La tienda online está siempre abierta; la tienda cierra los domingos.",
    ],
}  # fmt: skip


def met(text: str, language: str = "en", **more: Any) -> Visit:
    """Come to a page that says this and nothing else."""
    look = page(text, "/barrier", language=language, fields=more.pop("fields", []), status=more.pop("status", 200))
    look = msgspec.structs.replace(look, url=more.pop("url", look.url))
    return visit(way("order", go(HOME), click("Shop", look), expect("Price")), language=language, **more)


def each(words: dict[str, list[str]]) -> list[Visit]:
    return [met(text, language) for language, texts in words.items() for text in texts]


ASKED = [field("Street", "street-address", asked=True)]
BAD = [*each(SHUT), *each(GUARDED)]
GOOD = met("The lamp costs 25 €. Order now, at any hour.")
INNOCENT = [
    *each(INNOCENT_WORDS),
    met("The order form is available Monday to Friday 8–16.", fields=ASKED),  # and here it is
    met("Our online shop is closed on Sundays.", status=503),  # an outage, told as such
    met("Sign in to see prices in other currencies. The lamp costs 25 €."),  # the price is there
    met("Sign in to see prices.", standing="member"),
    met("Our online shop is closed on Sundays.", url="https://other.example/"),
]


@pytest.mark.parametrize("seen", BAD, ids=lambda seen: seen.views[-1].text)
def test_a_barrier_that_protects_nobody(seen: Visit) -> None:
    (finding,) = ask("barrier-without-reason", seen)
    assert (finding.severity, finding.certainty, finding.view) == ("moderate", "likely", 1)


def test_it_says_what_stands_there() -> None:
    assert ask("barrier-without-reason", BAD[0])[0].seen == (
        "what runs by itself keeps hours, and no reason is given: `Our online shop is closed on Sundays.`"
    )
    assert ask("barrier-without-reason", met("Sign in to see prices."))[0].seen == (
        "what anyone may know is shown only after signing in or signing up, and no reason is given: `Sign in to see prices.`"
    )


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT], ids=lambda seen: seen.views[-1].text)
def test_hours_of_people_and_doors_with_a_reason_are_no_finding(seen: Visit) -> None:
    assert ask("barrier-without-reason", seen) == []


def test_a_wall_against_robots_accuses_nobody() -> None:
    wall = page("Verify that you are human to see the price.", "/wall", status=403, buttons=[button("Go on")])
    assert ask("barrier-without-reason", visit(way("order", go(HOME), click("Shop", wall), halt="expect-unmet", wanted="Price"))) == []
