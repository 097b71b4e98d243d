"""What a customer sees of mails as companies send them."""

import pytest

from .examples import NAMES, seen, view

HEAD = b"From: Shop <a@shop.example>\nDate: Mon, 2 Nov 2026 10:15:00 +0200\nMessage-ID: <1@shop.example>\n"


def test_a_newsletter() -> None:
    mail = seen("newsletter-en")
    assert (mail.id, mail.to, mail.sender) == ("20261102.91@mail.bookshelf.example", "kim+a1b2c3@example.com", "news@bookshelf.example")
    assert (mail.sender_name, mail.reply_to) == ("The Bookshelf – News", "help@bookshelf.example")
    assert (mail.subject, mail.language) == ("Your autumn reading list 📚", "en")
    assert (mail.sent, mail.arrived) == ("2026-11-02T08:15:00+00:00", "2026-11-02T06:13:20+00:00")
    assert (mail.has_text, mail.has_html, mail.one_click) == (True, True, True)
    assert mail.unsubscribe == ["https://bookshelf.example/leave?u=91", "mailto:leave@bookshelf.example?subject=unsubscribe"]
    assert mail.text.splitlines() == [
        "The Bookshelf", "", "Your autumn reading list", "", "Dear Kim,", "here are five books for long evenings.", "", "Read the list", "",
        "The Lake, by E. Moss", "You get this because you joined our list. Unsubscribe · Write to us",
    ]  # fmt: skip
    assert [link.words for link in mail.links] == ["Read the list", "The Lake, by E. Moss", "Unsubscribe", "Write to us"]
    assert mail.links[0].url == "https://bookshelf.example/autumn?u=91&m=2"
    assert (mail.remote_images, mail.tracking_pixels, mail.attachments, mail.defects) == (7, 2, [], [])


def test_an_order_in_tables() -> None:
    mail = seen("order-fi")
    assert mail.subject == "Tilausvahvistus 10482 – kiitos tilauksestasi!"
    assert "Tilauksen tila\tKäsittelyssä\nArvioitu toimitus\t2–5 arkipäivää\n" in mail.text
    assert "Yhteensä\t1 308,90 €" in mail.text
    assert [(link.words, link.url) for link in mail.links] == [("Seuraa tilaustasi", "https://kaiutinkauppa.example/tilaus/10482")]
    assert (mail.has_text, mail.language, mail.remote_images, mail.tracking_pixels, mail.defects) == (False, "fi", 1, 0, [])


def test_text_that_flows() -> None:
    mail = seen("offer-sv")
    assert "Vi byter gärna dina däck och förvarar dem till våren för 1 490 kr. Priset" in mail.text
    assert "Hej Kim!\n\nTack" in mail.text
    assert [link.url for link in mail.links] == ["https://dackhotellet.example/boka?offert=77", "https://www.dackhotellet.example"]
    assert mail.links[0].words == "Svara ja på det här mejlet eller boka själv"
    assert (mail.sender_name, mail.has_text, mail.has_html, mail.language) == ("Däckhotellet Åre", True, False, "sv")


def test_pictures_inside_and_a_file() -> None:
    mail = seen("gift-de")
    assert mail.subject == "Ihr Gutschein für Sie"
    assert "schenken wir Ihnen 50 €." in mail.text
    assert mail.links[0].words == "Jetzt einlösen"
    assert [(each.name, each.type, each.size) for each in mail.attachments] == [("Gutschein für Kim.pdf", "application/pdf", 15)]
    assert (mail.remote_images, mail.tracking_pixels) == (0, 0)


def test_an_invitation_is_read_as_html_and_its_calendar_is_a_file() -> None:
    mail = seen("invitation-fr")
    assert mail.text == "Bonjour Kim,\n\nvotre rendez-vous du mardi 10 novembre 2026 à 14 h 30 est confirmé."
    assert [each.name for each in mail.attachments] == ["invite.ics"]


def test_an_automatic_answer() -> None:
    mail = seen("auto-reply-es")
    assert mail.sender_name == "Atención al cliente"
    assert mail.subject == "Respuesta automática: Mi consulta"
    assert "en un plazo de 2 días laborables." in mail.text
    assert ("Auto-Submitted", "auto-replied") in mail.headers


