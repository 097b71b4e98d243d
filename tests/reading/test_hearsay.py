"""What is not said to the customer who reads it accuses nobody; what is said to them in like words still does."""

import pytest

from harness.model import PageView
from harness.reading.endings.verdict import Verdict

from ..audits.build import button, click, ended, expect, field, fill, go, last, link, page, visit, way

SIGN_IN = [field("E-mail", "email"), field("Password", "current-password", secret=True)]


def answered(said: str, *more: str, title: str = "Your order", **facts: object) -> tuple[str, str]:
    """Give how a journey ends whose form was answered with a sentence."""
    answer = page("\n".join((title, said, *more)), "/answer", title=title, **facts)
    return sent(answer).outcome, sent(answer).kind


def sent(answer: PageView) -> Verdict:
    form = page("Choose", "/choose", fields=[field("Which")], buttons=[button("Go on")])
    steps = (go(form, "/choose"), fill(form.fields[0]), click("Go on", answer), expect("Thank you"))
    return last(visit(way("buy", *steps, halt="target-missing", wanted="Thank you")))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("To cancel, call us between 9 and 11.", "phone-only"),
        ("Since 2019 you have to cancel in writing: you must cancel by letter in writing only.", "by-post"),
        ("See your invoices in your account, but to cancel you must cancel in writing.", "by-post"),
        ("Cancelling is not possible in my account, in writing by letter it is.", "by-post"),
        ("Until 2099 you must cancel in writing.", "by-post"),
    ],
)
def test_an_instruction_stays_one(said: str, kind: str) -> None:
    assert ended(page(said, "/leave")).kind == kind


@pytest.mark.parametrize(
    "said",
    [
        "“To cancel, call us between 9 and 11.”",
        "“Call us to cancel on Tuesdays”, says one shop that we know.",
        "Until 2019 you had to cancel in writing.",
        "In 1958 tickets could be booked only by phone.",
        "Formerly you must cancel in writing.",
        "You may end it in My Cobalt, in writing, by telephone or in our shops.",
        "Other companies sell tickets only in the app.",
        "Emergency appointments are available only by phone.",
        "Do I have to call to cancel?",
        "In the passport office of 1952 applications were accepted in person only.",
    ],
)
def test_quotes_and_history_and_lists_of_ways_instruct_nobody(said: str) -> None:
    came = way("leave", go(page("Welcome.")), click("Leave", page(said, "/leave")), halt="target-missing", wanted="Confirm")
    assert last(visit(came, started="2026-05-01T12:00:00+00:00")).outcome == "stale-scenario"


def test_a_story_instructs_nobody_and_its_headline_answers_nobody() -> None:
    told = "Your passport has expired\nTo cancel, call us between 9 and 11."
    assert ended(page(told, "/news", title="Your passport has expired", story=True)).outcome == "stale-scenario"
    assert ended(page(told, "/news", title="Your passport has expired")).kind == "expired"


def test_a_headline_that_promises_advice_answers_only_who_has_typed_something() -> None:
    title = "Your card has expired: what to do"
    assert ended(page(title, "/advice", title=title)).outcome == "stale-scenario"
    assert sent(page(title, "/gift", title=title)).kind == "expired"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("“SUMMER24” has expired on 3 May.", "expired"),
        ("Friday 5 December is fully booked", "sold-out"),
        ("Sat 5 December, 19.30: sold out", "sold-out"),  # and there is nothing else
        ("The code that you gave has expired.", "expired"),
    ],
)
def test_an_answer_stays_one(said: str, kind: str) -> None:
    assert answered(said) == ("dead-end", kind)


def test_one_evening_of_several_that_is_sold_out() -> None:
    others = [link("Book Sunday", "https://x.example/sunday")]
    assert answered("Sat 5 December, 19.30: sold out", "Sun 6 December, 15.00", links=others)[0] == "stale-scenario"
    assert answered("Friday 5 December is fully booked", links=others) == ("dead-end", "sold-out")


