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
# They are sent when the next page is there: which press it was that led to them is not told.
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
    assert (held.name, held.journey, held.step) == ("" if sending.kind in LATE else "Go", "order", 1)
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
