"""A good and a bad visit, and what only looks like one."""

from .build import HOME, ask, button, click, expect, go, page, visit, way

BROKEN = page("Your basket", "/basket", script_errors=["TypeError: x is undefined"], buttons=[button("Pay")])
PASSING = visit(way("buy", go(HOME), click("Basket", BROKEN), click("Pay", page("Thank you", "/done"))))
STUCK = visit(way("buy", go(HOME), click("Basket", BROKEN), click("Pay"), expect("Thank you"), halt="expect-unmet", wanted="Thank you"))
BAD = [PASSING, STUCK]
LOST = page("Your basket", "/basket", script_errors=["Failed to load resource: the server responded with a status of 404 (NOT FOUND)"])
REFUSED = page("Your basket", "/basket", script_errors=["Failed to load resource: net::ERR_BLOCKED_BY_CLIENT"], buttons=[button("Pay")])
INNOCENT = [visit(way("buy", go(LOST))), visit(way("buy", go(HOME), click("Basket", REFUSED), click("Pay", page("Thank you", "/done"))))]
GOOD = visit(way("buy", go(HOME), click("Basket", page("Your basket", "/basket"))))


def test_an_error_in_passing_is_minor_and_counts_once() -> None:
    twice = visit(way("buy", go(BROKEN), go(BROKEN)))
    assert [[finding.severity for finding in ask("script-error", seen)] for seen in (PASSING, twice)] == [["minor"], ["minor"]]


def test_an_error_where_the_customer_got_stuck_is_moderate() -> None:
    (finding,) = ask("script-error", STUCK)
    assert (finding.severity, finding.words) == ("moderate", "TypeError: x is undefined")


def test_a_page_without_errors_or_with_a_failed_request_is_no_finding() -> None:
    assert [ask("script-error", seen) for seen in (GOOD, *INNOCENT)] == [[], [], []]
