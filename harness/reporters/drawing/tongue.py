"""The languages that pages are written in: English in code and templates, others by the catalogues in `tongues/<language>/`."""

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import yaml

WRITTEN_IN = "en"
_FOLDER = Path(__file__).with_name("tongues")
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

    A text that no catalogue has stays English: half a page is better than none, and a test holds the catalogues complete.
    """
    said = catalogue(language()).get(text, text)
    return said.format(**values) if values else said


def say_number(one: str, many: str, /, number: float, **values: object) -> str:
    """Give the form that fits the number, which stands at `{number}`; catalogues have both forms under the English ones."""
    return say(one if number == 1 else many, number=number, **values)


@cache
def catalogue(code: str) -> Mapping[str, str]:
    """Read all catalogues of a language as one, English texts with what they are in it."""
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / code).glob("*.yaml")):
        texts |= yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return texts
