"""Shops: somebody orders a pair of loudspeakers and waits for them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

QUESTIONS = {
    "given-name": "first name", "family-name": "last name", "email": "e-mail address", "tel": "phone number",
    "street-address": "street", "postal-code": "postcode", "address-level2": "town",
}  # fmt: skip
PACKED, PROCESSED = "Being packed", "Being processed"
OPEN = (PACKED, PROCESSED)  # orders that have not left the shop
LEAVES, ARRIVES = timedelta(hours=20), timedelta(days=4)
ANSWERED, GIVEN_UP, ASKED_FOR_PRAISE = timedelta(hours=2), timedelta(days=2), timedelta(days=1)


class ShopBehaviour(Behaviour):
    """How a shop may treat those who wait for what they have ordered."""

    never_sends = "An order stays \"Being processed\", whatever was promised."
    status_asks_again = "Where an order is, is told to who types its number and the e-mail address, also behind the link in the mail."
    says_it_will_call = "Who asks about an order is told \"We'll call you\"; nobody does."
    gives_up = "Two days after the customer has asked, a mail says that the order is cancelled."
    praise_wanted_always = "The mail that asks what the customer liked goes out after a cancelled order, too."
    cancelling_by_phone = "An order is cancelled by telephone only."
    html_mails = "Mails come without a part in plain text."
    no_reply = "Mails come from an address that takes no answers."
    countdown_begins_anew = "The price ends in a quarter of an hour, for everybody anew."
    stock_never_sinks = "Two pairs are left, however many have been ordered."
    crowd_is_drawn = "How many people look on is drawn for each page."
    back_leads_nowhere = "Back from the page of thanks is the form, which sends who has ordered on to the thanks again."
    thanks_order_again = "The page of thanks is the answer to the order itself: loaded again, it orders again."
    every_press_orders = "Two quick presses of the button are two orders."


B = ShopBehaviour
HURRIES = frozenset(
    {B.countdown_begins_anew, B.stock_never_sinks, B.crowd_is_drawn, B.back_leads_nowhere, B.thanks_order_again, B.every_press_orders}
)
blueprint = Blueprint("shop", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=ShopBehaviour, keeps=("orders", "questions", "praises"))


@blueprint.app_template_filter("ago")
def days_ago(at: str) -> str:
    """Say how long ago a time was, in days that have gone by: at midnight nothing changes."""
    days = (here().now() - datetime.fromisoformat(at)).days
    return ("less than a day ago", "a day ago")[days] if days < 2 else f"{days} days ago"


@blueprint.app_context_processor
def _open_for_templates() -> dict[str, object]:
    return {"open": OPEN, "left": _left, "crowd": lambda: 4 + secrets.randbelow(40)}


def _left(box: int) -> int:
    """Count the pairs that are left of a box; the next one is opened when it is empty."""
    sold = sum(order["status"] != "Cancelled" for order in here().entries("orders").values())
    return 2 if does(B.stock_never_sinks) else box - sold % box


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.get("/loudspeakers")
def loudspeakers() -> str:
    """Show what there is to buy."""
    return render_template("shop/loudspeakers.html")


def _missing(names: Mapping[str, str], form: Mapping[str, str]) -> dict[str, str]:
    errors = {name: f"Please enter your {words}." for name, words in names.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    return errors


@blueprint.route("/order", methods=["GET", "POST"])
def order() -> ResponseReturnValue:
    """Take an order."""
    errors = _missing(QUESTIONS, request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        key = request.form.get("key") or secrets.token_hex(8)
        return render_template("shop/order.html", answers=request.form, errors=errors, key=key)
    number = new_reference("".join(word[0] for word in here().company.name.split()))
    key = request.form.get("key") or number
    careless = does(B.every_press_orders) or does(B.thanks_order_again)  # the form's key is not looked at
    if not careless and not here().add("keys", key, number=number):
        return redirect(url_for(".ordered", number=(here().find("keys", key) or {})["number"]), 303)
    _take(number)
    return _thanks(number)


def _thanks(number: str) -> Response:
    """Lead on to the page of thanks, or show it right here."""
    there = url_for(".ordered", number=number)
    answer = make_response(ordered(number)) if does(B.thanks_order_again) else redirect(there, 303)
    if does(B.back_leads_nowhere):
        answer.set_cookie("thanks", there)
    return cast(Response, answer)


def _take(number: str) -> None:
    answers = {name: request.form[name].strip() for name in QUESTIONS}
    here().add("orders", number, **answers, status=PROCESSED if does(B.never_sends) else PACKED)
    session["orders"] = [*session.get("orders", []), number]
    _write(number, "ordered", f"Your order {number}")
    if not does(B.never_sends):
        here().after(LEAVES, "send", number=number)


@blueprint.get("/ordered/<number>")
def ordered(number: str) -> str:
    """Confirm an order, and say when it arrives."""
    return render_template("shop/ordered.html", number=number, order=_order(number))


def _order(number: str) -> Entry:
    found = here().find("orders", number)
    if found is None:
        abort(404)
    return found


def _write(number: str, template: str, subject: str, **words: object) -> None:
    """Write to who has ordered; all mails of a shop are of one kind."""
    company, order = here().company, _order(number)
    headers = {"From": f"{company.name} <no-reply@{company.email.partition('@')[2]}>"} if does(B.no_reply) else {}
    parts = ("html",) if does(B.html_mails) else ("txt", "html")
    here().post(to=order["email"], subject=subject, template=template, parts=parts, headers=headers, number=number, order=order, **words)


@TRADE.due("send")
def send(number: str) -> None:
    """Send an order that has not been cancelled meanwhile."""
    if _order(number)["status"] in OPEN:
        here().change("orders", number, status="On its way", sent=here().now().isoformat(timespec="seconds"))
        _write(number, "sent", f"Your order {number} is on its way")
        here().after(ARRIVES - LEAVES, "deliver", number=number)


@TRADE.due("deliver")
def deliver(number: str) -> None:
    """Hand an order over to the customer."""
    here().change("orders", number, status="Delivered", delivered=here().now().isoformat(timespec="seconds"))
    _write(number, "delivered", f"Your order {number} was delivered")
    here().after(ASKED_FOR_PRAISE, "ask-for-praise", number=number)


@TRADE.due("give-up")
def give_up(number: str) -> None:
    """Cancel an order without having been asked to."""
    if _order(number)["status"] in OPEN:
        _cancel(number, by="shop")
        if does(B.praise_wanted_always):
            here().after(ASKED_FOR_PRAISE, "ask-for-praise", number=number)


@TRADE.due("ask-for-praise")
def ask_for_praise(number: str) -> None:
    """Ask what was good."""
    _write(number, "praise", "What did you like about our service?")


@TRADE.due("answer")
def answer(number: str) -> None:
    """Answer a question about an order."""
    _write(number, "answer", f"Your question about order {number}")


def _cancel(number: str, by: str) -> None:
    here().change("orders", number, status="Cancelled", cancelled=here().now().isoformat(timespec="seconds"), cancelled_by=by)
    _write(number, "cancelled", f"Your order {number} has been cancelled", by=by)


@blueprint.get("/orders")
def orders() -> ResponseReturnValue:
    """Show a customer's orders to who has ordered in this browser; ask others which order they mean."""
    mine = {number: _order(number) for number in session.get("orders", []) if here().find("orders", number)}
    if does(B.status_asks_again) or not mine:
        return redirect(url_for(".which"))
    return render_template("shop/orders.html", orders=mine)


