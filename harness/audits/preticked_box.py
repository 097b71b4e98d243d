"""Look for consent and extras that are chosen before the customer comes."""

from collections.abc import Iterator

from harness.audits import audit
from harness.fields import PASSWORDS
from harness.model import FieldView, Finding, Visit
from harness.reading.asking import Place
from harness.reading.forms import Form, mark, named, sightings
from harness.reading.looks import deeds, matches


@audit
def preticked_box(visit: Visit) -> Iterator[Finding]:
    """Advertising or an extra is chosen before the customer has chosen.

    Who does not read every line gets, or pays for, what they never asked for, and who does has to undo it. Recital 32 of the GDPR and the
    Court of Justice of the European Union (C-673/17, Planet49) do not take a box that was ticked beforehand for consent.
    """
    seen: set[tuple[str, str]] = set()
    for form in sightings(visit):
        journey = form.place.journey.name
        fresh = [field for field in form.fields if (journey, mark(field)) not in seen]
        seen.update((journey, mark(field)) for field in fresh)
        chosen = [field for field in fresh if field.holds != "ours" and _beforehand(visit, form.place, field)]
        if chosen and not _own_choice(visit, form):
            yield form.finding(f"chosen before the customer has touched it: {named(chosen)}", chosen, "moderate")


def _beforehand(visit: Visit, place: Place, field: FieldView) -> bool:
    """Tell whether what is ticked says yes to advertising or to an extra. A tick beside a `no` is the customer's gain."""

    def says(key: str, words: str) -> bool:
        return matches(visit, place.page, key, words)

    words = f"{field.label} {field.ticked}"
    advertises = (field.token == "marketing" or says("fields.marketing", words)) and not says("others.service", words)
    sells = says("forms.extra", words) and not says("fields.terms", words)
    if not field.ticked or says("forms.declines", words) or not (advertises or sells):
        return False
    return field.control == "tick" or says("forms.agrees", field.ticked)


def _own_choice(visit: Visit, form: Form) -> bool:
    """Tell whether the customer may have ticked it at another time: the company shows what it knows, or they have an account there."""
    if any(field.holds == "right" for field in form.fields):
        return True
    signed = [act.view for journey in visit.journeys for _, act in deeds(journey, ("type",)) if act.token in PASSWORDS]
    return any(0 <= view < len(visit.views) and visit.views[view].page < form.place.page.page for view in signed)
