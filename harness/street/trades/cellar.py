"""Cellars that sell a basket of cider online: what stands between a customer and the price, the hours, the order at night."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.answers import MISSING, errors_of
from harness.street.company import Behaviour, Trade
from harness.street.premises import does, gettext, here, new_reference

PERSON = ("given-name", "family-name", "email", "street-address", "postal-code", "address-level2", "of-age")
NEEDLESS = ("title", "household")
TITLES = ("Mr", "Mrs", "Miss")
WORDS = {
    **MISSING,
    "of-age": "Please confirm your age.",
    "title": "Please choose your title.",
    "household": "Please enter the size of your household.",
}
LETTERS = "CIDER"  # to be typed by who wants to read the opening hours
PRICE = "24.00"  # EUR
OPENS, CLOSES = 8, 21  # hours of the day
YEAR_SECONDS = 31_536_000


class CellarBehaviour(Behaviour):
    """What may stand between a customer and what needs no guard."""

    closed_at_night = "The online shop takes no orders from nine in the evening to eight in the morning."
    hours_behind_letters = "The opening hours are shown to who types some letters."
    price_behind_cookies = "The price is shown to who accepts all cookies."
    needless_questions = "An order asks for the title and the size of the household, which nobody ever looks at."


B = CellarBehaviour
blueprint = Blueprint("cellar", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=CellarBehaviour, keeps=("orders",))


@blueprint.app_template_filter("euros")
def price_in_words(price: str) -> str:
    """Write a price: 24.00 EUR, 24,00 €."""
    euros, cents = price.split(".")
    return gettext("%(euros)s.%(cents)s EUR", euros=euros, cents=cents)


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/hours", methods=["GET", "POST"])
def hours() -> str:
    """Tell when the cellar is open."""
    typed = request.form.get("letters", "").strip().upper()
    if does(B.hours_behind_letters) and typed != LETTERS:
        return render_template("cellar/letters.html", letters=LETTERS, wrong=request.method == "POST")
    return render_template("cellar/hours.html")


@blueprint.get("/basket")
def basket() -> str:
    """Show the basket, and what it costs."""
    shown = not does(B.price_behind_cookies) or "all-cookies" in request.cookies
    return render_template("cellar/basket.html", price=PRICE if shown else None)


@blueprint.post("/basket")
def accept() -> ResponseReturnValue:
    """Take the customer's consent to all cookies."""
    answer = make_response(redirect(url_for(".basket"), 303))
    answer.set_cookie("all-cookies", "yes", max_age=YEAR_SECONDS, samesite="Lax")
    return answer


@blueprint.route("/order", methods=["GET", "POST"])
def order() -> ResponseReturnValue:
    """Take an order, at any hour or by day."""
    if does(B.closed_at_night) and not OPENS <= here().now().hour < CLOSES:
        return render_template("cellar/closed.html")
    asked = (*PERSON, *NEEDLESS) if does(B.needless_questions) else PERSON
    errors = errors_of(request.form, asked, WORDS) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("cellar/order.html", answers=request.form, errors=errors, price=PRICE, titles=TITLES)
    number = new_reference("B")
    placed = {name: request.form[name].strip() for name in asked}
    here().add("orders", number, **placed)
    here().post(
        to=placed["email"], subject=gettext("Your basket %(number)s", number=number), template="ordered",
        order=placed, number=number, price=PRICE,
    )  # fmt: skip
    return redirect(url_for(".ordered", number=number), 303)


@blueprint.get("/ordered/<number>")
def ordered(number: str) -> str:
    """Confirm an order."""
    return render_template("cellar/ordered.html", number=number, order=here().find("orders", number) or abort(404), price=PRICE)
