"""The languages that pages are written in: English in code and templates, others by the catalogues in `tongues/<language>/`."""

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from markupsafe import Markup

from harness.shipped import read_yaml

WRITTEN_IN = "en"
POINTS = {WRITTEN_IN: ".", "fi": ","}  # what stands before decimals
FOLDER = Path(__file__).with_name("tongues")
_UNHYPHENATED = {
    "e-mail-us": "e-mail us", "silent-no-op": "silent no-op", "e-mail-confirmed": "e-mail confirmed", "one-time-code": "one-time code",
    "id-document": "ID document", "mail-link": "link by mail",
}  # fmt: skip
_language = ContextVar("language", default=WRITTEN_IN)


def language() -> str:
    """Give the code of the language that pages are written in now."""
    return _language.get()


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Write pages in a language, as long as this lasts."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)


def say(text: str, /, **values: object) -> str:
    """Give an English text in the language of the page, with values in the places of their `{names}`.

    A text that no catalogue has stays English: half a page is better than none, and a test holds the catalogues complete. Where a value
    is markup so is what is given, with everything else in it escaped.
    """
    said = catalogue(language()).get(text, text)
    if not values:
        return said
    return (Markup(said) if any(isinstance(value, Markup) for value in values.values()) else said).format(**values)


def say_number(one: str, many: str, /, number: float, **values: object) -> str:
    """Give the form that fits the number, which stands at `{number}`; catalogues have both forms under the English ones."""
    return say(one if number == 1 else many, number=number, **values)


def day_text(day: str | datetime.date) -> str:
    """Give a day as the language writes it: `2026-11-22`, `22.11.2026`. What is no day in ISO 8601 stays as it is."""
    try:
        read = datetime.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return str(day)
    return f"{read.day}.{read.month}.{read.year}" if language() == "fi" else f"{read:%Y-%m-%d}"


def spelled(name: str) -> str:
    """Give an outcome, a kind, a factor of authentication or another name of the model as a reader would write it."""
    return say(unhyphenated(name))


def unhyphenated(name: str) -> str:
    """Give a name of the model in English words."""
    return _UNHYPHENATED.get(name, name.replace("-", " "))


def noted(text: str, /) -> str:
    """Give a text as it is: the mark of what `say` is asked to say later, so that the test of the catalogues finds it."""
    return text


@cache
def catalogue(code: str) -> Mapping[str, str]:
    """Read all catalogues of a language as one, English texts with what they are in it."""
    texts: dict[str, str] = {}
    for path in sorted((FOLDER / code).glob("*.yaml")):
        texts |= read_yaml(path) or {}
    return texts
