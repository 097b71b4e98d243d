"""Pages that break end in an outcome within the step's limit, and the next scenario runs."""

import time

import pytest
from playwright.sync_api import BrowserContext

from harness.model import Cause, Halt

from .conftest import Shop

LIMIT = 3.0
SLACK = 4.0  # a last look at what the customer is left with, and the machine's own slowness


def end_of(shop: Shop, steps: str) -> Halt | None:
    started = time.monotonic()
    visit = shop(steps, limit=LIMIT)
    steps_walked = len(visit.journeys[0].steps)
    assert time.monotonic() - started < LIMIT * steps_walked + SLACK
    return visit.journeys[0].halt


@pytest.mark.parametrize(
    ("steps", "cause"),
    [
        ("- go: /redirect-loop", "unreachable"),
        ("- go: /hang", "timeout"),
        ("- go: /never\n- expect: The end", "timeout"),
        ("- go: /meta-refresh-loop\n- expect: The end", "timeout"),
        ("- go: /alert-loop\n- expect: The end", "dialogs"),
        ("- go: /busy\n- click: Burn\n- expect: The end", "timeout"),
        ("- go: /no-op\n- click: Continue\n- expect: The end", "expect-unmet"),
        ("- go: /blank\n- click: Anything", "target-missing"),
        ("- go: /500\n- click: Anything", "target-missing"),
    ],
)
def test_a_broken_page_ends_the_journey_in_time(shop: Shop, steps: str, cause: Cause) -> None:
    halt = end_of(shop, steps)
    assert halt is not None
    assert halt.cause == cause, halt.message


def test_a_crashed_tab_ends_the_journey(shop: Shop, context: BrowserContext) -> None:
    def crash_when_open(page: object) -> None:
        session = context.new_cdp_session(context.pages[0])
        context.pages[0].on("load", lambda _: session.send("Page.crash"))

    context.on("page", crash_when_open)
    halt = end_of(shop, "- go: /form\n- expect: The end")
    assert halt is not None
    assert halt.cause in ("crashed", "timeout")


def test_a_page_that_closes_itself_ends_the_journey(shop: Shop, context: BrowserContext) -> None:
    context.on("page", lambda page: page.on("load", lambda _: page.close()))
    halt = end_of(shop, "- go: /form\n- expect: The end")
    assert halt is not None
    assert halt.cause == "closed"


def test_a_button_that_does_nothing_is_seen_as_such(shop: Shop) -> None:
    visit = shop("- go: /no-op\n- click: Continue\n- click: Finish")
    assert [act.changed for act in visit.journeys[0].steps[1].acts] == [False]


def test_the_nearest_words_are_named(shop: Shop) -> None:
    halt = end_of(shop, "- go: /no-op\n- click: Continu")
    assert halt is not None
    assert halt.nearest == ["Continue"]
