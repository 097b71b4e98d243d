"""Codes, dates and amounts are told from the many other numbers of a mail, in six languages."""

import time

import pytest

from harness.mails.tokens import KINDS, after, first

CODES = [
    ("en", "Your gift code: GIFT-7Q2M-0001\nValid until 31 December 2027", "GIFT-7Q2M-0001"),
    ("en", "Your verification code is 482913. It expires in 10 minutes.", "482913"),
    ("en", "482913 is your one-time code", "482913"),
    ("en", "Order 10482\nThank you!\nUse this code at the checkout:\n\n  AB12 CD34\n\nTotal 1,299.00 EUR", "AB12 CD34"),
    ("en", "Order number: A1B2C3D4\nVoucher code: SAVE20\nCall +44 20 7946 0958", "SAVE20"),
    ("en", "Enter SPRING24 as your promo code.", "SPRING24"),
    ("en", "Use code WELCOME at the till", "WELCOME"),
    ("en", "Your code\n\n482 913\n\nDo not share it.", "482 913"),
    ("en", "Your coupon code is x7k9q2p.", "x7k9q2p"),
    ("en", "Here it is: 7Q2M-9K3P", "7Q2M-9K3P"),
    ("en", "Post code\tHG1 2AB\nVoucher code\tQ7K2-P9X4", "Q7K2-P9X4"),
    ("en", "Discount code for your next order: SAVE20", "SAVE20"),
    ("en", "YOUR CODE: ABCDEF", "ABCDEF"),
    ("en", "Your verification code is HPBHPR.", "HPBHPR"),
    ("de", "Ihr Code lautet HPBHPR", "HPBHPR"),
    ("en", "Your code:\n\nWELCOME\n", "WELCOME"),
    ("en", "Order 10482 of 2 November 2026. Your code for order 10482 is 557201.", "557201"),
    ("en", "Your gift card number is 6035 7100 1234 5678", "6035 7100 1234 5678"),
    ("fi", "Lahjakoodisi on GIFT-7Q2M-0001.", "GIFT-7Q2M-0001"),
    ("fi", "Tilausnumero 10482\nPostinumero 00100\nVahvistuskoodi: 482913", "482913"),
    ("fi", "Syötä alennuskoodi KESA25 kassalla", "KESA25"),
    ("sv", "Din rabattkod är HÖST-2A4B", ""),
    ("sv", "Din rabattkod är HOST25. Ordernummer 123456.", "HOST25"),
    ("sv", "Ange engångskoden 482913 för att logga in", "482913"),
    ("de", "Ihr Gutscheincode lautet:\n\nGIFT-7Q2M-0001", "GIFT-7Q2M-0001"),
    ("de", "Kundennummer 448812\nIhr Bestätigungscode: 7731", "7731"),
    ("fr", "Votre code cadeau : GIFT-7Q2M-0001", "GIFT-7Q2M-0001"),
    ("fr", "Code postal : 75011\nVotre code de confirmation est le 482 913", "482 913"),
    ("es", "Tu código de verificación es 482913", "482913"),
    ("es", "Pedido 10482. Código postal 28013. Canjea tu código: REGALO50", "REGALO50"),
]
NO_CODES = [
    ("en", "Your order 10482 of 2026 costs 1299.00 EUR. Call 020 7946 0958. London, SW1A 1AA."),
    ("en", "The code is valid until 2027."),
    ("en", "Post code: 90210\nProduct code: 4471-22\nQR code below"),
    ("en", "Your voucher of 50 EUR is waiting. Offers end on 12/10/2026 at 18:30."),
    ("en", "VAT FI12345678, IBAN FI21 1234 5600 0007 85, COVID-19, UTF-8, IPHONE15"),
    ("en", "Use the code from our mail.\n\nIMPORTANT\nYOUR CODE IS BELOW\nYour code is VALID for a week"),
    ("en", "YOUR CODE IS BELOW.\nTHE CODE IS GONE"),
    ("en", "Track it at https://shop.example/AB12CD34-99 or write to AB12-CD34@shop.example"),
    ("en", "Order number: WEB-2026-00017-A"),
    ("en", "cipher ECDHE-RSA-AES256-GCM-SHA384, sent by DB5PR06MB1800.mail.example, National Bank Code: 21003467"),
    ("fi", "Tilausnumero: AB12-CD34-99\nPuh. 09 123 4567"),
    ("de", "Ihre Sendungsnummer: 00340434161094042557, PLZ 10115"),
]


