"""What pages ask of a customer whom the company knows already."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from harness.fields import PASSWORDS
from harness.model import Effort, FieldView, Journey, KnownFrom, PageView, Visit
from harness.reading.looks import address, looks, matches

EMPTY_FORM = 2  # known facts that stand empty; fewer are single questions asked again
NO_FACTS = PASSWORDS | {"unknown", "", "terms", "marketing", "comment", "one-time-code", "cc-csc"}
WHO = ("email", "username")  # what an account is opened under
ANOTHER_TIME: tuple[KnownFrom, ...] = ("earlier-journey", "mail")  # then opening an account asks who one is, as signing in does

Question = Literal["asked-first", "prefilled", "asked-again-empty", "asked-again-other"]
AGAIN: tuple[Question, ...] = ("asked-again-empty", "asked-again-other")


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


def questions(fields: Sequence[FieldView]) -> list[Question]:
    """Tell of each field of a page how it asks, held against what the company knew.

    Only what is certain counts as asked again: signing in asks who one is, and so does opening an account on another occasion; a second
    field for the same fact in a form only confirms the first; and an option that is picked already may be the answer in other words.
    """
    signing_in = {field.form for field in fields if field.token == "current-password"}
    signing_up = {field.form for field in fields if field.token == "new-password"}
    confirmed = {(field.token, field.form) for field in fields if field.holds == "right"}
    found: list[Question] = []
    for field in fields:
        who = field.form in signing_in or (field.form in signing_up and field.token in WHO and field.known_from in ANOTHER_TIME)
        known = field.known and field.asked and not field.secret and field.token not in NO_FACTS and not who
        mark = (field.token, field.form)
        if known and field.holds == "right":
            found.append("prefilled")
        elif known and mark not in confirmed and field.holds == "nothing" and field.control in ("text", "choice"):
            found.append("asked-again-empty")
        elif known and mark not in confirmed and field.holds == "other" and field.control == "text":
            found.append("asked-again-other")
        else:
            found.append("asked-first")
        if known:
            confirmed.add(mark)
    return found


def asked(page: PageView, form: int, *ways: Question) -> list[FieldView]:
    """Give the fields of a form that ask in one of these ways."""
    return [field for field, way in zip(page.fields, questions(page.fields), strict=True) if field.form == form and way in ways]


def guarded(visit: Visit, page: PageView, form: int) -> bool:
    """Tell whether a form is there to sign in, which keeps what the customer has told from others, or to get a new password."""
    said = "\n".join([button.name for button in page.buttons if button.form == form] + [page.title, *page.headings])
    return matches(visit, page, "journeys.sign-in", said) or matches(visit, page, "fields.password", said)


def empty_forms(visit: Visit) -> Iterator[tuple[Place, int]]:
    """Give each form in which several known facts stand empty, once, as it was when first seen."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for place in places(visit):
        for form in sorted({field.form for field in place.page.fields}):
            mark = (address(place.page), tuple(field.name or field.label for field in place.page.fields if field.form == form))
            if mark not in seen and len(asked(place.page, form, "asked-again-empty")) >= EMPTY_FORM:
                yield place, form
            seen.add(mark)


_WHENCE: dict[KnownFrom, str] = {
    "account": "held by the account", "link": "told by the link", "earlier-journey": "told in an earlier journey",
    "mail": "the address that the mail with this link was sent to",
}  # fmt: skip


def whence(field: FieldView, page: PageView) -> str:
    """Say where the company has a fact from."""
    if field.known_from != "journey":
        return _WHENCE[field.known_from or "link"]
    pages = page.page - field.told_on
    return "told on the same page" if pages < 1 else "told 1 page before" if pages == 1 else f"told {pages} pages before"


def prefill_share(effort: Effort) -> float | None:
    """Give the share of known facts that stood filled in right when they were asked; None where none was asked."""
    return round((effort.known - effort.asked_again) / effort.known, 3) if effort.known > 0 else None
