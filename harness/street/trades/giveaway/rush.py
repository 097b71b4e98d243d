"""What a giveaway does with a crowd: it queues, loses its styles, falls over, or is updated in the middle."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from math import ceil
from typing import cast

from flask import Response, current_app, jsonify, make_response, redirect, render_template, request, session, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from harness.street.premises import does, here
from harness.street.trades.giveaway.codes import spent_as
from harness.street.trades.giveaway.crowd import Crowd, Queue
from harness.street.trades.giveaway.trade import B, blueprint

STYLES_GO_ABOVE, FALLS_OVER_ABOVE = 60, 80  # customers at once
LET_IN_PER_SECOND = 15  # customers; what the pages behind the queue are sure to bear, on a busy machine too
UPDATE = timedelta(minutes=1)
ASKS_AGAIN = (2, 10)  # seconds after which the page of the queue looks again at the least and at the most: hundreds wait there
STAFF = "/-/"


@blueprint.record_once
def open_up(state: BlueprintSetupState) -> None:
    """Begin with nobody there."""
    state.app.extensions.update(crowd=Crowd(), queue=Queue(LET_IN_PER_SECOND))


def crowd() -> int:
    """Count the customers who are there."""
    return cast(Crowd, current_app.extensions["crowd"]).size(here().now())


def served() -> None:
    """Have the customer of this page leave the crowd: they got what they came for."""
    cast(Crowd, current_app.extensions["crowd"]).left_by(session.get("visitor", ""))


def release() -> int:
    """Which release of the site is up: the first until it was updated."""
    return 1 + here().count("releases")


@blueprint.app_context_processor
def words() -> dict[str, object]:
    """Give all pages the release, which their stylesheets are called by."""
    return {"release": release}


@blueprint.before_app_request
def meet_the_crowd() -> ResponseReturnValue | None:
    """Turn away whom the site cannot bear."""
    if request.path.startswith(STAFF):
        return None
    if does(B.updated_meanwhile) and _updating():
        return _nothing_but_503()
    if request.path.startswith("/static/"):
        return _nothing_but_503() if does(B.styles_go_first) and crowd() > STYLES_GO_ABOVE else None
    if session.get("release", 1) != release():
        session.clear()
    session.setdefault("release", release())
    there = current_app.extensions["crowd"].joined_by(session.setdefault("visitor", secrets.token_hex(8)), here().now())
    if does(B.falls_over) and there > FALLS_OVER_ABOVE:
        if does(B.burns_code) and request.endpoint == "giveaway.claim" and "code" in session:
            here().add("codes", spent_as(session["code"], request.form.get("street-address", "")), order=None, book=None, email="")
        return _nothing_but_503()
    return None


def _updating() -> bool:
    last = next(reversed(here().entries("releases").values()), None)
    return last is not None and here().now() < datetime.fromisoformat(last["at"]) + UPDATE


def _nothing_but_503() -> Response:
    return Response("503 Service Unavailable\n", 503, mimetype="text/plain")


@blueprint.post("/-/update")
def update() -> ResponseReturnValue:
    """Put another release up, unless updates wait until the campaign is over."""
    if not does(B.updated_meanwhile):
        return jsonify(error="Nothing is updated while the campaign runs."), 423
    here().add("releases", str(release()))
    return jsonify(release=release())


def queued() -> ResponseReturnValue | None:
    """Show a customer their place in the queue; None lets them in. Who is in stays in."""
    if does(B.falls_over) or session.get("in"):
        return None
    queue = cast(Queue, current_app.extensions["queue"])
    now = here().now()
    if "turn" not in session:
        session["turn"] = queue.turn(now).isoformat()
    place = queue.place(datetime.fromisoformat(session["turn"]), now)
    if not place:
        session["in"] = True
        return None
    if request.method == "POST":
        return redirect(url_for("giveaway.gift"), 303)
    least, most = ASKS_AGAIN
    seconds = max(least, ceil(place / LET_IN_PER_SECOND))
    page = make_response(render_template("giveaway/queue.html", place=place, seconds=seconds, again=min(seconds, most)))
    page.headers.update({"Retry-After": str(min(seconds, most)), "Cache-Control": "no-store"})
    return page
