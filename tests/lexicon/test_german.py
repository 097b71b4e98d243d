"""What companies in Germany, Austria and Switzerland say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.banners import meaning
from harness.reading.costs.anchors import kind_of

GERMAN = lexicon("de_AT")


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Vorname *", "given-name"),
        ("Nachname", "family-name"),
        ("Familienname", "family-name"),
        ("Vor- und Nachname", "name"),
        ("Name, Vorname", "name"),
        ("Ihr Name", "name"),
        ("Firma / Verein", "organization"),
        ("Name der Firma", "organization"),
        ("E-Mail-Adresse", "email"),
        ("E-Mailadresse", "email"),
        ("Ihre eMail", "email"),
        ("Telefonnummer (tagsüber)", "tel"),
        ("Tel.-Nr.", "tel"),
        ("Handy", "tel"),
        ("Natel", "tel"),
        ("Straße, Hausnummer", "street-address"),
        ("Strasse / Nr.", "street-address"),
        ("Anschrift", "street-address"),
        ("Adresszusatz", "address-line2"),
        ("Stiege / Top", "address-line2"),
        ("PLZ", "postal-code"),
        ("PLZ / Ort", "postal-code"),
        ("Ort", "address-level2"),
        ("Bundesland", "address-level1"),
        ("Kanton", "address-level1"),
        ("Land", "country"),
        ("Land/Region", "country"),
        ("Geburtsdatum (TT.MM.JJJJ)", "bday"),
        ("Karteninhaber", "cc-name"),
        ("Name auf der Karte", "cc-name"),
        ("Kartennummer", "cc-number"),
        ("Gültig bis (MM/JJ)", "cc-exp"),
        ("Prüfziffer", "cc-csc"),
        ("Benutzername", "username"),
        ("Personalausweisnummer", "identity-number"),
        ("Kündigungsgrund", "comment"),
        ("Ihre Nachricht an uns", "comment"),
        ("Bestätigungscode", "one-time-code"),
        ("Geburtsort", "unknown"),
        ("Staatsangehörigkeit", "unknown"),
        ("Vorwahl", "unknown"),
        ("Kundennummer", "unknown"),
        ("Mitgliedsnummer", "unknown"),
        ("IBAN", "unknown"),
        ("Vorname des Kindes", "unknown"),
        ("E-Mail der beschenkten Person", "unknown"),
        ("Nachname zweiter Gast", "unknown"),
        ("Vorname", "given-name"),
        ("Handynummer", "tel"),
        ("Firma", "organization"),
        ("Straße und Hausnummer", "street-address"),
        ("Geburtsdatum", "bday"),
        ("Bestätigungscode aus der SMS", "one-time-code"),
        ("Kundenkartennummer", "unknown"),
        ("Gutscheincode", "voucher"),
        ("Kartennummer Ihrer Kundenkarte", "unknown"),
        ("Gesundheitskarte", "unknown"),
        ("Familienstand", "unknown"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert [meaning.token for meaning in understand([Control(label=label)], GERMAN)] == [token]


@pytest.mark.parametrize(
    ("type", "label", "token"),
    [
        ("checkbox", "Ich akzeptiere die AGB und die Datenschutzerklärung.", "terms"),
        ("checkbox", "Ich habe die Widerrufsbelehrung gelesen.", "terms"),
        ("checkbox", "Ich bin mit den Nutzungsbedingungen einverstanden.", "terms"),
        ("checkbox", "Ich willige in die Verarbeitung meiner Daten ein.", "terms"),
        ("checkbox", "Ich willige ein, Newsletter und Angebote zu erhalten.", "marketing"),
        ("checkbox", "Ja, ich möchte den Newsletter erhalten.", "marketing"),
        ("checkbox", "Ich bin damit einverstanden, dass Sie mich per E-Mail über Angebote informieren.", "marketing"),
        ("checkbox", "Ich stimme zu, dass Sie mir Werbung per E-Mail senden.", "marketing"),
        ("checkbox", "Halten Sie mich über Neuigkeiten auf dem Laufenden.", "marketing"),
        ("checkbox", "Abweichende Lieferadresse", "unknown"),
        ("checkbox", "Angemeldet bleiben", "remember-me"),
        ("password", "Passwort wiederholen", "new-password"),
        ("password", "Neues Kennwort", "new-password"),
        ("password", "Passwort", "current-password"),
        ("file", "Kopie Ihres Personalausweises", "identity-document"),
        ("file", "Lebenslauf", "unknown"),
    ],
)
def test_what_other_controls_ask(type: str, label: str, token: str) -> None:
    assert [meaning.token for meaning in understand([Control(label=label, type=type)], GERMAN)] == [token]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("leaving.wish", "Vertrag jetzt kündigen"),
        ("leaving.wish", "Mitgliedschaft beenden"),
        ("leaving.wish", "Abo kuendigen"),
        ("leaving.wish", "Konto löschen"),
        ("leaving.wish", "Newsletter abbestellen"),
        ("leaving.wish", "Vertrag widerrufen"),
        ("leaving.reason", "Grund Ihrer Kündigung"),
        ("leaving.reason", "Warum verlässt du uns?"),
        ("retention.offer", "Bleiben Sie bei uns und sparen Sie 50 % Rabatt."),
        ("retention.offer", "Möchten Sie Ihre Mitgliedschaft stattdessen pausieren?"),
        ("retention.offer", "Wir schenken dir zwei Monate gratis."),
        ("retention.plea", "Schade, dass du gehst!"),
        ("retention.plea", "Bevor Sie gehen: Sie verlieren alle Vorteile."),
        ("retention.sure", "Möchten Sie Ihr Abo wirklich kündigen?"),
        ("retention.sure", "Bist du dir ganz sicher?"),
        ("retention.survey", "Verraten Sie uns den Grund für Ihre Kündigung?"),
        ("retention.survey", "Warum möchten Sie kündigen?"),
        ("authentication.id-document", "Legen Sie eine Kopie Ihres Personalausweises bei."),
        ("authentication.id-document", "Bringen Sie bitte einen gültigen Lichtbildausweis mit."),
        ("authentication.signature", "Das Schreiben muss eigenhändig unterschrieben sein."),
        ("authentication.phone-call", "Wir rufen Sie zur Bestätigung an."),
        ("answers.already-used", "Dieser Code wurde bereits am 03.05.2026 eingelöst."),
        ("answers.already-used", "Der Gutschein ist schon verwendet."),
        ("answers.in-general", "Falls der Code bereits eingelöst wurde"),
        ("answers.received", "Vielen Dank für Ihre Bestellung!"),
        ("answers.unclear", "Bitte überprüfen Sie Ihre Eingaben."),
        ("answers.unclear", "Es ist ein Fehler aufgetreten."),
        ("answers.incomplete", "Bitte geben Sie Ihren Namen ein."),
        ("answers.incomplete", "Dieses Feld ist ein Pflichtfeld."),
        ("answers.incomplete", "Bitte füllen Sie dieses Feld aus."),
        ("bot-wall", "Bitte bestätigen Sie, dass Sie kein Roboter sind."),
        ("bot-wall", "Wir haben ungewöhnlichen Datenverkehr festgestellt."),
        ("waiting.words", "Einen Moment bitte, Ihre Zahlung wird verarbeitet."),
        ("waiting.words", "Sie werden gleich weitergeleitet."),
        ("dead-ends.login-wall", "Bitte melden Sie sich an."),
        ("dead-ends.login-wall", "Sie müssen angemeldet sein, um zu kündigen."),
        ("dead-ends.login-wall", "Logge dich ein, um fortzufahren."),
        ("buttons.send", "Zahlungspflichtig bestellen"),
        ("buttons.send", "Absenden"),
        ("dead-ends.login-wall", "Bitte melden Sie sich an, um fortzufahren."),
        ("dead-ends.login-wall", "Sie müssen angemeldet sein, um diese Seite zu sehen."),
        ("dead-ends.login-wall", "Nur für angemeldete Kunden. Bitte loggen Sie sich ein."),
    ],
)
def test_said(key: str, said: str) -> None:
    assert GERMAN.find(key, said)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("leaving.wish", "Mitglied werden"),
        ("leaving.wish", "Zurück zur Übersicht"),
        ("leaving.wish", "Vertrag ansehen"),
        ("leaving.wish", "Bestellung abschließen"),
        ("retention", "Ihre Kündigung ist eingegangen."),
        ("retention", "Ihr Vertrag endet am 31. Dezember."),
        ("retention", "Ihre Daten werden nach 30 Tagen gelöscht."),
        ("retention", "Bitte wählen Sie den Vertrag aus, den Sie kündigen möchten."),
        ("retention", "Wir bedauern die Unannehmlichkeiten."),
        ("retention", "Ihre Bestätigung kommt per E-Mail."),
        ("retention", "Geben Sie Ihre Vertragsnummer ein."),
        ("authentication", "Mitgliedsausweis bitte am Drehkreuz vorzeigen."),
        ("authentication", "Dieses Schreiben wurde maschinell erstellt und ist ohne Unterschrift gültig."),
        ("authentication", "Ermäßigung gegen Vorlage des Schülerausweises."),
        ("authentication", "Bestätigen Sie Ihre E-Mail-Adresse."),
        ("bot-wall", "Diese Seite ist durch reCAPTCHA geschützt, es gelten die Datenschutzbestimmungen."),
        ("bot-wall", "Roboter für Haushalt und Garten"),
        ("answers.already-used", "Diese E-Mail-Adresse wird bereits verwendet."),
        ("answers.already-used", "Lösen Sie Ihren Code hier ein."),
        ("answers.unclear", "Die Postleitzahl hat fünf Stellen."),
        ("waiting", "Warten Sie nicht bis zum letzten Tag."),
        ("others", "Vorname"),
    ],
)
def test_not_said(section: str, said: str) -> None:
    keys = [section, *(f"{section}.{key}" for key in GERMAN.keys(section))]
    assert not [key for key in keys if key in GERMAN.phrases and GERMAN.find(key, said)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kündigen", "leave"),
        ("abo-kuendigen", "leave"),
        ("mitglied-werden", "join"),
        ("konto-erstellen", "join"),
        ("tisch-buchen", "checkout"),
        ("newsletter-bestellen", "newsletter"),
        ("anmelden", "sign-in"),
    ],
)
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "de") == expected


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alle akzeptieren", "accept"),
        ("Alle Cookies zulassen", "accept"),
        ("Zustimmen und weiter", "accept"),
        ("Einverstanden", "accept"),
        ("Verstanden", "noted"),
        ("Ja, ich stimme zu", "accept"),
        ("Akzeptieren & schließen", "accept"),
        ("Alles klar", "noted"),
        ("Alle ablehnen", "refuse"),
        ("Ablehnen", "refuse"),
        ("Nur notwendige Cookies", "refuse"),
        ("Weiter ohne Zustimmung", "refuse"),
        ("Nur essenzielle Cookies akzeptieren", "refuse"),
        ("Nein, danke", "refuse"),
        ("Optionale Cookies ablehnen", "refuse"),
        ("Nicht zustimmen", "refuse"),
        ("Nur technisch erforderliche", "refuse"),
        ("Einstellungen verwalten", "settings"),
        ("Cookie-Einstellungen", "settings"),
        ("Anpassen", "settings"),
        ("Mehr Optionen", "settings"),
        ("Auswahl speichern", "save"),
        ("Auswahl bestätigen", "save"),
        ("Speichern und schließen", "save"),
    ],
)
def test_buttons_of_a_cookie_banner(name: str, key: str) -> None:
    assert meaning((GERMAN,), name) == key
