"""What Finnish companies say is understood as what English ones say."""

import pytest

from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.anchors import kind_of

from .told import asks, ended


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("e-mail-us", "Yli kahdeksan hengen seurueet: lähetä meille sähköpostia osoitteeseen myynti@hotelli.example."),
        ("phone-only", "Jäsenyys irtisanotaan puhelimitse arkisin kello 9–11."),
        ("by-post", "Tulosta lomake, allekirjoita se ja lähetä se meille."),
        ("by-post", "Irtisanominen tehdään aina kirjallisesti."),
        ("visit-us", "Jäsenyyden voi päättää vain paikan päällä."),
        ("app-only", "Lipun voi perua vain sovelluksessa."),
        ("expired", "Lahjakortti on vanhentunut eikä kelpaa enää."),
        ("refused", "Koodi on jo käytetty, ota yhteyttä asiakaspalveluun."),
        ("sold-out", "Valitettavasti päivä on täyteen varattu."),
        ("e-mail-us", "Ryhmävaraukset ainoastaan sähköpostilla."),
        ("e-mail-us", "Peruuttaaksesi varauksen lähetä sähköpostia osoitteeseen varaukset@hotelli.example."),
        ("e-mail-us", "Irtisanomisilmoitus lähetetään sähköpostilla osoitteeseen jasenet@sali.example."),
        ("e-mail-us", "Laita meille sähköpostia, niin lopetamme jäsenyytesi."),
        ("e-mail-us", "Yli kymmenen hengen varaukset tehdään sähköpostitse."),
        ("phone-only", "Voit irtisanoa sopimuksen soittamalla numeroon 020 123 4567."),
        ("phone-only", "Peruutukset vain puhelimitse arkisin 9–15."),
        ("phone-only", "Tilauksen voi peruuttaa ainoastaan soittamalla asiakaspalveluun."),
        ("phone-only", "Irtisanoaksesi jäsenyyden soita asiakaspalveluumme."),
        ("phone-only", "Varauksen muuttamiseksi sinun tulee soittaa hotelliin."),
        ("phone-only", "Sopimus päätetään puhelimitse asiakaspalvelussa."),
        ("by-post", "Irtisanominen on tehtävä kirjallisesti."),
        ("by-post", "Lähetä allekirjoitettu irtisanomisilmoitus postitse osoitteeseen PL 12, 00100 Helsinki."),
        ("by-post", "Palauta allekirjoitettu lomake postitse."),
        ("by-post", "Jäsenyys päätetään kirjallisella ilmoituksella."),
        ("by-post", "Sopimuksen voi irtisanoa vain kirjallisesti."),
        ("visit-us", "Jäsenyyden irtisanominen onnistuu vain salin vastaanotossa."),
        ("visit-us", "Irtisanoaksesi jäsenyyden tule käymään klubillamme."),
        ("visit-us", "Sopimuksen päättäminen edellyttää käyntiä toimipisteessä."),
        ("visit-us", "Tilin voi sulkea vain konttorissa."),
        ("app-only", "Varauksen voi perua vain mobiilisovelluksessa."),
        ("app-only", "Jäsenyyttä hallitaan ainoastaan sovelluksessa."),
        ("app-only", "Lataa sovellus peruaksesi varauksen."),
        ("chat-only", "Peruutukset hoidetaan vain chatissa."),
        ("chat-only", "Irtisanominen onnistuu ainoastaan chatin kautta."),
        ("expired", "Tarjous ei ole enää voimassa."),
        ("expired", "Valitettavasti linkki on vanhentunut."),
        ("expired", "Istuntosi on vanhentunut, aloita alusta."),
        ("expired", "Lahjakortin voimassaoloaika on päättynyt."),
        ("expired", "Valitettavasti kampanja on päättynyt."),
        ("refused", "Antamasi koodi on virheellinen."),
        ("refused", "Valitettavasti korttisi hylättiin pankissa."),
        ("refused", "Maksua ei voitu käsitellä."),
        ("refused", "Sähköpostiosoite tai salasana on väärin."),
        ("refused", "Lahjakortti on jo lunastettu."),
        ("refused", "Antamasi koodi ei kelpaa."),
        ("refused", "Tilausnumeroa ei ole olemassa."),
        ("sold-out", "Tuote on tilapäisesti loppu."),
        ("sold-out", "Valitettavasti tapahtuma on loppuunmyyty."),
        ("sold-out", "Valitulle päivälle ei ole vapaita aikoja."),
        ("sold-out", "Pöytiä ei ole enää vapaana perjantaille."),
        ("sold-out", "Kurssi on jo täynnä."),
        ("sold-out", "Seuraava ryhmä on valitettavasti täyttynyt."),
        ("server-error", "Hups, jotain meni pieleen."),
        ("server-error", "Palvelussa on tekninen häiriö."),
        ("server-error", "Palvelu on tilapäisesti poissa käytöstä."),
        ("not-found", "Valitettavasti etsimääsi sivua ei löytynyt."),
        ("not-found", "Sivua ei ole olemassa."),
    ],
)
def test_turned_away(expected: str, said: str) -> None:
    assert ended("fi", said) == ("dead-end", expected)


