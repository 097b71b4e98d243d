"""Look for errors that cost the customer what was filled in."""

from collections.abc import Iterator

from harness.audits import audit
from harness.fields import CARD, PASSWORDS
from harness.model import FieldView, Finding, PageView, Visit
from harness.reading.looks import deeds, page_at
from harness.reading.questions.asking import Place, places

NOT_MEANT = PASSWORDS | CARD | {"one-time-code"}  # emptied for security
MANY = 3


@audit
def lost_input(visit: Visit) -> Iterator[Finding]:
    """An error empties what the customer had filled in.

    Everything has to be typed again because of one answer. Passwords, card details and one-time codes are emptied for security and
    not meant, nor is the one field that the error is about.
    """
    before: list[Place] = []
    reported: set[tuple[str, ...]] = set()
    for place in places(visit):
        page = place.page
        failed = page.errors or page.status >= 400 or any(field.error for field in page.fields)
        filled = _filled(visit, before, place) if failed else set()
        lost = [
            field
            for field in page.fields
            if field.holds == "nothing" and not field.error and _mark(field) in filled and not _excepted(field) and _alone(page, field)
        ]
        marks = tuple(_mark(field) for field in lost)
        before.append(place)
        if not lost or marks in reported or (len(page.fields) == 1 and page.errors):
            continue
        reported.add(marks)
        labels = ", ".join(f"`{field.label or field.name}`" for field in lost)
        yield Finding(
            audit="lost-input",
            severity="serious" if len(lost) >= MANY else "moderate",
            seen=f"after an error {len(lost)} fields that had been filled in stand empty: {labels}",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=labels,
            url=page.url,
            box=lost[0].box,
        )


def _mark(field: FieldView) -> str:
    return field.name or field.label


def _alone(page: PageView, field: FieldView) -> bool:
    """Of two forms that ask for the same the other one may have been filled in."""
    return sum(_mark(each) == _mark(field) for each in page.fields) == 1


def _excepted(field: FieldView) -> bool:
    # What a choice holds is only known where it is the right fact: an option kept by the site looks like none.
    return field.control != "text" or field.secret or field.token in NOT_MEANT or not _mark(field)


def _filled(visit: Visit, before: list[Place], now: Place) -> set[str]:
    """Give the fields that the customer had filled in on the page before the error: as looked at, or as typed into."""
    same = [place for place in before if place.journey is now.journey and now.page.page - 1 <= place.page.page <= now.page.page]
    looked = {_mark(field) for place in same for field in place.page.fields if field.holds == "ours"}
    pages = {id(place.page): place.page for place in same}
    typed = {act.name for _, act in deeds(now.journey, ("type", "choose")) if id(page_at(visit, act.view)) in pages}
    named = {_mark(field) for page in pages.values() for field in page.fields if field.label in typed and _only_one(page, field)}
    return looked | named


def _only_one(page: PageView, field: FieldView) -> bool:
    """A page to sign in and to register on asks for the e-mail address twice: the label alone does not tell which was filled in."""
    return bool(field.label) and sum(each.label == field.label for each in page.fields) == 1
