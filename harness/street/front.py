"""The plain host: who lives on the street, and the controls for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from harness.street.premises import Premises

blueprint = Blueprint("front", __name__)


def front(street: Mapping[str, Premises], at: Callable[[str], Premises]) -> Flask:
    """Build the site of the plain host, for these companies by their keys; `at` gives the one that is asked for, or a LookupError."""
    app = Flask("harness.street", template_folder="templates", static_folder="static")
    app.jinja_env.undefined = StrictUndefined
    app.extensions.update(street=street, at=at)
    app.register_blueprint(blueprint)
    return app


def _street() -> Mapping[str, Premises]:
    return cast(Mapping[str, Premises], current_app.extensions["street"])


def _asked_for() -> list[Premises]:
    key = request.args.get("company")
    if key is None:
        return list(_street().values())
    try:
        return [current_app.extensions["at"](key)]
    except LookupError as error:
        abort(404, description=str(error))


def _told(each: list[dict[str, Any]]) -> ResponseReturnValue:
    return jsonify(each[0] if "company" in request.args else each)


@blueprint.get("/")
def home() -> str:
    """Show who lives here."""
    port = request.host.partition(":")[2] or "80"
    return render_template("front/home.html", companies=[premises.company for premises in _street().values()], port=port)


@blueprint.post("/-/reset")
def reset() -> ResponseReturnValue:
    """Forget the customers of one company, or of all."""
    forgotten = _asked_for()
    for premises in forgotten:
        premises.reset()
    return jsonify(reset=[premises.company.key for premises in forgotten])


@blueprint.get("/-/facts")
def facts() -> ResponseReturnValue:
    """Tell the truth about customers."""
    return _told([premises.facts() for premises in _asked_for()])


@blueprint.route("/-/clock", methods=["GET", "POST"])
def clock() -> ResponseReturnValue:
    """Tell what time it is at a company, or at all of them; move the clocks first if asked to."""
    asked_for = _asked_for()
    if request.method == "POST":
        try:
            for premises in asked_for:
                premises.clock.later(float(request.args.get("later", "")))
        except ValueError as error:
            abort(400, description=str(error))
    clocks = {premises.company.key: premises.clock for premises in asked_for}
    return _told([{"company": key, "now": each.now().isoformat(timespec="seconds"), "ahead": each.ahead} for key, each in clocks.items()])


@blueprint.get("/-/mails")
def mails() -> str:
    """Show what the companies have written."""
    return render_template("front/mails.html", sent={premises.company.name: premises.mails() for premises in _asked_for()})


@blueprint.app_errorhandler(HTTPException)
def refused(error: HTTPException) -> ResponseReturnValue:
    """Say what cannot be: to programs at the controls, to people elsewhere."""
    if request.path.startswith("/-/"):
        return jsonify(error=error.description), error.code or 500
    return render_template("front/nobody.html", companies=[each.company for each in _street().values()]), error.code or 500