def test_a_sentence_in_the_midst_of_a_text_answers_nobody() -> None:
    text = "Every summer thousands find out at the desk, with the children behind them and the taxi gone, that a passport has expired. "
    assert answered(text + "They go home and tell their neighbours about it, who tell theirs in turn. " * 2)[0] == "stale-scenario"


def test_a_row_of_a_list_that_has_other_rows_to_press() -> None:
    full, free = "Glazes 13 January There are no places left", "Raku 6 February £95 Book raku"
    assert answered(full, free, links=[link("Book raku")])[0] == "stale-scenario"
    assert answered(f"{full}.", free, links=[link("Book raku")]) == ("dead-end", "sold-out")
    assert answered(full, "Book raku", links=[link("Book raku")]) == ("dead-end", "sold-out")


def test_what_others_say_is_marked_so() -> None:
    said = "With the big firm you had to call us to cancel, and everything was sold out."
    assert ended(page(f"Reviews\n{said}", "/reviews", quotes=[said])).outcome == "stale-scenario"
    assert ended(page(f"Reviews\n{said}", "/reviews", quotes=["They came in a week."])).kind == "phone-only"
    assert answered("All tables are fully booked.", quotes=["All tables are fully booked."])[0] == "stale-scenario"


def test_questions_that_many_have_answer_nobody_in_particular() -> None:
    asked = ["Questions", "Can I bring a dog?", "Is there a pool?", "My card was declined, what now?"]
    assert answered("Dogs cannot be accepted in the dining room.", headings=asked)[0] == "stale-scenario"
    assert answered("Dogs cannot be accepted in the dining room.", headings=asked[:2]) == ("dead-end", "refused")


@pytest.mark.parametrize("said", ["A ticket whose time is over is no longer valid.", "Tickets that have expired are not valid any more."])
def test_what_is_true_of_all_such_things_answers_nobody(said: str) -> None:
    assert answered(said)[0] == "stale-scenario"
    assert answered("Your ticket is no longer valid.") == ("dead-end", "expired")


def test_terms_answer_only_who_has_typed_something() -> None:
    said = "Copies of permits are not valid."
    start = page("Park", "/park", buttons=[button("Terms", form=0, submits=True)])
    terms = page(f"Terms and conditions\n{said}", "/terms", title="Terms and conditions")
    seen = visit(way("read", go(start, "/park"), click("Terms", terms), expect("Charger"), halt="expect-unmet", wanted="Charger"))
    assert last(seen).outcome == "stale-scenario"
    assert answered(said, title="Terms and conditions") == ("dead-end", "refused")


def test_a_table_of_codes_is_no_error_page() -> None:
    rows = ["404 No sensor", "500 Internal error", "E7 Something went wrong"]
    assert ended(page("\n".join(("Codes", *rows)), "/manual")).outcome == "stale-scenario"
    assert ended(page(f"Codes\n{rows[2]}", "/manual")).kind == "server-error"


def test_a_way_for_guests_beside_signing_in_is_no_wall() -> None:
    assert ended(page("Log in", "/login", fields=SIGN_IN, links=[link("Continue as a guest")])).outcome == "stale-scenario"
    assert ended(page("Loans\nYou can search without signing in.", "/login", fields=SIGN_IN)).outcome == "stale-scenario"
    assert ended(page("Log in", "/login", fields=SIGN_IN, links=[link("Guidelines")])).kind == "login-wall"
    assert ended(page("Log in\nNo account?", "/login", fields=SIGN_IN)).kind == "login-wall"


def test_who_came_to_sign_in_meets_no_wall() -> None:
    came = visit(way("enter", go(page("Log in", "/login", fields=SIGN_IN)), kind="sign-in", halt="target-missing", wanted="My plot"))
    assert last(came).outcome == "stale-scenario"
