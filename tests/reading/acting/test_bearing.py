"""What a press would come to, told before it is pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.fields import TOKENS, Form
from harness.lexicon import languages
from harness.reading.acting.bearing import bearing_of
from harness.reading.acting.deeds import UNCLEAR
from harness.reading.acting.press import Asked, Press
from harness.reading.acting.said import DEEDS

from .contexts import CASES, Case, cases

CUSTOMER = (Asked("given-name", True), Asked("email", True))
POST = Form(number=0, method="post")
TEXTS = st.text(max_size=60)
PRESSES = st.builds(
    Press,
    name=TEXTS, role=st.sampled_from(["button", "link", "tab", ""]),
    href=st.sampled_from(["", "#", "https://shop.example/a", "javascript:0"]),
    submits=st.booleans(), unfolds=st.booleans(), beside=TEXTS, headings=st.lists(TEXTS, max_size=3), title=TEXTS, text=TEXTS,
    asked=st.lists(st.builds(Asked, st.sampled_from(sorted(TOKENS)), st.booleans()), max_size=4).map(tuple),
    language=st.sampled_from(languages()), page=st.sampled_from(["", "de", "xx", "fi-FI"]),
)  # fmt: skip


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.sort}-{case.language}-{case.context}-{case.name}")
def test_what_acts_is_told_from_what_does_not(case: Case) -> None:
    assert bool(bearing_of(case.press).deed) == (case.sort == "guilty")


@pytest.mark.parametrize("case", [each for each in cases() if each.sort == "innocent"], ids=lambda case: f"{case.language}-{case.name}")
def test_no_innocent_becomes_guilty_by_standing_in_another_language_s_page(case: Case) -> None:
    assert not bearing_of(Press(name=case.name, role="link", href="https://shop.example/there", language="en")).deed


def test_there_are_enough_cases_in_each_language() -> None:
    for language in languages():
        sorts = [case.sort for case in cases() if case.language == language]
        assert sorts.count("guilty") >= 40
        assert sorts.count("innocent") >= 50
    assert sorted(CASES) == sorted(languages())


def test_the_deed_is_named_in_a_customer_s_words() -> None:
    named = {"Place order": "orders", "Lähetä tilaus": "orders", "Jetzt kündigen": "ends", "Betala nu": "pays"}
    for name, deed in named.items():
        found = bearing_of(Press(name=name)).deed
        assert found
        assert found.what == DEEDS[deed]


def test_a_name_that_only_begins_something_needs_a_form_that_tells_who_the_customer_is() -> None:
    assert not bearing_of(Press(name="Join")).deed
    assert bearing_of(Press(name="Join", submits=True, form=POST, asked=CUSTOMER)).deed
    empty = tuple(Asked(each.token) for each in CUSTOMER)
    assert not bearing_of(Press(name="Join", submits=True, asked=empty)).deed


@given(PRESSES)
def test_any_press_can_be_read_and_is_harmless_only_where_it_is_no_deed(press: Press) -> None:
    bearing = bearing_of(press)
    assert not (bearing.deed and bearing.harmless)
    assert bearing == bearing_of(press), "the same press is read the same way"


@given(PRESSES)
def test_a_button_that_pays_is_never_harmless(press: Press) -> None:
    paying = {"name": "Pay now", "role": "button", "unfolds": False}
    fields = {name: getattr(press, name) for name in ("beside", "headings", "title", "text", "language", "page", "submits")}
    assert bearing_of(Press(**paying, **fields)).deed


@given(PRESSES, st.sampled_from(["Send", "OK", ""]))
def test_more_facts_never_make_a_form_that_is_sent_more_harmless(press: Press, name: str) -> None:
    fields = {"name": name, "submits": True, "form": POST, "language": "en"}
    if not bearing_of(Press(**fields, asked=press.asked)).harmless:
        assert not bearing_of(Press(**fields, asked=(*press.asked, Asked("given-name", True), Asked("street-address", True)))).harmless


@pytest.mark.parametrize(("name", "href"), [("Place order", "/order/place?basket=88310092"), ("Confirm booking", "/booking/confirm/12")])
def test_a_link_acts_where_its_name_and_its_address_say_so(name: str, href: str) -> None:
    assert bearing_of(Press(name=name, role="link", href=f"https://shop.example{href}")).deed
    assert not bearing_of(Press(name=name, role="link", href="https://shop.example/checkout")).deed
    assert not bearing_of(Press(name="Pay now", role="link", href="https://shop.example/pay?invoice=12")).deed


def test_going_on_is_not_known_to_be_harmless_where_the_page_is_about_leaving() -> None:
    leaving = {"name": "Continue", "headings": ["Cancel your membership"]}
    assert bearing_of(Press(**leaving)) == UNCLEAR
    assert bearing_of(Press(**leaving, submits=True, form=POST, asked=CUSTOMER)).harmless
    assert bearing_of(Press(name="Continue", headings=["Delivery"])).harmless


def test_a_code_is_redeemed_on_a_page_of_its_own_and_takes_something_off_in_the_basket() -> None:
    code = {"name": "Einlösen", "submits": True, "form": POST, "asked": (Asked("voucher", True),), "language": "de"}
    assert bearing_of(Press(**code, headings=["Geschenkkarte"])).deed
    assert bearing_of(Press(**code, headings=["Ihr Warenkorb"])) == UNCLEAR


def test_a_name_that_says_where_it_goes_on_to_is_no_order() -> None:
    going = Press(name="Weiter zu Prüfen & Bestellen", submits=True, form=POST, asked=CUSTOMER, language="de")
    assert not bearing_of(going).deed


def test_going_on_below_what_is_to_be_paid_orders_where_nothing_is_left_to_fill_in() -> None:
    last = {"name": "Jatka", "submits": True, "form": POST, "language": "fi", "headings": ["Yhteenveto"], "text": "Yhteensä 49,00 €"}
    assert bearing_of(Press(**last)).deed
    assert bearing_of(Press(**last, asked=(Asked("", type="checkbox"),))).deed
    assert bearing_of(Press(**last, asked=(Asked("", type="radio"),))).harmless, "how to pay is still to be chosen"
    assert bearing_of(Press(**{**last, "name": "Jatka maksamaan"})).harmless
    assert bearing_of(Press(**{**last, "headings": ["Ostoskori", "Yhteenveto"]})).harmless


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Continue", "By clicking Continue you place a binding order."), ("fi", "Jatka", "Painamalla Jatka teet tilauksen."),
        ("sv", "Vidare", "Genom att klicka på Vidare lägger du din beställning."),
        ("de", "Weiter", "Mit Klick auf Weiter geben Sie Ihre Bestellung auf."),
        ("fr", "Suivant", "En cliquant sur Suivant vous passez commande."),
        ("es", "Siguiente", "Al pulsar Siguiente aceptas las condiciones y realizas tu pedido."),
    ],
)  # fmt: skip
def test_a_page_that_says_that_going_on_orders_is_believed(language: str, name: str, text: str) -> None:
    going = {"name": name, "submits": True, "form": POST, "language": language}
    assert bearing_of(Press(**going, text=f"{text} 20,00 €")).deed
    assert not bearing_of(Press(**going, text="20,00 €")).deed
