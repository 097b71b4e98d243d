"""Pages around a control, in each language, and the cases that stand on them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from harness.fields import Form
from harness.reading.acting.press import Asked, Press
from harness.shipped import read_yaml

CASES: dict[str, Any] = read_yaml(Path(__file__).with_name("cases.yaml"))
Words = dict[str, str]


class Case(NamedTuple):
    """A control in a context, and whether a press of it acts for good."""

    language: str
    context: str
    name: str
    sort: Literal["guilty", "innocent"]

    @property
    def press(self) -> Press:
        """The press, with all that stands around it."""
        words = CASES[self.language]["words"]
        made = CONTEXTS[self.context](words)
        page = {"title": words["welcome"], "headings": [words["welcome"]], "url": "https://shop.example/here", "language": self.language}
        return Press(**{"name": self.name, **page, **made})


def cases() -> Iterator[Case]:
    """Give all cases of all languages."""
    for language, told in CASES.items():
        for sort in ("guilty", "innocent"):
            for context, names in told[sort].items():
                yield from (Case(language, context, name, sort) for name in names)  # type: ignore[arg-type]


def _form(*tokens: str, method: str = "post", buttons: tuple[str, ...] = (), name: str = "") -> dict[str, Any]:
    asked = tuple(Asked(token, True) for token in tokens)
    return {"submits": True, "form": Form(number=0, method=method, buttons=list(buttons), name=name), "asked": asked}


CUSTOMER = ("given-name", "family-name", "email")
CONTEXTS: dict[str, Callable[[Words], dict[str, Any]]] = {
    "bare": lambda words: {},
    "header": lambda words: {},
    "link": lambda words: {"role": "link", "href": "https://shop.example/there"},
    "customer": lambda words: _form(*CUSTOMER, buttons=(words["send"],)),
    "contact": lambda words: _form("email", "comment"),
    "newsletter": lambda words: _form("email"),
    "summary": lambda words: {**_form(), "headings": [words["summary"]], "text": words["row"], "beside": words["row"]},
    "binding": lambda words: {**_form(*CUSTOMER), "beside": words["binding"]},
    "card": lambda words: _form("cc-name", "cc-number", "cc-exp"),
    "leave": lambda words: {"beside": words["leave"], "headings": [words["leave"].partition("?")[0] + "?"]},
    "one-click": lambda words: _form(),
    "search": lambda words: _form("search", method="get"),
    "dates": lambda words: _form("date", "party-size", method="get"),
    "basket": lambda words: {**_form("quantity", name="basket /basket"), "beside": words["row"], "text": words["row"]},
    "cookies": lambda words: {"beside": words["cookies"]},
    "sign-in": lambda words: _form("email", "current-password"),
    "quantity": lambda words: {**_form("quantity", name="add-to-cart"), "beside": words["row"], "text": words["row"]},
}
