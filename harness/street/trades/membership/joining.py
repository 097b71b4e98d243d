"""Joining, and being a member."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.premises import here
from harness.street.trades.membership.day_passes import pass_of
from harness.street.trades.membership.gift_cards import take, welcome_card
from harness.street.trades.membership.trade import blueprint, email_of, hashed, sign_in, signed_in

PASSWORD_LENGTH = 8
JOIN_FIELDS = {"email": "e-mail address", "password": "password", "given-name": "first name", "family-name": "last name"}


def join_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is wrong with the answers to the joining form; empty if nothing is."""
    errors = {name: f"Please enter your {words}." for name, words in JOIN_FIELDS.items() if not form.get(name, "").strip()}
    email = email_of(form)
    if email and ("@" not in email[1:-1] or " " in email):
        errors["email"] = "An e-mail address looks like name@example.com."
    known = here().find("members", email)
    if known and not known.get("ended"):
        errors["email"] = "There is a membership with this e-mail address already. Log in to see it."
    if 0 < len(form.get("password", "")) < PASSWORD_LENGTH:
        errors["password"] = f"A password has at least {PASSWORD_LENGTH} characters."
    return errors


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/join", methods=["GET", "POST"])
def join() -> ResponseReturnValue:
    """Ask for what joining needs; whoever answers is a member at once."""
    card = welcome_card(request.values.get("card", ""))
    errors = join_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("membership/join.html", answers=request.form, errors=errors, card=card)
    facts: dict[str, object] = {name: request.form.get(name, "").strip() for name in ("given-name", "family-name", "tel")}
    facts["extra"] = "extra" in request.form
    email = email_of(request.form)
    number = request.form.get("card", "")
    if number and not (card and take(number, email)):
        return redirect(url_for(".gift_card", number=number), 303)
    password = hashed(request.form["password"])
    # Who has left may come back: the old membership is opened again.
    if not here().add("members", email, password=password, ended=None, **facts):
        here().change("members", email, password=password, ended=None, reference=None, **facts)
    session["email"] = email
    return redirect(url_for(".welcome"), 303)


@blueprint.get("/welcome")
def welcome() -> ResponseReturnValue:
    """Greet a new member."""
    return render_template("membership/welcome.html") if signed_in() else redirect(url_for(".join"))


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Sign a member in."""
    if request.method == "POST":
        if sign_in(request.form):
            return redirect(url_for(".account"), 303)
        if reference := pass_of(request.form):
            return redirect(url_for(".day_pass", reference=reference), 303)
    return render_template("membership/login.html", answers=request.form, failed=request.method == "POST", leaving=False)


@blueprint.get("/logout")
def logout() -> ResponseReturnValue:
    """Sign a member out."""
    session.clear()
    return redirect(url_for(".home"))


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """Show a member what the company holds of them."""
    return render_template("membership/account.html") if signed_in() else redirect(url_for(".login"))