@blueprint.route("/order-status", methods=["GET", "POST"])
def which() -> ResponseReturnValue:
    """Ask which order is meant."""
    number = request.form.get("number", "").strip().upper()
    found = here().find("orders", number)
    if found and found["email"].lower() == request.form.get("email", "").strip().lower():
        return _status(number, found)
    return render_template("shop/which.html", answers=request.form, unknown=request.method == "POST")


@blueprint.get("/orders/<number>")
def status(number: str) -> ResponseReturnValue:
    """Show what has become of an order."""
    return redirect(url_for(".which")) if does(B.status_asks_again) else _status(number, _order(number))


def _status(number: str, order: Entry) -> str:
    return render_template("shop/status.html", number=number, order=order)


@blueprint.route("/orders/<number>/ask", methods=["GET", "POST"])
def ask(number: str) -> ResponseReturnValue:
    """Take a question about an order."""
    asker = _order(number)
    words = request.form.get("question", "").strip()
    if not words:
        return render_template("shop/ask.html", number=number, missing=request.method == "POST")
    here().add("questions", new_reference("Q"), order=number, question=words)
    if not does(B.says_it_will_call):
        here().after(ANSWERED, "answer", number=number)
    if does(B.gives_up):
        here().after(GIVEN_UP, "give-up", number=number)
    return render_template("shop/asked.html", order=asker)


@blueprint.post("/orders/<number>/cancel")
def cancel(number: str) -> ResponseReturnValue:
    """Cancel an order that has not left the shop."""
    if _order(number)["status"] in OPEN and not does(B.cancelling_by_phone):
        _cancel(number, by="customer")
    return redirect(url_for(".status", number=number), 303)


@blueprint.route("/praise", methods=["GET", "POST"])
def praise() -> str:
    """Hear what the customer liked."""
    liked = request.form.get("liked", "").strip()
    if liked:
        here().add("praises", new_reference("P"), liked=liked)
    return render_template("shop/praise.html", thanks=bool(liked))
