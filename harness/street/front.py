"""The plain host: who lives on the street, and the controls for tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from harness.street.premises import Premises


def front(street: Mapping[str, Premises]) -> Flask:
    """Build the site of the plain host, for these companies by their keys."""
    app = Flask("harness.street", template_folder="templates", static_folder="static")
    app.jinja_env.undefined = StrictUndefined

    def asked_for() -> list[Premises]:
        key = request.args.get("company")
        if key is None:
            return list(street.values())
        if key not in street:
            abort(404, description=f"There is no company {key!r} on this street; there are {', '.join(street)}.")
        return [street[key]]

    @app.get("/")
    def home() -> str:
        port = request.host.partition(":")[2] or "80"
        return render_template("front/home.html", companies=[premises.company for premises in street.values()], port=port)

    @app.post("/-/reset")
    def reset() -> ResponseReturnValue:
        forgotten = asked_for()
        for premises in forgotten:
            premises.reset()
        return jsonify(reset=[premises.company.key for premises in forgotten])

    @app.get("/-/facts")
    def facts() -> ResponseReturnValue:
        told: list[dict[str, Any]] = [premises.facts() for premises in asked_for()]
        return jsonify(told[0] if "company" in request.args else told)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        if request.path.startswith("/-/"):
            return jsonify(error=error.description), error.code or 500
        return render_template("front/nobody.html", companies=[p.company for p in street.values()]), error.code or 500

    return app
