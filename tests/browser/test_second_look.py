"""Pages that hurry the customer, opened once more by somebody else: what runs, what is drawn, and what only stands there."""

from collections.abc import Callable

import pytest
from flask import Flask, redirect
from playwright.sync_api import Browser

from harness.audits import audits
from harness.browser.clock import Clock
from harness.browser.second_look import look_again
from harness.browser.walk import Walk
from harness.model import Visit

COUNTDOWN = """
<p>Offer ends in <b id=left></b></p>
<script>
  const end = Date.now() + %s, left = document.getElementById("left")
  const show = () => {
    const s = Math.round((end - Date.now()) / 1000)
    left.textContent = [s / 3600, s / 60 %% 60, s %% 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":")
  }
  show()
  setInterval(show, 1000)
</script>
"""
Walked = Callable[..., Visit]


@pytest.fixture
def shop(app: tuple[Flask, str]) -> tuple[Flask, str]:
    app[0].add_url_rule("/done", "done", lambda: "<title>Done</title><p>Thank you")
    return app


@pytest.fixture
def walked(shop: tuple[Flask, str], browser: Browser, walk_at: Callable[..., Walk]) -> Walked:
    """Look at a page and go on, and look again later by the site's clock."""

    def walk_there(clock: Clock | None = None, path: str = "/") -> Visit:
        walk = walk_at(browser.new_context(), shop[1], f"      - go: {path}\n      - go: /done", clock=clock or moving())
        walk.trials = look_again(browser.new_context, walk)
        return walk.visit("look")

    return walk_there


def moving() -> Clock:
    return Clock(lambda seconds: None)


def serves(shop: tuple[Flask, str], body: Callable[[], str]) -> list[int]:
    """Have a page at `/`, and count how often it is asked for."""
    asked: list[int] = []

    def page() -> str:
        asked.append(1)
        return f"<!doctype html><title>Lamp</title>{body()}"

    shop[0].add_url_rule("/", "home", page)
    return asked


def told(visit: Visit) -> list[str]:
    return [finding.seen for finding in audits["false-urgency"](visit)]


def test_a_countdown_that_begins_anew_for_everybody(shop: tuple[Flask, str], walked: Walked) -> None:
    serves(shop, lambda: COUNTDOWN % "15 * 60 * 1000")
    visit = walked()
    [trial] = visit.trials
    assert (trial.view, trial.untried) == (0, "")
    assert trial.then
    assert trial.at_s - visit.views[0].at_s >= 240
    assert [seen.split(",")[0] for seen in told(visit)] in (["a countdown showed 0:15:00"], ["a countdown showed 0:14:59"])


def test_a_countdown_to_a_moment_that_stays(shop: tuple[Flask, str], walked: Walked) -> None:
    left = iter([900, 660])
    serves(shop, lambda: COUNTDOWN % f"{next(left)} * 1000")
    visit = walked()
    assert [trial.untried for trial in visit.trials] == [""]
    assert told(visit) == []


def test_a_crowd_that_is_drawn_at_each_look(shop: tuple[Flask, str], walked: Walked) -> None:
    crowd = iter([12, 31, 8, 25, 14])
    asked = serves(shop, lambda: f"<p>{next(crowd)} people are looking at this lamp")
    visit = walked()
    assert len(asked) == 5
    assert [seen.rpartition(" said ")[2] for seen in told(visit)] == ["31, 8, 25, 14"]


def test_a_page_without_urgency_is_not_opened_again(shop: tuple[Flask, str], walked: Walked) -> None:
    asked = serves(shop, lambda: "<p>Lamp, 40 euros, in stock")
    assert walked().trials == []
    assert len(asked) == 1


def test_a_page_that_sends_others_elsewhere(shop: tuple[Flask, str], walked: Walked) -> None:
    first = iter([True])
    shop[0].add_url_rule("/sale", "sale", lambda: COUNTDOWN % "900000" if next(first, False) else redirect("/done"))
    visit = walked(path="/sale")
    assert [trial.untried for trial in visit.trials] == ["another page came"]
    assert told(visit) == []


def test_a_real_clock_is_not_waited_for(shop: tuple[Flask, str], walked: Walked) -> None:
    serves(shop, lambda: COUNTDOWN % "15 * 60 * 1000")
    clock = Clock()
    assert len(walked(clock=clock).trials) == 1
    assert clock.moved == 0
