"""Look for consent that is given before the customer comes."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, Visit
from harness.reading.looks import matches
from harness.reading.questions.asking import Place
from harness.reading.questions.forms import named
from harness.reading.questions.preselected import preselected


@audit
def preticked_box(visit: Visit) -> Iterator[Finding]:
    """Advertising is chosen before the customer has chosen.

    Who does not read every line gets what they never asked for, and who does has to undo it. Recital 32 of the GDPR and the Court of
    Justice of the European Union (C-673/17, Planet49) do not take a box that was ticked beforehand for consent.
    """
    for form, ticked in preselected(visit):
        if chosen := [field for field in ticked if _advertises(visit, form.place, field)]:
            yield form.finding(f"chosen before the customer has touched it: {named(chosen)}", chosen, "moderate")


def _advertises(visit: Visit, place: Place, field: FieldView) -> bool:
    """Tell whether what is ticked says yes to advertising. A tick beside a `no` is the customer's gain."""

    def says(key: str, words: str) -> bool:
        return matches(visit, place.page, key, words)

    words = f"{field.label} {field.ticked}"
    advertises = field.token == "marketing" or says("fields.marketing", words)
    if not advertises or says("others.service", words) or says("forms.declines", words):
        return False
    return field.control == "tick" or says("forms.agrees", field.ticked)
