"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import PageView, Visit

from .build import ask, click, expect, go, link, mail, page, visit, way

TEXTS = {
    "en": (
        "Thank you for your order. We have received it and will send you a message when it is on its way. If you have any "
        "questions, please answer this mail or call us, and we will be happy to help you with them. You can return what you do "
        "not like within thirty days of the day on which it was delivered to your home, and your money will be paid back by us "
        "in a week."
    ),
    "fi": (
        "Kiitos tilauksestasi. Olemme saaneet sen ja lähetämme sinulle viestin, kun se on matkalla. Jos sinulla on kysyttävää, "
        "voit vastata tähän viestiin tai soittaa meille, niin autamme mielellämme. Voit myös palauttaa tuotteet, jotka eivät "
        "ole mieleisiä, kolmenkymmenen päivän kuluessa siitä, kun ne ovat saapuneet, ja rahat maksetaan takaisin viikon "
        "kuluessa, jos tuote ei ole rikki tai vielä avattu. Meidän myymälämme on avoinna joka päivä, ja myös siellä voit "
        "palauttaa tuotteen, mutta ota kuitti mukaan."
    ),
    "sv": (
        "Tack för din beställning. Vi har tagit emot den och skickar ett meddelande till dig när den är på väg. Om du har "
        "frågor kan du svara på det här meddelandet eller ringa till oss, så hjälper vi dig. Du kan också lämna tillbaka det "
        "som du inte tycker om inom trettio dagar från den dag då det kom hem till dig, och vi betalar tillbaka dina pengar "
        "inom en vecka."
    ),
    "de": (
        "Vielen Dank für Ihre Bestellung. Wir haben sie erhalten und senden Ihnen eine Nachricht, wenn sie auf dem Weg zu Ihnen "
        "ist. Wenn Sie Fragen haben, antworten Sie auf diese Nachricht oder rufen Sie uns an, wir helfen Ihnen gern. Was Ihnen "
        "nicht gefällt, können Sie in dreißig Tagen zurückgeben, und das Geld wird Ihnen von uns in einer Woche zurückgezahlt, "
        "auch wenn die Ware geöffnet ist."
    ),
    "fr": (
        "Merci pour votre commande. Nous l'avons reçue et nous vous enverrons un message dès que le colis est en route. Si vous "
        "avez des questions, répondez à ce message ou appelez-nous, nous sommes là pour vous. Vous pouvez retourner les "
        "articles qui ne vous plaisent pas dans les trente jours, et votre argent vous sera rendu par nous dans une semaine, "
        "sur votre compte ou par chèque."
    ),
    "es": (
        "Gracias por su pedido. Lo hemos recibido y le enviaremos un mensaje cuando esté en camino. Si tiene preguntas, "
        "responda a este mensaje o llame a nuestro teléfono, y le ayudaremos con mucho gusto. Puede devolver los artículos en "
        "los treinta días siguientes al día de la entrega, y el dinero será devuelto por nosotros en una semana a su cuenta o a "
        "la tarjeta con la que pagó."
    ),
}
OTHER = {"en": "fi", "fi": "en", "sv": "de", "de": "sv", "fr": "es", "es": "fr"}


def looked(first: str, then: PageView, pressed: str = "§ 1", **more: Any) -> Visit:
    """Begin on a page with this text, and press."""
    known = {"language": "fi", **more}
    return visit(way("order", go(page(first, links=[link("§ 1")])), click(pressed, then), expect("§")), **known)


def got(text: str, *words: str, language: str = "fi", own: str = "", **more: Any) -> Visit:
    links = {word: f"https://shop.example/{number}" for number, word in enumerate(words)}
    return visit(way("order", go(page(TEXTS[language]))), mails=[mail(text, links=links, language=own)], language=language, **more)


BAD = [
    *[got(TEXTS[other], language=language) for language, other in OTHER.items()],
    looked(TEXTS["fi"], page(TEXTS["en"], "/thanks", language="en", title="Thank you")),
]
GOOD = got(TEXTS["fi"])
INNOCENT = [
    got(TEXTS["en"], "Suomeksi"),  # can be had in Finnish
    got(f"{TEXTS['fi']}\n\n{TEXTS['en']}"),  # in both
    got("Order 12345, 2 x Loudspeaker, total 199 €, Aleksanterinkatu 1, Helsinki"),  # no language at all
    got(TEXTS["en"][:200]),  # too short to tell
    got(TEXTS["en"], locale="en_GB"),  # the customer's own
    got(TEXTS["sv"], own="fi"),  # a Swedish text that somebody sends in Finnish, such as a poem
    looked(TEXTS["fi"], page(TEXTS["en"], "/book", language="fi")),  # a page in Finnish that describes an English book
    looked(TEXTS["fi"], page(TEXTS["en"], "/en", links=[link("Suomi")])),  # can be changed
    looked(TEXTS["fi"], page(TEXTS["en"], "/en"), "English"),  # chosen
    looked(TEXTS["en"], page(TEXTS["en"], "/en")),  # as it began
    looked(TEXTS["fi"], page(TEXTS["en"], "/en"), language="pt"),  # a language that we cannot tell
    looked(TEXTS["fi"], page("Tack för att du handlar hos oss.", "/tack")),
]


def test_which_language_it_is() -> None:
    (finding,) = ask("wrong-language", BAD[-1])
    assert (finding.severity, finding.certainty, finding.view, finding.words) == ("moderate", "likely", 1, "Thank you")
    assert finding.seen == "a page is in `en`, where the site and its customer speak `fi`"


@pytest.mark.parametrize("seen", BAD)
def test_there_is_one_finding_for_a_language(seen: Visit) -> None:
    assert len(ask("wrong-language", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_can_be_read_or_was_chosen_is_no_finding(seen: Visit) -> None:
    assert ask("wrong-language", seen) == []
