"""Look for forms that do not say which questions may be left."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import Form, forms, named, share

FEW = 3  # text fields; in a shorter form nobody looks for what may be left
# A page that checks its answers itself often marks none of these as needed, or only the first; nobody takes them for optional.
PLAIN = ("name", "given-name", "family-name", "email", "username", "current-password", "new-password", "one-time-code")
PARTS = ("cc-", "bday")  # of a card, of a birthday


@audit
def unmarked_optional(visit: Visit) -> Iterator[Finding]:
    """Nothing tells which questions may be left unanswered.

    Where the page knows that some answers are needed and some are not, and marks neither by a sign nor by a word, a customer answers all
    of them, or leaves the wrong one and is sent back. WCAG 2.2, success criterion 3.3.2 (Labels or Instructions).
    """
    for form in forms(visit):
        known = [field for field in form.texts if field.told_by]
        optional = [field for field in known if not (field.required or _needed_anyway(field)) and (field.label or field.placeholder)]
        needed = sum(field.required for field in known)
        if len(known) < FEW or not optional or needed * 2 < len(known) or _marked(visit, form):
            continue
        seen = f"{share(optional, known)} may be left empty, and neither these nor the others are marked"
        yield form.finding(f"{seen}: {named(optional)}", optional, certainty="likely")  # a script may want more than the page says


def _needed_anyway(field: FieldView) -> bool:
    return field.token in PLAIN or field.token.startswith(PARTS) or field.holds in ("right", "other")


def _marked(visit: Visit, form: Form) -> bool:
    """Tell whether any sign, any word at a field, or a note on the page says what is needed or what is not."""
    said = [form.place.page.text, *(text for field in form.fields for text in _words(field))]
    told = any(matches(visit, form.place.page, key, text) for key in ("forms.required", "forms.optional") for text in said)
    return told or any(field.starred or "*" in field.label for field in form.fields)


def _words(field: FieldView) -> tuple[str, str, str]:
    return field.label, field.placeholder, field.description
