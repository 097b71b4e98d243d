"""Garages: the car does not go, and somebody looks for a price, an hour and a way to reach one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

SATURDAY = 5
DAYS_AHEAD, DAYS_OFFERED = 2, 3  # the first working day that can be booked, and how many are offered
QUESTIONS = {"plate": "the number on your car's plate", "name": "your name", "email": "your e-mail address", "tel": "your telephone number"}


class Job(NamedTuple):
    """A job with its price in euros and the hours that it takes; `includes` is what the price holds."""

    name: str
    euros: int
    hours: int
    includes: str


JOBS = {
    "clutch": Job("Clutch", 640, 6, "the clutch kit, fitting, new gearbox oil and a test drive"),
    "tyres": Job("Tyre change", 60, 1, "four wheels, balancing and the washing of the old ones"),
    "brakes": Job("Brakes", 290, 3, "pads and discs of one axle, fitting and a test on the roller"),
    "service": Job("Yearly service", 180, 2, "oil, filters and a look at forty-one points"),
}


class GarageBehaviour(Behaviour):
    """What a garage may keep from those who look for help."""

    prices_on_request = "No page names a price."
    dead_number = "The links that ought to call the garage hold zeros in the place of a number, and no page shows one."
    no_hours = "No page says when somebody is there."
    booking_by_phone = "The page for bookings says: please call us."


B = GarageBehaviour
blueprint = Blueprint("garage", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=GarageBehaviour, keeps=("bookings",))


@blueprint.app_context_processor
def _jobs_for_templates() -> dict[str, object]:
    return {"jobs": JOBS, "dials": "tel:0000000" if does(B.dead_number) else here().company.dial}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.get("/services/<key>")
def service(key: str) -> str:
    """Show a job."""
    return render_template("garage/service.html", key=key, job=JOBS.get(key) or abort(404))


@blueprint.route("/book/<key>", methods=["GET", "POST"])
def book(key: str) -> ResponseReturnValue:
    """Take a booking for one of the next working days, or say that bookings are taken by telephone."""
    job, days = JOBS.get(key) or abort(404), next_days(here().now().date())
    if does(B.booking_by_phone):
        return render_template("garage/call_us.html", job=job)
    errors = book_errors(request.form, days) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("garage/book.html", job=job, days=days, answers=request.form, errors=errors)
    reference = new_reference("G")
    facts = {name: request.form[name].strip() for name in (*QUESTIONS, "day")}
    here().add("bookings", reference, job=key, **facts)
    here().post(to=facts["email"], subject=f"Your booking ({reference})", template="booked", booking=facts, job=job)
    return redirect(url_for(".booked", reference=reference), 303)


def next_days(today: date) -> list[date]:
    """Give the working days that can be booked."""
    ahead = (today + timedelta(days=DAYS_AHEAD + number) for number in range(DAYS_OFFERED + 2))
    return [day for day in ahead if day.weekday() < SATURDAY][:DAYS_OFFERED]


def book_errors(form: Mapping[str, str], days: list[date]) -> dict[str, str]:
    """Say, by field, what is missing from a booking; empty if nothing is."""
    errors = {name: f"Please enter {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    if form.get("day") not in [day.isoformat() for day in days]:
        errors["day"] = "Please choose a day."
    return errors


@blueprint.get("/booked/<reference>")
def booked(reference: str) -> str:
    """Confirm a booking."""
    booking: Entry = here().find("bookings", reference) or abort(404)
    return render_template("garage/booked.html", reference=reference, booking=booking, job=JOBS[booking["job"]])
