"""Using the service: albums, each with a title and what somebody wants to remember."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.premises import here, new_reference
from harness.street.trades.storage.trade import blueprint, for_customers, signed_in, state_of


@blueprint.get("/albums")
@for_customers
def albums() -> ResponseReturnValue:
    """Show a customer's albums; what was kept stays readable when a contract has ended."""
    email = (signed_in() or {})["email"]
    mine = {key: album for key, album in here().entries("albums").items() if album["email"] == email}
    return render_template("storage/albums.html", albums=mine)


@blueprint.route("/albums/new", methods=["GET", "POST"])
@for_customers
def new_album() -> ResponseReturnValue:
    """Keep a new album."""
    customer = signed_in() or {}
    if state_of(customer) == "ended":
        return redirect(url_for(".order"))
    title = request.form.get("title", "").strip()
    if request.method == "GET" or not title:
        return render_template("storage/new_album.html", answers=request.form, missing=request.method == "POST")
    key = new_reference("A")
    here().add("albums", key, email=customer["email"], title=title, note=request.form.get("note", "").strip())
    return redirect(url_for(".album", key=key), 303)


@blueprint.get("/albums/<key>")
@for_customers
def album(key: str) -> ResponseReturnValue:
    """Show an album to whoever keeps it there."""
    found = here().find("albums", key)
    if found is None or found["email"] != (signed_in() or {})["email"]:
        abort(404)
    return render_template("storage/album.html", album=found)
