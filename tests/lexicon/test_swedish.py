"""What Swedish companies say is understood as what English ones say."""

import pytest

from harness.lexicon import lexicon
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
        ("e-mail-us", "Vill du säga upp ditt medlemskap, mejla oss på medlem@gym.example."),
        ("e-mail-us", "Gruppbokningar görs endast via mejl."),
        ("e-mail-us", "För att avboka, skicka ett mejl till bokning@hotell.example."),
        ("e-mail-us", "Kontakta oss via mejl för att avsluta ditt konto."),
        ("e-mail-us", "Bokningar tas emot via e-post."),
        ("e-mail-us", "Avbokningen görs via mejl."),
        ("phone-only", "För avbokning, ring receptionen."),
        ("phone-only", "Uppsägning sker per telefon."),
        ("phone-only", "Du måste ringa kundtjänst för att säga upp abonnemanget."),
        ("phone-only", "Avbokningar tas endast emot per telefon."),
        ("phone-only", "Ring oss på 08-123 45 67 för att avsluta ditt medlemskap."),
        ("phone-only", "Vänligen ring oss så hjälper vi dig att avboka."),
        ("by-post", "Uppsägningen måste vara skriftlig."),
        ("by-post", "Skicka din uppsägning med rekommenderat brev."),
        ("by-post", "Skicka in blanketten undertecknad med post till vår adress."),
        ("by-post", "Medlemskapet sägs upp skriftligen tre månader i förväg."),
        ("by-post", "Skriv under blanketten och posta den till oss."),
        ("by-post", "Uppsägning ska ske skriftligt."),
        ("visit-us", "Du kan bara säga upp ditt medlemskap på plats i receptionen."),
        ("visit-us", "Besök ditt närmaste kontor för att avsluta kontot."),
        ("visit-us", "Uppsägning görs endast i receptionen."),
        ("visit-us", "Du behöver komma in till klubben för att säga upp ditt avtal."),
        ("app-only", "Biljetten kan bara avbokas i appen."),
        ("app-only", "Du avbokar endast via vår app."),
        ("app-only", "Ladda ner appen för att avsluta ditt medlemskap."),
        ("chat-only", "Uppsägning sker endast i chatten."),
        ("chat-only", "Kontakta oss i chatten för att avboka."),
        ("expired", "Erbjudandet gäller inte längre."),
        ("expired", "Länken har gått ut."),
        ("expired", "Din session har löpt ut, börja om."),
        ("expired", "Presentkortets giltighetstid har gått ut."),
        ("expired", "Tyvärr, kampanjen är slut."),
        ("refused", "Rabattkoden du angav är ogiltig."),
        ("refused", "Ditt kort nekades tyvärr."),
        ("refused", "Betalningen kunde inte genomföras."),
        ("refused", "Fel e-postadress eller lösenord."),
        ("refused", "Presentkortet har redan lösts in."),
        ("refused", "Koden du angav är felaktig."),
        ("refused", "Ordernumret finns inte hos oss."),
        ("sold-out", "Varan är tillfälligt slut."),
        ("sold-out", "Tyvärr är evenemanget utsålt."),
        ("sold-out", "Det finns inga lediga tider den dagen."),
        ("sold-out", "Vi har inga lediga bord på fredag."),
        ("sold-out", "Kursen är tyvärr fulltecknad."),
        ("server-error", "Hoppsan, något gick fel."),
        ("server-error", "Vi har tekniska problem just nu."),
        ("server-error", "Tjänsten är tillfälligt otillgänglig."),
        ("not-found", "Sidan du söker finns inte."),
        ("not-found", "Tyvärr kunde vi inte hitta sidan."),
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
        "Behöver du hjälp? Ring vår kundtjänst.",
        "En bekräftelse skickas via e-post.",
        "Du får kvittot på mejl.",
        "Din beställning levereras med posten inom en vecka.",
        "Avboka på nätet eller ring oss.",
        "Du kan säga upp medlemskapet när som helst på Mina sidor.",
        "Uppsägningen gäller direkt.",
        "Ring oss på 08-123 45 67.",
        "Kontakta oss: info@butik.example",
        "Ladda ner appen och följ din träning.",
        "Hämta din order i butiken.",
        "Betala på plats när du kommer.",
        "Välkommen till receptionen tio minuter innan passet börjar.",
        "Chatten är öppen vardagar 9–16.",
        "Kundtjänst nås endast per telefon på helger.",
        "Presentkortet gäller i ett år.",
        "Om koden har gått ut kan du be om en ny.",
        "Har ditt presentkort gått ut? Fråga oss.",
        "Kuponger som har gått ut godkänns inte.",
        "Rabattkoden är godkänd!",
        "Rabattkoden kan inte kombineras med andra erbjudanden.",
        "Husdjur är tyvärr inte välkomna i restaurangen.",
        "Kontanter accepteras inte.",
        "Full av smak och vitaminer.",
        "Sommaren är full av evenemang.",
        "Din varukorg är tom.",
        "Formuläret är ifyllt, tack.",
        "Fler lediga tider släpps nästa vecka.",
        "Det finns fortfarande lediga bord.",
        "Slutsålda konserter: återbud släpps i dag.",
        "Säsongen är slut, tack till alla spelare.",
        "Ditt medlemskap är avslutat.",
        "Din beställning är avbokad.",
        "Skriv ut biljetten eller visa den i mobilen.",
        "Signera avtalet med BankID.",
        "Ett skriftligt avtal skickas till din e-post.",
        "Skicka ett brev till tomten.",
        "Fel i beställningen? Kontakta oss.",
        "404 produkter hittades.",
        "Sidan uppdateras varje vardag.",
        "Teknisk support finns vardagar.",
        "Underhåll av pool och bastu ingår.",
        "Vi ringer dig aldrig utan lov.",
        "Du behöver inte ringa, allt ordnas här.",
        "Alla rum är rökfria.",
        "Anmälan sker endast på nätet.",
        "Prenumerera på nyhetsbrevet via e-post.",
        "Tel. 08-404 00 00",
        "Besök vår butik och upptäck höstens nyheter.",
        "Kom till vårt gym och prova på gratis.",
        "Beställ före kl. 14 så skickar vi i dag.",
        "Parkering under hotellet.",
        "Vi har stängt på midsommarafton.",
        "Avboka enkelt via telefon eller på nätet.",
        "Boka via telefon eller på webben.",
        "Erbjudandet gäller endast i appen.",
        "Tröjan säljs endast i butiken.",
        "Betalning endast på plats.",
        "Ladda ner vår app för bättre priser.",
        "Hitta och besök din närmaste butik.",
        "Rabattkoden kan inte användas på rea.",
        "Bokningar bekräftas endast via e-post.",
        "Produkten hittades inte i sökningen.",
        "Vid tekniska problem med bastun, säg till i receptionen.",
        "Biljetter hämtas på plats.",
    ],
)
def test_not_turned_away(said: str) -> None:
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
        ("Medlemskortsnummer", "unknown"),
        ("Kortnummer på bonuskortet", "unknown"),
        ("Kortnummer", "cc-number"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("sv", label) == token


@pytest.mark.parametrize(("name", "expected"), [("bli medlem", "join"), ("säg upp", "leave"), ("beställ", "checkout")])
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "sv") == expected


@pytest.mark.parametrize(
    ("name", "wish"), [("Säg upp", True), ("Lämna klubben", True), ("Avsluta medlemskapet", True), ("Lämna en recension", False)]
)
def test_the_wish_to_leave(name: str, wish: bool) -> None:
    assert bool(lexicon("sv").find("leaving.wish", name)) == wish
