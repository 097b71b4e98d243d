"""A good and a bad visit, and what only looks like one."""

from harness.model import Visit

from .build import HOME, ask, click, field, fill, go, page, visit, way


def form(*holds: str) -> Visit:
    names = [("First name", "given-name"), ("E-mail", "email"), ("Phone", "tel"), ("Postcode", "postal-code")]
    fields = [field(label, token, known=True, told_on=1, holds=held) for (label, token), held in zip(names, holds, strict=False)]
    secret = field("New password", "new-password", known=True, secret=True)
    look = page("Your details", "/order", fields=[*fields, secret])
    return visit(way("order", go(HOME), click("Order", look), fill(*fields)))


EMPTY = form("nothing", "nothing", "right")
BAD = [EMPTY, form("nothing", "nothing", "nothing", "nothing")]
GOOD = form("right", "right", "right")
SIGN_IN = [
    field("E-mail", "email", known=True),
    field("Username", "username", known=True),
    field("Password", "current-password", known=True),
]
APART = [field("E-mail", "email", known=True, form=1), field("First name", "given-name", known=True, form=2)]
INNOCENT = [
    visit(
        way("order", go(HOME), click("Join", page("Join", "/join", fields=[field("First name", "given-name"), field("E-mail", "email")])))
    ),
    visit(way("order", go(HOME), click("Log in", page("Log in", "/login", fields=SIGN_IN)))),
    visit(way("order", go(HOME), click("Order", page("Order", "/order", fields=APART)))),
    visit(
        way(
            "order",
            go(HOME),
            click("Order", page("Order", "/order", fields=[field("A friend", known=True), field("Note", "comment", known=True)])),
        )
    ),
]
INNOCENT.append(visit(way("order", go(page("Order", fields=[field("Country", "country", known=True, control="choice"), APART[0]])))))


def test_an_empty_form_for_a_known_customer_is_serious() -> None:
    (finding,) = ask("empty-form", EMPTY)
    assert (finding.severity, finding.view) == ("serious", 1)
    assert finding.seen == "2 of 3 facts that the company knew stand empty in the form: `First name`, `E-mail` (told 1 page before)"


def test_a_form_that_comes_back_is_reported_once() -> None:
    fields = [field("First name", "given-name", known=True), field("E-mail", "email", known=True)]
    look = page("Your details", "/order", fields=fields)
    assert len(ask("empty-form", visit(way("order", go(look), go(look), go(look))))) == 1


def test_what_is_filled_in_or_unknown_or_signing_in_is_no_finding() -> None:
    assert [ask("empty-form", seen) for seen in (GOOD, *INNOCENT)] == [[], [], [], [], [], []]
