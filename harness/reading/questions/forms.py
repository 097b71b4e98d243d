"""The forms that a customer had to deal with, as a visit shows them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.model import Certainty, FieldView, Finding, Severity, Visit
from harness.reading.looks import PRESSES, deeds, quoted
from harness.reading.questions.asking import Place, places

NAMED_AT_MOST = 5  # fields that a finding lists by name
DOMAIN = re.compile(r"(?<![\w.])@[\w-]+(\.[\w-]+)+")  # `@mail.example` after a field: only what comes before it is typed


class Form(NamedTuple):
    """The questions of one form, with the look at which they were seen."""

    place: Place
    fields: list[FieldView]

    @property
    def marks(self) -> frozenset[str]:
        """What the form is known by when it comes back."""
        return frozenset(map(mark, self.fields))

    @property
    def texts(self) -> list[FieldView]:
        """The questions that are answered by typing, a search apart. The boxes for the signs of one code are one question."""
        boxes = {id(box) for pair in pairwise(self.fields) if all(map(_of_code, pair)) for box in pair if box.token != "one-time-code"}
        asking = [field for field in self.fields if field.control == "text" and id(field) not in boxes]
        return [field for field in asking if field.type != "search" and field.token != "search"]

    @property
    def given_domain(self) -> bool:
        """Whether the page itself says how the e-mail address ends."""
        return bool(DOMAIN.search(self.place.page.text))

    def finding(self, seen: str, fields: list[FieldView], severity: Severity = "minor", certainty: Certainty = "sure") -> Finding:
        """Give what was seen at some of the fields as one finding."""
        place, words = self.place, quoted(fields[0].label)
        return Finding(
            audit="", severity=severity, certainty=certainty, seen=seen, words=words, journey=place.journey.name, step=place.step,
            view=place.view, url=place.page.url, box=fields[0].box,
        )  # fmt: skip


def mark(field: FieldView) -> str:
    """Give what a field is known by when its form comes back."""
    return field.name or field.label


def _of_code(field: FieldView) -> bool:
    return field.token == "one-time-code" or (field.token == "unknown" and field.token_from == "context")


def share(some: list[FieldView], of: list[FieldView]) -> str:
    """Say how many of a form's fields are meant: `1 of 4 text fields`, `both text fields`."""
    if len(some) < len(of):
        return f"{len(some)} of {len(of)} text fields"
    return {1: "the form's only text field", 2: "both text fields"}.get(len(of), f"all {len(of)} text fields")


def named(fields: Iterable[FieldView]) -> str:
    """Give the labels of fields for a finding: the first few, and how many more."""
    names = [f"`{field.label or field.placeholder or field.name or field.type}`" for field in fields]
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def sightings(visit: Visit) -> Iterator[Form]:
    """Give every sight of a form whose questions the customer answered, or whose button was pressed, and of the same when it comes back."""
    met: set[frozenset[str]] = set()
    pressed = {(act.view, act.name) for journey in visit.journeys for _, act in deeds(journey, PRESSES)}
    for place in places(visit):
        sent = {button.form for button in place.page.buttons if (place.view, button.name) in pressed}
        for number in dict.fromkeys(field.form for field in place.page.fields):
            form = Form(place, [field for field in place.page.fields if field.form == number])
            if any(field.asked for field in form.fields) or (number >= 0 and number in sent) or form.marks in met:
                met.add(form.marks)
                yield form


def forms(visit: Visit) -> list[Form]:
    """Give each form that the customer dealt with once, as it stood when they turned away from it: what was only passing is gone then."""
    last: list[Form] = []
    for form in sightings(visit):
        last = [each for each in last if not _continued(each, form)] + [form]
    found: dict[tuple[str, frozenset[str]], Form] = {}
    for form in last:
        found.setdefault((_host(form), form.marks), form)
    return [form for (host, marks), form in found.items() if not any(host == other and marks < more for other, more in found)]


def _continued(form: Form, later: Form) -> bool:
    """Tell whether a later sight is one of the same form on the same page, and not of the next part of it in the same place."""
    same = (form.place.page.page, form.fields[0].form) == (later.place.page.page, later.fields[0].form)
    return same and bool(form.marks & later.marks)


def _host(form: Form) -> str:
    try:
        return urlsplit(form.place.page.url).netloc
    except ValueError:
        return form.place.page.url
