"""Turns at a host, and a host that asks to come back later."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import flask
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext

from harness.audits import run
from harness.browser.probe import probe_consent
from harness.browser.second_look import look_again
from harness.browser.walk import Walk
from harness.manners.conduct import Conduct
from harness.model import Visit
from harness.personas import persona
from harness.reading.endings.outcomes import judge
from harness.scenario import find_site, load_scenario
from harness.scoring import score

Served = tuple[Flask, str]
Walking = Callable[..., Walk]
PAGE = "<!doctype html><html lang=en><title>Shop</title><h1>Shop</h1><a href=/b>Basket</a> <button onclick='more.hidden=false'>More</button>"
PAGE += "<p id=more hidden>That is all. <p>Gone in <span id=left>100</span> <script>setInterval(() => left.textContent -= 1, 100)</script>"


@pytest.fixture
def conduct(tmp_path: Path) -> Conduct:
    return Conduct(tmp_path / "run", ("127.0.0.1",), gap_s=1.0, addition="us")


@pytest.fixture
def walking(app: Served, tmp_path: Path, context: BrowserContext, conduct: Conduct) -> Walking:
    """Begin a walk of steps (YAML) at the company, which is not ours."""

    def begin(steps: str, limit: str = "15 s", conduct: Conduct | None = conduct) -> Walk:
        (tmp_path / "sites").mkdir(exist_ok=True)
        (tmp_path / "sites" / "here.yaml").write_text(f"site: Here\nurl: {app[1]}\n")
        file = tmp_path / "try.yaml"
        file.write_text(f"scenario: Try\nsites: [here]\nlimit: {limit}\njourneys:\n  try:\n    kind: other\n    steps: [{steps}]\n")
        scenario = load_scenario(file)
        walk = Walk(context, scenario, find_site("here", file), app[1], persona("en_GB", "tests"), None, conduct=conduct)
        for plan in scenario.journeys:
            walk.journey(plan)
        return walk

    return begin


@pytest.fixture
def moments(app: Served) -> list[float]:
    """When pages were asked for."""
    asked: list[float] = []
    app[0].add_url_rule("/", view_func=lambda: asked.append(time.monotonic()) or PAGE, endpoint="home")  # type: ignore[func-returns-value]
    app[0].add_url_rule("/b", view_func=lambda: asked.append(time.monotonic()) or PAGE, endpoint="b")  # type: ignore[func-returns-value]
    return asked


def reached(walk: Walk) -> Visit:
    visit = walk.visit("try")
    assert visit.journeys[0].halt is None, visit.journeys[0].halt
    return visit


def test_pages_are_a_second_apart_and_nobody_is_charged_for_that(walking: Walking, moments: list[float], conduct: Conduct) -> None:
    visit = reached(walking("go: /, click: Basket, back, click: Basket", limit="3 s"))
    assert all(later - earlier > 0.7 for earlier, later in itertools.pairwise(moments))
    assert visit.manners.waited_s > 0.3
    assert visit.journeys[0].effort.waiting_ms < 1000
    assert (visit.journeys[0].effort.clicks, visit.journeys[0].effort.pages) == (3, 4)


def test_what_opens_no_page_takes_no_turn(walking: Walking, moments: list[float]) -> None:
    started = time.monotonic()
    visit = reached(walking("go: /, click: More, click: More, click: More, click: More, click: More"))
    assert visit.manners.waited_s < 1.5  # once after the page that was opened
    assert time.monotonic() - started < 5


def test_a_page_lives_on_while_its_next_turn_is_waited_for(walking: Walking, moments: list[float]) -> None:
    visit = reached(walking("go: /, click: More"))
    before, after = (int(view.text.rpartition("Gone in")[2].split()[0]) for view in (visit.views[0], visit.views[-1]))
    assert before - after >= 5


def refusing(app: Flask, times: int, status: int = 429, header: str = "4") -> list[float]:
    """Answer so often that the customer is to come back later; give when a page was asked for."""
    asked: list[float] = []

    @app.route("/", methods=["GET", "POST"])
    def home() -> flask.Response:
        asked.append(time.monotonic())
        if len(asked) <= times:
            return flask.Response("Please come back later" if header else "Sorry", status, {"Retry-After": header} if header else {})
        return flask.Response(PAGE)

    return asked


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_asks_to_wait_is_waited_for(app: Served, walking: Walking, status: int) -> None:
    asked = refusing(app[0], 2, status)
    visit = reached(walking("go: /, expect: Basket", limit="3 s"))
    assert [later - earlier >= 3.9 for earlier, later in itertools.pairwise(asked)] == [True, True]
    assert (visit.manners.refused, visit.journeys[0].effort.pages, len(visit.views)) == (2, 1, 1)
    assert score(visit).outcome == "reached"
    assert visit.journeys[0].effort.waiting_ms < 1000
    assert not [finding for finding in run(visit)[0] if "429" in finding.seen]


def test_an_answer_without_a_page_is_waited_for_too(app: Served, walking: Walking) -> None:
    asked: list[str] = []

    @app[0].route("/")
    def home() -> flask.Response:
        asked.append("home")
        return flask.Response("" if len(asked) < 2 else PAGE, 429 if len(asked) < 2 else 200, {"Retry-After": "1"})

    visit = reached(walking("go: /, expect: Basket"))
    assert (len(asked), visit.manners.refused, len(visit.views)) == (2, 1, 1)


@pytest.mark.parametrize("header", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_one_that_asks_for_more_than_a_visit_waits_accuses_nobody(app: Served, walking: Walking, header: str) -> None:
    asked = refusing(app[0], 100, 503, header)
    visit = walking("go: /, expect: Basket").visit("try")
    verdict = judge(visit, visit.journeys[0])
    assert verdict.outcome == "bot-wall"
    assert "answered 503 and asks to come back in " in verdict.reason
    assert score(visit).findings == []
    again = walking("go: /, expect: Basket").visit("try")  # another visit of the same run
    assert judge(again, again.journeys[0]).outcome == "bot-wall"
    assert len(asked) == 1
    assert score(again).findings == []


def test_an_error_that_does_not_ask_for_it_is_what_it_was(app: Served, walking: Walking) -> None:
    refusing(app[0], 100, 503, "")
    visit = walking("go: /, expect: Basket").visit("try")
    assert judge(visit, visit.journeys[0]).outcome == "dead-end"
    assert visit.manners.refused == 0


def test_what_was_sent_is_not_sent_again(app: Served, walking: Walking) -> None:
    posted: list[str] = []

    @app[0].post("/order")
    def order() -> flask.Response:
        posted.append("order")
        return flask.Response("Too many requests", 429, {"Retry-After": "1"})

    app[0].add_url_rule("/", view_func=lambda: "<!doctype html><title>Shop</title><form method=post action=/order><button>Next</button></form>")
    visit = walking("go: /, click: Next, expect: Thank you").visit("try")
    assert judge(visit, visit.journeys[0]).outcome == "bot-wall"
    assert posted == ["order"]


def test_what_scripts_are_told_is_kept_to(app: Served, walking: Walking) -> None:
    pages: list[float] = []
    script = "<script>fetch('/api').then(() => document.body.append('Told'))</script>"
    app[0].add_url_rule("/", view_func=lambda: PAGE + script, endpoint="home")
    app[0].add_url_rule("/b", view_func=lambda: pages.append(time.monotonic()) or PAGE, endpoint="b")  # type: ignore[func-returns-value]
    told: list[float] = []

    @app[0].get("/api")
    def api() -> flask.Response:
        told.append(time.monotonic())
        return flask.Response("{}", 429, {"Retry-After": "3"})

    visit = reached(walking("go: /, expect: Told, click: Basket"))
    assert pages[0] - told[0] > 2.5
    assert visit.manners.refused == 1


@pytest.mark.parametrize("forbidden", [True, False])
def test_nothing_is_opened_beside_the_visit_where_robots_are_asked_to_stay_away(
    app: Served, walking: Walking, conduct: Conduct, browser: Browser, forbidden: bool
) -> None:
    conduct.reads_robots = True
    asked: list[str] = []
    hurry = "<p>Only 3 left in stock!</p>"
    app[0].before_request(lambda: asked.append(flask.request.path))
    app[0].add_url_rule("/", view_func=lambda: f"{PAGE}{hurry}")
    app[0].add_url_rule("/robots.txt", view_func=lambda: f"User-agent: *\nDisallow: {'/' if forbidden else '/nowhere'}\n", endpoint="robots")
    walk = walking("go: /")
    reached(walk)
    before = asked.count("/")
    trials = look_again(browser.new_context, walk)
    probe_consent(browser.new_context, f"{app[1]}/?who=me", "en", conduct=conduct)
    manners = walk.visit("try").manners
    assert asked.count("/robots.txt") == 1
    assert (asked.count("/") > before) is not forbidden
    assert bool(trials[0].untried) is forbidden
    assert manners.walked_anyway == manners.left_out == ([f"{app[1]}/"] if forbidden else [])
    assert [(read.status, read.closed) for read in manners.robots] == [(200, False)]


def test_a_crawl_delay_is_kept_between_pages(app: Served, walking: Walking, conduct: Conduct, moments: list[float]) -> None:
    conduct.reads_robots = True
    app[0].add_url_rule("/robots.txt", view_func=lambda: "User-agent: *\nCrawl-delay: 4\n", endpoint="robots")
    visit = reached(walking("go: /, click: Basket", limit="3 s"))
    assert moments[1] - moments[0] > 3.5  # longer than the step may take
    assert visit.manners.robots[0].delay_s == 4
