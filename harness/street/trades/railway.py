"""Railways that speak German: a passenger buys a ticket while the system is down, or complains because it was."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

STATIONS = ("Flussmünde", "Kaiserfeld", "Nordhafen", "Oberwalden")
ANSWERED_AFTER = timedelta(days=2)
FARE_DODGERS_PAY_EUR, VOUCHER_EUR = 60, 25
DOWN_FOR = timedelta(minutes=90)
PASSENGER = {"given-name": "Ihren Vornamen", "family-name": "Ihren Nachnamen", "email": "Ihre E-Mail-Adresse"}
COMPLAINT = {"train": "den Zug", "words": "was passiert ist", **PASSENGER}


class Train(NamedTuple):
    """A train of every day, with its price in cents."""

    leaves: str
    arrives: str
    cents: int


TRAINS = {"E-104": Train("07:04", "09:31", 3490), "E-110": Train("10:04", "12:31", 2790), "E-118": Train("14:04", "16:31", 2790)}


class RailwayBehaviour(Behaviour):
    """How a railway may treat its passengers when it cannot sell."""

    sale_down = "The last press of buying a ticket is answered with an error: the system is down."
    no_other_way = "That error page is bare: no other way to travel, nobody to ask, no time to come back."
    closes_the_matter = "A complaint is answered with the words that the matter is closed, and nothing is given back."


B = RailwayBehaviour
blueprint = Blueprint("railway", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=RailwayBehaviour, keeps=("tickets", "complaints", "vouchers", "redemptions"))


@blueprint.app_template_filter("euro")
def euro(cents: int) -> str:
    """Write an amount as people do who speak German."""
    return f"{cents // 100},{cents % 100:02} €"


@blueprint.app_template_filter("datum")
def datum(day: date | str) -> str:
    """Write a day as people do who speak German."""
    return f"{date.fromisoformat(day) if isinstance(day, str) else day:%d.%m.%Y}"


@blueprint.get("/")
def home() -> str:
    """Show the home page, with the search for a train."""
    return render_template(f"{here().company.look}/home.html", stations=STATIONS, today=here().now().date(), said="", asked={})


@blueprint.get("/verbindungen")
def trains() -> str:
    """Show the trains of a day; say so where none can be asked for."""
    asked = {name: request.args.get(name, "") for name in ("von", "nach", "tag")}
    today = here().now().date()
    said = search_error(asked, today)
    if said:
        return render_template(f"{here().company.look}/home.html", stations=STATIONS, today=today, said=said, asked=asked)
    return render_template("railway/trains.html", trains=TRAINS, **asked)


def search_error(asked: Mapping[str, str], today: date) -> str:
    """Say what is wrong with a search; empty if nothing is."""
    if not {asked["von"], asked["nach"]} <= set(STATIONS):
        return "Bitte wählen Sie beide Bahnhöfe."
    if asked["von"] == asked["nach"]:
        return "Abfahrt und Ziel sind derselbe Bahnhof."
    return "" if asked["tag"] >= today.isoformat() else "Bitte wählen Sie einen Tag ab heute."


@blueprint.route("/buchung/<number>", methods=["GET", "POST"])
def booking(number: str) -> ResponseReturnValue:
    """Ask who travels, and sell the ticket, if the system is up."""
    trip = {name: request.args.get(name, "") for name in ("von", "nach", "tag")}
    if number not in TRAINS or search_error(trip, here().now().date()):
        abort(404)
    errors = errors_in(request.form, PASSENGER) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("railway/booking.html", number=number, train=TRAINS[number], errors=errors, answers=request.form, **trip)
    ticket = new_reference("F")
    passenger = {name: request.form[name].strip() for name in PASSENGER}
    here().add("tickets", ticket, **trip, train=number, **passenger, state="asked for")
    if does(B.sale_down):
        template = "down" if does(B.no_other_way) else "on_board"
        return render_template(f"railway/{template}.html", reference=ticket, train=TRAINS[number], again=here().now() + DOWN_FOR), 503
    return issue(ticket, "bought")


def errors_in(form: Mapping[str, str], questions: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from a form; empty if nothing is."""
    errors = {name: f"Bitte nennen Sie uns {words}." for name, words in questions.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "Eine E-Mail-Adresse sieht so aus: name@example.com."
    return errors


@blueprint.post("/im-zug/<reference>")
def on_board(reference: str) -> ResponseReturnValue:
    """Hold the price of a ticket until it is paid on the train."""
    if does(B.no_other_way) or entry("tickets", reference)["state"] == "bought":
        abort(404)
    return issue(reference, "on board")


def issue(reference: str, state: str) -> ResponseReturnValue:
    """Issue a ticket, paid or to be paid on the train, and send it."""
    here().change("tickets", reference, state=state)
    ticket = entry("tickets", reference)
    subject, train = f"Ihre Fahrt nach {ticket['nach']} ({reference})", TRAINS[ticket["train"]]
    here().post(to=ticket["email"], subject=subject, template="ticket", reference=reference, ticket=ticket, train=train)
    return redirect(url_for(".journey", reference=reference), 303)


def entry(kind: str, key: str) -> Entry:
    """The entry of this key; a page without one is not found."""
    return here().find(kind, key) or abort(404)


@blueprint.get("/fahrt/<reference>")
def journey(reference: str) -> str:
    """Show a ticket."""
    ticket = entry("tickets", reference)
    if ticket["state"] == "asked for":
        abort(404)
    return render_template("railway/journey.html", reference=reference, ticket=ticket, train=TRAINS[ticket["train"]])


@blueprint.route("/beschwerde", methods=["GET", "POST"])
def complaint() -> ResponseReturnValue:
    """Take a complaint, and promise an answer."""
    errors = errors_in(request.form, COMPLAINT) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("railway/complaint.html", answers=request.form, errors=errors)
    reference = new_reference("B")
    here().add("complaints", reference, **{name: request.form[name].strip() for name in COMPLAINT})
    here().after(ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".thanks", reference=reference), 303)


@blueprint.get("/beschwerde/<reference>")
def thanks(reference: str) -> str:
    """Confirm a complaint."""
    return render_template("railway/thanks.html", complaint=entry("complaints", reference), reference=reference)


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer a complaint: with what is put right, or with nothing."""
    found, code = entry("complaints", reference), ""
    if not does(B.closes_the_matter):
        code = f"ZUG-{secrets.token_hex(2).upper()}-{secrets.token_hex(2).upper()}"
        here().add("vouchers", code, complaint=reference)
    here().post(
        to=found["email"],
        subject=f"Ihre Beschwerde ({reference})",
        template="remedy" if code else "closed",
        complaint=found,
        reference=reference,
        code=code,
        fine=FARE_DODGERS_PAY_EUR,
        worth=VOUCHER_EUR,
    )


@blueprint.route("/gutschein", methods=["GET", "POST"])
def voucher() -> ResponseReturnValue:
    """Take the code of a voucher; of two tries at once, one wins."""
    code = "".join(request.values.get("code", "").split()).upper()
    said = ""
    if request.method == "POST":
        known = here().find("vouchers", code) is not None
        if known and here().add("redemptions", code):
            return redirect(url_for(".redeemed", code=code), 303)
        said = "Dieser Gutschein ist schon eingelöst." if known else "Diesen Gutscheincode kennen wir nicht."
    return render_template("railway/voucher.html", code=code, said=said)


@blueprint.get("/gutschein/<code>")
def redeemed(code: str) -> str:
    """Confirm that a voucher is redeemed."""
    entry("redemptions", code)
    return render_template("railway/redeemed.html", code=code, worth=VOUCHER_EUR)
