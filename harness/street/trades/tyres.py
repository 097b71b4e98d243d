"""Tyre hotels: the tyres of their customers lie on the shelf, and before the season somebody asks what new ones cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from itertools import product

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

OFFERED_AFTER, OFFERED_LATE_AFTER = timedelta(hours=3), timedelta(days=4)
# Euros for four tyres, fitted, balanced, and the old ones taken away, by brand and size.
SIZES = ("205/55 R16", "225/45 R17")
BRANDS = {"Nordgrip": (396, 484), "Polar Line": (452, 548), "Velo Winter": (340, 412)}
PRICES = {f"{brand} {size}": BRANDS[brand][SIZES.index(size)] for brand, size in product(BRANDS, SIZES)}
QUESTIONS = {"name": "your name", "email": "your e-mail address", "plate": "the number on your car's plate"}


class TyresBehaviour(Behaviour):
    """How a tyre hotel may treat those who ask what tyres cost."""

    prices_by_phone = "The answer names no brand and no price: it depends, please call."
    offer_without_prices = "The offer names brands and sizes, and not one price."
    offer_late = "The answer comes four days later, though it was promised for the same day."


B = TyresBehaviour
blueprint = Blueprint("tyres", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=TyresBehaviour, keeps=("enquiries",))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/ask", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Ask whose tyres it is about, and promise an offer for the same day."""
    errors = ask_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("tyres/ask.html", answers=request.form, errors=errors)
    reference = new_reference("T")
    facts = {name: request.form[name].strip() for name in QUESTIONS}
    here().add("enquiries", reference, **facts, chosen="")
    here().after(OFFERED_LATE_AFTER if does(B.offer_late) else OFFERED_AFTER, "offer", reference=reference)
    return redirect(url_for(".thanks", reference=reference), 303)


def ask_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from an enquiry; empty if nothing is."""
    errors = {name: f"Please enter {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    return errors


def enquiry_at(reference: str) -> Entry:
    """The enquiry of this reference; a page without one is not found."""
    return here().find("enquiries", reference) or abort(404)


@blueprint.get("/thanks/<reference>")
def thanks(reference: str) -> str:
    """Confirm an enquiry."""
    return render_template("tyres/thanks.html", enquiry=enquiry_at(reference))


@blueprint.route("/offer/<reference>", methods=["GET", "POST"])
def offer(reference: str) -> ResponseReturnValue:
    """Show the offer, and take the choice."""
    enquiry, choice = enquiry_at(reference), request.form.get("tyres", "")
    if request.method == "POST" and choice in PRICES:
        order(reference, enquiry, choice)
        return redirect(url_for(".ordered", reference=reference), 303)
    return render_template("tyres/offer.html", enquiry=enquiry, brands=BRANDS, sizes=SIZES, missing=request.method == "POST")


@blueprint.get("/ordered/<reference>")
def ordered(reference: str) -> ResponseReturnValue:
    """Confirm an order."""
    enquiry = enquiry_at(reference)
    if not enquiry["chosen"]:
        return redirect(url_for(".offer", reference=reference))
    return render_template("tyres/ordered.html", enquiry=enquiry, price=PRICES[enquiry["chosen"]])


@TRADE.due("offer")
def send_offer(reference: str) -> None:
    """Send what the company calls an offer."""
    enquiry = enquiry_at(reference)
    here().post(
        to=enquiry["email"],
        subject=f"Your tyres for the winter ({reference})",
        template="call_us" if does(B.prices_by_phone) else "offer",
        enquiry=enquiry,
        reference=reference,
        brands=BRANDS,
        sizes=SIZES,
    )


@TRADE.on_mail
def read_answer(sender: str, subject: str, text: str) -> None:
    """Take an order by mail: a brand and a size, of the offer that the subject names."""
    reference = next(iter(re.findall(r"T-[0-9A-F]{6}", subject)), "")
    enquiry = here().find("enquiries", reference)
    if enquiry is None:
        return
    choice = next((tyres for tyres in PRICES if tyres.casefold() in " ".join(text.split()).casefold()), "")
    if choice:
        order(reference, enquiry, choice)
    else:
        here().post(to=sender, subject=f"Which of the six? ({reference})", template="which", enquiry=enquiry, tyres=PRICES)


def order(reference: str, enquiry: Entry, choice: str) -> None:
    """Order tyres and say so by mail; what was ordered first stays ordered."""
    if not enquiry["chosen"]:
        here().change("enquiries", reference, chosen=choice)
        subject = f"Ordered: {choice} ({reference})"
        here().post(to=enquiry["email"], subject=subject, template="ordered", enquiry=enquiry, choice=choice, price=PRICES[choice])
