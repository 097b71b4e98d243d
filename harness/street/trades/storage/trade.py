"""The storage trade: how it may behave, what it costs, what it keeps, and who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps

from flask import Blueprint, redirect, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here

MONTHLY, FEE = 6, 19  # euros
TRIAL, REMINDER = timedelta(days=14), timedelta(days=12)
CARD = {"cc-number": "card number", "cc-exp": "expiry date", "cc-csc": "security code"}
MONTH, YEAR = timedelta(days=30), timedelta(days=365)


class StorageBehaviour(Behaviour):
    """How a service may treat those who try it, order it, and want to stop."""

    card_for_trial = "A trial that costs nothing needs a payment card."
    trial_becomes_contract = "A trial turns into a contract, and is charged, unless it was stopped before."
    charges_silently = "The promised mail before a trial ends never comes, nor any mail about what was charged."
    fee_at_the_end = "The total of an order has a set-up fee in it that no page before names."
    bound_for_a_year = "A contract runs for twelve months, and cannot be stopped before."
    stopping_by_phone = "A contract is stopped by a telephone call in office hours, and not online."


B = StorageBehaviour
blueprint = Blueprint("storage", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=StorageBehaviour, keeps=("customers", "charges", "albums"))
View = Callable[..., ResponseReturnValue]


def signed_in() -> Entry | None:
    """The customer who is signed in; None for a stranger."""
    email = session.get("email")
    customer = here().find("customers", email) if email else None
    return {**customer, "email": email} if customer else None


def for_customers(view: View) -> View:
    """Send whoever is not signed in to do so first."""

    @wraps(view)
    def guarded(*args: object, **words: object) -> ResponseReturnValue:
        return view(*args, **words) if signed_in() else redirect(url_for(".login"))

    return guarded


def state_of(customer: Mapping[str, object]) -> str:
    """Say what a customer has: a `contract`, a `trial`, or what has `ended`."""
    if customer["contract"]:
        return "contract"
    return "ended" if customer["stopped"] or datetime.fromisoformat(str(customer["trial_until"])) <= here().now() else "trial"


def missing(form: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what has not been told; empty if everything was."""
    return {name: f"Please enter your {words}." for name, words in asked.items() if not form.get(name, "").strip()}


def price() -> int:
    """What the first month of an order comes to, in euros."""
    return MONTHLY + (FEE if does(B.fee_at_the_end) else 0)


@blueprint.app_context_processor
def _for_templates() -> dict[str, object]:
    customer = signed_in()
    return {
        "customer": customer,
        "state": state_of(customer) if customer else "",
        "monthly": f"{MONTHLY} €",
        "fee": f"{FEE} €" if does(B.fee_at_the_end) else "",
        "total": f"{price()} €",
    }