@pytest.mark.parametrize(
    "said",
    [
        "Onko sinulla kysyttävää? Lähetä meille sähköpostia.",
        "Varaa verkossa tai soita meille.",
        "Voit myös lähettää meille sähköpostia.",
        "Lähetämme vahvistuksen sähköpostilla.",
        "Kirja toimitetaan postitse.",
        "Tarvitsetko apua? Soita asiakaspalveluumme.",
        "Varausvahvistus lähetetään sähköpostitse.",
        "Saat kuitin sähköpostilla.",
        "Tilauksesi toimitetaan postitse viikon kuluessa.",
        "Voit perua varauksen verkossa tai soittamalla meille.",
        "Voit irtisanoa jäsenyyden milloin tahansa omilta sivuilta.",
        "Irtisanominen tulee voimaan heti.",
        "Soita meille numeroon 020 123 4567.",
        "Ota yhteyttä: info@kauppa.example",
        "Lataa sovellus ja seuraa treenejäsi.",
        "Nouda tilauksesi myymälästä.",
        "Maksu paikan päällä, kun saavut.",
        "Tervetuloa vastaanottoon kymmenen minuuttia ennen tunnin alkua.",
        "Chat on avoinna arkisin 9–16.",
        "Asiakaspalvelumme vastaa vain puhelimitse viikonloppuisin.",
        "Lahjakortti on voimassa vuoden.",
        "Jos koodi on vanhentunut, pyydä uusi.",
        "Onko lahjakorttisi vanhentunut? Kysy meiltä.",
        "Vanhentuneita kuponkeja ei hyväksytä.",
        "Alennuskoodi hyväksytty!",
        "Muistathan, että alennuskoodia ei voi yhdistää muihin tarjouksiin.",
        "Lemmikit eivät ole tervetulleita ravintolaan.",
        "Käteistä ei hyväksytä.",
        "Täynnä makua ja vitamiineja.",
        "Kesä on täynnä tapahtumia.",
        "Ostoskorisi on tyhjä.",
        "Lomake on täytetty, kiitos.",
        "Lisää vapaita aikoja tulossa ensi viikolla.",
        "Vapaita pöytiä on vielä jäljellä.",
        "Loppuunmyytyjen konserttien peruutuspaikat tulevat myyntiin tänään.",
        "Kausi on päättynyt, kiitos kaikille pelaajille.",
        "Jäsenyytesi on päättynyt.",
        "Tilauksesi on peruutettu.",
        "Tulosta lippu tai näytä se puhelimesta.",
        "Allekirjoita sopimus sähköisesti verkkopankkitunnuksilla.",
        "Kirjallinen sopimus lähetetään sinulle sähköpostiin.",
        "Lähetä kirje joulupukille.",
        "Virhe tilauksessa? Ota yhteyttä.",
        "404 tuotetta löytyi.",
        "Sivua päivitetään arkisin.",
        "Tekninen tuki palvelee arkisin.",
        "Huoltokatkot ilmoitetaan etukäteen.",
        "Emme soita sinulle ilman lupaa.",
        "Ei tarvitse soittaa, kaikki hoituu täällä.",
        "Kaikki huoneet ovat savuttomia.",
        "Ilmoittaudu vain verkossa.",
        "Tilaa uutiskirje sähköpostiisi.",
        "Perunamuusi tilataan puhelimitse keittiöstä.",
        "Teemme tarjouksen sähköpostilla.",
        "Hakutuloksia ei löytynyt.",
        "Laskut lähetetään vain postitse.",
        "Tarjous on voimassa vain sovelluksessa.",
        "Varaa aika verkossa ja maksa paikan päällä.",
        "Käy tutustumassa uutuuksiin myymälässämme.",
        "Tule salille ja kokeile!",
        "Varaukset puhelimitse tai verkossa.",
        "Lahjakorttia ei voi lunastaa rahaksi.",
        "Palvelemme vain chatissa iltaisin.",
    ],
)
def test_not_turned_away(said: str) -> None:
    assert ended("fi", said) == ("stale-scenario", "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("peruuta", "leave"), ("perutaan", "leave"), ("irtisanominen", "leave"), ("perustiedot", ""), ("peruskurssi", ""), ("perunat", "")],
)
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "fi") == expected


@pytest.mark.parametrize(("name", "wish"), [("Peruuta jäsenyys", True), ("Irtisano", True), ("Perustiedot", False), ("Peruskortti", False)])
def test_the_wish_to_leave(name: str, wish: bool) -> None:
    assert bool(lexicon("fi").find("leaving.wish", name)) == wish


@pytest.mark.parametrize(
    ("label", "token"), [("Kanta-asiakaskortin numero", "unknown"), ("Plussa-kortin numero", "unknown"), ("Kortin numero", "cc-number")]
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("fi", label) == token
