"""Broadband: Sales takes an order for a connection and names a day, Installations comes on it, and both may know of each other."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.answers import MISSING, errors_of
from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import day_in_words, does, gettext, here, new_reference

PERSON = ("given-name", "family-name", "email", "tel", "street-address", "postal-code", "address-level2")
ASKED_AGAIN = ("order", "given-name", "family-name", "email", "street-address", "postal-code", "address-level2")
WORDS = {**MISSING, "order": "Please enter your order number.", "day": "Please choose a day."}
FEE, FEE_WITH_ROUTER = "34.90", "39.80"  # EUR a month
SOONEST = timedelta(days=9)
DAYS_TO_CHOOSE = 3


class BroadbandBehaviour(Behaviour):
    """How the departments of a company may fall out with each other over one order."""

    mail_says_another_day = "The mail that confirms an order names a later day than the page did."
    account_says_another_fee = "The page of the order has another monthly fee than the page on which it was placed."
    installers_ask_again = "Installations, to whom an order is handed over, asks for the order number, the name and the address once more."
    sales_is_not_told = "A day that was agreed with Installations does not reach the page of the order, which keeps the old one."


B = BroadbandBehaviour
blueprint = Blueprint("broadband", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=BroadbandBehaviour, keeps=("orders",))


@blueprint.app_template_filter("fee")
def fee_in_words(fee: str) -> str:
    """Write a monthly fee: 34.90 EUR a month, 34,90 €/kk."""
    euros, cents = fee.split(".")
    return gettext("%(euros)s.%(cents)s EUR a month", euros=euros, cents=cents)


def working_day(day: date) -> date:
    """Give a day, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


@blueprint.app_context_processor
def _for_templates() -> dict[str, object]:
    return {"fee": FEE}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/order", methods=["GET", "POST"])
def order() -> ResponseReturnValue:
    """Take an order, and name the day on which somebody comes."""
    errors = errors_of(request.form, PERSON) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("broadband/order.html", answers=request.form, errors=errors)
    number, key = new_reference("".join(word[0] for word in here().company.name.split())), secrets.token_urlsafe(9)
    day = working_day(here().now().date() + SOONEST)
    here().add("orders", number, **{name: request.form[name].strip() for name in PERSON}, key=key, day=day.isoformat())
    session["orders"] = [*session.get("orders", []), number]
    told = working_day(day + timedelta(days=2)) if does(B.mail_says_another_day) else day
    _write(number, "ordered", gettext("Your connection %(number)s", number=number), day=told.isoformat())
    return redirect(url_for(".ordered", number=number), 303)


@blueprint.get("/ordered/<number>")
def ordered(number: str) -> str:
    """Confirm an order."""
    return render_template("broadband/ordered.html", number=number, order=_mine(number))


def _mine(number: str) -> Entry:
    """Give an order to who has placed it in this browser, or came by the link in its mail."""
    order = here().find("orders", number)
    if order and request.args.get("k") == order["key"]:
        session["orders"] = [*session.get("orders", []), number]
    if order is None or number not in session.get("orders", []):
        abort(404)
    return order


def _write(number: str, template: str, subject: str, day: str) -> None:
    order = here().find("orders", number) or {}
    here().post(to=order["email"], subject=subject, template=template, number=number, order=order, day=day)


@blueprint.get("/orders")
def mine() -> ResponseReturnValue:
    """Lead to the order that was placed last in this browser, or to the form for one."""
    placed = session.get("orders", [])
    return redirect(url_for(".account", number=placed[-1]) if placed else url_for(".order"))


@blueprint.get("/orders/<number>")
def account(number: str) -> str:
    """Show an order as Sales has it."""
    order = _mine(number)
    fee = FEE_WITH_ROUTER if does(B.account_says_another_fee) else FEE
    return render_template("broadband/account.html", number=number, order=order, fee=fee, day=order["day"])


def days_to_choose(order: Entry) -> list[date]:
    """Give the next days on which Installations can come after the one that is agreed."""
    found = [working_day(date.fromisoformat(order["day"]) + timedelta(days=1))]
    while len(found) < DAYS_TO_CHOOSE:
        found.append(working_day(found[-1] + timedelta(days=1)))
    return found


@blueprint.route("/installations/<number>", methods=["GET", "POST"])
def installations(number: str) -> ResponseReturnValue:
    """Hand an order over to Installations, and let the customer choose another day there."""
    order = _mine(number)
    if does(B.installers_ask_again) and session.get("known-to-installers") != number:
        return redirect(url_for(".who", number=number))
    choices = {day.isoformat(): day_in_words(day) for day in days_to_choose(order)}
    day = request.form.get("day", "")
    if day not in choices:
        errors = errors_of({}, ("day",), WORDS) if request.method == "POST" else {}
        return render_template("broadband/installations.html", number=number, order=order, choices=choices, errors=errors)
    here().change("orders", number, agreed=day, **({} if does(B.sales_is_not_told) else {"day": day}))
    _write(number, "changed", gettext("Your new day, order %(number)s", number=number), day=day)
    return redirect(url_for(".changed", number=number), 303)


@blueprint.route("/installations/<number>/who", methods=["GET", "POST"])
def who(number: str) -> ResponseReturnValue:
    """Ask, at Installations, which order it is, and whose."""
    _mine(number)
    errors = errors_of(request.form, ASKED_AGAIN, WORDS) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("broadband/who.html", answers=request.form, errors=errors)
    session["known-to-installers"] = number
    return redirect(url_for(".installations", number=number), 303)


@blueprint.get("/installations/<number>/changed")
def changed(number: str) -> str:
    """Confirm the new day."""
    order = _mine(number)
    return render_template("broadband/changed.html", number=number, day=order.get("agreed", order["day"]))
