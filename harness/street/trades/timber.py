"""Timber merchants that speak Finnish: planks are delivered too short, the customer says so, and somebody pays for new ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

DELIVERED_AFTER, ANSWERED_AFTER, ANSWERED_LATE_AFTER = timedelta(days=2), timedelta(hours=20), timedelta(days=6)
PLANKS, LENGTH_CM, SAWN_CM = 30, 240, 228
PRICE_EUR = 324  # for a bundle of planks, brought to the door
SUNDAY = 6
DAYS_AHEAD, DAYS_OFFERED = 2, 3  # the first day on which new planks can be brought, and how many are offered
QUESTIONS = {
    "given-name": "etunimi", "family-name": "sukunimi", "email": "sähköpostiosoite",
    "street-address": "katuosoite", "postal-code": "postinumero", "address-level2": "postitoimipaikka",
}  # fmt: skip


class TimberBehaviour(Behaviour):
    """How a timber merchant may treat those who got planks of the wrong size."""

    sells_the_remedy = "The answer to a complaint admits the mistake, and offers new planks for the full price."
    answered_late = "The answer to a complaint comes after six days, though it was promised within two."


B = TimberBehaviour
blueprint = Blueprint("timber", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=TimberBehaviour, keeps=("orders", "complaints"))


@blueprint.app_context_processor
def _goods_for_templates() -> dict[str, object]:
    return {"planks": PLANKS, "length": LENGTH_CM, "price": f"{PRICE_EUR},00 €"}


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.get("/terassilaudat")
def goods() -> str:
    """Show the planks."""
    return render_template("timber/goods.html")


@blueprint.route("/tilaa", methods=["GET", "POST"])
def order() -> ResponseReturnValue:
    """Take an order for planks, paid by invoice."""
    errors = order_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("timber/order.html", answers=request.form, errors=errors)
    number = new_reference("T")
    here().add("orders", number, **{name: request.form[name].strip() for name in QUESTIONS}, sawn_cm=LENGTH_CM)
    here().after(DELIVERED_AFTER, "deliver", number=number)
    return redirect(url_for(".ordered", number=number), 303)


def order_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from an order; empty if nothing is."""
    errors = {name: f"Täytä {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "Sähköpostiosoite on muotoa nimi@example.com."
    return errors


def entry(kind: str, key: str) -> Entry:
    """The entry of this key; a page without one is not found."""
    return here().find(kind, key) or abort(404)


@blueprint.get("/tilaus/<number>")
def ordered(number: str) -> str:
    """Confirm an order."""
    return render_template("timber/ordered.html", number=number, order=entry("orders", number))


@TRADE.due("deliver")
def deliver(number: str) -> None:
    """Bring planks that are too short, and say that they are there."""
    here().change("orders", number, sawn_cm=SAWN_CM)
    bought = entry("orders", number)
    here().post(to=bought["email"], subject=f"Tilaus {number} on toimitettu", template="delivered", number=number, order=bought)


@blueprint.route("/tilaus/<number>/reklamaatio", methods=["GET", "POST"])
def complain(number: str) -> ResponseReturnValue:
    """Take a complaint about an order; who and what it is about is known by the link."""
    bought, words = entry("orders", number), request.form.get("words", "").strip()
    if request.method == "GET" or not words:
        return render_template("timber/complain.html", number=number, order=bought, missing=request.method == "POST")
    if here().add("complaints", number, words=words, day=""):
        here().after(ANSWERED_LATE_AFTER if does(B.answered_late) else ANSWERED_AFTER, "answer", number=number)
    return redirect(url_for(".thanks", number=number), 303)


@blueprint.get("/tilaus/<number>/kiitos")
def thanks(number: str) -> str:
    """Confirm a complaint."""
    return render_template("timber/thanks.html", complaint=entry("complaints", number), order=entry("orders", number))


@TRADE.due("answer")
def answer(number: str) -> None:
    """Admit the mistake, and offer new planks: brought at the company's expense, or sold."""
    bought, template = entry("orders", number), "sold" if does(B.sells_the_remedy) else "brought"
    missing = f"{LENGTH_CM - bought['sawn_cm']} cm"
    here().post(to=bought["email"], subject=f"Reklamaatio {number}", template=template, number=number, order=bought, missing=missing)


@blueprint.route("/tilaus/<number>/uudet", methods=["GET", "POST"])
def new_planks(number: str) -> ResponseReturnValue:
    """Let the day be chosen on which new planks are brought; whoever sells them sends an invoice."""
    entry("complaints", number)
    days, day = next_days(here().now().date()), request.form.get("day", "")
    if day not in [each.isoformat() for each in days]:
        return render_template("timber/new_planks.html", number=number, days=days, missing=request.method == "POST")
    here().change("complaints", number, day=day, invoice_eur=PRICE_EUR if does(B.sells_the_remedy) else 0)
    return redirect(url_for(".coming", number=number), 303)


def next_days(today: date) -> list[date]:
    """Give the days on which new planks can be brought; there is no delivery on Sundays."""
    ahead = (today + timedelta(days=DAYS_AHEAD + number) for number in range(DAYS_OFFERED + 1))
    return [day for day in ahead if day.weekday() != SUNDAY][:DAYS_OFFERED]


@blueprint.get("/tilaus/<number>/tulossa")
def coming(number: str) -> str:
    """Say when new planks come."""
    found = entry("complaints", number)
    if not found["day"]:
        abort(404)
    return render_template("timber/coming.html", complaint=found, order=entry("orders", number))
