"""What the buttons of cookie banners say, in words that real banners use."""

from pathlib import Path

import pytest

from harness.lexicon import languages, lexicon
from harness.reading.banners import is_banner, meaning
from harness.shipped import read_yaml

WORDINGS = read_yaml(Path(__file__).with_name("banners.yaml"))
SENTENCES = {
    "en": "We use cookies to improve your experience.",
    "fi": "Käytämme evästeitä, jotta voimme kehittää palvelua.",
    "sv": "Vi använder kakor för att förbättra webbplatsen.",
    "de": "Wir verwenden Cookies, um unsere Website zu verbessern.",
    "fr": "Nous utilisons des cookies pour améliorer votre expérience.",
    "es": "Utilizamos cookies propias y de terceros.",
}
INNOCENT = {
    "a newsletter": ("en", "Sign up for our newsletter. Your privacy matters to us.", ["Accept", "No thanks"]),
    "an age gate": ("en", "Are you over 18? We use cookies.", ["I agree", "Leave"]),
    "an age gate in German": ("de", "Bist du über 18? Wir verwenden Cookies.", ["Ja, ich stimme zu", "Nein"]),
    "a recipe": ("en", "Cookies, cakes and breads", ["Save", "Print", "Close"]),
    "a recipe in Finnish": ("fi", "Suklaakeksit – tallenna resepti", ["Tallenna", "Sulje"]),
    "terms": ("en", "We have new terms of use.", ["Accept", "Decline"]),
    "an invitation": ("sv", "Du är inbjuden till festen.", ["Godkänn", "Avböj"]),
}


@pytest.mark.parametrize("language", languages())
def test_buttons_in_every_language(language: str) -> None:
    tongues = (lexicon(language),)
    told = {name: (key, meaning(tongues, name)) for key, names in WORDINGS[language].items() for name in names}
    assert {name: pair for name, pair in told.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", languages())
def test_a_question_and_a_notice_are_banners_in_every_language(language: str) -> None:
    tongues, words = (lexicon(language),), {key: names[0] for key, names in WORDINGS[language].items()}
    assert is_banner(tongues, SENTENCES[language], [words["accept"], words["refuse"]])
    assert is_banner(tongues, SENTENCES[language], [words["noted"]])
    assert not is_banner(tongues, SENTENCES[language], [words["more"]])


@pytest.mark.parametrize("name", INNOCENT)
def test_what_only_looks_like_a_banner(name: str) -> None:
    language, text, buttons = INNOCENT[name]
    assert not is_banner((lexicon(language),), text, buttons)


def test_a_sentence_is_no_button() -> None:
    assert meaning((lexicon("en"),), "If you accept we will reject all that you did not allow") is None
