"""What no page may send before somebody has cleared it: a server that writes down everything it gets is the judge."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from harness.browser.walk import Walk
from harness.model import Halt

from .judge import Judge, judging
from .kinds import BY_ITSELF, INNOCENT, PRESSED, Sending

WalkAt = Callable[..., Walk]
GO = "      - go: /\n      - click: Go\n      - expect: It is done"
OPEN = "      - go: /\n      - expect: It is done"
# They are sent when the next page is there, or just before: which press it was that led to them is mostly not told.
LATE = ("fetch, keepalive, on leaving", "sendBeacon, on leaving", "`ping` of a link")


@pytest.fixture
def judge() -> Iterator[Judge]:
    with judging() as served:
        yield served


def halted(walk: Walk) -> Halt:
    [journey] = walk.journeys
    assert journey.halt is not None
    return journey.halt


@pytest.mark.parametrize("sending", PRESSED, ids=lambda each: each.kind)
def test_what_would_act_is_not_sent(sending: Sending, judge: Judge, context: BrowserContext, walk_at: WalkAt) -> None:
    judge.pages = sending.pages(judge.other)
    walk = walk_at(context, judge.url, GO, owned=False)
    context.close()  # what is sent on closing is sent by now
    assert not judge.acted()
    assert halted(walk).cause == "held"
    held = walk.guard.withheld[-1]
    assert held.name in ({"", "Go"} if sending.kind in LATE else {"Go"})
    assert (held.journey, held.step) == ("order", 1)
    assert held.method
    assert held.url.startswith((f"{judge.url}/acted", f"{judge.url}/on/acted", f"{judge.other}/acted"))
    assert "?" not in held.url


@pytest.mark.parametrize("sending", PRESSED, ids=lambda each: each.kind)
def test_at_a_site_of_ours_it_is_sent(sending: Sending, judge: Judge, context: BrowserContext, walk_at: WalkAt) -> None:
    judge.pages = sending.pages(judge.other)
    walk = walk_at(context, judge.url, GO)
    context.close()
    assert judge.acted()
    assert not walk.guard.withheld


@pytest.mark.parametrize("sending", BY_ITSELF, ids=lambda each: each.kind)
def test_what_a_page_sends_by_itself_is_held_too(
    sending: Sending, judge: Judge, context: BrowserContext, new_context: Callable[[], BrowserContext], walk_at: WalkAt
) -> None:
    judge.pages = sending.pages(judge.other)
    walk = walk_at(context, judge.url, OPEN, owned=False)
    assert not judge.acted()
    assert halted(walk).cause == "held"
    context.close()
    walk_at(new_context(), judge.url, OPEN)
    assert judge.acted()


@pytest.mark.parametrize("sending", INNOCENT, ids=lambda each: each.kind)
def test_what_can_be_taken_back_arrives(sending: Sending, judge: Judge, context: BrowserContext, walk_at: WalkAt) -> None:
    judge.pages = sending.pages(judge.other)
    walk = walk_at(context, judge.url, GO if "Go</" in judge.pages["/"] else OPEN, owned=False)
    context.close()
    assert any(each.path.startswith("/fine/") for each in judge.got)
    assert not walk.guard.withheld
    assert halted(walk).cause == "expect-unmet"


CODE = """<p>Shop</p><button id=go>Show code</button><form method=post action=/acted id=f hidden><label>Code <input id=c></label></form>
<script>go.onclick = () => f.hidden = false; c.oninput = () => { if (c.value.length > 5) SEND }</script>"""


@pytest.mark.parametrize("send", ["f.submit()", "fetch('/api/orders?acted=/acted', {method: 'POST', body: c.value})"])
def test_what_the_last_sign_of_a_code_sends_is_not_put_down_to_the_press_before(
    send: str, judge: Judge, context: BrowserContext, walk_at: WalkAt
) -> None:
    judge.pages = {"/": CODE.replace("SEND", send)}
    steps = "      - go: /\n      - click: Show code\n      - fill: {Code: '123456'}\n      - expect: It is done"
    walk = walk_at(context, judge.url, steps, owned=False)
    assert not judge.acted()
    assert halted(walk).cause == "held"
    assert not walk.guard.withheld[-1].name


def test_beside_the_journeys_nothing_is_cleared_and_what_is_held_there_is_not_the_visit_s(
    judge: Judge, context: BrowserContext, walk_at: WalkAt
) -> None:
    judge.pages = {"/": "<p>Shop</p>"}
    walk = walk_at(context, judge.url, "      - go: /", owned=False)
    send = "path => fetch(path, {method: 'POST', body: '{}'}).catch(() => 0)"
    walk.network.begin("order")
    walk.network.cleared("command")
    context.pages[0].evaluate(send, "/acted/orders/place")
    assert [each.path for each in judge.acted()] == ["/acted/orders/place"]
    assert len(walk.guard.committed) == 1
    walk.network.end()
    context.pages[0].evaluate(send, "/acted/orders/place-another")
    assert len(judge.acted()) == len(walk.guard.committed) == 1
    assert not walk.guard.withheld


def test_what_a_page_is_about_to_send_after_the_last_step_ends_the_journey(
    judge: Judge, context: BrowserContext, walk_at: WalkAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge.pages = {"/": "<p>Shop</p>"}
    walk = walk_at(context, judge.url, "      - go: /", owned=False, go=False)
    finish = walk.network.finish

    def finish_and_send() -> None:
        """End the step; then the page sends something."""
        monkeypatch.setattr(walk.network, "finish", finish)
        finish()
        with context.pages[0].expect_event("requestfailed"):
            context.pages[0].evaluate("void fetch('/acted/orders/place', {method: 'POST'}).catch(() => 0)")

    monkeypatch.setattr(walk.network, "finish", finish_and_send)
    walk.journey(walk.scenario.journeys[0])
    assert not judge.acted()
    assert halted(walk).cause == "held"
    assert (walk.journeys[0].steps[0].done, halted(walk).last) == (True, True)


BANNER = """<div role=dialog aria-label=Cookies style="position:fixed;bottom:0"><p>We use cookies for marketing. Choose what you allow.</p>
<form method=post action=/fine/choices><button>Save and close</button></form></div><h1>Shop</h1>"""


def test_a_cookie_banner_is_answered_that_posts_a_form(judge: Judge, context: BrowserContext, walk_at: WalkAt) -> None:
    judge.pages = {"/": BANNER, "/fine/choices": "<h1>Shop</h1>"}
    walk = walk_at(context, judge.url, "      - go: /\n      - expect: Shop", owned=False)
    assert [each.method for each in judge.came("/fine/choices")] == ["POST"]
    assert not walk.guard.withheld
