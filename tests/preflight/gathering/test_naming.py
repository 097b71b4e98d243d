"""How a customer was called, on pages and in mails."""

import pytest

from harness.model import Visit
from harness.preflight.gathering.naming import named
from tests.audits.build import click, go, mail, page, visit, way

UMLAUT = {"given-name": "Äijö", "family-name": "Mäkelä", "name": "Äijö Mäkelä"}
APOSTROPHE = {"given-name": "D'Arcy", "family-name": "O'Brien", "name": "D'Arcy O'Brien"}
LONG = {"given-name": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"}
OTHERS = ["Matti Virtanen", "Null Test"]
FORM = page("Your free book\nChoose a book", "/gift")


def thanked(text: str, facts: dict[str, str], quotes: tuple[str, ...] = (), letter: str = "") -> Visit:
    mails = [mail(letter, at_s=60)] if letter else []
    answer = page(text, "/thanks", quotes=list(quotes))
    names = [facts[token] for token in ("given-name", "family-name") if facts.get(token)]
    return visit(way("claim", go(FORM), click("Get my book", answer)), names=names, mails=mails)


def kinds(text: str, facts: dict[str, str], quotes: tuple[str, ...] = (), letter: str = "") -> set[str]:
    return {each.kind for each in named(thanked(text, facts, quotes, letter), facts, OTHERS)}


@pytest.mark.parametrize(
    ("text", "facts", "kind"),
    [
        ("Your book is on its way, Ã\x84ijÃ¶", UMLAUT, "escaped"),
        ("Thank you, &Auml;ij&ouml;", UMLAUT, "escaped"),
        ("Thank you, ?ij?", UMLAUT, "escaped"),
        ("Welcome, D&#39;Arcy", APOSTROPHE, "escaped"),
        ("Welcome, D\\'Arcy", APOSTROPHE, "escaped"),
        ("Your book is on its way, Wolfeschlegelste", LONG, "cut"),
        ("Your book is on its way, null", {}, "no-value"),
        ("Hello {{given-name}}, your book is on its way", UMLAUT, "placeholder"),
        ("Your book goes to Matti Virtanen", UMLAUT, "somebody-else"),
        ("Dear ,\nyour book is on its way", {}, "nobody"),
    ],
)
def test_what_is_wrong_with_a_name_is_told(text: str, facts: dict[str, str], kind: str) -> None:
    assert kind in kinds(text, facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Your book is on its way", UMLAUT),
        ("Your book is on its way, Äijö", UMLAUT),
        ("Welcome, D'Arcy O'Brien", APOSTROPHE),
        ("Your book is on its way, Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis", LONG),
        ("Your book is on its way, Wolfeschlegelste…", LONG),
        ("Thank you, Null", {"given-name": "Null", "family-name": "Test"}),
        ("Goes to Null Test", {"given-name": "Null", "family-name": "Test", "name": "Null Test"}),
        ("Allergies: None", UMLAUT),
        ("Thank you!", {}),
    ],
)
def test_pages_that_greet_nobody_or_the_customer_are_fine(text: str, facts: dict[str, str]) -> None:
    assert kinds(text, facts) <= {"own"}


def test_a_quoted_review_names_whom_it_likes() -> None:
    review = "Matti Virtanen, Turku: a fine book"
    assert kinds(f"Your book is on its way\n{review}", UMLAUT, quotes=(review,)) == set()


def test_mails_are_held_against_the_name_as_pages_are() -> None:
    spoilt = thanked("Thank you", UMLAUT, letter="Dear Ã\x84ijÃ¶,\nit is on its way.")
    assert {(each.kind, each.where) for each in named(spoilt, UMLAUT)} == {("escaped", "mail")}
    assert kinds("Thank you", UMLAUT, letter="Dear Äijö,\nit is on its way.") == {"own"}


def test_the_page_may_greet_the_customer_and_the_mail_somebody_else() -> None:
    mixed_up = thanked("Thank you, Äijö!", UMLAUT, letter="Dear Matti,\nit is on its way.")
    assert {(each.kind, each.where) for each in named(mixed_up, UMLAUT)} == {("own", "page"), ("somebody-else", "mail")}
    shown = thanked("Thank you!", UMLAUT, letter="Hello!\nA book for Matti Virtanen is on its way.")
    assert {(each.kind, each.where) for each in named(shown, UMLAUT, OTHERS)} == {("somebody-else", "mail")}
