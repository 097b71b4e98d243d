"""A control that is about to be pressed, and what a page says around it."""

from typing import NamedTuple

import msgspec

from harness.fields import Form


class Asked(NamedTuple):
    """A question of the form that a control stands in: what it asks for, and whether it has an answer."""

    token: str
    filled: bool = False
    type: str = "text"


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """What is about to be pressed, where it stands, and what is said there."""

    name: str = ""
    role: str = "button"
    href: str = ""
    submits: bool = False  # it sends its form by itself
    unfolds: bool = False  # it says that it opens or closes something on the page
    form: Form = msgspec.field(default_factory=Form)  # that it stands in, its buttons' names included
    asked: tuple[Asked, ...] = ()  # by that form; of a button outside all forms what may be sent by it
    beside: str = ""  # words of the form, dialog or box that it stands in
    headings: list[str] = []  # of the page
    title: str = ""
    url: str = ""
    text: str = ""
    page: str = ""  # language that the page says it is in
    language: str = "en"  # of the site
