"""Repair shops: somebody hands in a phone and waits to hear that it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

QUESTIONS = {"model": "phone's model", "given-name": "first name", "family-name": "last name", "email": "e-mail address"}
# What may be wrong, and what mending it costs in euros.
FAULTS = {"screen": ("Cracked screen", 119), "battery": ("Tired battery", 69), "socket": ("Loose charging socket", 79)}
TAKES = timedelta(minutes=100)  # a couple of hours is promised


class RepairBehaviour(Behaviour):
    """How a repair shop may treat those who wait."""

    never_writes = "The mail that is promised for when the phone is ready never comes; the phone is ready all the same."


B = RepairBehaviour
blueprint = Blueprint("repair", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=RepairBehaviour, keeps=("repairs",))


@blueprint.app_context_processor
def _faults_for_templates() -> dict[str, object]:
    return {"faults": FAULTS}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


def hand_in_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is wrong with the answers; empty if nothing is."""
    errors = {name: f"Please enter your {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    if form.get("fault") not in FAULTS:
        errors["fault"] = "Please choose what is wrong."
    return errors


@blueprint.route("/hand-in", methods=["GET", "POST"])
def hand_in() -> ResponseReturnValue:
    """Take a phone in."""
    errors = hand_in_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("repair/hand_in.html", answers=request.form, errors=errors)
    number = new_reference("R")
    answers = {name: request.form[name].strip() for name in (*QUESTIONS, "fault")}
    here().add("repairs", number, **answers, status="On the bench")
    here().after(TAKES, "ready", number=number)
    return redirect(url_for(".handed_in", number=number), 303)


def _repair(number: str) -> Entry:
    found = here().find("repairs", number)
    if found is None:
        abort(404)
    return found


@blueprint.get("/handed-in/<number>")
def handed_in(number: str) -> str:
    """Give a receipt for a phone, and say when it will be ready."""
    return render_template("repair/handed_in.html", number=number, repair=_repair(number))


@blueprint.get("/repairs/<number>")
def status(number: str) -> str:
    """Show how it goes."""
    return render_template("repair/status.html", number=number, repair=_repair(number))


@TRADE.due("ready")
def ready(number: str) -> None:
    """Put a mended phone on the shelf, and say so."""
    here().change("repairs", number, status="Ready to be collected", ready=here().now().isoformat(timespec="minutes"))
    repair = _repair(number)
    if not does(B.never_writes):
        here().post(to=repair["email"], subject="Your phone is ready", template="ready", number=number, repair=repair)
