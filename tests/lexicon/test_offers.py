"""What offers a customer's own data instead of a form, in the words of django-oscar's catalogues (BSD); and what only sounds alike."""

import pytest

from harness.lexicon import lexicon

OFFERS = {
    "en": "Ship to this address", "fi": "Toimita tähän osoitteeseen", "sv": "Skicka till denna adress",
    "de": "An diese Adresse liefern", "fr": "Livrer à cette adresse", "es": "Enviar a esta dirección",
}  # fmt: skip
OTHERS = {
    "en": ["Edit address", "Add a new address", "Ship to another address"], "fi": ["Muokkaa osoitetta", "Lisää uusi osoite"],
    "sv": ["Ändra adress", "Lägg till ny adress"], "de": ["Adresse bearbeiten", "Neue Adresse hinzufügen"],
    "fr": ["Modifier l'adresse", "Ajouter une adresse"], "es": ["Editar dirección", "Añadir dirección"],
}  # fmt: skip


@pytest.mark.parametrize("language", OFFERS)
def test_an_offer_is_told_from_what_sounds_alike(language: str) -> None:
    words = lexicon(language)
    assert words.find("buttons.take-known", OFFERS[language])
    assert [other for other in OTHERS[language] if words.find("buttons.take-known", other)] == []
