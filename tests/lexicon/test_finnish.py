"""What Finnish companies say is understood as what English ones say."""

import pytest

from .told import ended


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
    assert ended("fi", said) == ("dead-end", expected)


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
    assert ended("fi", said) == ("stale-scenario", "")
