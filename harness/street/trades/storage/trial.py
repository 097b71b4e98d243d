"""Finding a service, trying it, and what comes of a trial."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.security import check_password_hash, generate_password_hash

from harness.street.premises import does, here
from harness.street.trades.storage.contract import begin_contract
from harness.street.trades.storage.trade import CARD, REMINDER, TRADE, TRIAL, B, blueprint, for_customers, missing, signed_in, state_of

# A real hash, and cheap on purpose: a demo lets thousands of invented customers in.
HASH_METHOD = "pbkdf2:sha256:1000"
ASKED = {"given-name": "first name", "email": "e-mail address", "password": "password"}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.get("/prices")
def prices() -> str:
    """Say what it costs."""
    return render_template("storage/prices.html")


def trial_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is wrong with the answers; empty if nothing is."""
    errors = missing(form, {**ASKED, **(CARD if does(B.card_for_trial) else {})})
    email = form.get("email", "").strip().lower()
    if email and "@" not in email[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    if here().find("customers", email):
        errors["email"] = "Somebody with this e-mail address is here already. Log in to go on."
    return errors


@blueprint.route("/try", methods=["GET", "POST"])
def try_it() -> ResponseReturnValue:
    """Begin a trial; of a payment card nothing is kept."""
    errors = trial_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("storage/try.html", answers=request.form, errors=errors)
    email, name = request.form["email"].strip().lower(), request.form["given-name"].strip()
    until = (here().now() + TRIAL).isoformat(timespec="minutes")
    password = generate_password_hash(request.form["password"], HASH_METHOD)
    entry = {"name": name, "surname": "", "password": password, "trial_until": until, "contract": "", "stopped": ""}
    here().add("customers", email, **entry, card=does(B.card_for_trial))
    here().after(REMINDER, "remind", email=email)
    here().after(TRIAL, "trial_over", email=email)
    here().post(to=email, subject=f"Your trial of {here().company.name}", template="trial", name=name, until=until, mail_on=mail_day(until))
    session["email"] = email
    return redirect(url_for(".trying"), 303)


@blueprint.get("/trying")
@for_customers
def trying() -> ResponseReturnValue:
    """Say until when a trial runs, and when there will be a mail."""
    until = (signed_in() or {})["trial_until"]
    return render_template("storage/trying.html", until=until, mail_on=mail_day(until))


def mail_day(until: str) -> datetime:
    """The day on which a mail says that a trial will end."""
    return datetime.fromisoformat(until) - (TRIAL - REMINDER)


@TRADE.due("remind")
def remind(email: str) -> None:
    """Write, two days before a trial ends, that it will."""
    customer = here().find("customers", email)
    if customer and state_of(customer) == "trial" and not does(B.charges_silently):
        subject = f"Your trial of {here().company.name} ends in two days"
        here().post(to=email, subject=subject, template="trial_ends", name=customer["name"], until=customer["trial_until"])


@TRADE.due("trial_over")
def trial_over(email: str) -> None:
    """End a trial that nobody has stopped or gone on with; or make a contract of it."""
    customer = here().find("customers", email)
    if not customer or customer["contract"] or customer["stopped"]:
        return
    if does(B.trial_becomes_contract):
        begin_contract(email, told=not does(B.charges_silently))
    else:
        here().post(to=email, subject=f"Your trial of {here().company.name} has ended", template="trial_ended", name=customer["name"])


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Sign a customer in."""
    email = request.form.get("email", "").strip().lower()
    customer = here().find("customers", email)
    if customer and check_password_hash(customer["password"], request.form.get("password", "")):
        session["email"] = email
        return redirect(url_for(".account"), 303)
    return render_template("storage/login.html", answers=request.form, failed=request.method == "POST")


@blueprint.get("/logout")
def logout() -> ResponseReturnValue:
    """Sign a customer out."""
    session.clear()
    return redirect(url_for(".home"))
