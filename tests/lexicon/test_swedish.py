"""What Swedish companies say is understood as what English ones say."""

import pytest

from harness.model import Journey
from harness.reading.anchors import kind_of

from .told import asks, ended


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("e-mail-us", "Sällskap på fler än åtta: skicka oss ett mejl till bokning@hotell.example."),
        ("e-mail-us", "Större bord bokas via e-post."),
        ("phone-only", "Medlemskapet sägs upp per telefon vardagar kl. 9–11."),
        ("phone-only", "För att avsluta ditt abonnemang, ring kundtjänst."),
        ("by-post", "Skriv ut blanketten, underteckna den och skicka den till oss."),
        ("by-post", "Uppsägningen ska alltid göras skriftligen."),
        ("visit-us", "Medlemskapet kan avslutas endast på plats."),
        ("visit-us", "Kom till vår reception."),
        ("app-only", "Biljetten kan avbokas endast i appen."),
        ("chat-only", "Avbokning sker endast via chatten."),
        ("expired", "Presentkortet har gått ut."),
        ("refused", "Koden har redan använts, kontakta kundtjänst."),
        ("refused", "Den här koden är ogiltig."),
        ("sold-out", "Tyvärr är kvällen fullbokad."),
        ("server-error", "Något gick fel."),
        ("not-found", "Sidan kunde inte hittas."),
    ],
)
def test_turned_away(expected: str, said: str) -> None:
    assert ended("sv", said) == ("dead-end", expected)


@pytest.mark.parametrize(
    "said",
    [
        "Har du frågor? Skicka oss ett mejl.",
        "Boka på nätet eller ring oss.",
        "Du kan också skicka ett mejl till oss.",
        "Vi skickar en bekräftelse via e-post.",
        "Boken levereras med post.",
        "Om du vill kan du ringa för att boka.",
    ],
)
def test_mentioned_besides(said: str) -> None:
    assert ended("sv", said) == ("stale-scenario", "")


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Förnamn", "given-name"),
        ("Efternamn *", "family-name"),
        ("E-postadress", "email"),
        ("Mobilnummer", "tel"),
        ("Postnummer", "postal-code"),
        ("Ort", "address-level2"),
        ("Personnummer (ÅÅÅÅMMDD-NNNN)", "identity-number"),
        ("Önskemål", "comment"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("sv", label) == token


@pytest.mark.parametrize(("name", "expected"), [("bli medlem", "join"), ("säg upp", "leave"), ("beställ", "checkout")])
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "sv") == expected
