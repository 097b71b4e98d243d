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
        ("Your book is on its way, Matti Virtanen", UMLAUT, "somebody-else"),
        ("Hello Matti Virtanen!\nYour book is on its way", UMLAUT, "somebody-else"),
        ("Dear Mr MATTI VIRTANEN,\nyour book is on its way", UMLAUT, "somebody-else"),
        ("Dear «FirstName»,\nyour book is on its way", UMLAUT, "placeholder"),
        ("Dear __FIRST_NAME__,\nyour book is on its way", UMLAUT, "placeholder"),
        ("Dear $name,\nyour book is on its way", UMLAUT, "placeholder"),
        ("Dear [object Object],\nyour book is on its way", UMLAUT, "placeholder"),
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


@pytest.mark.parametrize(
    "said",
    [
        "Kind regards, Matti Virtanen, customer service", "Your contact person: Matti Virtanen", "Author: Matti Virtanen",
        "You chose: Matti Virtanen and the lighthouse", "★★★★★ Matti Virtanen, 3 November 2026: a fine gift",
        "Your book goes to Matti Virtanen",
    ],
)  # fmt: skip
def test_of_who_is_called_as_a_customer_is_a_person_tells_whether_it_is_somebody_else(said: str) -> None:
    found = {(each.kind, each.words) for each in named(thanked(f"Your book is on its way\n{said}", UMLAUT), UMLAUT, OTHERS)}
    assert found == {("namesake", said)}


def test_titles_in_quotation_marks_and_words_that_are_names_too_name_nobody() -> None:
    for said in ("Your copy of “Matti Virtanen” will be sent tomorrow", "Prices will rose by nothing"):
        assert not list(named(thanked(f"Your book is on its way\n{said}", UMLAUT), UMLAUT, [*OTHERS, "Will Rose"]))


@pytest.mark.parametrize("sign", ["\u00ad", "-\n", "\n"])
def test_a_long_name_that_is_divided_is_not_cut(sign: str) -> None:
    name = LONG["given-name"]
    assert kinds(f"Your book goes to {name[:38]}{sign}{name[38:]}", LONG) <= {"own"}


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
    assert {(each.kind, each.where) for each in named(shown, UMLAUT, OTHERS)} == {("namesake", "mail")}
