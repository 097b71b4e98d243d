"""What companies in Germany, Austria and Switzerland say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey, PageView
from harness.reading.anchors import kind_of

from ..audits.build import HOME, click, expect, field, fill, go, last, link, page, visit, way

GERMAN = lexicon("de_AT")


def kind(look: PageView) -> tuple[str, str]:
    form = page("Bestellen", "/bestellen", fields=[field("Code")])
    moves = [go(HOME), click("Bestellen", form), fill(field("Code")), click("Weiter", look), expect("Danke")]
    verdict = last(visit(way("order", *moves, halt="expect-unmet", wanted="Danke"), language="de"))
    return verdict.outcome, verdict.kind


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("e-mail-us", "Gruppen ab neun Personen: Bitte senden Sie uns eine E-Mail an bankett@hotel.example."),
        ("e-mail-us", "Schreib uns einfach eine Mail mit deinem Wunschtermin."),
        ("e-mail-us", "Kündigungen bitte ausschließlich per E-Mail."),
        ("e-mail-us", "Senden Sie Ihre Anfrage per E-Mail an das Bankettbüro."),
        ("e-mail-us", "Größere Tische werden per E-Mail reserviert."),
        ("phone-only", "Um Ihr Abonnement zu kündigen, rufen Sie unseren Kundenservice an."),
        ("phone-only", "Bitte rufen Sie uns unter 030 123456 an."),
        ("phone-only", "Rufen Sie uns bitte werktags zwischen 9 und 11 Uhr an."),
        ("phone-only", "Ruf uns bitte an, dann klären wir alles Weitere."),
        ("phone-only", "Stornierungen sind nur telefonisch möglich."),
        ("phone-only", "Reservierungen für Gruppen nehmen wir ausschliesslich telefonisch entgegen."),
        ("phone-only", "Die Mitgliedschaft wird telefonisch gekündigt."),
        ("phone-only", "Dafür müssen Sie leider anrufen."),
        ("phone-only", "Tischreservierung nur telefonisch oder am Empfang."),
        ("by-post", "Bitte drucken Sie das Formular aus und unterschreiben Sie es."),
        ("by-post", "Die Kündigung muss schriftlich erfolgen."),
        ("by-post", "Kündigungen nehmen wir nur per Einschreiben an."),
        ("by-post", "Senden Sie die Kündigung unterschrieben per Post an die Mitgliederverwaltung."),
        ("by-post", "Schick uns die Kündigung bitte per Brief."),
        ("by-post", "Der Austritt bedarf der Schriftform."),
        ("by-post", "Das ausgefüllte und unterschriebene Formular geben Sie zur Post."),
        ("by-post", "Die Kuendigung ist schriftlich an den Vorstand zu richten."),
        ("visit-us", "Die Mitgliedschaft kann nur persönlich an der Rezeption beendet werden."),
        ("visit-us", "Kündigungen sind ausschließlich im Studio möglich."),
        ("visit-us", "Bitte kommen Sie dafür in unsere Filiale."),
        ("visit-us", "Komm bei uns im Club vorbei, um zu kündigen."),
        ("visit-us", "Bitte wenden Sie sich an die Rezeption."),
        ("visit-us", "Der Vertrag kann nur vor Ort gekündigt werden."),
        ("app-only", "Die Kündigung ist nur in der App möglich."),
        ("app-only", "Laden Sie unsere App herunter, um fortzufahren."),
        ("chat-only", "Stornierungen sind nur über unseren Live-Chat möglich."),
        ("chat-only", "Stornierung ausschließlich per WhatsApp."),
        ("chat-only", "Starten Sie den Chat, um Ihren Vertrag zu beenden."),
        ("expired", "Der Gutschein ist leider abgelaufen."),
        ("expired", "Dieser Code ist nicht mehr gültig."),
        ("expired", "Ihre Sitzung ist aus Sicherheitsgründen abgelaufen."),
        ("expired", "Die Aktion ist beendet."),
        ("refused", "Der Code wurde bereits eingelöst, bitte wenden Sie sich an den Kundenservice."),
        ("refused", "Dieser Gutscheincode ist ungültig."),
        ("refused", "Ihr Gutschein konnte nicht eingelöst werden."),
        ("refused", "Die Zahlung wurde abgelehnt."),
        ("refused", "Code und E-Mail-Adresse gehören nicht zusammen."),
        ("sold-out", "Leider ist der Abend ausgebucht."),
        ("sold-out", "Für diesen Tag gibt es keine freien Tische."),
        ("sold-out", "Dieser Artikel ist nicht mehr lieferbar."),
        ("server-error", "Es ist ein unerwarteter Fehler aufgetreten."),
        ("server-error", "Hoppla, da ist etwas schiefgelaufen."),
        ("not-found", "Die Seite wurde nicht gefunden."),
        ("not-found", "Diese Seite existiert leider nicht mehr."),
    ],
)
def test_turned_away(expected: str, said: str) -> None:
    assert kind(page(f"Bestellung\n{said}", "/weiter")) == ("dead-end", expected)


@pytest.mark.parametrize(
    "said",
    [
        "Haben Sie Fragen? Schreiben Sie uns eine E-Mail.",
        "Bei Fragen rufen Sie uns bitte an.",
        "Reservieren Sie online oder rufen Sie uns an.",
        "Rufen Sie uns gerne an.",
        "Sie können Ihren Tisch auch telefonisch reservieren.",
        "Wir nehmen Ihre Reservierung gerne auch telefonisch entgegen.",
        "Unser Kundenservice ist montags nur telefonisch erreichbar.",
        "Bitte geben Sie an, wie wir Sie telefonisch erreichen.",
        "Ihre Reservierung wird telefonisch bestätigt.",
        "Wir rufen Sie in den nächsten Tagen an.",
        "Rufen Sie uns an, um mehr zu erfahren.",
        "Bitte rufen Sie die Seite später noch einmal auf.",
        "Bitte rufen Sie Ihre E-Mails ab und klicken Sie auf den Link.",
        "Bitte rufen Sie uns an, falls Sie sich verspäten.",
        "Für Termine müssen Sie nicht anrufen.",
        "Die Kündigung kann schriftlich, per E-Mail oder über das Kundenkonto erfolgen.",
        "Die Kündigung muss schriftlich (z. B. per E-Mail) erfolgen.",
        "Sie können schriftlich oder online kündigen.",
        "Wir bestätigen Ihre Kündigung schriftlich.",
        "Ihre Kündigung wird Ihnen schriftlich bestätigt.",
        "Ihre schriftliche Kündigung ist bei uns eingegangen.",
        "Nach Ihrer Kündigung erhalten Sie per Post eine Bestätigung.",
        "Ihre Karte erhalten Sie in wenigen Tagen per Post.",
        "Wir senden Ihnen die Unterlagen per Post.",
        "Die Lieferung erfolgt nur per Post.",
        "Möchten Sie den Gutschein ausdrucken oder sollen wir ihn per Post senden?",
        "Schicken Sie das Paket innerhalb von 14 Tagen per Post an uns.",
        "Drucken Sie das Rücksendeetikett aus und kleben Sie es auf das Paket.",
        "Sie müssen nichts ausdrucken und nichts unterschreiben.",
        "Unterschreiben Sie mit dem Finger und senden Sie das Formular ab.",
        "Um Ihr Widerrufsrecht auszuüben, genügt eine eindeutige Erklärung, etwa ein mit der Post versandter Brief oder eine E-Mail.",
        "Wenn Sie den Vertrag widerrufen wollen, füllen Sie dieses Formular aus und senden Sie es zurück.",
        "Änderungen dieses Vertrags bedürfen der Schriftform.",
        "Die Rechnung geht an folgende Anschrift.",
        "Wir liefern an folgende Adresse.",
        "Jetzt buchen und Tickets per E-Mail erhalten.",
        "Buchen Sie bequem online, wir schicken Ihnen die Tickets per E-Mail.",
        "Senden Sie Ihren Gutschein direkt per E-Mail an die Beschenkten.",
        "Bestätigen Sie Ihre Anmeldung über den Link in der E-Mail.",
        "Die Bestätigung erfolgt ausschließlich per E-Mail.",
        "Tickets werden nur per E-Mail versendet.",
        "Wir haben Ihnen eine E-Mail geschickt.",
        "Sie erhalten Ihre Rechnung ausschließlich per E-Mail.",
        "Gewinner werden nur per E-Mail benachrichtigt.",
        "Bewerbungen bitte nur per E-Mail.",
        "Presseanfragen bitte per E-Mail an die Pressestelle.",
        "Besuchen Sie unsere Filiale in Wien und probieren Sie an.",
        "Kommen Sie gern bei uns im Studio vorbei.",
        "Barzahlung ist nur vor Ort möglich.",
        "Sie zahlen erst vor Ort.",
        "Die Mitgliedschaft ist nur persönlich nutzbar und nicht übertragbar.",
        "Unsere persönliche Beratung finden Sie in jeder Filiale.",
        "Das Training findet im Studio oder über die App statt.",
        "Laden Sie unsere App herunter und sparen Sie fünf Prozent.",
        "Nutzen Sie die App, um Ihr Training zu planen.",
        "Starten Sie den Chat, um mit uns zu sprechen.",
        "Push-Nachrichten gibt es auch in der App.",
        "Unser Chat ist rund um die Uhr für Sie da.",
        "Die Anmeldung zum Kurs gilt nur im Studio Mitte.",
        "Abgelaufene Gutscheine können nicht eingelöst werden.",
        "Codes, die bereits eingelöst wurden, sind ungültig.",
        "Der Gutschein kann nicht mit anderen Aktionen kombiniert werden.",
        "Gutscheine können nicht bar ausgezahlt werden.",
        "Wenn der Code abgelaufen ist, fordern Sie einen neuen an.",
        "Sollte eine Bestimmung ungültig sein, bleiben die übrigen wirksam.",
        "Die Kündigungsfrist läuft am Monatsende ab.",
        "Wir informieren Sie, sobald der Artikel wieder verfügbar ist.",
        "Nach dem Ende sind Ihre Kurse nicht mehr verfügbar.",
        "Wählen Sie einen freien Tisch.",
        "Der Name ist leider schon vergeben.",
        "Für Kinder unter 14 Jahren müssen die Eltern persönlich mitkommen.",
        "Bitte wenden Sie sich bei Ankunft an die Rezeption.",
        "Bitte kommen Sie pünktlich in unser Geschäft.",
        "Schicken Sie uns ein Foto Ihrer Reise per E-Mail.",
        "Schreiben Sie uns gerne eine E-Mail.",
        "Der Termin am Samstag ist fast ausgebucht.",
        "Die erste Auflage ist bald vergriffen.",
        "Ihre Mitgliedschaft läuft noch bis zum 31. Dezember.",
        "Wartung und Reparatur vom Fachbetrieb.",
        "Die Sauna ist wegen Wartungsarbeiten geschlossen.",
        "Hunde bitte telefonisch anmelden.",
        "Nicht das Richtige gefunden?",
    ],
)
def test_innocent(said: str) -> None:
    assert kind(page(f"Bestellung\n{said}", "/weiter", links=[link("Startseite")])) == ("stale-scenario", "")


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
