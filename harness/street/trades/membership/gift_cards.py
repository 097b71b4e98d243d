"""Gift cards: three months that somebody else has paid for."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum, auto

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.premises import does, here
from harness.street.trades.membership.trade import B, blueprint

NUMBER = re.compile(r"CARD-[A-Z0-9]{4}-[A-Z0-9]{4}")
# Which cards have run out, and when: by rule, so that nobody has to keep a list.
OLD, RAN_OUT_AGO = "CARD-OLD0-", timedelta(days=31)


class Verdict(Enum):
    """What a card is good for."""

    fresh = auto()
    unknown = auto()
    used = auto()
    expired = auto()


def judge(number: str) -> Verdict:
    """Say what a card is good for now."""
    if not NUMBER.fullmatch(number):
        return Verdict.unknown
    if here().find("cards", number):
        return Verdict.used
    return Verdict.expired if number.startswith(OLD) else Verdict.fresh


def welcome_card(number: str) -> dict[str, object] | None:
    """Give a card that may be joined with, `ran_out` if it has; None where there is none such."""
    verdict = judge(number)
    if verdict is Verdict.fresh:
        return {"number": number, "ran_out": None}
    if verdict is Verdict.expired and not does(B.expired_card_refused):
        return {"number": number, "ran_out": (here().now() - RAN_OUT_AGO).date()}
    return None


def take(number: str, email: str) -> bool:
    """Use a card up; of two customers at once, one is told no."""
    return here().add("cards", number, by=email)


@blueprint.route("/gift-card", methods=["GET", "POST"])
def gift_card() -> ResponseReturnValue:
    """Ask for the number of a gift card, and lead its holder to joining."""
    number = "".join(request.values.get("number", "").split()).upper()
    if request.method == "GET" and not number:
        return render_template("membership/gift_card.html", number="", verdict="", used=None)
    if welcome_card(number):
        return redirect(url_for(".join", card=number), 303)
    verdict = judge(number)
    if verdict is Verdict.expired:
        return render_template("membership/card_expired.html")
    return render_template("membership/gift_card.html", number=number, verdict=verdict.name, used=here().find("cards", number))
