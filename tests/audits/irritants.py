"""Visits whose customer had one form to deal with."""

from typing import Any

from harness.model import FieldView, PageView, Visit

from .build import HOME, button, click, field, fill, go, page, visit, way

DONE = page("Thank you.", "/done")


def plain(label: str, token: str = "unknown", **more: Any) -> FieldView:
    """A field that is known to show its own label."""
    return field(label, token, **{"told_by": "label", "certainty": "sure", **more})


def sheet(*fields: FieldView, text: str = "Your details", **more: Any) -> PageView:
    return page(text, more.pop("path", "/form"), fields=list(fields), buttons=[button("Send")], **more)


def answered(*fields: FieldView, text: str = "Your details", journey: str = "order", **more: Any) -> Visit:
    """Fill a form in and send it."""
    return visit(way(journey, go(HOME), click("Go on", sheet(*fields, text=text, **more)), fill(*fields), click("Send", DONE)))


def refused(first: PageView, *later: PageView) -> Visit:
    """Fill a form in that comes back."""
    return visit(way("join", go(HOME), click("Join", first), fill(*first.fields), *[click("Send", each) for each in later]))
