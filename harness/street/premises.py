"""An open company: its site as a Flask application, its pages of the ledger, and what its views may ask for."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from threading import Event, Lock
from typing import Any, cast

from flask import Flask, abort, current_app, render_template, request
from flask.ctx import RequestContext
from jinja2 import StrictUndefined, Template, TemplateNotFound
from werkzeug.exceptions import NotFound

from harness.street.clock import Clock
from harness.street.company import Behaviour, Company
from harness.street.compiled import Compiled
from harness.street.ledger import Entry, Ledger
from harness.street.letterbox import Received
from harness.street.post import Postman, write
from harness.street.tongues import LANGUAGES, translated

COMPILED = Compiled()
ALWAYS_KEPT = ("mails", "received")  # kinds of entries: mails to customers and from them


@dataclass
class Surroundings:
    """What the companies of a street share; `closing` is set when it shuts, so that nobody waits for a slow page."""

    ledger: Ledger
    postman: Postman
    closing: Event
    port: int = 80


class Premises:
    """A company with its part of the ledger, its clock and its site."""

    def __init__(self, company: Company, street: Surroundings) -> None:
        self.company = company
        self.closing = street.closing
        self.clock = Clock(company.key, street.ledger, self._run)
        self._street = street
        self._ledger = street.ledger
        self._building = Lock()

    @property
    def site(self) -> Flask:
        """The company's site, which is built when its first customer comes, or the first of a rush: few companies of a street see any."""
        with self._building:
            return self._site

    @property
    def door(self) -> str:
        """The name that the company is visited at, which tells its language."""
        name = request.host.partition(".localhost")[0].lower()
        return name if name in self.company.doors else self.company.key

    @property
    def language(self) -> str:
        """The language of the page or mail that is being made."""
        return self.company.doors[self.door]

    @property
    def street(self) -> str:
        """Where the company is, in the language of the page; its first language is what it is written in."""
        return self.company.street if self.language == self.company.speaks[0] else self.gettext(self.company.street)

    def gettext(self, text: str) -> str:
        """Say an English text in the language of the page or mail; a LookupError where the company has no words for it."""
        return translated(text, self.language, (self.company.look, self.company.trade.blueprint.name))

    def now(self) -> datetime:
        """Tell the time by the company's own clock, as an aware local time."""
        return self.clock.now()

    def after(self, when: timedelta, name: str, **facts: object) -> None:
        """Have something done when the clock gets there: by the trade's function that is registered as `@TRADE.due(name)`.

        It is done at the door where it was asked for, and so in that language.
        """
        self.company.trade.errands[name]  # an unknown name fails here, not some day
        self.clock.after(when, name, door=self.door, facts=facts)

    def post(
        self, *, to: str, subject: str, template: str, parts: tuple[str, ...] = ("txt", "html"),
        headers: Mapping[str, str | None] | None = None, **words: object,
    ) -> None:  # fmt: skip
        """Send a mail with those `parts` that the look, or else the trade, has in `mails/<template>.txt` and `.html`.

        `headers` are added, or stand in for the usual ones: From, Date, Message-ID; None leaves one out.
        """
        folders = (self.company.look, self.company.trade.blueprint.name)
        found = {}
        for part in parts:
            with suppress(TemplateNotFound):
                found[part] = render_template([f"{folder}/mails/{template}.{part}" for folder in folders], **words)
        if not found:
            raise TemplateNotFound(f"mails/{template}")
        mail = write(self.company, to, subject, found, self.now(), headers or {})
        facts = {name.lower(): str(mail[name]) for name in mail}
        carried = self._street.postman.carry(mail)
        self.add("mails", facts.get("message-id", secrets.token_hex(8)), carried=carried, **{"txt": "", "html": "", **found}, headers=facts)

    def mails(self) -> list[Entry]:
        """Give the mails that the company has sent, oldest first."""
        self.clock.catch_up()
        return list(self._ledger.entries(self.company.key, "mails").values())

    def receive(self, mail: Received) -> None:
        """Keep a customer's mail, and do what the trade does with it."""
        self.add("received", secrets.token_hex(8), **mail._asdict())
        for reader in self.company.trade.readers:
            with self._anywhere(self.company.key):
                reader(mail.sender, mail.subject, mail.text)

    def _run(self, name: str, facts: Entry) -> None:
        with self._anywhere(facts["door"]):
            self.company.trade.errands[name](**facts["facts"])

    def _anywhere(self, door: str) -> RequestContext:
        """Let `here()` and addresses be known where no customer asks for a page."""
        return self.site.test_request_context("/", base_url=f"http://{door}.localhost:{self._street.port}")

    def add(self, kind: str, key: str, /, **facts: object) -> bool:
        """Write an entry unless its key is taken; say whether it was written."""
        return self._ledger.add(self.company.key, kind, key, **{"at": self.now().isoformat(timespec="seconds"), **facts})

    def find(self, kind: str, key: str) -> Entry | None:
        """Read one entry; None if there is no such key."""
        return self._ledger.find(self.company.key, kind, key)

    def entries(self, kind: str) -> dict[str, Entry]:
        """Read all entries of a kind by their keys, oldest first."""
        return self._ledger.entries(self.company.key, kind)

    def count(self, kind: str) -> int:
        """Count the entries of a kind."""
        return self._ledger.count(self.company.key, kind)

    def change(self, kind: str, key: str, /, **facts: object) -> None:
        """Add facts to an entry, or replace them."""
        self._ledger.change(self.company.key, kind, key, **facts)

    def facts(self) -> dict[str, Any]:
        """The truth about the company's customers: `counts` and `records` by kind; password hashes are left out."""
        self.clock.catch_up()
        records = {kind: self._ledger.entries(self.company.key, kind) for kind in (*self.company.trade.keeps, *ALWAYS_KEPT)}
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
        """Forget all customers, and set the clock back."""
        self._ledger.forget(self.company.key)

    def _elsewhere(self) -> dict[str, str]:
        """Give the languages that the company can be visited in besides this page's, with the addresses there."""
        port = request.host.partition(":")[2]
        others = {self.company.doors[door]: door for door in reversed(self.company.doors)}  # of several doors the first
        return {language: f"//{door}.localhost{port and ':'}{port}/" for language, door in others.items() if language != self.language}

    def _ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    @cached_property
    def _site(self) -> Flask:
        app = Flask("harness.street", template_folder="templates", static_folder="static")
        app.secret_key = self._ledger.secret
        app.config.update(SESSION_COOKIE_SAMESITE="Lax", SEND_FILE_MAX_AGE_DEFAULT=300)
        app.extensions["premises"] = self
        app.jinja_env.undefined = StrictUndefined
        app.jinja_env.bytecode_cache = COMPILED
        app.jinja_env.filters["day"] = day_in_words
        app.jinja_env.add_extension("jinja2.ext.i18n")
        app.jinja_env.policies["ext.i18n.trimmed"] = True
        app.jinja_env.install_gettext_callables(self.gettext, self._ngettext, newstyle=True)  # type: ignore[attr-defined]
        app.jinja_env.globals.update(company=self.company, does=self.company.does, look=self.company.look, languages=LANGUAGES)
        app.context_processor(lambda: {"language": self.language, "elsewhere": self._elsewhere(), "street": self.street})
        app.register_blueprint(self.company.trade.blueprint)
        app.add_url_rule("/info/<topic>", "info", info_page)
        app.register_error_handler(404, not_found)
        app.before_request(self.clock.catch_up)
        return app


