"""Registration desks: people put their names down, and some of them are known there already."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.security import check_password_hash, generate_password_hash

from harness.street.company import Behaviour, Trade
from harness.street.premises import does, here, new_reference

DEPARTMENT = "lettings"  # the host, below the company's own, that an application is handed over to
QUESTIONS = {
    "given-name": "first name", "family-name": "last name", "email": "e-mail address", "tel": "phone number",
    "street-address": "street", "postal-code": "postcode", "address-level2": "town", "country": "country",
}  # fmt: skip
ASKED_BY_DEPARTMENT = ("given-name", "family-name", "email", "tel", "people")
COUNTRIES = {"DK": "Denmark", "EE": "Estonia", "FI": "Finland", "NO": "Norway", "SE": "Sweden"}
# Who was a customer before the street was opened, by the code in the link that was mailed to them.
REGULARS: Mapping[str, Mapping[str, str]] = {
    "AL-2207": {
        "given-name": "Aino", "family-name": "Lahtinen", "email": "aino.lahtinen@example.com", "tel": "+1 202 555 0147",
        "street-address": "Koivukuja 4", "postal-code": "00140", "address-level2": "Helsinki", "country": "FI",
        "password": generate_password_hash("Rantakalla-7x", "pbkdf2:sha256:1000"),
    },
}  # fmt: skip


class RegistrationBehaviour(Behaviour):
    """How a desk may treat those whom it knows."""

    link_prefills = "A link that was mailed opens the form filled in."
    account_prefills = "Who is signed in finds the form filled in."
    hands_over = "The application goes on to another department, which asks for the person again."


B = RegistrationBehaviour
blueprint = Blueprint("registration", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=RegistrationBehaviour, keeps=("registrations",))


def signed_in() -> Mapping[str, str] | None:
    """The regular who is signed in; None for anybody else."""
    return next((each for each in REGULARS.values() if each["email"] == session.get("email")), None)


@blueprint.app_context_processor
def _member_for_templates() -> dict[str, object]:
    return {"member": signed_in(), "countries": COUNTRIES}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template("registration/home.html")


def known_answers() -> Mapping[str, str]:
    """What the desk puts into the form before anybody has answered."""
    member = signed_in()
    if member and does(B.account_prefills):
        return member
    return REGULARS.get(request.args.get("c", ""), {}) if does(B.link_prefills) else {}


@blueprint.route("/register", methods=["GET", "POST"])
def register() -> ResponseReturnValue:
    """Ask for what a registration needs."""
    answers = request.form if request.method == "POST" else known_answers()
    missing = [name for name in QUESTIONS if request.method == "POST" and not answers.get(name, "").strip()]
    if request.method == "GET" or missing:
        return render_template("registration/register.html", answers=answers, errors=_errors(missing))
    reference = new_reference("".join(word[0] for word in here().company.name.split()))
    here().add("registrations", reference, **{name: answers[name].strip() for name in QUESTIONS}, wishes=answers.get("wishes", ""))
    if does(B.hands_over):
        host = request.host.removeprefix(f"{DEPARTMENT}.")
        return redirect(f"{request.scheme}://{DEPARTMENT}.{host}{url_for('.application', reference=reference)}", 303)
    return redirect(url_for(".thanks", reference=reference), 303)


def _errors(missing: list[str]) -> dict[str, str]:
    return {name: f"Please enter your {QUESTIONS.get(name, 'answer')}." for name in missing}


@blueprint.route("/application/<reference>", methods=["GET", "POST"])
def application(reference: str) -> ResponseReturnValue:
    """Ask, in the other department, who it is; all it was given is the reference."""
    if here().find("registrations", reference) is None:
        return redirect(url_for(".home"))
    missing = [name for name in ASKED_BY_DEPARTMENT if request.method == "POST" and not request.form.get(name, "").strip()]
    if request.method == "GET" or missing:
        return render_template("registration/application.html", answers=request.form, errors=_errors(missing))
    here().change("registrations", reference, people=request.form["people"], seen_by=DEPARTMENT)
    return redirect(url_for(".thanks", reference=reference), 303)


@blueprint.get("/thanks/<reference>")
def thanks(reference: str) -> ResponseReturnValue:
    """Confirm a registration."""
    found = here().find("registrations", reference)
    if found is None:
        return redirect(url_for(".home"))
    return render_template("registration/thanks.html", reference=reference, registered=found)


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Sign a regular in; tell nobody which of the two was wrong."""
    email = request.form.get("email", "").strip().lower()
    regular = next((each for each in REGULARS.values() if each["email"] == email), None)
    if regular and check_password_hash(regular["password"], request.form.get("password", "")):
        session["email"] = email
        return redirect(url_for(".account"), 303)
    return render_template("registration/login.html", answers=request.form, failed=request.method == "POST")


@blueprint.get("/logout")
def logout() -> ResponseReturnValue:
    """Sign a regular out."""
    session.clear()
    return redirect(url_for(".home"))


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """Show a regular what the desk holds of them."""
    return render_template("registration/account.html") if signed_in() else redirect(url_for(".login"))
