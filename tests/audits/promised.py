"""Visits whose customer sent something off, was promised something, and looked again later."""

from typing import Any

import msgspec

from harness.model import MailView, PageView, Promise, Visit
from harness.reading.promises import promises

from .build import HOME, Move, button, click, field, fill, go, page, visit, way

MINUTE, HOUR, DAY = 60, 3600, 86_400
MAILBOX = "ann+k3x9q2@mail.example"
STARTED = "2026-11-23T10:00:00+00:00"  # a Monday
EMAIL = field("E-mail", "email")
FORM = page("Leave your phone with us", "/repair", fields=[EMAIL], buttons=[button("Send")])


def mail(text: str, at_s: float, subject: str = "Your order", **more: Any) -> MailView:
    return MailView(subject=subject, text=text, at_s=at_s, sender="info@shop.example", **more)


def later(text: str, at_s: float, path: str = "/status", **more: Any) -> Move:
    """Open a page at a time of the site's clock."""
    return go(page(text, path, at_s=at_s, **more), path)


def sent(said: str, *moves: Move, form: PageView = FORM, journey: str = "repair", **more: Any) -> Visit:
    """Fill in a form, send it, and read the answer ten seconds into the visit; `moves` come after it."""
    answer = page(said, "/thanks", at_s=10)
    steps = (go(HOME), click("Repair", form), fill(*form.fields), click("Send", answer), *moves)
    facts = {"mailbox": MAILBOX, "inbox": "street", "started": STARTED, "ended_s": 20.0, **more}
    return visit(way(journey, *steps), **facts)


def only(seen: Visit) -> Promise:
    (promise,) = promises(seen)
    return promise


def ended(seen: Visit, at_s: float) -> Visit:
    """The visit as a later follow-up leaves it."""
    return msgspec.structs.replace(seen, ended_s=at_s)
