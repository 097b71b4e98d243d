"""Going back, loading again and pressing twice at companies that bear it and at companies that do not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from playwright.sync_api import Browser

from harness.audits import audits
from harness.browser.trying import try_mishaps
from harness.browser.walk import Walk
from harness.model import Trial, Visit

FORM = "<title>Order</title><h1>Order</h1><form method=post action=/order><button>Place order</button></form>"
STEPS = "      - go: /\n      - click: Order a lamp\n      - click: Place order\n      - expect: Thank you"
Form = str | Callable[[], ResponseReturnValue]
Tried = Callable[..., tuple[Trial, Visit]]


class Shop:
    """Sells lamps: each order has a number, however often its page of thanks is asked for."""

    def __init__(self) -> None:
        self.orders: list[str] = []

    def order(self) -> str:
        self.orders.append(f"LAMP-{1000 + len(self.orders)}")
        return self.orders[-1]


DONE = "<script>document.cookie = 'done=1; path=/'</script>"


def thanks(number: str, more: str = "") -> str:
    return f"<title>Thanks</title><h1>Thank you</h1><p>Order number: {number}</p>{more}"


@pytest.fixture
def tried(app: tuple[Flask, str], browser: Browser, walk_at: Callable[..., Walk]) -> Tried:
    """Order a lamp and try one mishap; give it, and the visit."""
    flask, address = app
    flask.add_url_rule("/", "home", lambda: "<title>Shop</title><h1>Shop</h1><a href=/order>Order a lamp</a>")

    def try_one(kind: str, form: Form = FORM, owned: bool = True, steps: str = STEPS, **answers: Callable[[], ResponseReturnValue]) -> Visit:
        flask.add_url_rule("/order", "order", lambda: given(form) if request.method == "GET" else answers["post"](), methods=["GET", "POST"])
        if "thanks" in answers:
            flask.add_url_rule("/thanks/<number>", "thanks", answers["thanks"])
        walk = walk_at(browser.new_context(), address, steps, owned=owned)

        @contextmanager
        def another() -> Iterator[Walk]:
            yield walk_at(browser.new_context(), address, steps, go=False)

        before = len(walk.eyes.views)
        walk.trials = try_mishaps(walk, [kind], another)
        visit = walk.visit("tried")
        assert len(visit.views) == before, "what is tried leaves no trace in the visit itself"
        return visit.trials[0], visit

    return try_one


def given(form: Form) -> ResponseReturnValue:
    return form if isinstance(form, str) else form()


def told(visit: Visit) -> list[tuple[str, str]]:
    names = ("back-button-trap", "double-submit", "reload-resubmits")
    return [(name, finding.seen) for name in names for finding in audits[name](visit)]


def test_a_page_of_thanks_that_orders_again(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("reload", post=lambda: thanks(shop.order()))
    assert len(shop.orders) == 2
    assert [(each.method, each.status) for each in trial.sent] == [("POST", 200)]
    seen = "the page of thanks was loaded again, and what had been sent was taken once more: `lamp-1000`, then `lamp-1001`"
    assert told(visit) == [("reload-resubmits", seen)]


def test_a_page_of_thanks_that_was_led_to(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("reload", post=lambda: redirect(f"/thanks/{shop.order()}", 303), thanks=lambda number: thanks(number))
    assert (len(shop.orders), trial.sent, trial.same) == (1, [], True)
    assert told(visit) == []


def test_an_order_that_is_known_again(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("reload", post=lambda: thanks(shop.orders[0] if shop.orders else shop.order()))
    assert [each.method for each in trial.sent] == ["POST"]
    assert told(visit) == []


def test_an_order_that_is_refused_the_second_time(tried: Tried) -> None:
    shop = Shop()
    answers = iter([lambda: thanks(shop.order()), lambda: (thanks("LAMP-9999"), 409)])
    _, visit = tried("reload", post=lambda: next(answers)())
    assert told(visit) == []


def test_back_leads_back(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("back", post=lambda: redirect(f"/thanks/{shop.order()}", 303), thanks=lambda number: thanks(number))
    assert (trial.times, trial.same, trial.untried) == (1, False, "")
    assert trial.url.endswith("/order")
    assert told(visit) == []


TRAPS = {
    "puts itself before": "<script>const stay = () => history.pushState({}, '', location.href); stay(); onpopstate = stay</script>",
    "goes forward": "<script>history.pushState({}, ''); onpopstate = () => history.go(1)</script>",
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_page_that_back_does_not_lead_away_from(trap: str, tried: Tried) -> None:
    trial, visit = tried("back", post=lambda: redirect("/thanks/LAMP-1", 303), thanks=lambda number: thanks(number, trap))
    assert (trial.times, trial.same) == (3, True)
    assert told(visit) == [("back-button-trap", "Back was pressed 3 times, and each time the same page was there again")]


def test_a_page_before_that_sends_everybody_on(tried: Tried) -> None:
    onward = "if (document.cookie.includes('done')) setTimeout(() => { location.href = '/thanks/LAMP-1' }, 200)"
    form = f"<script>onload = () => {{ {onward} }}</script>{FORM}"
    _, visit = tried("back", form=form, post=lambda: redirect("/thanks/LAMP-1", 303), thanks=lambda number: thanks(number, DONE))
    assert [name for name, _ in told(visit)] == ["back-button-trap"]


def test_a_form_that_is_done_with_is_replaced_by_its_thanks(tried: Tried) -> None:
    form = f"<script>if (document.cookie.includes('done')) location.replace('/thanks/LAMP-1')</script>{FORM}"
    _, visit = tried("back", form=form, post=lambda: redirect("/thanks/LAMP-1", 303), thanks=lambda number: thanks(number, DONE))
    assert told(visit) == [], "one press more leads out"


INNOCENT = {
    "steps of one page": "<script>history.pushState({}, '', '#a'); history.pushState({}, '', '#b')</script>",
    "a step left twice over": "<script>history.pushState({}, ''); history.pushState({}, ''); history.pushState({}, '')</script>",
    "asks once whether to leave": "<script>onbeforeunload = (event) => event.preventDefault()</script>",
    "shows the step before": "<p id=p>2<script>history.pushState(2, ''); onpopstate = () => { p.textContent = 1 }</script>",
}


@pytest.mark.parametrize("script", INNOCENT.values(), ids=INNOCENT)
def test_a_page_that_back_leads_away_from_in_the_end(script: str, tried: Tried) -> None:
    trial, visit = tried("back", post=lambda: redirect("/thanks/LAMP-1", 303), thanks=lambda number: thanks(number, script))
    assert trial.untried == ""
    assert told(visit) == []


def test_a_server_that_leads_from_the_form_to_the_thanks(tried: Tried) -> None:
    def form() -> ResponseReturnValue:
        return redirect("/thanks/LAMP-1") if request.cookies.get("done") else FORM

    _, visit = tried("back", form=form, post=lambda: redirect("/thanks/LAMP-1", 303), thanks=lambda number: thanks(number, DONE))
    assert told(visit) == [], "one press more leads out"


def test_two_presses_that_order_twice(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("double-press", post=lambda: redirect(f"/thanks/{shop.order()}", 303), thanks=lambda number: thanks(number))
    assert (trial.name, trial.times, trial.untried) == ("Place order", 2, "")
    assert [each.answer for each in trial.sent] == ["/thanks/LAMP-1001", "/thanks/LAMP-1002"]
    assert len(shop.orders) == 3, "one for the visit, two for the two presses"
    assert told(visit) == [("double-submit", "`Place order` was pressed twice, and both were taken: `lamp-1001` and `lamp-1002`")]


def test_two_presses_that_are_answered_by_pages(tried: Tried) -> None:
    shop = Shop()
    _, visit = tried("double-press", post=lambda: thanks(shop.order()))
    assert [name for name, _ in told(visit)] == ["double-submit"]


SCRIPTED = """<title>Order</title><h1>Order</h1><button id=b>Place order</button><script>
  b.onclick = async () => {%s
    const order = await (await fetch('/order', {method: 'POST'})).json()
    document.body.innerHTML = `<h1>Thank you</h1><p>Order number: ${order.number}`
  }</script>"""


def test_two_presses_that_a_script_sends(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("double-press", form=SCRIPTED % "", post=lambda: {"number": shop.order()})
    assert len(trial.sent) == 2
    assert [name for name, _ in told(visit)] == ["double-submit"]


def test_a_button_that_takes_one_press(tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried("double-press", form=SCRIPTED % "b.disabled = true", post=lambda: {"number": shop.order()})
    assert (trial.untried, len(trial.sent), len(shop.orders)) == ("", 1, 2)
    assert told(visit) == []


def test_two_presses_that_are_one_order(tried: Tried) -> None:
    """The form carries a key of its own, by which the company knows it again."""
    orders: dict[str, str] = {}
    forms = iter(range(10))

    def form() -> str:
        return FORM.replace("<button", f"<input type=hidden name=key value={next(forms)}><button")

    def post() -> ResponseReturnValue:
        number = orders.setdefault(request.form["key"], f"LAMP-{1000 + len(orders)}")
        return redirect(f"/thanks/{number}", 303)

    trial, visit = tried("double-press", form=form, post=post, thanks=lambda number: thanks(number))
    assert len(trial.sent) == 2
    assert told(visit) == []


def test_a_page_that_says_so_the_second_time(tried: Tried) -> None:
    shop = Shop()
    said = iter(["", "", "<p>You have already ordered this lamp.</p>"])
    _, visit = tried("double-press", post=lambda: thanks(shop.order(), next(said)))
    assert told(visit) == []


def test_a_payment_service_is_no_second_order(tried: Tried) -> None:
    sessions = iter(["a1b2c3", "d4e5f6", "a7b8c9"])
    _, visit = tried("double-press", post=lambda: redirect(f"/thanks/{next(sessions)}", 303), thanks=lambda number: thanks("LAMP-1000"))
    assert told(visit) == []


@pytest.mark.parametrize("kind", ["back", "reload", "double-press"])
def test_nothing_is_tried_at_others_sites(kind: str, tried: Tried) -> None:
    shop = Shop()
    trial, visit = tried(kind, owned=False, post=lambda: thanks(shop.order()))
    assert trial.untried == "the site is not said to be ours"
    assert not shop.orders
    assert told(visit) == []


def test_nothing_is_tried_where_a_visit_ended_early(tried: Tried) -> None:
    shop = Shop()
    trial, _ = tried("reload", steps=STEPS.replace("Thank you", "Good-bye"), post=lambda: thanks(shop.order()))
    assert trial.untried == "the visit ended early"
    assert len(shop.orders) == 1