def test_what_a_mail_program_of_an_office_writes() -> None:
    mail = seen("outlook-en")
    assert mail.text.startswith("Hello Kim,\n\nyour telephone is ready. Please bring repair number R-20417. It costs £89.00.\n")
    assert (mail.sender_name, mail.language) == ("Marsh, Robin", "EN-GB")
    assert (mail.has_text, mail.has_html, mail.defects) == (False, True, [])


@pytest.mark.parametrize(
    ("name", "begins", "attachments"),
    [
        ("cpython-attachment", "Hi there,\n\nThis is the dingus fish.", ["image/gif"]),
        ("cpython-bounce", "This report relates to a message you sent", ["message/delivery-status", "message/rfc822"]),
        ("cpython-bounce-broken", "This is a MIME-encapsulated message", []),
        ("cpython-digest", "Send Ppp mailing list submissions to", ["message/rfc822"] * 5),
        ("cpython-encodings", "This is a 7bit encoded message.\n\n¡This is a Quoted Printable encoded message!", []),
        ("cpython-parts-without-end", "Some removed test.", []),
        ("cpython-signed", "This is the signed contents.", ["application/pgp-signature"]),
    ],
)
def test_mails_of_another_author(name: str, begins: str, attachments: list[str]) -> None:
    mail = seen(name)
    assert mail.text.startswith(begins)
    assert [each.type for each in mail.attachments] == attachments


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_can_be_read(name: str) -> None:
    assert seen(name).size > 100


@pytest.mark.parametrize(
    ("mail", "defect"),
    [
        (b"\xff\xfe no mail at all", "It has no headers: it is no mail, or a broken one."),
        (b"From: a@b.example\nMessage-ID: <1>\n\nx", "It has no Date."),
        (b"From: a@b.example\nDate: 1 Jan 99999 10:00\n\nx", "Its Date cannot be read: '1 Jan 99999 10:00'."),
        (b"Date: Mon, 2 Nov 2026 10:15:00 +0200\n\nx", "It does not say who it is from."),
        (HEAD + b"From: b@other.example\n\nx", "It says that it is from several: a@shop.example, b@other.example."),
        (b'From: "bank@bank.example" <x@other.example>\n\nx',
         "The name of its sender is the address bank@bank.example, and it is from x@other.example."),
        (b"From: =?utf-8?q?Sh=E2=80=AEpo?= <a@b.example>\n\nx",
         "Its sender or subject holds signs that nobody sees, or that turn letters around."),
        (HEAD + b"Authentication-Results: mx; spf=pass; dmarc=fail\n\nx",
         "The mail server could not verify that it is from its sender: dmarc=fail."),
        (HEAD + b"Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx",
         "It is encrypted or wrapped up (application/pkcs7-mime): its text cannot be read here."),
        (HEAD + b"Content-Type: text/plain; charset=klingon\n\nx",
         "It says that its text is in 'klingon', a charset that nobody knows; it was read as UTF-8."),
        (HEAD + b"Content-Type: text/plain; charset=utf-8\n\n\xe4",
         "It says that its text is in utf-8, which it is not; it was read as windows-1252."),
        (HEAD + b"\n\xe4", "It does not say which charset its text is in; it was read as windows-1252."),
        (HEAD + b"Content-Type: multipart/mixed\n\nx", "It says that it has parts, and none can be found in it."),
        (HEAD + b"X: y\n" * 300 + b"\nx", "It has 303 headers; 200 were kept."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_mail_is_said(mail: bytes, defect: str) -> None:
    assert defect in view(mail).defects


def test_a_proper_mail_has_no_defects() -> None:
    assert view(HEAD + b"Subject: x\n\nHello").defects == []


def test_empty_lines_before_a_mail_are_passed_over() -> None:
    assert view(b" " * 200 + b"\r\n\n" + HEAD + b"Subject: x\n\nHello").subject == "x"


def test_a_mail_without_message_id_is_known_by_its_bytes() -> None:
    assert view(b"Subject: x\n\na").id == view(b"Subject: x\n\na").id != view(b"Subject: x\n\nb").id
    assert len(view(b"").id) == 32


def test_text_is_read_as_html_where_there_is_both_and_the_text_may_be_empty() -> None:
    mail = HEAD + b"Content-Type: multipart/alternative; boundary=a\n\n--a\n\n \n--a\nContent-Type: text/html\n\n<p>Hi</p>\n--a--\n"
    assert (view(mail).text, view(mail).has_text, view(mail).has_html) == ("Hi", False, True)
