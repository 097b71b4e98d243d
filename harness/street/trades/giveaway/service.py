"""Around the giveaway: readers and their invitations, who to ask, how things stand, and the doors of the company's own people."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from flask import abort, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.answers import errors_of
from harness.street.ledger import Entry
from harness.street.premises import does, gettext, here, new_reference, versions
from harness.street.trades.giveaway.claiming import NAMES, called
from harness.street.trades.giveaway.codes import issued, put_right
from harness.street.trades.giveaway.rush import crowd
from harness.street.trades.giveaway.trade import TRADE, B, blueprint, has_ticket

REMINDED = timedelta(days=2)  # after the invitation
FIRST_READER = 500_000  # their codes are made apart from those that mailings bring
LONGEST_NOTICE, LONGEST_MESSAGE = 300, 2000  # characters


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template("breakwater/home.html")


@blueprint.app_context_processor
def notice() -> dict[str, str]:
    """Give all pages what there is to say to everybody at the moment."""
    return {"notice": next((entry["text"] for entry in reversed(here().entries("notices").values())), "")}


@blueprint.route("/readers", methods=["GET", "POST"])
def readers() -> ResponseReturnValue:
    """Take a reader in, and invite them."""
    sent = request.method == "POST" and has_ticket()
    errors = errors_of(request.form, ("email",)) if sent else {}
    if not sent or errors:
        return render_template("giveaway/readers.html", answers=request.form, errors=errors)
    code = issued(FIRST_READER + here().count("readers"))
    here().add("readers", code, **{name: request.form.get(name, "").strip() for name in (*NAMES, "email")})
    _write(code, "invited", gettext("A book for you"))
    here().after(REMINDED, "remind", code=code)
    session["reader"] = code
    return redirect(url_for(".invited"), 303)


@blueprint.get("/readers/welcome")
def invited() -> ResponseReturnValue:
    """Greet a new reader."""
    reader = here().find("readers", session.get("reader", ""))
    return render_template("giveaway/invited.html", name=called(reader["given-name"])) if reader else redirect(url_for(".readers"))


def _write(code: str, template: str, subject: str) -> None:
    reader: Entry = here().find("readers", code) or abort(404)
    here().post(to=reader["email"], subject=subject, template=template, code=code, name=called(reader["given-name"]))


@TRADE.due("remind")
def remind(code: str) -> None:
    """Write again to who has no book yet."""
    taken = any(put_right(order["code"]) == code for order in here().entries("orders").values())
    if does(B.reminds_everybody) or not taken:
        _write(code, "remind", gettext("Your book is waiting"))


@blueprint.route("/contact", methods=["GET", "POST"])
def contact() -> ResponseReturnValue:
    """Say who to ask, and take a question."""
    text, email = (request.form.get(name, "").strip() for name in ("message", "email"))
    errors = errors_of(request.form, ("email",) if email else ())
    errors |= {} if text else {"message": gettext("Please write what it is about.")}
    if request.method == "GET" or errors or not has_ticket():
        sent = request.method == "POST"
        return render_template("giveaway/contact.html", answers=request.form, errors=errors if sent else {})
    if does(B.swallows_messages):
        return render_template("giveaway/thanks.html")
    return render_template("giveaway/asked.html", reference=_taken(text[:LONGEST_MESSAGE], email), email=email)


def _taken(text: str, email: str) -> str:
    """Take a message down under a reference, which goes to who left an address."""
    reference = new_reference("Q")
    here().add("questions", reference, text=text, email=email)
    if email:
        here().post(to=email, subject=gettext("Your message to us"), template="asked", reference=reference, text=text, name="")
    return reference


@blueprint.get("/status")
def status() -> ResponseReturnValue:
    """Say how things stand, for who wonders whether it is them or the company."""
    if does(B.help_far):
        return render_template(versions("not_found.html")), 404
    return render_template("giveaway/status.html", crowd=crowd())


@blueprint.get("/sorry")
def sorry() -> ResponseReturnValue:
    """Show the page that stands in for all others when there is no server behind them: it needs nothing but itself."""
    if does(B.falls_over):
        return render_template(versions("not_found.html")), 404
    return render_template("giveaway/sorry.html")


@blueprint.app_errorhandler(503)
@blueprint.app_errorhandler(500)
def broken(_: Exception) -> ResponseReturnValue:
    """Say that something broke, on that page."""
    return render_template("giveaway/sorry.html"), 503


@blueprint.get("/-/count")
def count() -> ResponseReturnValue:
    """Tell how often each code was redeemed, by the company's own books; a code that was used up without an order is among them."""
    redeemed = Counter(order["code"] for order in here().entries("orders").values())
    burnt = [spent.partition(" ")[0] for spent, use in here().entries("codes").items() if use["order"] is None]
    return jsonify(redeemed=redeemed + Counter(burnt))


@blueprint.post("/-/notice")
def put_up() -> ResponseReturnValue:
    """Put a notice on every page; an empty one takes it down."""
    if does(B.help_far):
        return jsonify(error="Notices go through the web agency, within three working days."), 404
    text = request.form.get("text", "").strip()[:LONGEST_NOTICE]
    here().add("notices", str(here().count("notices")), text=text)
    return jsonify(notice=text)


@blueprint.post("/-/stock")
def stock() -> ResponseReturnValue:
    """Say how many books the first printing has."""
    books = request.form.get("books", "")
    if not books.isdecimal():
        return jsonify(error="`books` is a number."), 400
    if not here().add("printings", "first", books=int(books)):
        here().change("printings", "first", books=int(books))
    return jsonify(books=int(books))
