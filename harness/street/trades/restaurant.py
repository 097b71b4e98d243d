"""Restaurants: somebody wants a table, and perhaps to pay for it in advance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.premises import does, here, new_reference

LARGEST_PARTY = 60
LARGEST_PARTY_WITHOUT_EMAIL = 8
OPENS, LAST_TABLE = time(11), time(21, 30)
# Euros for each person.
MENU = {"dinner": 35, "drinks": 15}


class RestaurantBehaviour(Behaviour):
    """How a restaurant may treat those who want a table."""

    booking_by_email = "There is no form: whoever wants a table is told to send an e-mail."
    parties_by_email = "Parties of more than 8 fill in the form and are then told to send an e-mail."
    takes_prepayment = "The bill is worked out before the evening, and can be paid in advance or on the spot."


B = RestaurantBehaviour
blueprint = Blueprint("restaurant", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=RestaurantBehaviour, keeps=("bookings", "enquiries"))


@blueprint.app_context_processor
def _menu_for_templates() -> dict[str, object]:
    return {"menu": MENU, "largest": LARGEST_PARTY_WITHOUT_EMAIL if does(B.parties_by_email) else LARGEST_PARTY}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def booking_errors(form: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Say, by field, what is wrong with the answers to the booking form at this time; empty if nothing is."""
    errors = {}
    people = form.get("people", "").strip()
    if not people.isdecimal() or not 1 <= int(people[:6]) <= LARGEST_PARTY:
        errors["people"] = f"Please say how many you are, from 1 to {LARGEST_PARTY}."
    day, hour = _day(form.get("date", "")), _hour(form.get("time", ""))
    if day is None:
        errors["date"] = "Please choose a day."
    if hour is None or hour.tzinfo:
        errors["time"] = "Please choose a time, such as 17:00."
    elif not OPENS <= hour <= LAST_TABLE:
        errors["time"] = f"We seat guests from {OPENS:%H:%M} to {LAST_TABLE:%H:%M}."
    elif day is not None and datetime.combine(day, hour, now.tzinfo) <= now:
        errors["date"] = "That time has passed. Please choose a later one."
    if does(B.takes_prepayment):
        if "@" not in form.get("email", "").strip()[1:-1]:
            errors["email"] = "Please enter your e-mail address, such as name@example.com."
        if not form.get("name", "").strip():
            errors["name"] = "Please enter the name for the table."
    return errors


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/book", methods=["GET", "POST"])
def book() -> ResponseReturnValue:
    """Take a booking, or say why not."""
    if does(B.booking_by_email):
        return render_template("restaurant/by_email.html", party=None)
    errors = booking_errors(request.form, here().now()) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("restaurant/book.html", answers=request.form, errors=errors, today=here().now().date())
    people = int(request.form["people"])
    if does(B.parties_by_email) and people > LARGEST_PARTY_WITHOUT_EMAIL:
        return render_template("restaurant/by_email.html", party=people)
    facts = {"people": people, **{name: request.form.get(name, "").strip() for name in ("date", "time", "email", "name")}}
    reference = new_reference(here().company.name[0])
    if does(B.takes_prepayment):
        here().add("enquiries", reference, **facts)
        return redirect(url_for(".pay", reference=reference), 303)
    here().add("bookings", reference, **facts, paid=0)
    return redirect(url_for(".booked", reference=reference), 303)


@blueprint.route("/pay/<reference>", methods=["GET", "POST"])
def pay(reference: str) -> ResponseReturnValue:
    """Show what the evening costs; book when the guest has said how to pay."""
    enquiry = here().find("enquiries", reference)
    if enquiry is None:
        abort(404)
    if request.method == "GET":
        return render_template("restaurant/pay.html", enquiry=enquiry, total=enquiry["people"] * sum(MENU.values()))
    each = sum(price for dish, price in MENU.items() if dish in request.form)
    total = each * enquiry["people"]
    paid = total if request.form.get("pay") == "advance" else 0
    here().add("bookings", reference, **{**enquiry, "total": total, "paid": paid})
    return redirect(url_for(".booked", reference=reference), 303)


@blueprint.get("/booked/<reference>")
def booked(reference: str) -> str:
    """Confirm a booking."""
    booking = here().find("bookings", reference)
    if booking is None:
        abort(404)
    return render_template("restaurant/booked.html", booking=booking, reference=reference)
