"""What a browser walks once somebody else can play: with tokens, scripts and cookies that are their own."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort, jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue
from playwright.sync_api import BrowserContext

from harness.browser.recording import Recorder
from harness.browser.walk import Walk
from harness.model.recording import Recording
from harness.surge.correlating import correlate
from harness.surge.playing import play
from harness.visit_file import read_recording, write_recording

STEPS = """
      - go: /
      - fill: {E-mail: "{email}", Password: "{new-password}", Card number: "{cc-number}"}
      - click: Join
      - expect: Welcome
      - click: Claim
      - expect: Yours for ever"""
JOIN = """<!doctype html><title>Join</title><link rel=stylesheet href=/s.css><img src=/p.png>
<form method=post action=/join><input type=hidden name=csrf value={csrf}>
<label>E-mail <input name=email autocomplete=email></label> <label>Password <input name=pw type=password></label>
<label>Card number <input name=cc autocomplete=cc-number></label>
<button>Join</button></form>"""
CLAIM = """<!doctype html><title>In</title><meta name=token content={token}><h1>Welcome</h1><button id=b>Claim</button><p id=out></p>
<script>
b.onclick = async () => {{
  const token = document.querySelector('meta[name=token]').content, own = document.cookie.match(/xsrf=([^;]+)/)[1];
  const headers = {{'content-type': 'application/json', 'x-csrf': token, 'x-xsrf': own}};
  const asked = (url, sent) => fetch(url, {{method: 'POST', headers, body: JSON.stringify(sent)}}).then(got => got.json());
  const order = await asked('/api/orders', {{what: 'book'}});
  const paid = await asked('/api/orders/' + order.data.id + '/pay', {{variables: {{id: order.data.id, at: Date.now()}}}});
  out.textContent = paid.said;
}};
</script>"""


class Shop:
    """A shop that takes nothing which does not belong to the session that it was given to."""

    def __init__(self, app: Flask) -> None:
        self.csrf: dict[str, str] = {}
        self.members: dict[str, str] = {}
        self.orders: dict[str, str] = {}
        self.paid: list[str] = []
        app.get("/")(self.home)
        app.post("/join")(self.join)
        app.get("/in/<key>")(self.inside)
        app.post("/api/orders")(self.order)
        app.post("/api/orders/<number>/pay")(self.pay)

    def home(self) -> ResponseReturnValue:
        session, csrf = secrets.token_hex(8), secrets.token_hex(8)
        self.csrf[session] = csrf
        answer = make_response(JOIN.format(csrf=csrf))
        answer.set_cookie("session", session)
        answer.set_cookie("xsrf", secrets.token_hex(8))
        return answer

    def _session(self) -> str:
        return request.cookies.get("session", "")

    def join(self) -> ResponseReturnValue:
        if self.csrf.get(self._session()) != request.form["csrf"]:
            abort(403)
        self.members[self._session()] = request.form["email"] + request.form["pw"][:0]
        return redirect(f"/in/k-{self._session()}", 303)

    def inside(self, key: str) -> ResponseReturnValue:
        return CLAIM.format(token=f"m-{self._session()}") if key == f"k-{self._session()}" else abort(404)

    def _checked(self) -> None:
        own = request.headers.get("x-csrf") == f"m-{self._session()}" and request.headers.get("x-xsrf") == request.cookies.get("xsrf")
        if not own or self._session() not in self.members:
            abort(403)

    def order(self) -> ResponseReturnValue:
        self._checked()
        number = str(40_000 + len(self.orders))
        self.orders[number] = self._session()
        return jsonify(data={"id": number})

    def pay(self, number: str) -> ResponseReturnValue:
        self._checked()
        if self.orders.get(number) != self._session() or request.json["variables"]["id"] != number:
            abort(403)
        self.paid.append(self.members[self._session()])
        return jsonify(said="Yours for ever")


@pytest.fixture
def walked(context: BrowserContext, app: tuple[Flask, str], walk_at: Callable[..., Walk]) -> tuple[Shop, Walk, Recording]:
    shop = Shop(app[0])
    walk = walk_at(context, app[1], STEPS, go=False)
    recorder = Recorder(context, walk)
    for plan in walk.scenario.journeys:
        walk.journey(plan)
    visit = walk.visit("try")
    assert visit.journeys[0].halt is None
    return shop, walk, recorder.recording(visit)


def test_somebody_else_plays_what_was_recorded_without_a_browser(walked: tuple[Shop, Walk, Recording]) -> None:
    shop, walk, recording = walked
    script = correlate(recording)
    assert script.told == ("`at` of POST /api/orders/40000/pay was made by a script of the page: kept as it was",)
    first = dict(walk.shopper.ledger.facts)
    played = play(script, {**first, "email": "second@mail.example", "new-password": "Another-1234"})
    assert (played.shown, played.said) == (True, ""), (script, played)
    assert shop.paid == [first["email"], "second@mail.example"]


def test_a_recording_holds_requests_that_matter_and_no_secret(walked: tuple[Shop, Walk, Recording], tmp_path: Path) -> None:
    _, walk, recording = walked
    assert [(each.method, each.call) for each in recording.asked] == [
        ("GET", False), ("POST", False), ("GET", False), ("POST", True), ("POST", True),
    ]  # fmt: skip
    assert [each.step for each in recording.asked][:4] == [0, 2, 2, 4]
    assert [each.cookies for each in recording.asked][:2] == [["session", "xsrf"], []]
    assert [step.shows for step in recording.steps if step.shows] == ["Welcome", "Yours for ever"]
    assert recording.steps[1].think_s > 5
    write_recording(recording, tmp_path / "recording.json")
    text = (tmp_path / "recording.json").read_text()
    facts = walk.shopper.ledger.facts
    assert facts["new-password"] not in text
    assert facts["cc-number"].replace(" ", "") not in text
    assert read_recording(tmp_path / "recording.json") == recording
    told = {"email": facts["email"], "new-password": "secret-new-password", "cc-number": "secret-cc-number"}
    assert told.items() <= recording.facts.items()


def test_recording_changes_nothing_of_a_visit(context: BrowserContext, app: tuple[Flask, str], walk_at: Callable[..., Walk]) -> None:
    Shop(app[0])

    def effort(record: bool) -> Any:
        walk = walk_at(context, app[1], STEPS, go=False)
        recorder = Recorder(context, walk) if record else None
        for plan in walk.scenario.journeys:
            walk.journey(plan)
        visit = walk.visit("try")
        if recorder:
            recorder.recording(visit)
        return [(step.done, step.effort.clicks, step.effort.keystrokes, step.effort.pages) for step in visit.journeys[0].steps]

    assert effort(True) == effort(False)
