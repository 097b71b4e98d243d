"""Look for labels that vanish while one types."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.questions.forms import forms, mark, named, share, sightings

MANY = 3  # fields
REMEMBERED = ("one-time-code", "address-line2", "address-line3")  # has just been sent; goes on from the first line of an address


@audit
def placeholder_label(visit: Visit) -> Iterator[Finding]:
    """A field's only label is the text inside it, which typing covers.

    Who is interrupted, checks the answers or corrects an error no longer sees what was asked, and a text in grey is easily taken for an
    answer. WCAG 2.2, success criterion 3.3.2 (Labels or Instructions). A form of one field is not meant: what it asks is remembered.
    """
    lasting = {mark(field) for form in sightings(visit) for field in form.fields if field.told_by in ("label", "beside")}
    for form in forms(visit):
        inside = [field for field in form.texts if field.told_by == "placeholder" and mark(field) not in lasting]
        covered = [field for field in inside if field.token not in REMEMBERED]
        if covered and len(form.texts) > 1:
            seen = f"the text inside is all that says what is asked in {share(covered, form.texts)}"
            yield form.finding(f"{seen}: {named(covered)}", covered, "moderate" if len(covered) >= MANY else "minor")
