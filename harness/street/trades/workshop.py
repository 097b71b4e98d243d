"""Workshops: somebody asks whether they would make something, and is answered or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import day_in_words, does, here, new_reference

ANSWERED_AFTER = timedelta(minutes=25)
CALLS_FROM, CALLS_UNTIL = 9, 17
TO_CALL = 14  # the hour at which the master calls, unless it is too late for that today
PRICES = {"Table for six, oak": 890, "Bench, oak": 340, "Shelf, by the metre": 120}
WISHES = {"call": "call me", "prices": "prices", "details": "details"}
QUESTIONS = {"name": "your name", "email": "your e-mail address", "words": "what it is about"}


class WorkshopBehaviour(Behaviour):
    """How a workshop may treat those who ask."""

    never_answered = "The page thanks for the message and says that they will be in touch; nobody ever is."
    answered_with_nothing = "The answer thanks for the interest, and holds neither a time nor a price nor a question."


B = WorkshopBehaviour
blueprint = Blueprint("workshop", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=WorkshopBehaviour, keeps=("enquiries",))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/ask", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Take an enquiry."""
    errors = ask_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("workshop/ask.html", answers=request.form, errors=errors)
    reference = new_reference("E")
    facts = {name: request.form.get(name, "").strip() for name in (*QUESTIONS, "tel")}
    here().add("enquiries", reference, **facts, wish="")
    if not does(B.never_answered):
        here().after(ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".thanks", reference=reference), 303)


def ask_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from an enquiry; empty if nothing is."""
    errors = {name: f"Please tell us {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    return errors


def enquiry_at(reference: str) -> Entry:
    """The enquiry of this reference; a page without one is not found."""
    return here().find("enquiries", reference) or abort(404)


def time_to_call(now: datetime) -> str:
    """Name the hour in which the master could call: today at two, the next full hour after that, or tomorrow at two."""
    hour = max(TO_CALL, now.hour + 1)
    if hour < CALLS_UNTIL:
        return f"today between {hour} and {hour + 1}"
    return f"tomorrow, {day_in_words(now + timedelta(days=1))}, between {TO_CALL} and {TO_CALL + 1}"


@blueprint.get("/thanks/<reference>")
def thanks(reference: str) -> str:
    """Confirm an enquiry."""
    return render_template("workshop/thanks.html", enquiry=enquiry_at(reference))


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer an enquiry: thanks, a time to talk, or prices or details first."""
    enquiry = enquiry_at(reference)
    template = "nothing" if does(B.answered_with_nothing) else "answer"
    post(reference, enquiry, "Your enquiry", template, hour=time_to_call(here().now()))


@blueprint.get("/first/<reference>/<wish>")
def first(reference: str, wish: str) -> str:
    """Take down what the customer wants first, and give it."""
    enquiry = enquiry_at(reference)
    if wish not in WISHES:
        abort(404)
    grant(reference, enquiry, wish)
    return render_template(f"workshop/{wish}.html", enquiry=enquiry, prices=PRICES)


@TRADE.on_mail
def read_answer(sender: str, subject: str, text: str) -> None:
    """Read what the customer wants first."""
    reference = next(iter(re.findall(r"E-[0-9A-F]{6}", subject)), "")
    enquiry = here().find("enquiries", reference)
    wish = next((wish for wish, words in WISHES.items() if words in text.casefold()), "")
    if enquiry and wish:
        grant(reference, enquiry, wish)


def grant(reference: str, enquiry: Entry, wish: str) -> None:
    """Send the prices, the details, or the time of the call; the same once only."""
    if enquiry["wish"] != wish:
        here().change("enquiries", reference, wish=wish)
        post(reference, enquiry, f"{wish.capitalize()} first", wish, prices=PRICES)


def post(reference: str, enquiry: Entry, subject: str, template: str, **words: Any) -> None:
    """Send the customer a mail of one kind, with the reference by which an answer to it is known again."""
    subject = f"{subject} ({reference})"
    here().post(to=enquiry["email"], subject=subject, template=template, enquiry=enquiry, reference=reference, **words)
