"""Power companies: customers have a contract, and one day they want to know something about it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
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


def number_of_who_asks() -> str:
    """Tell which customer it is: by the link that was mailed to them, or because they have just ordered; empty for a stranger."""
    number, token = request.args.get("n", ""), request.args.get("k", "")
    linked = here().find("customers", number)
    if linked and linked["token"] == token and not does(B.stranger_by_link):
        return number
    number = session.get("number", "")
    return number if here().find("customers", number) and not does(B.stranger_on_the_site) else ""


@blueprint.route("/ask", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Ask who has a question, unless that is known."""
    errors = errors_of(STRANGER_QUESTIONS)
    if number := number_of_who_asks():
        session["asker"] = {"number": number, "recognised": True}
    elif request.method == "GET" or errors:
        return render_template("power/who.html", answers=request.form, errors=errors)
    else:
        facts = {name: request.form[name].strip() for name in ("given-name", "family-name", "email")}
        session["asker"] = {**facts, "number": request.form["customer-number"].strip(), "recognised": False}
    return redirect(url_for(".question"), 303)


@blueprint.route("/question", methods=["GET", "POST"])
def question() -> ResponseReturnValue:
    """Take a question."""
    asker = session.get("asker")
    if asker is None:
        return redirect(url_for(".ask"))
    person = {**(here().find("customers", asker["number"]) or {}), **asker} if asker["recognised"] else asker
    errors = errors_of({"words": "question"})
    if request.method == "GET" or errors:
        return render_template("power/question.html", errors=errors, person=person)
    reference = new_reference("Q")
    facts = {name: person[name] for name in ("given-name", "family-name", "email", "number", "recognised")}
    here().add("questions", reference, **facts, words=request.form["words"].strip())
    here().after(ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".asked", reference=reference), 303)


@blueprint.get("/asked/<reference>")
def asked(reference: str) -> str:
    """Confirm a question."""
    return render_template("power/asked.html", question=here().find("questions", reference) or abort(404))


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer a question, or ask who it is from."""
    asked = here().find("questions", reference) or {}
    here().post(
        to=asked["email"],
        subject=f"Your question ({reference})",
        template="who_are_you" if does(B.stranger_by_mail) else "answer",
        question=asked,
        price=PRICE,
    )
