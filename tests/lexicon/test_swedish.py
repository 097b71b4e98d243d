"""What Swedish companies say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey, PageView
from harness.reading.anchors import kind_of

from ..audits.build import HOME, click, expect, field, fill, go, last, link, page, visit, way


def kind(look: PageView) -> tuple[str, str]:
    form = page("Beställ", "/bestall", fields=[field("Kod")])
    moves = [go(HOME), click("Beställ", form), fill(field("Kod")), click("Fortsätt", look), expect("Tack")]
    verdict = last(visit(way("order", *moves, halt="expect-unmet", wanted="Tack"), language="sv"))
    return verdict.outcome, verdict.kind


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
    assert kind(page(f"Beställning\n{said}", "/nasta")) == ("dead-end", expected)


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
    assert kind(page(f"Beställning\n{said}", "/nasta", links=[link("Startsidan")])) == ("stale-scenario", "")


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
    assert [meaning.token for meaning in understand([Control(label=label)], lexicon("sv_SE"))] == [token]


@pytest.mark.parametrize(("name", "expected"), [("bli medlem", "join"), ("säg upp", "leave"), ("beställ", "checkout")])
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "sv") == expected
