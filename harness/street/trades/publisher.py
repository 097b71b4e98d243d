"""Publishers: a campaign gives every customer a book for a code that came by e-mail."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, auto

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

SLOW_PAGE_SECONDS = 2.5
CODE = re.compile(r"GIFT-[A-Z0-9]{4}-[A-Z0-9]{4}")
# Whose codes were used, or ran out, before the street was opened: by rule, so that nobody has to keep a list.
USED_BEFORE, EXPIRED = "GIFT-USED-", "GIFT-OLD0-"
USED_ON, EXPIRED_ON = date(2025, 3, 14), date(2025, 10, 31)
BOOKS = {
    "tide-table": ("The Tide Table", "A novel"),
    "salt-and-rye": ("Salt and Rye", "Baking by the sea"),
    "nine-winters": ("Nine Winters North", "Travel"),
    "quiet-platform": ("The Quiet Platform", "Crime"),
}


class PublisherBehaviour(Behaviour):
    """What may happen to those who come for their free book."""

    unstyled = "The page of the gift comes without its stylesheet."
    broken_pictures = "The pictures on the page of the gift are not there."
    slow_page = "The first byte of the page of the gift takes two and a half seconds."
    congested = "The first try with a code meets a congested service (503)."
    burns_code = "The congested service has used the code up before it gives out."
    refuses_without_way_on = "A used or expired code is refused without saying when, or what to do but to contact customer service."


class Verdict(Enum):
    """What a code is good for."""

    fresh = auto()
    unknown = auto()
    used = auto()
    expired = auto()


B = PublisherBehaviour
blueprint = Blueprint("publisher", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=PublisherBehaviour, keeps=("codes", "orders", "questions"))


def judge(code: str) -> Verdict:
    """Say what a code is good for now."""
    if not CODE.fullmatch(code):
        return Verdict.unknown
    if code.startswith(USED_BEFORE) or here().find("codes", code):
        return Verdict.used
    return Verdict.expired if code.startswith(EXPIRED) else Verdict.fresh


def typed_code() -> str:
    """The code as the customer typed it, with the case and the spaces put right."""
    return "".join(request.values.get("code", "").split()).upper()


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html", books=BOOKS)


def _gift_page(**said: object) -> str:
    blank = {"error": None, "verdict": None, "used": None, "congested": False}
    return render_template("publisher/gift.html", books=BOOKS, code=typed_code(), expired_on=EXPIRED_ON, **{**blank, **said})


@blueprint.get("/gift")
def gift() -> str:
    """Show the page of the gift."""
    if does(B.slow_page):
        here().closing.wait(SLOW_PAGE_SECONDS)
    return _gift_page()


@blueprint.post("/gift")
def redeem() -> ResponseReturnValue:
    """Take a code and send a book for it."""
    code, book = typed_code(), request.form.get("book", "")
    verdict = judge(code)
    if verdict is Verdict.used:
        return _gift_page(verdict="used", used=_use_of(code))
    if verdict is not Verdict.fresh:
        return _gift_page(verdict=verdict.name)
    if book not in BOOKS:
        return _gift_page(error="Please choose a book.")
    return _send(code, book)


def _send(code: str, book: str) -> ResponseReturnValue:
    """Use up a code and order the book; of two tries at once, one wins."""
    if does(B.congested) and here().add("attempts", code):
        if does(B.burns_code):
            here().add("codes", code, book=book, order=None)
        return _gift_page(congested=True), 503
    order = new_reference("HB")
    if not here().add("codes", code, book=book, order=order):
        return _gift_page(verdict="used", used=_use_of(code))
    here().add("orders", order, book=book, code=code)
    return redirect(url_for(".sent", order=order), 303)


def _use_of(code: str) -> Entry:
    return here().find("codes", code) or {"at": USED_ON.isoformat(), "book": "tide-table", "order": "HB-0A31C7"}


@blueprint.post("/gift/renew")
def renew() -> ResponseReturnValue:
    """Send the book for an expired code all the same, once."""
    code, book = typed_code(), request.form.get("book", "")
    if judge(code) is not Verdict.expired or book not in BOOKS:
        return _gift_page(error="Please choose a book.")
    return _send(code, book)


@blueprint.post("/gift/not-me")
def not_me() -> str:
    """Take down that a customer did not use the code that is said to be used."""
    reference = new_reference("Q")
    here().add("questions", reference, code=typed_code())
    return render_template("publisher/not_me.html", reference=reference)


@blueprint.get("/sent/<order>")
def sent(order: str) -> ResponseReturnValue:
    """Confirm that the book is on its way."""
    found = here().find("orders", order)
    if found is None:
        return redirect(url_for(".home"))
    return render_template("publisher/sent.html", order=order, title=BOOKS[found["book"]][0])
