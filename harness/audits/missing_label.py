"""Look for fields that stand without a label."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import Form, forms, named, share

# Lines of an address go on from the first; a captcha explains itself, and so does the code that has just been sent.
CONTINUED = ("address-line2", "address-line3", "captcha", "one-time-code")


@audit
def missing_label(visit: Visit) -> Iterator[Finding]:
    """A field stands without a label of its own.

    Where nothing on the page says what a field asks, the customer has to guess. Where words stand beside it but are not tied to it,
    most customers read them, but a screen reader does not speak them, and pressing them does not put the cursor into the field. WCAG 2.2,
    success criteria 3.3.2 (Labels or Instructions) and 1.3.1 (Info and Relationships).
    """
    for form in forms(visit):
        if bare := [field for field in form.texts if field.told_by == "nothing" and not _known_otherwise(field, form)]:
            seen = f"nothing to be seen on the page says what is asked in {share(bare, form.texts)}"
            yield form.finding(f"{seen}: {named(bare)}", bare, "moderate")
        if loose := [field for field in form.texts if _loose(visit, form, field)]:
            seen = f"words stand beside {share(loose, form.texts)}, but the page's code does not say that they belong together"
            yield form.finding(f"{seen}: {named(loose)}", loose)


def _loose(visit: Visit, form: Form, field: FieldView) -> bool:
    """What is also written on a button may have been meant for that; a trap for robots is no question."""
    page = form.place.page
    beside = field.told_by == "beside" and field.label_from == "nearby" and field.token not in CONTINUED
    other = field.label in {button.name for button in page.buttons} or matches(visit, page, "forms.leave-empty", field.label)
    return beside and not other


def _known_otherwise(field: FieldView, form: Form) -> bool:
    """What a field holds tells what it is for, as does the button beside a lone field; one that nobody can tell is `unlabelled-field`'s."""
    told = field.token in CONTINUED or field.holds in ("right", "other") or len(form.texts) == 1
    return told or (field.required and not field.label)
