"""Companies without a socket that claims are made at: those of the street, and small ones that look guilty."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec
from werkzeug.test import Client as Browser

from harness.model.recording import Asked, RecordedStep, Recording
from harness.personas import persona
from harness.preflight.gathering.loopholes.trying import Facts, Trying
from harness.street.dispatch import Dispatch
from harness.street.trades.giveaway.codes import issued
from harness.surge.answer import Page
from harness.surge.client import Client
from harness.surge.script import Call, FormText, Script, Slot, Text, plain

ASKED = ("given-name", "family-name", "email", "street-address", "postal-code", "address-level2")
THANKS = "Your book is on its way"


def fact(name: str) -> Text:
    return Text((Slot("fact", name),))


def form(*answers: tuple[str, Text], on: int) -> FormText:
    return FormText(answers, on)


def customer(number: int) -> Facts:
    return persona("fi_FI", f"loophole {number}").facts


class StreetClient(Client):
    """A customer's browser at a street that is not served."""

    def __init__(self, street: Dispatch) -> None:
        self._browser = Browser(street)

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Page:
        split = urlsplit(url)
        path = split.path + (f"?{split.query}" if split.query else "")
        kind = headers.get("Content-Type")
        answer = self._browser.open(
            path, base_url=f"http://{split.netloc}", method=method, data=body, content_type=kind, follow_redirects=True
        )
        return Page(f"http://{split.netloc}{answer.request.path}", answer.status_code, answer.text)


GIVEAWAY = Script(
    "Claim", "Breakwater Books", "http://recorded.localhost", "en", ("recorded.localhost",),
    (
        Call("GET", plain("/"), "go", []),
        Call("GET", plain("/gift"), "click", []),
        Call("POST", plain("/gift"), "click", [], form=form(("code", fact("code")), on=1)),
        Call(
            "POST", plain("/gift/book"), "click", [], claims=True, shows=[plain(THANKS)],
            form=form(("book", plain("harbour-lights")), *((name, fact(name)) for name in ASKED), on=2),
        ),
    ),
)  # fmt: skip


def at_street(street: Dispatch, company: str, counts: bool = True, at_most: int = 400) -> Trying:
    """Claims at a company of the street, with codes that it has sent out."""
    address = f"http://{company}.localhost"
    codes = (issued(number) for number in itertools.count(1))
    count = f"{address}/-/count" if counts else ""
    return Trying(GIVEAWAY, address, codes, customer, lambda: StreetClient(street), at_most, count, lambda seconds: None)


def recorded(street: Dispatch, company: str, code: str) -> Recording:
    """Walk the giveaway as a browser would, and keep what was asked."""
    address, browser, facts = f"http://{company}.localhost", Browser(street), {**customer(0), "code": code}
    asked: list[Asked] = []

    def ask(step: int, method: str, path: str, **answers: str) -> str:
        body = urlencode({name.replace("_", "-") if name != "csrf_token" else name: answer for name, answer in answers.items()})
        kind = {"content-type": "application/x-www-form-urlencoded"} if body else {}
        got = browser.open(path, base_url=address, method=method, data=body or None, headers=kind)
        location, before = got.headers.get("Location", ""), len(asked)
        asked.append(Asked(
            step=step, method=method, url=f"{address}{path}", headers=kind, body=body, status=got.status_code, kind=got.mimetype,
            location=location, answer="" if location else got.text,
        ))  # fmt: skip
        if not location:
            return got.text
        text = ask(step, "GET", location)
        asked[before + 1] = msgspec.structs.replace(asked[before + 1], sent_on=before)
        return text

    ask(0, "GET", "/")
    ticket = re.findall(r'csrf_token" value="([^"]+)"', ask(1, "GET", "/gift"))[0]
    ask(2, "POST", "/gift", csrf_token=ticket, code=code)
    told = {name.replace("-", "_"): facts[name] for name in ASKED}
    ask(3, "POST", "/gift/book", csrf_token=ticket, code=code, quantity="1", price="0.00", book="harbour-lights", **told)
    steps = [RecordedStep(verb="click", words=str(number), shows=THANKS if number == 3 else "") for number in range(4)]
    return Recording(address=address, facts={name: facts[name] for name in ("code", *ASKED)}, steps=steps, asked=asked)


Answer = Callable[["Shop", dict[str, str]], str]


class Shop(Client):
    """A company of one form: what it answers to a code is a function, and it is its own client."""

    def __init__(self, answers: Answer, counts: bool = False, reopens: Answer | None = None) -> None:
        self._answers, self._reopens, self._counts = answers, reopens, counts
        self.orders: dict[str, str] = {}  # by code
        self.redeemed: Counter[str] = Counter()
        self.looks = itertools.count(1)
        self._last: dict[str, str] = {}

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Page:
        path = urlsplit(url).path
        if path == "/count":
            return Page(url, 200, json.dumps({"redeemed": self.redeemed}))
        if path == "/claim":
            self._last = {name: values[0] for name, values in parse_qs((body or b"").decode(), keep_blank_values=True).items()}
            return Page(f"{url}/done", 200, self._answers(self, self._last))
        if path == "/claim/done":
            return Page(url, 200, (self._reopens or self._answers)(self, self._last) if self._last else "Nothing here.")
        form = '<form action="/claim" method="post"><input type="hidden" name="quantity" value="1"><input name="code"></form>'
        return Page(url, 200, f"{form}<p>Shop, 1 High Street</p>")

    def order(self, code: str) -> str:
        """Give the order of a code, which is made once."""
        return self.orders.setdefault(code, f"HB-{1000 + len(self.orders)}")

    def trying(self, at_most: int = 200) -> Trying:
        script = Script(
            "Claim", "Shop", "http://shop.example", "en", ("shop.example",),
            (
                Call("GET", plain("/"), "go", []),
                Call(
                    "POST", plain("/claim"), "click", [], claims=True, shows=[plain(THANKS)],
                    form=form(("code", fact("code")), ("email", fact("email")), ("street-address", fact("street-address")), on=0),
                ),
            ),
        )  # fmt: skip
        codes: Iterator[str] = (f"GIFT-{number:04d}-WXYZ" for number in itertools.count(100, 7))
        count = "http://shop.example/count" if self._counts else ""
        return Trying(script, script.address, codes, customer, lambda: self, at_most, count, lambda seconds: None)


def plain_code(sent: Mapping[str, Any]) -> str:
    return re.sub(r"\W", "", str(sent.get("code", ""))).upper()
