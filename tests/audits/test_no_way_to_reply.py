"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask, mail, visit

NOBODY = "no-reply@shop.example"
ORDER = "Thank you for your order 00123456 of 03.12.2026.\nPlease do not reply to this e-mail."


def got(text: str = ORDER, language: str = "en", sender: str = NOBODY, **more: object) -> Visit:
    return visit(mails=[mail(text, sender=sender, **more)], language=language, mailbox="aino+k3x9@mail.example")


BAD = [
    got(),
    got(links={"Track your order": "https://shop.example/track/3", "Unsubscribe": "mailto:unsubscribe@shop.example"}),
    got("Kiitos. Lähetimme tämän osoitteeseen aino+k3x9@mail.example. Älä vastaa tähän viestiin.", "fi", "tilaukset@kauppa.example"),
    got("Tack för din beställning. Detta meddelande går inte att svara på.", "sv", "order@butik.example"),
    got("Ihre Bestellung ist eingegangen. Bitte antworten Sie nicht auf diese E-Mail.", "de", "bestellung@laden.example"),
    got("Votre commande est en route. Merci de ne pas répondre à ce message.", "fr", "commande@boutique.example"),
    got("Su pedido está en camino. Por favor, no responda a este mensaje.", "es", "pedidos@tienda.example"),
    got(reply_to="noreply@shop.example"),
]
GOOD = got("Thank you for your order. Just answer this mail if you have a question.", sender="orders@shop.example")
INNOCENT = [
    got(links={"Contact us": "https://shop.example/c/1"}),
    got(links={"Here": "https://shop.example/help-centre/orders"}),
    got(links={"Ota yhteyttä": "https://shop.example/x"}),
    got(links={"0800 1234": "tel:08001234"}),
    got(ORDER + "\nQuestions? Call +358 9 123 4567."),
    got(ORDER + "\nCustomer service: (01632) 960 555"),
    got(ORDER + "\nAsiakaspalvelumme puhelinnumero on 600 12345."),
    got(ORDER + "\nWrite to us at help@shop.example instead."),
    got(ORDER + "\nContact us at www.shop.example."),
    got(ORDER + "\nAtención al cliente: 900 814 900"),
    got(ORDER + "\nSign in and choose Messages to reply."),
    got(reply_to="service@shop.example"),
    got("Your verification code is 123456."),
    got("Please confirm your e-mail address.", links={"Confirm": "https://shop.example/confirm?c=1"}),
    got("Salasanan vaihto: avaa linkki.", "fi"),
    got("News of the week.", links={"Unsubscribe": "https://shop.example/u", "Contact": "https://shop.example/contact"}),
    got(""),
    got("x" * 20_000),
    got("We do not reply to rude people, says our novel of the month.", sender="books@shop.example"),
]


@pytest.mark.parametrize("seen", BAD)
def test_a_mail_without_any_way_to_answer_is_moderate(seen: Visit) -> None:
    (finding,) = ask("no-way-to-reply", seen)
    assert (finding.severity, finding.mail) == ("moderate", 0)
    assert finding.words


def test_it_says_what_wards_the_customer_off() -> None:
    assert "comes from no-reply@shop.example and names no" in ask("no-way-to-reply", got())[0].seen
    assert "says `Please do not reply to this e-mail.`" in ask("no-way-to-reply", got(sender="orders@shop.example"))[0].seen


def test_a_mailing_list_that_can_be_left_is_minor() -> None:
    assert ask("no-way-to-reply", got("News.", unsubscribe=["https://shop.example/u"]))[0].severity == "minor"


def test_each_sender_counts_once() -> None:
    assert len(ask("no-way-to-reply", visit(mails=[mail("One.", sender=NOBODY), mail("Two.", sender=NOBODY)]))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_mail_that_names_somebody_or_needs_no_answer_is_no_finding(seen: Visit) -> None:
    assert ask("no-way-to-reply", seen) == []