def here() -> Premises:
    """The premises whose page is being made."""
    return cast(Premises, current_app.extensions["premises"])


def does(behaviour: Behaviour) -> bool:
    """Say whether the company whose page is being made behaves so."""
    return here().company.does(behaviour)


def gettext(text: str, **words: object) -> str:
    """Say an English text in the language of the page or mail that is made, as it is if none is, with words put in for `%(name)s`."""
    said = here().gettext(text) if current_app else text
    return said % words if words else said


def new_reference(prefix: str) -> str:
    """Make up a reference that a customer can read out, such as PG-4F07A2."""
    return f"{prefix}-{secrets.token_hex(3).upper()}"


def day_in_words(day: date | str) -> str:
    """Write a day, or the day of an ISO time, as people say it: Friday 27 November, perjantai 27. marraskuuta."""
    when = datetime.fromisoformat(day) if isinstance(day, str) else day
    return gettext("%(weekday)s %(number)s %(month)s", weekday=gettext(f"{when:%A}"), number=when.day, month=gettext(f"{when:%B}"))


def versions(page: str) -> list[str | Template]:
    """Name the templates of a page that may be there: the company's own, its trade's, the one all companies share."""
    company = here().company
    return [f"{company.look}/{page}", f"{company.trade.blueprint.name}/{page}", page]


def info_page(topic: str) -> str:
    """Show one of the pages that footers link to."""
    try:
        return render_template(versions(f"info/{topic}.html"))
    except TemplateNotFound:
        abort(404)


def not_found(_: NotFound) -> tuple[str, int]:
    """Say that there is no such page, in the company's own look."""
    return render_template(versions("not_found.html")), 404
