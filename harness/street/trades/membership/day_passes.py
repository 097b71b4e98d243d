"""Day passes: a day without a membership, bought once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.security import check_password_hash

from harness.street.premises import does, here, new_reference
from harness.street.trades.membership.trade import B, blueprint, email_of, hashed

A_DAY = timedelta(days=1)
ASKED = {"email": "e-mail address", "cc-number": "card number", "cc-exp": "expiry date", "cc-csc": "security code"}
ACCOUNT = {"given-name": "first name", "family-name": "last name", "password": "password"}


def asked() -> dict[str, str]:
    """What has to be told for a day pass, by field."""
    return {**(ACCOUNT if does(B.account_forced) else {}), **ASKED}


def pass_of(form: Mapping[str, str]) -> str | None:
    """Give the latest pass of an account by its address and password; None for anybody else."""
    mine = [(key, entry) for key, entry in here().entries("passes").items() if entry["email"] == email_of(form)]
    right = (key for key, entry in reversed(mine) if entry["password"] and check_password_hash(entry["password"], form.get("password", "")))
    return next(right, None)


@blueprint.route("/day-pass", methods=["GET", "POST"])
def buy_day_pass() -> ResponseReturnValue:
    """Sell a pass for a day; of the payment card nothing is kept."""
    wanted = asked()
    missing = [name for name in wanted if not request.form.get(name, "").strip()]
    errors = {name: f"Please enter your {wanted[name]}." for name in missing} if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("membership/buy_day_pass.html", answers=request.form, errors=errors)
    reference = new_reference("DAY")
    password = hashed(request.form["password"]) if does(B.account_forced) else ""
    until = (here().now() + A_DAY).isoformat(timespec="minutes")
    here().add("passes", reference, email=email_of(request.form), password=password, until=until)
    return redirect(url_for(".day_pass", reference=reference), 303)


@blueprint.get("/day-pass/<reference>")
def day_pass(reference: str) -> str:
    """Show a pass."""
    found = here().find("passes", reference) or abort(404)
    return render_template("membership/day_pass.html", reference=reference, found=found, until=found["until"][11:16])