@pytest.mark.parametrize(("language", "text", "code"), CODES)
def test_codes(language: str, text: str, code: str) -> None:
    assert first("code", text, language) == code


@pytest.mark.parametrize(("language", "text"), NO_CODES)
def test_other_numbers_are_no_codes(language: str, text: str) -> None:
    assert first("code", text, language) == ""


LONG = ["code AB12-CD34 " * 1400, "482913\n" * 3000, "1" * 20_000, "A1-" * 7000, "1 " * 10_000, "12. " * 5000, "code\n" * 4000]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_time_is_bounded(text: str) -> None:
    began = time.process_time()
    for kind in KINDS:
        first(kind, text, "en")
    after("code", text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "It comes on 12 October 2026 or later", "12 October 2026"),
        ("en", "by Monday, October 12th, 2026.", "October 12th, 2026"),
        ("en", "the 3rd of March at 5", "3rd of March"),
        ("en", "12/10/2026", "12/10/2026"),
        ("en", "2026-10-12T08:00", "2026-10-12"),
        ("en", "the first 5 may choose, 9 May comes", "9 May"),
        ("en", "version 1.2.3, 10.12.20.1, 45/13/2026, 12.10.", ""),
        ("fi", "maanantaina 12. lokakuuta 2026 klo 12.10.", "12. lokakuuta 2026"),
        ("fi", "klo 12.10. mutta ma 13.10. viimeistään", "13.10."),
        ("fi", "12.10.2026", "12.10.2026"),
        ("sv", "senast den 12 oktober.", "12 oktober"),
        ("de", "am 12. Oktober 2026", "12. Oktober 2026"),
        ("de", "bis 3. März, 18 Uhr", "3. März"),
        ("fr", "le 1er mars 2026", "1er mars 2026"),
        ("fr", "le mardi 10\u00a0novembre 2026", "10 novembre 2026"),
        ("es", "el 12 de octubre de 2026", "12 de octubre de 2026"),
        ("es", "May 4", "May 4"),
        ("fi-FI", "40. lokakuuta", ""),
    ],
)
def test_dates(language: str, text: str, date: str) -> None:
    assert first("date", text, language) == date


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Yhteensä 1\u00a0234,56\u00a0€", "1 234,56 €"),
        ("Order 10482: EUR 19.90", "EUR 19.90"),
        ("only $5!", "$5"),
        ("£1,299.00", "£1,299.00"),
        ("1.299,00 EUR", "1.299,00 EUR"),
        ("för 1 490 kr", "1 490 kr"),
        ("250:- per månad", "250:-"),
        ("CHF 5.–", "CHF 5.–"),
        ("12'500 CHF", "12'500 CHF"),
        ("20 euroa", "20 euroa"),
        ("10482\t1 299,00 €", "1 299,00 €"),
        ("5 kroner, 3 km, 4 krokar, EURO 5 engine, 12.10.2026", ""),
        ("A4-80 €x, EUR01", ""),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    assert first("amount", text, "en") == amount


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("Order status", "Hello\nOrder status: Shipped\nBye", "Shipped"),
        ("order STATUS:", "Order\u00a0status – Shipped today", "Shipped today"),
        ("Order status", "Order status\nShipped", "Shipped"),
        ("Order status", "Order status\tShipped", "Shipped"),
        ("Order status", "Item\tOrder status\tPrice\nSpeaker\tShipped\t5 €", "Shipped"),
        ("Price", "Item\tPrice\nSpeaker\t5 €", "5 €"),
        ("Order", "Order status: Shipped\nOrder: 10482", "10482"),
        ("Your order number is", "Thanks. Your order number is 10482. We will write.", "10482"),
        ("Tilauksen tila", "Tilauksen tila   \n\n  Käsittelyssä.", "Käsittelyssä"),
        ("l'état", "L’état : expédié", "expédié"),
        ("Status", "Statuses: none\nThe status\n", ""),
        ("", "x", ""),
        ("a(b", "a(b: c", "c"),
        ("Collect by", "Collect by: 5 p.m. on Friday. Thanks", "5 p.m. on Friday"),
        ("Total", "Total:\n", ""),
    ],
)
def test_what_stands_after_words(label: str, text: str, said: str) -> None:
    assert after(label, text) == said
