"""Phrases meet text as a reader would take it, in every language by the same keys."""

import time

import pytest

from harness.lexicon import Lexicon, Phrase, languages, lexicon, normal, sentences


def found(phrase: str, text: str) -> str:
    match = Phrase(phrase).find(normal(text))
    return match.group() if match else ""


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("send us an e-mail|email", "Please SEND  us\nan E-mail.", "send us an e-mail"),
        ("send us an e-mail|email", "Resend us an emailing", ""),
        ("to cancel * call", "To cancel your membership, just call us", "to cancel your membership, just call"),
        ("to cancel * call", "To cancel, call us", "to cancel, call"),
        ("to cancel * call", "To cancel one two three four five six call us", ""),
        ("don't go", "Don’t go!", "don't go"),
        ("% off", "now 50% off", "% off"),
        ("irtisano~", "Irtisanomisaika", "irtisanomisaika"),
        ("irtisano~ * kirjallisesti", "Irtisanominen tehdään kirjallisesti.", "irtisanominen tehdään kirjallisesti"),
        ("jäsen", "jäsenyys", ""),
        ("e-mail", "L’e-mail", "e-mail"),
        ("e-mail", "un e\u2011mail", "e-mail"),
        ("abonnement", "l´abonnement", "abonnement"),
        ("l'abonnement", "Résilier l‘abonnement", "l'abonnement"),
        ("résilier * abonnement", "résilier l’abonnement", ""),
        ("résilier", "re\u0301silier", "résilier"),
        ("unsubscribe", "un\u00adsub\u200bscribe", "unsubscribe"),
    ],
)
def test_phrases(phrase: str, text: str, expected: str) -> None:
    assert found(phrase, text) == expected


def test_a_full_stop_ends_a_sentence_only_before_white_space() -> None:
    assert sentences("Write to a.b@c.example at 12.30.  We answer!\n\n Bye") == ("Write to a.b@c.example at 12.30.", "We answer!", "Bye")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. Mai rufen wir an. Danke.", ("Am 3. Mai rufen wir an.", "Danke.")),
        ("Bringen Sie z. B. Ihren Ausweis mit. Danke.", ("Bringen Sie z. B. Ihren Ausweis mit.", "Danke.")),
        ("Filiale Nr. 5 und Lindenstr. 7", ("Filiale Nr. 5 und Lindenstr. 7",)),
        ("Per Brief bzw. E-Mail. Oder online.", ("Per Brief bzw. E-Mail.", "Oder online.")),
        ("Soita ma. klo 9. Palvelemme.", ("Soita ma. klo 9. Palvelemme.",)),
        ("Ask Mr. Smith. He knows.", ("Ask Mr. Smith.", "He knows.")),
        ("Send it by post. call us", ("Send it by post. call us",)),
        ("Questions? call us", ("Questions?", "call us")),
        ("Use the app. Or the web.", ("Use the app.", "Or the web.")),
    ],
)
def test_a_shortening_or_the_day_of_a_month_ends_no_sentence(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_the_leftmost_phrase_and_the_sentence_around_it() -> None:
    words = Lexicon("xx", {"key": ["by post", "call us"]})
    match = words.find("key", "Call us, or write by post.")
    assert match is not None
    assert match.group() == "call us"
    assert words.sentence("key", "Hello.\nSend it by post. Bye.") == "Send it by post."
    assert words.sentence("key", "Hello.") == ""


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (["e-mail", "mail me"], "Send an E-mail"),
        (["irti~", "irtisano~ * nyt"], "Irtisanon sen heti nyt"),
        (["ab~ jetzt"], "Abo jetzt"),
        (["% off"], "50% off"),
        (["+ costs|&"], "5 + &"),
        (["l'abonnement|so"], "Résilier l’abonnement"),
    ],
)
def test_the_index_of_a_key_keeps_back_no_phrase_that_stands_there(phrases: list[str], text: str) -> None:
    assert Lexicon("xx", {"a.key": phrases, "a.other": ["nothing of the kind"]}).find("a.key", text)
    assert Lexicon("xx", {"a.key": phrases, "a.other": ["nothing of the kind"]}).possible("a", text)[0] == "key"


@pytest.mark.parametrize("language", languages())
def test_no_phrase_of_a_language_is_kept_back(language: str) -> None:
    words = lexicon(language)
    said = [each for key in ("dead-ends.by-post", "replies.contact", "consent.accept", "prices.more") for each in words.phrases[key]]
    texts = [f"x {' '.join('so' if word == '*' else word.split('|')[0].replace('~', 'x') for word in each.split())} y" for each in said]
    for key, phrases in words.phrases.items():
        known = [Phrase(phrase) for phrase in phrases]
        for text in texts:
            assert bool(words.find(key, text)) == any(phrase.find(normal(text)) for phrase in known), f"{key}: {text}"


@pytest.mark.parametrize("language", languages())
def test_the_keys_are_the_same_in_every_language(language: str) -> None:
    there, english = set(lexicon(language).phrases), set(lexicon("en").phrases)
    missing, unknown = english - there, there - english
    assert (missing, unknown) == (set(), set()), f"in harness/lexicon/{language}.yaml"


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_words_and_finds_itself(language: str) -> None:
    words = lexicon(language)
    for key, phrases in words.phrases.items():
        assert phrases, key
        for phrase in phrases:
            plain = " ".join("so" if word == "*" else word.split("|")[-1].rstrip("~") for word in phrase.split())
            assert Phrase(phrase).find(normal(plain)), f"{key}: {phrase}"
            assert not {"true", "false", "none"} & {phrase.lower()}, f"{key}: quote {phrase}, YAML reads it as no text"
            assert not phrase.startswith("*")
            assert not phrase.endswith("*")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text", ["-" * 20_000, "send " * 4_000, ("send " + "-" * 300 + "'") * 60, "a'-" * 6_000])
def test_no_text_takes_long(text: str, language: str) -> None:
    """A page may hold anything; a pattern that tries every way to split it would take minutes."""
    started = time.process_time()
    for key in lexicon(language).phrases:
        lexicon(language).find(key, text)
    assert time.process_time() - started < 5


def test_a_language_that_is_not_there_is_read_as_english() -> None:
    assert lexicon("xx_XX").language == "en"
    assert lexicon("fi-FI") is lexicon("fi_FI")
    assert lexicon("../en").language == "en"
