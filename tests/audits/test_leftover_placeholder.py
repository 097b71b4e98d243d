"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask, mail, visit


def got(text: str, subject: str = "Your order", language: str = "en") -> Visit:
    return visit(mails=[mail(text, subject)], language=language)


LEFT = {
    "Hi {first_name},": "{first_name}",
    "Hello {{ customer.name }}!": "{{ customer.name }}",
    "Dear {{#if name}}": "{{#if name}}",
    "Dear *|FNAME|*,": "*|FNAME|*",
    "Dear %FIRSTNAME%,": "%FIRSTNAME%",
    "Dear %%first_name%%,": "%%first_name%%",
    "Dear [[name]],": "[[name]]",
    "Dear ${name},": "${name}",
    "Dear <%= name %>,": "<%= name %>",
    "Dear [First name],": "[First name]",
    "Dear <Name>,": "<Name>",
    "Your order {orderNumber} is on its way.": "{orderNumber}",
    "Your order {{order_number}} costs {% total %}.": "{{order_number}}",
    "Order number: undefined": "undefined",
    "Total: NaN €": "NaN €",
    "You saved € null today.": "€ null",
    "Your driver is [object Object].": "[object Object]",
    "Delivered by undefined undefined.": "undefined undefined",
    "Lorem ipsum dolor sit amet.": "Lorem ipsum dolor sit amet",
}
BAD = [*(got(text) for text in LEFT), got("Thanks.", "Welcome, {{first_name}}"), got("Hei {etunimi}!", language="fi")]
BAD += [got("Our newsletter for developers.\nHi {name},\nuse {{ user.name }}.", "JavaScript weekly")]
GOOD = got("Dear Aino,\nyour order 123 of 35.00 € is on its way.")
INNOCENT = [
    got("Use {{ user.name }} in your templates, or {name} in Python."),
    got("Weekly code snippets: print(f'{name}')"),
    got("In a template, write *|FNAME|* where the name belongs."),
    got("The set {x} has one element, {a, b} has two."),
    got("100% cotton, 20% off, 5%name% of all."),
    got("Open the folder %APPDATA% and look for the file."),
    got("He said [...] and left [1]."),
    got("Dear [sic] Aino,"),
    got("Allergies: None\nExtras: none\nComments: -"),
    got("Kosten: null Euro", language="de"),
    got("Die Lieferung kostet null Euro.", language="de"),
    got("Mr. Null has signed for it. Nan sends her love."),
    got("The deadline is undefined so far."),
    got("What does lorem ipsum mean? A history of dummy text."),
    got("Write to <shop@shop.example> or see <https://shop.example/name>."),
    got("{ } and {{ }} and %% and ${}"),
    got("Our customer {smile} says hello."),
    got(""),
]


@pytest.mark.parametrize(("text", "place"), LEFT.items())
def test_a_place_without_its_value_is_named(text: str, place: str) -> None:
    (finding,) = ask("leftover-placeholder", got(text))
    assert (finding.severity, finding.certainty, finding.mail) == ("moderate", "sure", 0)
    assert f"`{place}`" in finding.seen


@pytest.mark.parametrize("seen", BAD)
def test_a_mail_counts_once(seen: Visit) -> None:
    assert len(ask("leftover-placeholder", seen)) == 1


def test_a_mail_that_talks_of_templates_is_held_to_its_greeting() -> None:
    assert "holds 1 of" in ask("leftover-placeholder", BAD[-1])[0].seen


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_signs_that_are_meant_are_no_finding(seen: Visit) -> None:
    assert ask("leftover-placeholder", seen) == []
