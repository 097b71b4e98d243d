"""What forms say of passwords, of answers to be typed again, of extras, and of yes and no."""

import pytest

from harness.lexicon import languages, lexicon

SAID = {
    "en": [
        ("password-rules", "Use 8 or more characters with a mix of letters, numbers & symbols"), ("password-rules", "8-20 characters"),
        ("password-rules", "Must contain an uppercase letter"), ("password-rules", "Minimum 8 characters"), ("again", "Re-enter e-mail"),
        ("declines", "I do not wish to receive offers"), ("extra", "Add cancellation protection"), ("show-password", "Show password"),
        ("agrees", "Yes, please"),
    ],
    "fi": [
        ("password-rules", "Salasanassa on oltava vähintään 8 merkkiä"), ("password-rules", "Salasanan tulee sisältää numero"),
        ("again", "Sähköposti uudelleen"), ("again", "Vahvista sähköposti"), ("declines", "En halua markkinointia"),
        ("extra", "Lisään matkavakuutuksen"), ("show-password", "Näytä salasana"), ("agrees", "Kyllä kiitos"),
    ],
    "sv": [
        ("password-rules", "Minst 8 tecken"), ("password-rules", "Lösenordet måste innehålla en siffra"), ("again", "Upprepa e-post"),
        ("declines", "Jag vill inte ha nyhetsbrev"), ("extra", "Lägg till avbeställningsskydd"), ("show-password", "Visa lösenord"),
        ("agrees", "Ja tack"),
    ],
    "de": [
        ("password-rules", "Mindestens 8 Zeichen"), ("password-rules", "Das Passwort muss einen Großbuchstaben enthalten"),
        ("again", "E-Mail wiederholen"), ("declines", "Ich möchte keine Werbung"), ("extra", "Mit Reiserücktrittsversicherung"),
        ("show-password", "Passwort anzeigen"), ("agrees", "Ja, gern"),
    ],
    "fr": [
        ("password-rules", "Au moins 8 caractères"), ("password-rules", "Le mot de passe doit contenir une majuscule"),
        ("again", "Confirmez votre e-mail"), ("declines", "Je ne souhaite pas recevoir d'offres"),
        ("extra", "Ajouter l'assurance annulation"),
        ("show-password", "Afficher le mot de passe"), ("agrees", "Oui, volontiers"),
    ],
    "es": [
        ("password-rules", "Mínimo 8 caracteres"), ("password-rules", "La contraseña debe incluir un número"),
        ("again", "Repite tu correo"),
        ("declines", "No quiero recibir ofertas"), ("extra", "Añadir un seguro de viaje"), ("show-password", "Mostrar contraseña"),
        ("agrees", "Sí, por favor"),
    ],
}  # fmt: skip
NOT_SAID = {
    "en": [
        ("password-rules", "This password is wrong."), ("password-rules", "The passwords do not match."), ("again", "E-mail"),
        ("password-rules", "You should not have to do this"), ("extra", "Remember me on this device"),
    ],
    "fi": [("password-rules", "Salasana on väärä."), ("again", "Sähköposti"), ("extra", "Muista minut")],
    "sv": [("password-rules", "Fel lösenord."), ("extra", "Kom ihåg mig")],
    "de": [("password-rules", "Das Passwort ist falsch."), ("extra", "Angemeldet bleiben")],
    "fr": [("password-rules", "Mot de passe incorrect."), ("extra", "Adresse de facturation identique"), ("extra", "Je donne mon accord")],
    "es": [("password-rules", "La contraseña no es correcta."), ("extra", "Recordarme"), ("extra", "¿Estás seguro?")],
}  # fmt: skip


@pytest.mark.parametrize(("language", "key", "text"), [(each, *said) for each in SAID for said in SAID[each]])
def test_it_is_said(language: str, key: str, text: str) -> None:
    assert lexicon(language).find(f"forms.{key}", text)


@pytest.mark.parametrize(("language", "key", "text"), [(each, *said) for each in NOT_SAID for said in NOT_SAID[each]])
def test_it_is_not_said(language: str, key: str, text: str) -> None:
    assert not lexicon(language).find(f"forms.{key}", text)


def test_every_language_is_tried() -> None:
    assert sorted(SAID) == sorted(NOT_SAID) == list(languages())
