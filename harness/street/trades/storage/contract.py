"""Ordering, being charged, and stopping."""

from __future__ import annotations

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.premises import does, here, new_reference
from harness.street.trades.storage.trade import (
    CARD,
    MONTH,
    MONTHLY,
    TRADE,
    YEAR,
    B,
    blueprint,
    for_customers,
    missing,
    price,
    signed_in,
    state_of,
)


@blueprint.route("/order", methods=["GET", "POST"])
@for_customers
def order() -> ResponseReturnValue:
    """Sell a contract; of the payment card nothing is kept."""
    customer = signed_in() or {}
    if state_of(customer) == "contract":
        return redirect(url_for(".account"))
    asked = {"family-name": "last name", **({} if customer["card"] else CARD)}
    errors = missing(request.form, asked) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("storage/order.html", answers=request.form, errors=errors)
    here().change("customers", customer["email"], surname=request.form["family-name"].strip(), card=True)
    begin_contract(customer["email"], told=True)
    return redirect(url_for(".ordered"), 303)


def begin_contract(email: str, *, told: bool) -> None:
    """Begin a contract and charge its first month; `told`: a mail says so."""
    number, since = new_reference("C"), here().now().isoformat(timespec="seconds")
    customer = here().find("customers", email) or {}
    here().change("customers", email, contract=number, since=since, stopped="")
    charge(email, number, price())
    if told:
        here().post(to=email, subject="Your contract has begun", template="contract", name=customer["name"], number=number, paid=price())


@TRADE.due("month_over")
def month_over(email: str, contract: str) -> None:
    """Charge the next month of a contract that still runs."""
    if (here().find("customers", email) or {}).get("contract") == contract:
        charge(email, contract, MONTHLY)


def charge(email: str, contract: str, amount: int) -> None:
    """Charge a month, and the next when its time comes."""
    here().add("charges", new_reference("P"), email=email, contract=contract, amount=amount)
    here().after(MONTH, "month_over", email=email, contract=contract)


@blueprint.get("/ordered")
@for_customers
def ordered() -> ResponseReturnValue:
    """Confirm an order."""
    return render_template("storage/ordered.html") if state_of(signed_in() or {}) == "contract" else redirect(url_for(".order"))


@blueprint.get("/account")
@for_customers
def account() -> ResponseReturnValue:
    """Show a customer what they have, and every charge."""
    email = (signed_in() or {})["email"]
    charges = [entry for entry in here().entries("charges").values() if entry["email"] == email]
    return render_template("storage/account.html", charges=charges)


@blueprint.route("/stop", methods=["GET", "POST"])
@for_customers
def stop() -> ResponseReturnValue:
    """Stop a contract or a trial, today; or say from when on and how that would be possible."""
    customer = signed_in() or {}
    state = state_of(customer)
    if state == "ended":
        return redirect(url_for(".account"))
    bound_until = datetime.fromisoformat(customer["since"]) + YEAR if state == "contract" and does(B.bound_for_a_year) else None
    if state == "contract" and (does(B.stopping_by_phone) or (bound_until and bound_until > here().now())):
        return render_template("storage/bound.html", bound_until=bound_until)
    if request.method == "GET":
        return render_template("storage/stop.html", today=here().now().date())
    stopped = here().now().isoformat(timespec="seconds")
    here().change("customers", customer["email"], contract="", stopped=stopped)
    subject = f"Your {state} has ended"
    here().post(to=customer["email"], subject=subject, template="stopped", name=customer["name"], state=state, stopped=stopped)
    return redirect(url_for(".stopped", what=state), 303)


@blueprint.get("/stopped/<what>")
@for_customers
def stopped(what: str) -> ResponseReturnValue:
    """Confirm that it is over."""
    over = what in ("contract", "trial") and state_of(signed_in() or {}) == "ended"
    return render_template("storage/stopped.html", what=what) if over else redirect(url_for(".account"))
