"""Power companies: customers have a contract, and one day they want to know something about it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

ANSWERED_AFTER = timedelta(minutes=40)
ORDER_QUESTIONS = {
    "given-name": "first name", "family-name": "last name", "email": "e-mail address",
    "street-address": "street", "postal-code": "postcode", "address-level2": "town",
}  # fmt: skip
STRANGER_QUESTIONS = {
    "given-name": "first name", "family-name": "last name", "email": "e-mail address", "customer-number": "customer number",
}  # fmt: skip
PRICE = "7.9 cents for a kilowatt-hour"


class PowerBehaviour(Behaviour):
    """How a power company may treat its customers where they write to it."""

    stranger_by_link = "The link in its own mail opens the contact form empty, as for anybody."
    stranger_on_the_site = "Who has just ordered, or is signed in, finds the contact form empty, too."
    stranger_by_mail = "The answer to a question asks for name, e-mail address and customer number once more."


B = PowerBehaviour
blueprint = Blueprint("power", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=PowerBehaviour, keeps=("customers", "questions"))


@blueprint.app_context_processor
def _customer_for_templates() -> dict[str, object]:
    return {"customer": here().find("customers", session.get("number", ""))}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


def errors_of(questions: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from the answers that were sent; empty if nothing is."""
    if request.method == "GET":
        return {}
    return {name: f"Please enter your {words}." for name, words in questions.items() if not request.form.get(name, "").strip()}


@blueprint.route("/order", methods=["GET", "POST"])
def order() -> ResponseReturnValue:
    """Take an order; whoever orders is a customer at once."""
    errors = errors_of(ORDER_QUESTIONS)
    if request.method == "GET" or errors:
        return render_template("power/order.html", answers=request.form, errors=errors)
    number, token = f"{secrets.randbelow(900_000) + 100_000}", secrets.token_urlsafe(9)
    facts = {name: request.form[name].strip() for name in ORDER_QUESTIONS}
    here().add("customers", number, **facts, token=token)
    session["number"] = number
    here().post(to=facts["email"], subject="Your contract", template="contract", customer=facts, number=number, token=token, price=PRICE)
    return redirect(url_for(".account"), 303)


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """Show a customer what the company holds of them."""
    customer = here().find("customers", session.get("number", ""))
    return render_template("power/account.html", number=session["number"], price=PRICE) if customer else redirect(url_for(".order"))


def who_asks() -> tuple[str, Entry] | None:
    """Tell which customer it is: by the link that was mailed to them, or because they are signed in; None for a stranger."""
    number, token = request.values.get("n", ""), request.values.get("k", "")
    linked = here().find("customers", number)
    if linked and secrets.compare_digest(linked["token"], token) and not does(B.stranger_by_link):
        return number, linked
    number = session.get("number", "")
    known = here().find("customers", number)
    return (number, known) if known and not does(B.stranger_on_the_site) else None


@blueprint.route("/ask", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Take a question, and ask who it is from unless that is known."""
    known = who_asks()
    errors = errors_of({"words": "question"} if known else {**STRANGER_QUESTIONS, "words": "question"})
    if request.method == "GET" or errors:
        return render_template("power/ask.html", answers=request.form, errors=errors, known=known and known[1])
    number, person = known or (request.form["customer-number"].strip(), request.form)
    reference = new_reference("Q")
    facts = {name: person[name].strip() for name in ("given-name", "family-name", "email")}
    here().add("questions", reference, **facts, number=number, words=request.form["words"].strip(), recognised=bool(known))
    here().after(ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".asked", reference=reference), 303)


@blueprint.get("/asked/<reference>")
def asked(reference: str) -> str:
    """Confirm a question."""
    question = here().find("questions", reference) or abort(404)
    return render_template("power/asked.html", question=question)


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer a question, or ask who it is from."""
    question = here().find("questions", reference) or {}
    customer = here().find("customers", question["number"]) or question
    here().post(
        to=question["email"],
        subject=f"Your question ({reference})",
        template="who_are_you" if does(B.stranger_by_mail) else "answer",
        question=question,
        customer=customer,
        number=question["number"],
        price=PRICE,
    )
