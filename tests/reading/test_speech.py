"""The language of a text, told by its small words or not at all."""

import pytest

from harness.reading.speech import code, spoken

from ..audits.test_wrong_language import TEXTS


@pytest.mark.parametrize("language", list(TEXTS))
def test_a_language_is_told_by_its_small_words(language: str) -> None:
    assert spoken(TEXTS[language]) == language
    assert spoken(TEXTS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXTS["en"][:200],  # short
        f"{TEXTS['fi']} {TEXTS['sv']}",  # two
        "Lorem ipsum dolor sit amet " * 40,
        "the " * 200,
        "Tak for din ordre. Vi har modtaget den og sender dig en besked, når den er på vej til dig. " * 6,  # Danish
        "Obrigado pela sua encomenda. Nós a recebemos e enviaremos uma mensagem quando ela estiver a caminho. " * 6,  # Portuguese
    ],
)
def test_what_is_not_clear_is_not_told(text: str) -> None:
    assert spoken(text) == ""


def test_a_code_in_two_letters() -> None:
    assert [code(each) for each in ("fi", "fi-FI", "fi_FI", "EN-gb", "")] == ["fi", "fi", "fi", "en", ""]
