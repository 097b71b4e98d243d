"""How a journey ended, judged from evidence: status and cause first, words last, and in doubt nobody is accused."""

from typing import get_args

import pytest

from harness.model import Cause, DeadEndKind, Halt, Journey, OutcomeName, PageView, Step, Visit
from harness.reading.endings.outcomes import DEAD_ENDS, OUTCOMES, judge

from ...audits.build import HOME, Move, button, click, ended, expect, field, go, last, link, page, visit, way


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (page("Internal error", "/x", status=500), "server-error"),
        (page("The service is congested, try again.", "/x", status=503), "server-error"),
        (page("We could not find that page.", "/x", status=404), "not-found"),
        (page("It is gone.", "/x", status=410), "not-found"),
        (page("Oops", "/x", title="Page not found"), "not-found"),
        (page("Sorry, something went wrong.", "/x"), "server-error"),
        (page("", "/x"), "blank-page"),
    ],
)
def test_error_pages(look: PageView, kind: str) -> None:
    assert (ended(look).outcome, ended(look).kind) == ("dead-end", kind)


def test_the_empty_page_that_a_browser_begins_with_is_not_the_companys() -> None:
    nowhere = PageView(page=1, url="about:blank")
    seen = visit(way("look", Move("sign-in", "sign-in", look=nowhere), expect("Welcome back"), halt="expect-unmet", wanted="Welcome back"))
    assert (last(seen).outcome, last(seen).reason) == ("stale-scenario", "no page of the site has been opened: begin with `go`")


def test_words_of_errors_within_a_page_are_none() -> None:
    look = page("Help\n" + "Here is what to do. " * 20 + "\nPage not found? Something went wrong? Read on.", "/help", title="Help")
    assert ended(look).outcome == "stale-scenario"


def test_an_address_of_the_scenarios_own_that_is_not_there_accuses_nobody() -> None:
    missing = page("Not here", "/leave", status=404)
    seen = visit(way("leave", go(HOME), go(missing, "/leave"), click("End"), halt="target-missing", wanted="End"))
    assert last(seen).outcome == "stale-scenario"
    was_there = visit(
        way("leave", go(page("Leave", "/leave"), "/leave"), go(missing, "/leave"), click("End"), halt="target-missing", wanted="End")
    )
    assert last(was_there).kind == "not-found"


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        ("timeout", "timeout"),
        ("unreachable", "server-error"),
        ("crashed", "server-error"),
        ("closed", "blank-page"),
        ("dialogs", "loop"),
        ("target-blocked", "hidden"),
    ],
)
def test_causes_that_speak_for_themselves(cause: Cause, kind: str) -> None:
    assert ended(page("Book a table", "/book"), cause=cause).kind == kind


def test_a_cookie_banner_hides_nothing_from_a_customer() -> None:
    look = page("Book a table\nWe use cookies.", "/book", buttons=[button("Reject all"), button("Accept all")])
    assert ended(look, cause="target-blocked").outcome == "stale-scenario"


@pytest.mark.parametrize("cause", ["unreachable", "timeout"])
def test_a_site_never_reached_is_not_measured(cause: Cause) -> None:
    seen = visit(way("book", go(None), halt=cause, message="net::ERR_CONNECTION_REFUSED"))
    assert last(seen).outcome == "error"
    error_page = PageView(page=1, url="chrome-error://chromewebdata/", text="This site can't be reached")
    assert last(visit(way("book", go(error_page), halt=cause))).outcome == "error"


def test_redirects_without_end_are_a_loop_from_the_first_page_on() -> None:
    seen = visit(way("book", go(None), halt="unreachable", message="net::ERR_TOO_MANY_REDIRECTS"))
    assert (last(seen).outcome, last(seen).kind) == ("dead-end", "loop")


def test_bot_walls() -> None:
    words = "Checking your browser before you go on."
    assert ended(page(words, "/x", status=503)).outcome == "bot-wall"
    assert ended(page("Verify you are human", "/x")).outcome == "bot-wall"
    assert ended(page("Too many requests", "/x", status=429)).outcome == "bot-wall"
    long = page("Unusual traffic in the city centre. " + "News of the day. " * 60, "/x", links=[link(str(n)) for n in range(20)])
    assert ended(long).outcome == "stale-scenario"
    form = page("Contact us\nPlease complete the captcha", "/x", fields=[field(str(n)) for n in range(7)])
    assert ended(form).outcome == "stale-scenario"
    assert ended(form, wanted="Verify you are human", cause="unfillable").outcome == "bot-wall"
    assert ended(page("Forbidden", "/x", status=403)).outcome == "stale-scenario"


def test_a_field_that_cannot_be_answered() -> None:
    tied = field("Phone", required=True, error="This number is not valid here.")
    assert ended(page("Book", "/book", fields=[tied]), wanted="Phone", cause="unfillable").kind == "refused"
    assert ended(page("Book", "/book", fields=[field("Phone")]), wanted="Phone", cause="unfillable").outcome == "stale-scenario"
    missing = field("Phone", required=True, error="This field is required.")
    assert ended(page("Book", "/book", fields=[missing]), wanted="Phone", cause="unfillable").outcome == "stale-scenario"


def test_a_stale_scenario_names_the_nearest_words() -> None:
    journey = Journey(
        name="book",
        steps=[Step(verb="go", done=True, view=0), Step(verb="click", view=0)],
        halt=Halt(cause="target-missing", step=1, wanted="Book", nearest=["Reserve", "Books"]),
    )
    seen = Visit(scenario="s", file="f", site="x", journeys=[journey], views=[page("Welcome to our pub.", links=[link("Reserve")])])
    assert judge(seen, journey).reason == "the scenario's words are not on the page: `Book`; nearest: `Reserve`, `Books`"


def test_journeys_that_did_not_halt() -> None:
    assert last(visit(way("book", go(HOME)))).outcome == "reached"
    assert last(visit(way("book", go(HOME), expect("Book", unmet="Book", done=False)))).outcome == "reached"
    assert last(visit(way("book", go(HOME), expect("Book", done=False)))).outcome == "error"
    assert last(visit(way("book", go(HOME), expect("Book", done=False), go(HOME, part="try 2"), expect("Book")))).outcome == "reached"
    assert last(visit(way("book"))).outcome == "error"
    assert last(visit(way("book", walked=False))).outcome == "not-walked"
    assert ended(HOME, cause="harness").outcome == "error"


def test_each_outcome_and_kind_has_one_sentence() -> None:
    assert set(OUTCOMES) == set(get_args(OutcomeName))
    assert set(DEAD_ENDS) == set(get_args(DeadEndKind))
    assert all(text.endswith(".") and text[0].isupper() for text in (*OUTCOMES.values(), *DEAD_ENDS.values()))
