"""What Finnish companies say is understood as what English ones say."""

import pytest

from harness.model import PageView

from ..audits.build import HOME, click, expect, field, fill, go, last, link, page, visit, way


def kind(look: PageView) -> tuple[str, str]:
    form = page("Tilaa", "/tilaa", fields=[field("Koodi")])
    moves = [go(HOME), click("Tilaa", form), fill(field("Koodi")), click("Jatka", look), expect("Kiitos")]
    verdict = last(visit(way("order", *moves, halt="expect-unmet", wanted="Kiitos"), language="fi"))
    return verdict.outcome, verdict.kind


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
    ],
)
def test_turned_away(expected: str, said: str) -> None:
    assert kind(page(f"Tilaus\n{said}", "/seuraava")) == ("dead-end", expected)


@pytest.mark.parametrize(
    "said",
    [
        "Onko sinulla kysyttävää? Lähetä meille sähköpostia.",
        "Varaa verkossa tai soita meille.",
        "Voit myös lähettää meille sähköpostia.",
        "Lähetämme vahvistuksen sähköpostilla.",
        "Kirja toimitetaan postitse.",
    ],
)
def test_mentioned_besides(said: str) -> None:
    assert kind(page(f"Tilaus\n{said}", "/seuraava", links=[link("Etusivu")])) == ("stale-scenario", "")
