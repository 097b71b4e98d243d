"""Campaigns: everybody in a roastery's club is sent a free bag of coffee, and more want it than anybody had thought."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.answers import errors_of
from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, gettext, here, new_reference

NAMES = ("given-name", "family-name", "email")
HOME = ("street-address", "postal-code", "address-level2")
BAGS = 12  # there are no more; the club has hundreds of members
ANNOUNCED, REMINDED = timedelta(days=1), timedelta(days=2)  # after joining
GONE = timedelta(hours=3)  # after the announcement, and all bags are claimed
THURSDAY = 4  # the day of the next roast
EARLIER = "Marjatta"  # whose row stands above that of the first member who joins


class CampaignBehaviour(Behaviour):
    """In what a campaign may not be ready when it goes out."""

    placeholder_left = "The mail of the campaign greets {{first_name}}."
    rows_mixed_up = "The reminder greets each member by the name of the one before them in the list."
    no_plan_b = "Once the bags are gone, the page of the gift says so and nothing else."
    nobody_to_ask = "The pages of the campaign have neither menu nor footer, and name nobody to ask."
    no_reply = "Its mails come from an address that takes no answers."


B = CampaignBehaviour
blueprint = Blueprint("campaign", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=CampaignBehaviour, keeps=("members", "claims"))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/club", methods=["GET", "POST"])
def club() -> ResponseReturnValue:
    """Take a member in."""
    errors = errors_of(request.form, NAMES) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("campaign/club.html", answers=request.form, errors=errors)
    key = secrets.token_urlsafe(9)
    above = next(reversed(here().entries("members").values()), {"given-name": EARLIER})
    here().add("members", key, **{name: request.form[name].strip() for name in NAMES}, above=above["given-name"])
    session["member"] = key
    here().after(ANNOUNCED, "announce", key=key)
    here().after(REMINDED, "remind", key=key)
    return redirect(url_for(".welcome"), 303)


@blueprint.get("/club/welcome")
def welcome() -> ResponseReturnValue:
    """Greet a new member."""
    member = here().find("members", session.get("member", ""))
    return render_template("campaign/welcome.html", member=member) if member else redirect(url_for(".club"))


def _member(key: str) -> Entry:
    return here().find("members", key) or abort(404)


def _write(key: str, template: str, subject: str, **words: object) -> None:
    company, member = here().company, _member(key)
    headers = {"From": f"{company.name} <no-reply@{company.email.partition('@')[2]}>"} if does(B.no_reply) else None
    here().post(to=member["email"], subject=subject, template=template, headers=headers, key=key, member=member, words=words)


@TRADE.due("announce")
def announce(key: str) -> None:
    """Send the mail of the campaign; the other members have it at the same time."""
    name = "{{first_name}}" if does(B.placeholder_left) else _member(key)["given-name"]
    _write(key, "announce", gettext("A bag of coffee for you"), name=name)
    here().after(GONE, "rush")


@TRADE.due("rush")
def rush() -> None:
    """Have the other members claim all bags that are left."""
    for _ in range(bags_left()):
        here().add("claims", new_reference("C"), member=None)


@TRADE.due("remind")
def remind(key: str) -> None:
    """Write again to who has not claimed a bag."""
    if not here().find("claims", key):
        member = _member(key)
        _write(key, "remind", gettext("Your coffee is waiting"), name=member["above"] if does(B.rows_mixed_up) else member["given-name"])


def bags_left() -> int:
    """Count the bags that nobody has claimed."""
    return max(0, BAGS - len(here().entries("claims")))


def next_roast() -> date:
    """Give the day of the next roast, a week from now at the latest."""
    today = here().now().date()
    return today + timedelta(days=(THURSDAY - today.isoweekday()) % 7 or 7)


@blueprint.route("/gift/<key>", methods=["GET", "POST"])
def gift(key: str) -> ResponseReturnValue:
    """Send a member their bag: from what is there, else from the next roast."""
    member, roast = _member(key), None if bags_left() else next_roast()
    if here().find("claims", key):
        return redirect(url_for(".claimed", key=key))
    if roast and does(B.no_plan_b):
        return render_template("campaign/gone.html")
    errors = errors_of(request.form, HOME) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("campaign/gift.html", member=member, roast=roast, answers=request.form, errors=errors)
    here().add("claims", key, member=key, roast=roast and roast.isoformat(), **{name: request.form[name].strip() for name in HOME})
    _write(key, "claimed", gettext("Your coffee is on its way"), roast=roast)
    return redirect(url_for(".claimed", key=key), 303)


@blueprint.get("/gift/<key>/claimed")
def claimed(key: str) -> str:
    """Confirm a claim."""
    return render_template("campaign/claimed.html", member=_member(key), claim=here().find("claims", key) or abort(404))
