"""What pages ask of a customer whom the company knows already."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.model import FieldView, Journey, PageView, Visit
from harness.reading.looks import address, looks

EMPTY_FORM = 2  # known facts that stand empty; fewer are single questions asked again
NO_FACTS = ("unknown", "", "terms", "marketing", "comment", "one-time-code", "current-password", "new-password", "cc-csc")


class Place(NamedTuple):
    """One look with the journey that it belongs to."""

    journey: Journey
    step: int
    view: int
    page: PageView


def places(visit: Visit) -> Iterator[Place]:
    """Give the looks of all walked journeys in order, each once."""
    seen: set[int] = set()
    for journey in visit.journeys:
        for look in looks(visit, journey) if journey.walked else ():
            if look.view not in seen:
                seen.add(look.view)
                yield Place(journey, *look)


def asked_empty(page: PageView, form: int) -> list[FieldView]:
    """Give the text fields of a form that ask for a fact the company knows, and stand empty.

    Signing in asks who one is, and is no such form; what a choice holds is not known well enough to call it empty.
    """
    return [field for field in _facts(page, form) if field.holds == "nothing" and field.control == "text"]


def asked_wrong(page: PageView, form: int) -> list[FieldView]:
    """Give the text fields of a form that hold something else than the fact the company knows."""
    return [field for field in _facts(page, form) if field.holds == "other" and field.control == "text"]


def _facts(page: PageView, form: int) -> list[FieldView]:
    fields = [field for field in page.fields if field.form == form]
    if any(field.token == "current-password" for field in fields):
        return []
    confirmed = {field.token for field in fields if field.holds == "right"}  # a second field for it only confirms
    known = [field for field in fields if field.asked and field.known and not field.secret]
    return [field for field in known if field.token not in NO_FACTS and field.token not in confirmed]


def empty_forms(visit: Visit) -> Iterator[tuple[Place, int]]:
    """Give each form in which several known facts stand empty, once, as it was when first seen."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for place in places(visit):
        for form in sorted({field.form for field in place.page.fields}):
            mark = (address(place.page), tuple(field.name or field.label for field in place.page.fields if field.form == form))
            if mark not in seen and len({field.token for field in asked_empty(place.page, form)}) >= EMPTY_FORM:
                yield place, form
            seen.add(mark)
