"""Mailing lists: people put their address down, letters come, and some day they have had enough."""

from __future__ import annotations

import secrets
from datetime import timedelta

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here

FIRST_AFTER, NEXT_AFTER = timedelta(days=1), timedelta(days=7)
REASONS = ("Too many letters", "Not for me", "I never asked for it", "Something else")
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")  # a GIF nobody sees


class MailingListBehaviour(Behaviour):
    """How a list may treat those on it."""

    no_list_unsubscribe = "Letters have no List-Unsubscribe header, so that mail programs show no button to leave."
    leaving_needs_sign_in = "The link to leave asks for a password, which nobody was ever given."
    leaving_asks_address = "The page behind the link asks to type the address again."
    leaving_asks_reason = "The page behind the link goes on only when a reason has been picked and written out."
    keeps_sending = "The next letter comes all the same."
    tracking_pixel = "Letters fetch a picture that nobody can see, and which tells that they were opened."


B = MailingListBehaviour
blueprint = Blueprint("mailing_list", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=MailingListBehaviour, keeps=("readers",))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html", answers={}, errors={})


@blueprint.post("/subscribe")
def subscribe() -> ResponseReturnValue:
    """Ask, by a mail to the address, whether it is theirs: nobody is on the list before they have said so."""
    email = request.form.get("email", "").strip()
    if "@" not in email[1:-1] or " " in email:
        errors = {"email": "An e-mail address looks like name@example.com."}
        return render_template(f"{here().company.look}/home.html", answers=request.form, errors=errors)
    key = secrets.token_urlsafe(9)
    here().add("readers", key, email=email, confirmed="", left="", reason="", letters=0, opened=0)
    here().post(to=email, subject=f"Please confirm: {here().company.name}", template="confirm", key=key)
    return redirect(url_for(".check_mail"), 303)


@blueprint.get("/check-your-mail")
def check_mail() -> str:
    """Say that a mail is on its way."""
    return render_template("mailing_list/check_mail.html")


def reader_with(key: str) -> Entry:
    """The reader with this key; a page without one is not found."""
    return here().find("readers", key) or abort(404)


def time_now() -> str:
    """The time as it is kept."""
    return here().now().isoformat(timespec="seconds")


@blueprint.get("/confirm/<key>")
def confirm(key: str) -> str:
    """Put a reader on the list."""
    reader = reader_with(key)
    if not reader["confirmed"] or reader["left"]:
        since = time_now()
        here().change("readers", key, confirmed=since, left="")
        here().after(FIRST_AFTER, "letter", key=key, since=since)
    return render_template("mailing_list/confirmed.html", reader=reader)


@TRADE.due("letter")
def send_letter(key: str, since: str) -> None:
    """Send a reader the next letter, and so on every week until they have left; who came back since gets those of the new round."""
    reader = reader_with(key)
    if reader["confirmed"] != since or (reader["left"] and not does(B.keeps_sending)):
        return
    number = reader["letters"] + 1
    here().change("readers", key, letters=number)
    one_click = {
        "List-Unsubscribe": f"<{url_for('mailing_list.leave', key=key, _external=True)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    here().post(
        to=reader["email"],
        subject=f"{here().company.name}, letter {number}",
        template="letter",
        headers={} if does(B.no_list_unsubscribe) else one_click,
        key=key,
        number=number,
    )
    here().after(NEXT_AFTER, "letter", key=key, since=since)


@blueprint.route("/leave/<key>", methods=["GET", "POST"])
def leave(key: str) -> ResponseReturnValue:
    """Let a reader go: at once, after questions, or not before they have signed in."""
    reader = reader_with(key)
    if request.form.get("List-Unsubscribe") == "One-Click" and not does(B.no_list_unsubscribe):
        let_go(key)
        return "", 200
    if does(B.leaving_needs_sign_in):
        return render_template("mailing_list/sign_in.html", failed=request.method == "POST")
    if does(B.leaving_asks_address) or does(B.leaving_asks_reason):
        errors = leaving_errors(reader) if request.method == "POST" else {}
        if request.method == "GET" or errors:
            return render_template("mailing_list/leave.html", answers=request.form, errors=errors, reasons=REASONS)
    let_go(key, request.form.get("reason", ""))
    return render_template("mailing_list/left.html", reader=reader, key=key)


def leaving_errors(reader: Entry) -> dict[str, str]:
    """Say, by field, what is missing before a reader may go; empty if nothing is."""
    errors = {}
    if does(B.leaving_asks_address) and request.form.get("email", "").strip() != reader["email"]:
        errors["email"] = "Please enter the e-mail address that our letters come to."
    if does(B.leaving_asks_reason) and request.form.get("reason") not in REASONS:
        errors["reason"] = "Please choose a reason."
    if does(B.leaving_asks_reason) and not request.form.get("words", "").strip():
        errors["words"] = "Please tell us a little more."
    return errors


def let_go(key: str, reason: str = "") -> None:
    """Take a reader off the list."""
    if not reader_with(key)["left"]:
        here().change("readers", key, left=time_now(), reason=reason)


@blueprint.get("/pixel/<key>.gif")
def pixel(key: str) -> Response:
    """Count that a letter was opened."""
    here().change("readers", key, opened=reader_with(key)["opened"] + 1)
    return Response(PIXEL, mimetype="image/gif")
