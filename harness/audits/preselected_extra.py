"""Look for extras that are in the basket before the customer has put them there."""

from collections.abc import Iterator

from harness.audits import audit
from harness.mails.money import AMOUNT
from harness.model import FieldView, Finding, Severity, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import Form, named
from harness.reading.questions.preselected import preselected


@audit
def preselected_extra(visit: Visit) -> Iterator[Finding]:
    """An extra is chosen before the customer has chosen.

    Who does not read every line pays for what they never asked for, and who does has to undo it. Article 22 of the EU Directive 2011/83 on
    consumer rights lets the customer have such a payment back where it came of a choice made for them.
    """
    for form, ticked in preselected(visit):
        if chosen := [field for field in ticked if _sells(visit, form, field)]:
            severity: Severity = "serious" if any(AMOUNT.search(f"{field.label} {field.ticked}") for field in chosen) else "moderate"
            yield form.finding(f"an extra chosen before the customer has touched it: {named(chosen)}", chosen, severity)


def _sells(visit: Visit, form: Form, field: FieldView) -> bool:
    """Tell whether what is ticked says yes to something besides what the journey is for."""

    def says(key: str, words: str) -> bool:
        return matches(visit, form.place.page, key, words)

    words, goal = f"{field.label} {field.ticked}", f"{visit.scenario}\n{form.place.journey.name.replace('-', ' ')}"
    if not says("forms.extra", words) or says("fields.terms", words) or says("forms.declines", words) or says("forms.extra", goal):
        return False
    return field.control == "tick" or says("forms.agrees", field.ticked)
