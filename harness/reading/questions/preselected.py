"""What stands ticked or picked in a form before the customer has touched it."""

from collections.abc import Iterator

from harness.fields import PASSWORDS
from harness.model import FieldView, Visit
from harness.reading.looks import deeds
from harness.reading.questions.forms import Form, mark, sightings


def preselected(visit: Visit) -> Iterator[tuple[Form, list[FieldView]]]:
    """Give each form with those of its questions that are answered by ticking and are answered at first sight, each once in a journey."""
    seen: set[tuple[str, str]] = set()
    for form in sightings(visit):
        journey = form.place.journey.name
        fresh = [field for field in form.fields if (journey, mark(field)) not in seen]
        seen.update((journey, mark(field)) for field in fresh)
        chosen = [field for field in fresh if field.ticked and field.holds != "ours"]
        if chosen and not _own_choice(visit, form):
            yield form, chosen


def _own_choice(visit: Visit, form: Form) -> bool:
    """Tell whether the customer may have ticked it at another time: the company shows what it knows, or they have an account there."""
    if any(field.holds == "right" for field in form.fields):
        return True
    signed = [act.view for journey in visit.journeys for _, act in deeds(journey, ("type",)) if act.token in PASSWORDS]
    return any(0 <= view < len(visit.views) and visit.views[view].page < form.place.page.page for view in signed)
