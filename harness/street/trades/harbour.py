"""Guest harbours that speak Swedish: somebody who comes by boat has a question, and somebody to ask or nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zlib import crc32

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

ANSWERED_AFTER = timedelta(hours=3)
BERTHS, NIGHTS = 24, 3  # berths for guests; nights for which an answer tells how many of them are free
FEES = {"Båt under 8 meter": 220, "Båt 8–12 meter": 280, "Båt över 12 meter": 360}  # kronor a night, with electricity and shower
QUESTIONS = {"words": "vad du undrar", "name": "vad du heter", "email": "din e-postadress"}


class HarbourBehaviour(Behaviour):
    """How a harbour may treat those who have a question."""

    announces_only = "No page has a form, an address, a number or a link to somebody who could be asked."
    never_answered = "A question is thanked for, and never answered."


B = HarbourBehaviour
blueprint = Blueprint("harbour", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=HarbourBehaviour, keeps=("questions",))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.get("/avgifter")
def fees() -> str:
    """Show what a night costs."""
    return render_template("harbour/fees.html", fees=FEES)


@blueprint.get("/aktuellt")
def news() -> str:
    """Show the news."""
    return render_template("harbour/news.html")


@blueprint.get("/hamnen")
def harbour() -> str:
    """Show what there is in the harbour."""
    return render_template("harbour/harbour.html", berths=BERTHS)


@blueprint.route("/fraga", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Take a question."""
    if does(B.announces_only):
        abort(404)
    errors = ask_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("harbour/ask.html", answers=request.form, errors=errors)
    reference = new_reference("H")
    here().add("questions", reference, **{name: request.form[name].strip() for name in QUESTIONS})
    if not does(B.never_answered):
        here().after(ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".thanks", reference=reference), 303)


def ask_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from a question; empty if nothing is."""
    errors = {name: f"Skriv {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "En e-postadress ser ut så här: namn@example.com."
    return errors


def question_at(reference: str) -> Entry:
    """The question of this reference; a page without one is not found."""
    return here().find("questions", reference) or abort(404)


@blueprint.get("/tack/<reference>")
def thanks(reference: str) -> str:
    """Confirm a question."""
    return render_template("harbour/thanks.html", question=question_at(reference))


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer a question: what one asked, how many berths are free, what a night costs."""
    question = question_at(reference)
    subject = f"Svar på din fråga ({reference})"
    here().post(to=question["email"], subject=subject, template="answer", question=question, free=free_berths(here().now()), fees=FEES)


def free_berths(now: datetime) -> dict[str, int]:
    """Give the free berths of the next nights, by their dates: the same for everybody who asks."""
    nights = [f"{now + timedelta(days=number):%d.%m.}" for number in range(NIGHTS)]
    return {night: 2 + crc32(night.encode()) % (BERTHS - 2) for night in nights}
