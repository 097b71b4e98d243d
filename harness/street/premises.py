"""An open company: its site as a Flask application, its pages of the ledger, and what its views may ask for."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from threading import Event
from typing import Any, cast

from flask import Flask, abort, current_app, render_template
from jinja2 import StrictUndefined, TemplateNotFound
from werkzeug.exceptions import NotFound

from harness.street.company import Behaviour, Company
from harness.street.ledger import Entry, Ledger


class Premises:
    """A company with its part of the ledger; `closing` is set when the street shuts, so that nobody waits for a slow page."""

    def __init__(self, company: Company, ledger: Ledger, closing: Event) -> None:
        self.company = company
        self.closing = closing
        self._ledger = ledger

    def add(self, kind: str, key: str, **facts: object) -> bool:
        """Write an entry unless its key is taken; say whether it was written."""
        return self._ledger.add(self.company.key, kind, key, **facts)

    def find(self, kind: str, key: str) -> Entry | None:
        """Read one entry; None if there is no such key."""
        return self._ledger.find(self.company.key, kind, key)

    def change(self, kind: str, key: str, **facts: object) -> None:
        """Add facts to an entry, or replace them."""
        self._ledger.change(self.company.key, kind, key, **facts)

    def facts(self) -> dict[str, Any]:
        """The truth about the company's customers: `counts` and `records` by kind; password hashes are left out."""
        records = {kind: self._ledger.entries(self.company.key, kind) for kind in self.company.trade.keeps}
        for entries in records.values():
            for entry in entries.values():
                entry.pop("password", None)
        return {
            "company": self.company.key,
            "behaviours": [behaviour.id for behaviour in self.company.behaviour_list],
            "counts": {kind: len(entries) for kind, entries in records.items()},
            "records": records,
        }

    def reset(self) -> None:
        """Forget all customers."""
        self._ledger.forget(self.company.key)

    def site(self) -> Flask:
        """Build the company's web site."""
        app = Flask("harness.street", template_folder="templates", static_folder="static")
        app.secret_key = self._ledger.secret
        app.config.update(SESSION_COOKIE_SAMESITE="Lax", SEND_FILE_MAX_AGE_DEFAULT=300)
        app.extensions["premises"] = self
        app.jinja_env.undefined = StrictUndefined
        app.jinja_env.filters["day"] = day_in_words
        app.jinja_env.globals.update(company=self.company, does=self.company.does, look=self.company.look)
        app.register_blueprint(self.company.trade.blueprint)
        app.add_url_rule("/info/<topic>", "info", info_page)
        app.register_error_handler(404, not_found)
        return app


def here() -> Premises:
    """The premises whose page is being made."""
    return cast(Premises, current_app.extensions["premises"])


def does(behaviour: Behaviour) -> bool:
    """Say whether the company whose page is being made behaves so."""
    return here().company.does(behaviour)


def new_reference(prefix: str) -> str:
    """Make up a reference that a customer can read out, such as PG-4F07A2."""
    return f"{prefix}-{secrets.token_hex(3).upper()}"


def day_in_words(day: date | str) -> str:
    """Write a day, or the day of an ISO time, as people say it: Friday 27 November."""
    when = datetime.fromisoformat(day) if isinstance(day, str) else day
    return f"{when:%A} {when.day} {when:%B}"


def info_page(topic: str) -> str:
    """Show one of the pages that footers link to: the company's own, or the one all companies share."""
    try:
        return render_template([f"{here().company.look}/info/{topic}.html", f"info/{topic}.html"])
    except TemplateNotFound:
        abort(404)


def not_found(_: NotFound) -> tuple[str, int]:
    """Say that there is no such page, in the company's own look."""
    return render_template("not_found.html"), 404
